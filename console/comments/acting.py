"""What people do with a comment: by a button, or by one key."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, leaders_only, staff_only
from console.comments.one import comment_of, shown
from feedback import follow_ups, recognition
from feedback.comments.marking import correct_sound, mark_read, mark_unread, turn_theme
from feedback.models import Reading
from surveys.models import Answer


@staff_only
@require_POST
def mark(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Read or unread; or how it really sounds (`sounds`), or whether it speaks of a theme (`theme`)."""
    answer, now = comment_of(request, pk), timezone.now()
    given = request.POST
    if given.get("seen") == "read":
        mark_read(answer=answer, by=request.user, now=now)
    elif given.get("seen") == "unread":
        mark_unread(answer=answer)
    elif given.get("sounds") in Reading.Sound.values:
        correct_sound(answer=answer, sound=given["sounds"], by=request.user, now=now)
        _record(request, answer, "comment.corrected", now, Sounds=given["sounds"])
    elif given.get("theme", "").isdecimal():
        _turn(request, answer, int(given["theme"]), now)
    else:
        raise Http404("There is no such step.")
    return shown(request, pk)


@leaders_only
@require_POST
def pass_on(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Open a follow-up (`action` is "follow-up"), or suggest a recognition ("recognise")."""
    answer, now = comment_of(request, pk), timezone.now()
    try:
        _pass_on(request, answer, request.POST.get("action", ""), now)
    except (follow_ups.OutOfTurn, recognition.Decided, ValueError) as problem:
        return shown(request, pk, problem=str(problem))
    mark_read(answer=answer, by=request.user, now=now)
    return shown(request, pk)


def _turn(request: AgencyRequest, answer: Answer, key: int, now: datetime) -> None:
    theme = request.agency.themes.filter(pk=key).first()
    if theme is None:
        raise Http404("There is no such theme.")
    holds = turn_theme(answer=answer, theme=theme, by=request.user, now=now)
    word = "speaks of it" if holds else "does not"
    _record(request, answer, "comment.corrected", now, Theme=f"{theme}: {word}")


def _pass_on(request: AgencyRequest, answer: Answer, action: str, now: datetime) -> None:
    talk = answer.conversation
    if action == "follow-up":
        opened = follow_ups.open_by_hand(conversation=talk, now=now)
        _record(request, answer, "follow_up.opened", now, **{"Follow-up": str(opened)})
    elif action == "recognise":
        recognition.suggest(conversation=talk, words=answer.comment, now=now)
        _record(request, answer, "recognition.suggested", now)
    else:
        raise PermissionDenied("There is no such step.")


def _record(
    request: AgencyRequest, answer: Answer, action: str, now: datetime, **detail: str
) -> None:
    talk = answer.conversation
    audit.record(
        request=request,
        agency=request.agency,
        action=action,
        subject=f"comment on {talk.incident or talk.door}",
        detail=detail,
        now=now,
    )
