"""Texts, Messages: the list, narrowed down; by number only for a person who says why, on the record."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from agencies.access import AgencyRequest, leaders_only, staff_only
from console.frame import LEADERS
from console.texts.by_number import citizen_shown, search, whole_number
from console.texts.tabs import tabs
from insights.period import LENGTHS, period
from insights.text_list import TextFilters, text_page
from messaging.models import Message

LARGEST_PAGE = 10_000


@staff_only
def listing(request: AgencyRequest, slug: str) -> HttpResponse:
    """The latest texts, or those that the filters leave."""
    return _render(request, _filters(request))


@leaders_only
@never_cache
@require_POST
def by_number(request: AgencyRequest, slug: str) -> HttpResponse:
    """The texts to one number."""
    found = search(request)
    return _render(request, TextFilters(citizen=found.citizen), search=found)


def _render(request: AgencyRequest, filters: TextFilters, **more: Any) -> HttpResponse:
    asked = request.GET.get("page", "")
    number = min(max(int(asked), 1), LARGEST_PAGE) if asked.isdecimal() else 1
    given = {name: value for name, value in request.GET.items() if value and name != "page"}
    if filters.citizen:
        given = {"citizen": str(filters.citizen.pk)}
    context = {
        "tabs": tabs(request, "texts-messages"),
        "filters": filters,
        "page": text_page(agency=request.agency, filters=filters, number=number),
        "statuses": Message.Status.choices,
        "purposes": Message.Purpose.choices,
        "lines": request.agency.lines.all(),
        "lengths": LENGTHS,
        "query": urlencode(given),
        "leads": request.membership.role in LEADERS,
    }
    return render(request, "console/texts/messages.html", context | more)


def _filters(request: AgencyRequest) -> TextFilters:
    given, agency = request.GET, request.agency
    days = whole_number(given.get("days", ""))
    chosen = period(days=days, zone=agency.zone, now=timezone.now()) if days in LENGTHS else None
    return TextFilters(
        q=given.get("q", "").strip(),
        status=_one_of(given.get("status", ""), Message.Status.values),
        purpose=_one_of(given.get("purpose", ""), Message.Purpose.values),
        line=whole_number(given.get("line", "")) or None,
        period=chosen,
        citizen=citizen_shown(request, given.get("citizen", "")),
    )


def _one_of(value: str, known: list[str]) -> str:
    return value if value in known else ""
