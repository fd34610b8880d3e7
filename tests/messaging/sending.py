"""Sending one text and looking at what became of it."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from agencies.tenancy import acting_for
from messaging.delivery import deliver
from messaging.models import Message

Queue = Callable[..., Message]


def state_of(message: Message) -> Message:
    """The text as it stands now."""
    with acting_for(message.agency_id), transaction.atomic():
        return Message.objects.get(pk=message.pk)


def send(message: Message, at: datetime) -> Message:
    """Send a text, if it may go, and return it as it stands then."""
    deliver(agency_id=message.agency_id, message_id=message.pk, now=at)
    return state_of(message)
