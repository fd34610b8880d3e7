"""How conversations end."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from agencies.models import User
from agencies.tenancy import across_agencies
from engage.statements import Update
from messaging import outbox
from messaging.models import Message
from surveys.models import Conversation

State = Conversation.State
LONGEST_WHY = 120
ENDED = Update(Conversation, "state", "closed_at", "language")


def close(*, conversation: Conversation, state: str, now: datetime) -> None:
    """End a conversation; what was answered stays."""
    conversation.state, conversation.closed_at = state, now
    ENDED.write(conversation)


class Ended(ValueError):
    """The conversation has ended by itself meanwhile."""


def close_by_hand(*, conversation: Conversation, why: str, by: User, now: datetime) -> None:
    """End an open conversation on a person's word: what waits is not sent, and what comes in is answered by nothing.

    Raises ValueError without a reason, Ended where it is open no more.
    """
    if not why.strip():
        raise ValueError("Write why you close it: it is kept with the conversation.")
    open_still = Conversation.objects.filter(pk=conversation.pk, state=State.OPEN)
    closed = open_still.update(
        state=State.STOPPED, closed_at=now, closed_by=by, closed_because=why.strip()[:LONGEST_WHY]
    )
    if not closed:
        raise Ended("The conversation had ended meanwhile: nothing was changed.")
    outbox.withdraw(
        agency_id=conversation.agency_id,
        thread=conversation.thread,
        reason=f"The conversation was closed by {by}.",
        now=now,
    )


def expire_due(*, now: datetime) -> int:
    """End the conversations whose time is up, and those in which nobody was ever asked; return how many.

    A text that failed by its receipt and was answered all the same did arrive.
    """
    silent = Conversation.objects.filter(state=State.OPEN, answers__isnull=True)
    ends: tuple[tuple[QuerySet[Conversation], str], ...] = (
        (_opened_with(silent, Message.Status.FAILED), State.UNREACHABLE),
        (_opened_with(silent, Message.Status.CANCELLED), State.STOPPED),
        (Conversation.objects.filter(state=State.OPEN, expires_at__lte=now), State.EXPIRED),
    )
    with across_agencies(), transaction.atomic():
        return sum(ending.update(state=state, closed_at=now) for ending, state in ends)


def _opened_with(conversations: QuerySet[Conversation], status: str) -> QuerySet[Conversation]:
    """Those of them whose first text has this status."""
    opening = Message.objects.opening(OuterRef("agency"), OuterRef("thread")).filter(status=status)
    return conversations.filter(Exists(opening))
