"""The overview: how are we doing, and does anything need me?"""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from agencies.access import AgencyRequest, staff_only
from agencies.models import Agency
from console.dates import length_of
from console.frame import LEADERS
from console.polling import polled
from insights import pulse
from insights.charts import spark
from insights.groups import call_type_names, groups
from insights.latest import latest, new_since
from insights.needs import needs
from insights.overview import overview as figures_of
from insights.period import LENGTHS
from insights.trend import direction, in_words, standing_out, trend

NOTHING_CHANGED = 204
# The list that shows the rows behind a figure, narrowed down to all of them and to the good ones: among those who rated
# are people who came through a door, about no incident.
ROWS_BEHIND = {
    "rated": ("console:conversations", "answers=rated", "answers=good"),
    "answered": ("console:incidents", "answer=texted", "answer=answered"),
    "call-taker": (
        "console:conversations",
        "answers=rated&ask=call-taker",
        "answers=good&ask=call-taker",
    ),
    "explained": (
        "console:conversations",
        "answers=rated&ask=explained",
        "answers=good&ask=explained",
    ),
}


@staff_only
def overview(request: AgencyRequest, slug: str) -> HttpResponse:
    """The whole page."""
    now = timezone.now()
    # The mark is taken first: what changes while we count is then counted again.
    mark = pulse.of_agency(agency=request.agency, now=now)
    context = _counted(request, mark, now)
    weeks = context["overview"].weeks
    context |= {
        "lengths": LENGTHS,
        "weeks": weeks,
        "trend": trend(weeks),
        "direction": direction(weeks),
        "marked": standing_out(weeks),
        **_latest(request.agency, now),
    }
    if context["trend"]:
        context["trend_in_words"] = in_words(weeks)
    return render(request, "console/overview.html", context)


@staff_only
@polled
def live(request: AgencyRequest, slug: str) -> HttpResponse:
    """What has changed since `since`, for htmx to swap in; 204 where nothing has."""
    now = timezone.now()
    mark = pulse.of_agency(agency=request.agency, now=now)
    if mark == request.GET.get("since"):
        return HttpResponse(status=NOTHING_CHANGED)
    context = _counted(request, mark, now)
    seen = parse_datetime(request.GET.get("seen", "")) or now
    context |= {"seen": seen, "new": new_since(agency=request.agency, moment=seen)}
    return render(request, "console/overview_live.html", context)


@staff_only
def latest_answers(request: AgencyRequest, slug: str) -> HttpResponse:
    """The list of latest answers anew, when somebody asked to see the new ones."""
    context = _latest(request.agency, timezone.now())
    return render(request, "console/overview_latest.html", context)


def _counted(request: AgencyRequest, mark: str, now: datetime) -> dict[str, Any]:
    """Everything that changes while one looks on."""
    agency = request.agency
    chosen = length_of(request.GET, zone=agency.zone, now=now)
    leads = request.membership.role in LEADERS
    counted = figures_of(agency=agency, period=chosen)
    districts, call_types = groups(
        agency=agency,
        period=chosen,
        asked=counted.headlines,
        names=call_type_names(agency),
    )
    return {
        "now": now,
        "mark": mark,
        "period": chosen,
        "overview": counted,
        "figures": [(f, spark(f.weeks), ROWS_BEHIND.get(f.key)) for f in counted.figures],
        "districts": districts,
        "call_types": call_types,
        "needs": needs(agency=agency, now=now, leads=leads),
        "leads": leads,
        "next_step": "" if counted.rated.tally.total else _next_step(agency),
    }


def _latest(agency: Agency, now: datetime) -> dict[str, Any]:
    voices = latest(agency)
    return {"now": now, "voices": voices, "seen": voices[0].at if voices else now}


def _next_step(agency: Agency) -> str:
    """The one step that brings the first answers, as the end of a sentence; empty where some have come."""
    if agency.answers.exists():
        return ""
    if not agency.lines.filter(active=True).exists():
        return "connect the line that your texts are sent from, in Settings"
    if not agency.codes.exists():
        return "send the first incidents from your CAD or RMS, or bring a file; Settings says how"
    if not agency.codes.filter(use="ask").exists():
        return "decide which call types may be asked about, in Settings"
    if not agency.surveys.filter(active=True).exists():
        return "switch on the survey, in Settings"
    return "wait for an incident to close; its caller is asked some hours later"
