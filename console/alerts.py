"""Alerts: who may be in danger, who looks after them, and who was told when."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, QuerySet, When
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, leaders_only
from agencies.models import Agency
from console.polling import polled
from feedback.models import Alert
from feedback.safety.alerts import OutOfTurn, acknowledge, close
from messaging.models import Message

ON_A_PAGE = 50


@leaders_only
def listing(request: AgencyRequest, slug: str) -> HttpResponse:
    """Those that nobody has acknowledged first, then the newest."""
    unanswered_first = Case(When(state__in=Alert.UNANSWERED, then=0), default=1)
    rows = _alerts(request.agency).order_by(unanswered_first, "-opened_at", "-pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "console/alerts.html", {"page": page, "now": timezone.now()})


@leaders_only
@polled
def unanswered(request: AgencyRequest, slug: str) -> HttpResponse:
    """What stands above every page, asked for by each page itself."""
    return render(request, "console/alerts_unanswered.html")


@leaders_only
@never_cache
@require_POST
def show_number(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """The alert with the number that wrote. The alert is reason enough to look; the look is recorded."""
    alert = get_object_or_404(_alerts(request.agency), pk=pk)
    if alert.citizen is None:
        raise Http404("Nobody knows whose words these are.")
    audit.record(
        request=request,
        agency=request.agency,
        action="citizen.number_shown",
        subject=f"alert {alert}",
    )
    context = _context(request, alert) | {"number": alert.citizen.phone}
    return render(request, "console/alert.html", context)


@leaders_only
def detail(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """One alert; a POST acknowledges or closes it. Its link stands in e-mails and texts, so a GET changes nothing."""
    alert = get_object_or_404(_alerts(request.agency), pk=pk)
    if request.method != "POST":
        return render(request, "console/alert.html", _context(request, alert))
    try:
        said = _act(request, alert)
    except OutOfTurn as elsewhere:
        messages.warning(request, str(elsewhere))
    except ValueError as missing:
        context = _context(request, alert) | {"wrong": str(missing)}
        return render(request, "console/alert.html", context)
    else:
        messages.success(request, said)
    return redirect("console:alert", slug=slug, pk=pk)


def _alerts(agency: Agency) -> QuerySet[Alert]:
    return agency.alerts.select_related(
        "reply__citizen",
        "answer",
        "conversation__incident",
        "conversation__citizen",
        "conversation__door",
        "acknowledged_by",
    ).order_by("-opened_at", "-pk")


def _act(request: AgencyRequest, alert: Alert) -> str:
    """Do what was asked for, record it, and say what was done."""
    now, action = timezone.now(), request.POST.get("action", "")
    words = request.POST.get("words", "").strip()
    if action == "acknowledge":
        acknowledge(alert=alert, by=request.user, now=now)
        said = f"{alert} is yours: nobody else is told any more."
    elif action == "close":
        false_alarm = "false_alarm" in request.POST
        close(alert=alert, outcome=words, false_alarm=false_alarm, now=now)
        said = f"{alert} is closed."
    else:
        raise Http404("There is no such step.")
    audit.record(
        request=request,
        agency=request.agency,
        action=f"alert.{_DONE[action]}",
        subject=f"alert {alert}",
        detail={"words": words} if words else {},
        now=now,
    )
    return said


_DONE = {"acknowledge": "acknowledged", "close": "closed"}


def _context(request: AgencyRequest, alert: Alert) -> dict[str, Any]:
    answers = Message.objects.filter(
        agency=request.agency,
        in_reply_to__isnull=False,
        in_reply_to=alert.reply_id,
        purpose__in=(Message.Purpose.SAFETY, Message.Purpose.COMPLAINT),
    )
    conversation = alert.conversation
    return {
        "alert": alert,
        "incident": conversation.incident if conversation else None,
        "answer": answers.first(),
        "told": alert.notifications.select_related("person", "message"),
        "now": timezone.now(),
    }
