"""Texts that come in: stored once, heard by the handlers in order, answered the same way each time."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from agencies.models import Line
from agencies.tenancy import across_agencies, acting_for
from messaging.citizens import alive, citizen_of
from messaging.models import Message, Reply

# Reads that every reply needs, written by hand: to build them took longer than to run them (docs/performance.md).
KNOWN = "SELECT * FROM messaging_reply WHERE line_id = %s AND provider_id = %s"
ANSWERS = """
    SELECT * FROM messaging_message WHERE in_reply_to_id = %s AND provider_id = ''
        AND status IN ('sending', 'unknown') AND attempts = 1 ORDER BY id
"""
CONSENT = Message.Purpose.CONSENT
PATIENCE = timedelta(minutes=1)
LIMIT = 1000

logger = logging.getLogger(__name__)


@transaction.atomic(savepoint=False)
def accept(
    *,
    line: Line,
    sender: str,
    body: str,
    provider_id: str,
    now: datetime,
    waited_for: bool = True,
) -> list[Message]:
    """Store a text that `line` received and return the texts that answer it.

    Twilio may deliver the same text (`provider_id`) again when it has not read our answer: nothing happens then, and
    the same answer is given, but for texts that Twilio has surely taken meanwhile, that may not be sent any more, or
    that were queued after all because Twilio surely had none of them (they leave by the other door).
    The citizen is locked, so two texts of one person, and two deliveries of one text, are heard one after the other.

    Where no webhook waits (`waited_for` is False) nothing is returned: what answers is queued like any other text.
    """
    citizen = citizen_of(agency=line.agency, phone=sender)
    reply = next(iter(Reply.objects.raw(KNOWN, [line.pk, provider_id])), None)
    is_new = reply is None
    if reply is None:
        reply = Reply.objects.create(
            agency=line.agency,
            line=line,
            citizen=citizen,
            provider_id=provider_id,
            body=body,
            received_at=now,
        )
        if citizen.dead_at:
            alive(citizen=citizen)
        reply.is_waited_for = waited_for
        _hear(reply, now)
    if not waited_for:
        return []
    answers = Message.objects.raw(ANSWERS, [reply.pk])
    given = [text for text in answers if citizen.reachable or text.purpose == CONSENT]
    if given and not is_new:
        _offered_again(given, now)
    return given


def _offered_again(texts: list[Message], now: datetime) -> None:
    """Whoever looked before this moment whether Twilio has these texts must look again."""
    Message.objects.filter(pk__in=[text.pk for text in texts]).update(claimed_at=now)


def hear_again(*, now: datetime) -> int:
    """Let the handlers have the replies that one of them stumbled over; return how many it went well with.

    What they answer is queued like any other text, since no webhook waits for it any more.
    """
    with across_agencies(), transaction.atomic():
        unheard = Reply.objects.filter(heard_at__isnull=True, received_at__lt=now - PATIENCE)
        found = list(unheard.order_by("received_at").values_list("agency_id", "pk")[:LIMIT])
    return sum(_hear_one(agency_id, pk, now) for agency_id, pk in found)


def _hear_one(agency_id: int, pk: int, now: datetime) -> bool:
    with acting_for(agency_id), transaction.atomic():
        reply = Reply.objects.select_related("line", "citizen__agency").get(pk=pk)
        citizen_of(agency=reply.citizen.agency, phone=reply.citizen.phone)  # takes the lock
        if reply.heard_at is None:
            _hear(reply, now)
        return reply.heard_at is not None


def _hear(reply: Reply, now: datetime) -> None:
    """Ask each of REPLY_HANDLERS in order until one returns True: nothing is left to do with this text.

    A handler is called as `handle(reply=…, now=…)`, under the citizen's lock. One that stumbles costs neither the
    reply nor what the handlers before it did: it is heard again by a sweep.
    """
    for path in settings.REPLY_HANDLERS:
        try:
            with transaction.atomic():
                done = import_string(path)(reply=reply, now=now)
        except Exception:
            logger.exception("%s stumbled over reply %s", path, reply.pk)
            return
        if done:
            break
    reply.heard_at = now
    reply.save(update_fields=["heard_at", "handled_by", "thread"])
