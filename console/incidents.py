"""Incidents: the list, and the page that tells what happened and why the citizen was (not) texted."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, leaders_only, sees_officers, staff_only
from agencies.models.agency import LANGUAGES
from console.came_of_it import listed
from console.dates import Days, days_of
from console.explore.address import asks_of_officers_in_vain, dimensions_for, where_of
from console.frame import LEADERS
from console.polling import polled
from console.time_line import time_line
from incidents.models import Incident
from insights import pulse
from insights.incident_file import IncidentFile, open_file
from insights.incident_list import ANSWERS, DECISIONS, SORTS, Filters, choices, exact, page
from insights.period import LENGTHS
from surveys.eligibility import REASON_WORDS

NOTHING_CHANGED = 204
LARGEST_PAGE = 10_000


@staff_only
def listing(request: AgencyRequest, slug: str) -> HttpResponse:
    """The list; a search that names one incident goes to it at once."""
    now = timezone.now()
    days = days_of(request.GET.dict(), zone=request.agency.zone, now=now)
    filters = _filters(request, days)
    only_searched = set(request.GET) == {"q"}
    if only_searched and (found := exact(agency=request.agency, reference=filters.q)):
        return redirect("console:incident", slug=slug, pk=found.pk)
    given = {name: value for name, value in request.GET.items() if value and name != "page"}
    shown = page(agency=request.agency, filters=filters, number=_page_number(request))
    offered = choices(agency=request.agency, now=now)
    names, officers = dict(offered.call_types), sees_officers(request.membership)
    rows = [listed(row, names, officers=officers) for row in shown.rows]
    context = {
        "filters": filters,
        "page": shown,
        "rows": rows,
        "hides_officers": any(row.officer is None for row in rows),
        "asks_of_officers_in_vain": asks_of_officers_in_vain(request),
        "choices": offered,
        "decisions": DECISIONS,
        "reasons": REASON_WORDS,
        "answers": ANSWERS,
        "statuses": Incident.Status.choices,
        "lengths": LENGTHS,
        "days": days,
        "query": urlencode(given),
        "query_unsorted": urlencode({n: v for n, v in given.items() if n != "sort"}),
    }
    return render(request, "console/incidents.html", context)


@staff_only
def detail(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """The page of one incident."""
    return render(request, "console/incident.html", _context(request, pk))


@staff_only
@polled
def live(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """The time line anew, where it differs from `since`; 204 where it does not."""
    mark = pulse.of_incident(agency=request.agency, pk=pk)
    if mark is not None and mark == request.GET.get("since"):
        return HttpResponse(status=NOTHING_CHANGED)
    return render(request, "console/incident_time_line.html", _context(request, pk))


@leaders_only
@never_cache
@require_POST
def show_number(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Show the caller's number on the page, once, to a person who says why; the look is recorded."""
    context = _context(request, pk)
    incident: Incident = context["incident"]
    why = request.POST.get("why", "").strip()
    if not why:
        context["why_missing"] = True
    elif incident.caller_phone:
        audit.record(
            request=request,
            agency=request.agency,
            action="citizen.number_shown",
            subject=f"incident {incident}",
            detail={"why": why},
        )
        context["number"] = incident.caller_phone
    return render(request, "console/incident.html", context)


def _filters(request: AgencyRequest, days: Days) -> Filters:
    given = request.GET
    return Filters(
        q=given.get("q", "").strip(),
        decision=given.get("decision", ""),
        answer=_one_of(given.get("answer", ""), ANSWERS),
        status=given.get("status", ""),
        where=where_of(given.dict(), dimensions_for(request)),
        ask=given.get("ask", ""),
        period=days.period,
        sort=_one_of(given.get("sort", ""), SORTS) or "newest",
    )


def _one_of(value: str, known: dict[str, Any]) -> str:
    return value if value in known else ""


def _page_number(request: AgencyRequest) -> int:
    asked = request.GET.get("page", "")
    return min(max(int(asked), 1), LARGEST_PAGE) if asked.isdecimal() else 1


def _context(request: AgencyRequest, pk: int) -> dict[str, Any]:
    now = timezone.now()
    # The mark is taken first: what changes while we read is then read again.
    mark = pulse.of_incident(agency=request.agency, pk=pk)
    file = open_file(agency=request.agency, pk=pk)
    if file is None:
        raise Http404("There is no such incident.")
    language = file.incident.caller_language
    if file.conversation:
        language = file.conversation.language
    return {
        "now": now,
        "file": file,
        "incident": file.incident,
        "days": time_line(file=file, now=now),
        "mark": mark,
        "facts": _facts(file),
        "language": LANGUAGES.get(language, language),
        "leads": request.membership.role in LEADERS,
    }


def _facts(file: IncidentFile) -> dict[str, Any]:
    """How long things took, and how many texts it was."""
    incident = file.incident
    texts = [text for text in file.messages if text.sent_at]
    asked = file.messages[0].sent_at if file.messages else None
    answered = file.replies[0].received_at if file.replies else None
    spans = {
        "Until sent": (incident.opened_at, incident.dispatched_at),
        "Until arrival": (incident.opened_at, incident.arrived_at),
        "On scene": (incident.arrived_at, incident.closed_at),
        "Until answer": (asked, answered),
    }
    return {
        "times": {
            name: end - start
            for name, (start, end) in spans.items()
            if start and end and end >= start
        },
        "sent": len(texts),
        "delivered": sum(text.status == text.Status.DELIVERED for text in texts),
        "segments": sum(text.segments for text in texts),
    }
