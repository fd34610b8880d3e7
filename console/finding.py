"""The search box of every page: an incident, a number, an officer, a setting."""

from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from agencies.access import AgencyRequest, sees_officers, staff_only
from agencies.models import Officer, Role
from agencies.phones import e164
from console import why
from console.frame import LEADERS
from console.settings.places import speaking_of
from insights.by_number import begins_with
from insights.incident_list import exact

MOST = 20
SHORTEST_NAME = 2


@staff_only
@never_cache
@require_POST
def find(request: AgencyRequest, slug: str) -> HttpResponse:
    """Go to what was meant, or show what may have been. By POST: a phone number stands in no address and no log.

    An incident comes first. A number is not looked up at once: who may do that is asked why, for the record.
    """
    wanted = " ".join(request.POST.get("q", "").split())
    if found := exact(agency=request.agency, reference=wanted):
        return redirect("console:incident", slug=slug, pk=found.pk)
    if number := _number(wanted):
        return why.ask_about(request, number)
    officers = _officers(request, wanted)
    settings = speaking_of(wanted) if request.membership.role == Role.ADMIN else []
    if not (officers or settings):
        return redirect(f"{reverse('console:incidents', args=[slug])}?{urlencode({'q': wanted})}")
    begins = begins_with(agency=request.agency, words=wanted)
    context = {
        "wanted": wanted,
        "officers": officers,
        "settings": settings,
        "incidents": request.agency.incidents.filter(begins).exists(),
    }
    return render(request, "console/found.html", context)


def _number(wanted: str) -> str:
    """What was written, if it is a phone number."""
    try:
        e164(wanted)
    except ValueError:
        return ""
    return wanted


def _officers(request: AgencyRequest, wanted: str) -> list[Officer]:
    """Those of this badge, or with this in their name, for whom they are shown to."""
    may = request.membership.role in LEADERS and sees_officers(request.membership)
    if not may or len(wanted) < SHORTEST_NAME:
        return []
    named = Q(badge__iexact=wanted) | Q(name__icontains=wanted)
    return list(request.agency.officers.filter(named).order_by("name", "badge")[:MOST])
