"""Texts that come in: stored once, heard by the handlers in order, answered the same way each time."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from agencies.models import Line
from messaging.citizens import citizen_of
from messaging.models import Message, Reply

# Reads that every reply needs, written by hand: to build them took longer than to run them (docs/performance.md).
KNOWN = "SELECT * FROM messaging_reply WHERE line_id = %s AND provider_id = %s"
ANSWERS = "SELECT * FROM messaging_message WHERE in_reply_to_id = %s ORDER BY id"


@transaction.atomic(savepoint=False)
def accept(*, line: Line, sender: str, body: str, provider_id: str, now: datetime) -> list[Message]:
    """Store a text that `line` received and return the texts that answer it.

    Twilio may deliver the same text (`provider_id`) any number of times: the second time nothing happens and the
    same answers are returned. The citizen is locked, so two texts of one person, and two deliveries of one text, are
    heard one after the other.
    """
    citizen = citizen_of(agency=line.agency, phone=sender)
    reply = next(iter(Reply.objects.raw(KNOWN, [line.pk, provider_id])), None)
    if reply is None:
        reply = Reply.objects.create(
            agency=line.agency,
            line=line,
            citizen=citizen,
            provider_id=provider_id,
            body=body,
            received_at=now,
        )
        _hear(reply, now)
    return list(Message.objects.raw(ANSWERS, [reply.pk]))


def _hear(reply: Reply, now: datetime) -> None:
    """Ask each of REPLY_HANDLERS in order until one returns True: nothing is left to do with this text.

    A handler is called as `handle(reply=…, now=…)`, within the transaction and under the citizen's lock.
    """
    for path in settings.REPLY_HANDLERS:
        if import_string(path)(reply=reply, now=now):
            return
