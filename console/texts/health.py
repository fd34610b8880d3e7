"""Texts, Health: how they get through, what went wrong, what waits and why."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from agencies.access import AgencyRequest, staff_only
from console.texts.tabs import tabs
from insights.period import LENGTHS, period
from insights.texts import health as gathered

CHOICES = {days: LENGTHS[days] for days in (7, 30)}
USUAL = 7


@staff_only
def health(request: AgencyRequest, slug: str) -> HttpResponse:
    """The page for the last 7 or 30 days."""
    now = timezone.now()
    asked = request.GET.get("days", "")
    days = int(asked) if asked.isdecimal() and int(asked) in CHOICES else USUAL
    chosen = period(days=days, zone=request.agency.zone, now=now)
    return render(
        request,
        "console/texts/health.html",
        {
            "tabs": tabs(request, "texts"),
            "period": chosen,
            "lengths": CHOICES,
            "health": gathered(agency=request.agency, period=chosen, now=now),
        },
    )
