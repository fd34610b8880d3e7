"""Follow-ups: who waits for us, and the page of one case with its one next step."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from agencies import audit
from agencies.access import AgencyRequest, leaders_only
from feedback.follow_ups import OPEN, OutOfTurn, State, dismiss, resolve, take
from feedback.models import FollowUp
from incidents.models import Incident
from insights.needs import Case, cases

ON_A_PAGE = 50
VIEWS = {"open": "All open", "mine": "Mine", "closed": "Closed"}


@leaders_only
def listing(request: AgencyRequest, slug: str) -> HttpResponse:
    """Late first; the closed ones, newest first."""
    show = request.GET.get("show", "")
    show = show if show in VIEWS else "open"
    rows = _shown(request, show)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    above = ON_A_PAGE * (page.number - 1)
    context = {
        "page": page,
        "cases": cases(rows[above : above + ON_A_PAGE]),
        "show": show,
        "views": VIEWS,
        "now": timezone.now(),
    }
    return render(request, "console/follow_ups.html", context)


@leaders_only
def detail(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """The case; a POST takes, resolves or dismisses it."""
    case = _case(request, pk)
    if request.method != "POST":
        return render(request, "console/follow_up.html", _context(request, case))
    action, words = request.POST.get("action", ""), request.POST.get("words", "")
    try:
        said = _act(request, case.follow_up, action, words)
    except OutOfTurn as elsewhere:
        messages.warning(request, str(elsewhere))
    except ValueError as missing:
        context = _context(request, case) | {"wrong": str(missing), "wrong_action": action}
        return render(request, "console/follow_up.html", context)
    else:
        messages.success(request, said)
    return redirect("console:follow-up", slug=slug, pk=pk)


def _shown(request: AgencyRequest, show: str) -> QuerySet[FollowUp]:
    rows: QuerySet[FollowUp] = request.agency.follow_ups.all()
    if show == "closed":
        return rows.filter(closed_at__isnull=False).order_by("-closed_at", "-pk")
    rows = rows.filter(state__in=OPEN).order_by("due_at", "pk")
    return rows.filter(owner=request.user) if show == "mine" else rows


def _case(request: AgencyRequest, pk: int) -> Case:
    found = cases(request.agency.follow_ups.filter(pk=pk))
    if not found:
        raise Http404("There is no such follow-up.")
    return found[0]


def _act(request: AgencyRequest, follow_up: FollowUp, action: str, words: str) -> str:
    """Do what was asked for, record it, and say what was done."""
    now = timezone.now()
    if action == "take":
        take(follow_up=follow_up, by=request.user, now=now)
        said = f"{follow_up} is yours."
    elif action == "resolve":
        resolve(follow_up=follow_up, outcome=words, now=now)
        said = f"{follow_up} is resolved."
    elif action == "dismiss":
        dismiss(follow_up=follow_up, reason=words, now=now)
        said = f"{follow_up} is dismissed."
    else:
        raise Http404("There is no such step.")
    audit.record(
        request=request,
        agency=request.agency,
        action=f"follow_up.{_DONE[action]}",
        subject=_subject(follow_up),
        detail={"words": words.strip()} if words.strip() else {},
        now=now,
    )
    return said


_DONE = {"take": "taken", "resolve": "resolved", "dismiss": "dismissed"}


def _subject(follow_up: FollowUp) -> str:
    return f"follow-up {follow_up}"


def _context(request: AgencyRequest, case: Case) -> dict[str, Any]:
    follow_up, now = case.follow_up, timezone.now()
    record = request.agency.audit_entries.filter(
        subject=_subject(follow_up), at__gte=follow_up.opened_at
    )
    incident = case.voice.conversation.incident
    return {
        "case": case,
        "row": follow_up,
        "incident": incident,
        "sent_after": _after(incident, incident.dispatched_at if incident else None),
        "arrived_after": _after(incident, incident.arrived_at if incident else None),
        "answers": [answer for answer in case.voice.answers if answer.number is not None],
        "now": now,
        "is_open": follow_up.state in OPEN,
        "is_new": follow_up.state == State.NEW,
        "passed": _passed(follow_up, now),
        "hours": round((follow_up.due_at - follow_up.opened_at).total_seconds() / 3600),
        "record": record.select_related("actor"),
    }


def _after(incident: Incident | None, moment: datetime | None) -> timedelta | None:
    """How long after the call it was."""
    return moment - incident.opened_at if incident and moment else None


def _passed(follow_up: FollowUp, now: datetime) -> int:
    """How much of its time has passed, in percent."""
    until = follow_up.closed_at or now
    share = (until - follow_up.opened_at) / (follow_up.due_at - follow_up.opened_at)
    return round(100 * min(max(share, 0), 1))
