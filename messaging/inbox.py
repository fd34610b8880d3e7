"""Texts that come in: stored once, heard by the handlers in order, answered the same way each time."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from agencies.models import Line
from agencies.tenancy import across_agencies, acting_for
from engage.made import made
from messaging.citizens import DAY, alive, citizen_of
from messaging.models import Message, Reply
from messaging.statements import ANSWERED, HEARD, KEEP, SENT_BEFORE, WRITE

CONSENT = Message.Purpose.CONSENT
PATIENCE = timedelta(minutes=1)
LIMIT = 1000

logger = logging.getLogger(__name__)


class Stumbled(Exception):
    """A handler could not cope with a reply."""


def accept(
    *,
    line: Line,
    sender: str,
    body: str,
    provider_id: str,
    now: datetime,
    waited_for: bool = True,
) -> list[Message]:
    """Store a text that `line` received and return the texts that answer it, in a transaction of its own.

    Twilio may deliver the same text (`provider_id`) again when it has not read our answer: nothing happens then, and
    the same answer is given, but for texts that Twilio has surely taken meanwhile, that may not be sent any more, or
    that were queued after all because Twilio surely had none of them (they leave by the other door).
    The citizen is locked, so two texts of one person, and two deliveries of one text, are heard one after the other.

    Where a handler stumbles, all of it is undone and done once more, each handler then in a savepoint of its own.
    Where no webhook waits (`waited_for` is False) nothing is returned: what answers is queued like any other text.
    """
    take = partial(_take, line, sender, body, provider_id, now, waited_for)
    try:
        with transaction.atomic():
            return take(_ask_handlers)
    except Stumbled:
        with transaction.atomic():
            return take(_ask_carefully)


def _take(
    line: Line,
    sender: str,
    body: str,
    provider_id: str,
    now: datetime,
    waited_for: bool,
    ask: Callable[[Reply, datetime], None],
) -> list[Message]:
    citizen = citizen_of(agency=line.agency, phone=sender)
    reply = made(
        Reply,
        agency=line.agency,
        line=line,
        citizen=citizen,
        provider_id=provider_id,
        body=body,
        received_at=now,
    )
    sent_before = KEEP.write_and_read(reply, since=now - DAY)
    if sent_before is None:
        return _answers_again(reply, now) if waited_for else []
    if citizen.dead_at:
        alive(citizen=citizen)
    reply.is_waited_for = waited_for
    reply.recall(*sent_before)
    ask(reply, now)
    return _still_wanted(reply, reply.answers_given)


def _answers_again(reply: Reply, now: datetime) -> list[Message]:
    """What answers a text that came before. Whoever looked meanwhile whether Twilio has these texts must look again."""
    answers = Message.objects.filter(
        in_reply_to__line=reply.line,
        in_reply_to__provider_id=reply.provider_id,
        provider_id="",
        status__in=[Message.Status.SENDING, Message.Status.UNKNOWN],
        attempts=1,
    )
    given = _still_wanted(reply, list(answers.order_by("pk")))
    Message.objects.filter(pk__in=[text.pk for text in given]).update(claimed_at=now)
    return given


def _still_wanted(reply: Reply, answers: list[Message]) -> list[Message]:
    return [text for text in answers if reply.citizen.reachable or text.purpose == CONSENT]


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
            reply.recall(
                *SENT_BEFORE.first(citizen_id=reply.citizen_id, since=now - DAY) or (0, None)
            )
            _ask_carefully(reply, now)
        return reply.heard_at is not None


def _ask_carefully(reply: Reply, now: datetime) -> None:
    """Let a handler that stumbles cost neither the reply nor what those before it did; a sweep has it heard again."""
    try:
        _ask_handlers(reply, now, around_each=transaction.atomic)
    except Stumbled as stumbled:
        logger.exception("%s over reply %s", stumbled, reply.pk)
        for text in reply.answers_given:
            WRITE.write(text)


def _ask_handlers(
    reply: Reply,
    now: datetime,
    around_each: Callable[[], AbstractContextManager[object]] = nullcontext,
) -> None:
    """Ask each of REPLY_HANDLERS in order until one returns True: nothing is left to do with this text.

    A handler is called as `handle(reply=…, now=…)`, under the citizen's lock. Raises Stumbled.
    """
    for path in settings.REPLY_HANDLERS:
        given = len(reply.answers_given)
        try:
            with around_each():
                done = import_string(path)(reply=reply, now=now)
        except Exception as error:
            del reply.answers_given[given:]
            raise Stumbled(f"{path} stumbled") from error
        if done:
            break
    reply.heard_at = now
    if not reply.answers_given:
        HEARD.write(reply)
        return
    *others, last = reply.answers_given
    for text in others:
        WRITE.write(text)
    ANSWERED.write(last, along=reply)
