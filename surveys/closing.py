"""How conversations end."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from agencies.tenancy import across_agencies
from engage.statements import Update
from messaging.models import Message
from surveys.models import Conversation

State = Conversation.State
ENDED = Update(Conversation, "state", "closed_at", "language")


def close(*, conversation: Conversation, state: str, now: datetime) -> None:
    """End a conversation; what was answered stays."""
    conversation.state, conversation.closed_at = state, now
    ENDED.write(conversation)


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
