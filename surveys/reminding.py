"""One reminder, at the most, for whoever was asked and has not written a word."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from agencies.tenancy import across_agencies, acting_for
from messaging import outbox
from messaging.models import Message, Reply
from surveys import wording
from surveys.models import Conversation

AT_ONCE = 200


def remind_due(*, now: datetime) -> int:
    """Queue the reminders that are due; return how many.

    Only where the first text left, nobody wrote since, the survey is on and the conversation goes on. Hours, consent,
    caps and the gate are asked as for a first text when it is about to leave.
    """
    with across_agencies(), transaction.atomic():
        due = list(_due(now).values_list("agency_id", "pk")[:AT_ONCE])
    return sum(_remind(agency_id, pk, now) for agency_id, pk in due)


def _due(now: datetime) -> QuerySet[Conversation]:
    wrote = Reply.objects.filter(
        citizen=OuterRef("citizen"), received_at__gte=OuterRef("opened_at")
    )
    opening = Message.objects.opening(OuterRef("agency"), OuterRef("thread"))
    left = opening.filter(
        status__in=(Message.Status.SENT, Message.Status.DELIVERED),
        sent_at__lte=now - OuterRef("survey__remind_after"),
    )
    return Conversation.objects.filter(
        Exists(left),
        ~Exists(wrote),
        state=Conversation.State.OPEN,
        channel=Conversation.Channel.TEXT,
        expires_at__gt=now,
        reminded_at__isnull=True,
        survey__active=True,
        survey__remind_after__isnull=False,
    ).order_by(F("opened_at"))


def _remind(agency_id: int, pk: int, now: datetime) -> bool:
    """Claimed by a conditional update: of two workers one reminds. It is stale when the conversation ends."""
    with acting_for(agency_id), transaction.atomic():
        claimed = Conversation.objects.filter(
            pk=pk, state=Conversation.State.OPEN, reminded_at__isnull=True
        ).update(reminded_at=now)
        if not claimed:
            return False
        related = ("citizen", "line", "incident", "question__version", "agency")
        conversation = Conversation.objects.select_related(*related).get(pk=pk)
        outbox.queue(
            line=conversation.texted.line,
            citizen=conversation.texted.citizen,
            body=wording.ask(conversation, conversation.question),
            purpose=Message.Purpose.REMINDER,
            thread=conversation.thread,
            expires_at=conversation.expires_at,
            now=now,
        )
    return True
