"""Praise on its way to the officer: a leader shares or declines it, and may take that back for a week."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import QuerySet

from agencies.models import Officer, User
from feedback.models import Recognition
from surveys.models import Conversation

State = Recognition.State
DECIDED = (State.SHARED, State.DECLINED)

# CJIS and union rules: officers see their feedback a week later, and never who wrote it.
SHOWN_AFTER = timedelta(days=7)


class Decided(Exception):
    """Somebody else decided meanwhile, or the officer has seen it; the message says which."""


def suggest(*, conversation: Conversation, words: str, now: datetime) -> Recognition:
    """→ SUGGESTED: a person found praise that no rule did. Raises ValueError where the incident names no officer."""
    officer = conversation.incident.officer if conversation.incident else None
    if officer is None:
        raise ValueError("The incident names no officer of your roster: there is nobody to thank.")
    recognition, is_new = Recognition.objects.get_or_create(
        agency=conversation.agency,
        conversation=conversation,
        defaults={"officer": officer, "words": words, "suggested_at": now},
    )
    if not is_new:
        raise Decided(f"This praise is known: it is {_WHERE[State(recognition.state)]}.")
    return recognition


def share(*, recognition: Recognition, by: User, now: datetime) -> None:
    """SUGGESTED → SHARED: the officer sees the words a week from now. Raises Decided."""
    _move(recognition, {State.SUGGESTED}, State.SHARED, by, now)


def decline(*, recognition: Recognition, by: User, now: datetime) -> None:
    """SUGGESTED → DECLINED: the words are not passed on. Raises Decided."""
    _move(recognition, {State.SUGGESTED}, State.DECLINED, by, now)


def undo(*, recognition: Recognition, now: datetime) -> None:
    """SHARED or DECLINED → SUGGESTED. Raises Decided once the officer can have seen the words."""
    if recognition.state == State.SHARED and not can_undo(recognition=recognition, now=now):
        raise Decided("The officer has seen it: it can't be taken back any more.")
    _move(recognition, DECIDED, State.SUGGESTED, None, None)


def can_undo(*, recognition: Recognition, now: datetime) -> bool:
    """Whether the decision can still be taken back: the officer has not seen it yet."""
    return recognition.decided_at is not None and recognition.decided_at > now - SHOWN_AFTER


def shown_to(*, officer: Officer, now: datetime) -> QuerySet[Recognition]:
    """What an officer may see: shared a week ago or earlier, newest first."""
    return Recognition.objects.filter(
        agency=officer.agency_id,
        officer=officer,
        state=State.SHARED,
        decided_at__lte=now - SHOWN_AFTER,
    ).order_by("-decided_at", "-pk")


def _move(
    recognition: Recognition,
    start: Collection[str],
    state: str,
    by: User | None,
    at: datetime | None,
) -> None:
    here = Recognition.objects.filter(pk=recognition.pk, agency=recognition.agency_id)
    moved = here.filter(state__in=start).update(state=state, decided_by=by, decided_at=at)
    recognition.refresh_from_db()
    if not moved:
        raise Decided(f"Somebody was quicker: it is {_WHERE[State(recognition.state)]}.")


_WHERE = {
    State.SUGGESTED: "waiting for a decision",
    State.SHARED: "shared already",
    State.DECLINED: "declined already",
}
