"""What leaders do with a follow-up: open one by hand, take it, resolve it, dismiss it.

Each step is one conditional update: of two people who act at once, one does it and the other is told.
"""

from collections.abc import Collection
from datetime import datetime

from agencies.models import User
from feedback.models import FollowUp
from feedback.outcomes import LOOK_INTO_WITHIN
from surveys.models import Conversation

State = FollowUp.State
OPEN = (State.NEW, State.ASSIGNED)
BY_HAND = "opened by hand from the comment"


class OutOfTurn(Exception):
    """The follow-up is not where this step starts from; the message says where it is."""


def open_by_hand(*, conversation: Conversation, now: datetime) -> FollowUp:
    """→ NEW: a person found what no rule did. Raises OutOfTurn where there is one already."""
    fresh = {"state": State.NEW, "rule": BY_HAND, "due_at": now + LOOK_INTO_WITHIN}
    follow_up, is_new = FollowUp.objects.get_or_create(
        agency=conversation.agency,
        conversation=conversation,
        defaults={**fresh, "opened_at": now},
    )
    if not is_new:
        _step(follow_up, {State.WITHDRAWN}, **fresh, outcome="", closed_at=None)
    return follow_up


def take(*, follow_up: FollowUp, by: User, now: datetime) -> None:
    """NEW → ASSIGNED: `by` looks into it. Raises OutOfTurn where somebody was quicker."""
    _step(follow_up, {State.NEW}, state=State.ASSIGNED, owner=by, taken_at=now)


def resolve(*, follow_up: FollowUp, outcome: str, now: datetime) -> None:
    """ASSIGNED → RESOLVED with what came of it, in words.

    Raises ValueError without words, OutOfTurn where nobody took it or it is closed already.
    """
    words = _said(outcome, "Write what came of it: whom you spoke to and what you agreed.")
    _step(follow_up, {State.ASSIGNED}, state=State.RESOLVED, outcome=words, closed_at=now)


def dismiss(*, follow_up: FollowUp, reason: str, now: datetime) -> None:
    """NEW or ASSIGNED → DISMISSED: nobody needs to look into it, and why.

    Raises ValueError without a reason, OutOfTurn where it is closed already.
    """
    words = _said(reason, "Write why nobody needs to look into it.")
    _step(follow_up, OPEN, state=State.DISMISSED, outcome=words, closed_at=now)


def _said(words: str, demand: str) -> str:
    if not (said := words.strip()):
        raise ValueError(demand)
    return said


def _step(follow_up: FollowUp, start: Collection[str], **fields: object) -> None:
    here = FollowUp.objects.filter(pk=follow_up.pk, agency=follow_up.agency_id)
    moved = here.filter(state__in=start).update(**fields)
    follow_up.refresh_from_db()
    if not moved:
        raise OutOfTurn(_whereabouts(follow_up))


def _whereabouts(follow_up: FollowUp) -> str:
    if follow_up.state == State.NEW:
        return f"Nobody has taken {follow_up} yet: take it first."
    if follow_up.state == State.ASSIGNED:
        return f"{follow_up.owner or 'Somebody'} has taken {follow_up} already."
    return f"{follow_up} was {follow_up.get_state_display().lower()} already."
