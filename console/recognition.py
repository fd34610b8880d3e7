"""Recognition: whom do we thank? And what an officer may read of it."""

from itertools import groupby

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, leaders_only, members_only
from feedback.models import Recognition
from feedback.recognition import Decided, can_undo, decline, share, shown_to, undo

ON_A_PAGE = 50
State = Recognition.State
VIEWS = {State.SUGGESTED: "Suggested", State.SHARED: "Shared", State.DECLINED: "Declined"}


@leaders_only
def listing(request: AgencyRequest, slug: str) -> HttpResponse:
    """Praise that waits for a decision; in other tabs what was shared and what was declined."""
    show = request.GET.get("show", "")
    show = show if show in VIEWS else State.SUGGESTED
    rows = request.agency.recognitions.filter(state=show)
    if show != State.SUGGESTED:
        rows = rows.order_by("-decided_at", "-pk")
    rows = rows.select_related(
        "officer", "decided_by", "conversation__incident", "conversation__door"
    )
    now = timezone.now()
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    praise = [(row, can_undo(recognition=row, now=now)) for row in page]
    context = {"page": page, "praise": praise, "show": show, "views": VIEWS, "now": now}
    return render(request, "console/recognition.html", context)


@leaders_only
@require_POST
def decide(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Share, decline, or take either back; htmx swaps the one row."""
    rows = request.agency.recognitions.select_related(
        "officer", "conversation__incident", "conversation__door"
    )
    praise = get_object_or_404(rows, pk=pk)
    problem = ""
    try:
        _act(request, praise, request.POST.get("action", ""))
    except Decided as elsewhere:
        problem = str(elsewhere)
    if request.headers.get("HX-Request"):
        now = timezone.now()
        context = {
            "row": praise,
            "undoable": can_undo(recognition=praise, now=now),
            "just_now": True,
            "problem": problem,
        }
        return render(request, "console/recognition_row.html", context)
    if problem:
        messages.warning(request, problem)
    return redirect("console:recognition", slug=slug)


@members_only
def mine(request: AgencyRequest, slug: str) -> HttpResponse:
    """An officer's own praise: a week after it was shared, by month, never who wrote it or of which incident."""
    officer = request.membership.officer
    months = []
    if officer is not None:
        rows = shown_to(officer=officer, now=timezone.now())
        zone = request.agency.zone
        dated = [(row.decided_at.astimezone(zone), row.words) for row in rows if row.decided_at]
        by_month = groupby(dated, key=lambda row: row[0].replace(day=1).date())
        months = [(month, [words for _, words in those]) for month, those in by_month]
    return render(request, "console/my_praise.html", {"officer": officer, "months": months})


def _act(request: AgencyRequest, praise: Recognition, action: str) -> None:
    """Do what was asked for and record it."""
    now = timezone.now()
    if action == "share":
        share(recognition=praise, by=request.user, now=now)
    elif action == "decline":
        decline(recognition=praise, by=request.user, now=now)
    elif action == "undo":
        undo(recognition=praise, now=now)
    else:
        raise Http404("There is no such step.")
    audit.record(
        request=request,
        agency=request.agency,
        action=f"recognition.{_DONE[action]}",
        subject=f"praise of {praise.conversation.subject} for {praise.officer}",
        now=now,
    )


_DONE = {"share": "shared", "decline": "declined", "undo": "undone"}
