"""Texts of which we don't know what became: Twilio is asked, never guessed at.

Twilio is asked between transactions. Each line has its own allowance of requests in a run; where it is spent, or
Twilio does not answer, the next run goes on. Any number of runs at once do no harm.
"""

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from agencies.models import Line
from agencies.tenancy import across_agencies, acting_for
from messaging import receipts, twilio
from messaging.models import Citizen, Message
from messaging.recovery import recover_missed

REQUESTS = 30  # to Twilio for one line, run and purpose
PAGE = 100
SURELY_LISTED = timedelta(minutes=3)  # a request takes 15 s at most, and Twilio lists at once
CLOCKS_DIFFER = timedelta(minutes=2)
DAY = timedelta(days=1)
ANSWER_WANTED = timedelta(minutes=10)
RECEIPT_AWAITED = timedelta(minutes=10)
RECEIPT_HOPED_FOR = timedelta(hours=36)
ASKED_EVERY = timedelta(hours=1)
TOO_LATE = "It could not be sent in time."
Status = Message.Status

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What one run did for an agency, in texts."""

    recovered: int  # received, though their webhook never came
    adopted: int  # in doubt, and found at Twilio
    queued_again: int  # in doubt, and surely not at Twilio
    cancelled: int  # the same, but not wanted any more
    receipts: int  # sent, and their end is known now


def agencies() -> list[int]:
    """Every agency that has a line."""
    with across_agencies(), transaction.atomic():
        return list(Line.objects.order_by("agency").values_list("agency", flat=True).distinct())


def reconcile(*, agency_id: int, now: datetime) -> Reconciled:
    """Ask Twilio for everything of this agency that may have been lost on the way.

    Texts received come first: a STOP among them keeps a text in doubt from being queued again.
    """
    recovered = recover_missed(agency_id=agency_id, now=now)
    settled = settle_unknown(agency_id=agency_id, now=now)
    return Reconciled(
        recovered=recovered,
        adopted=settled["adopted"],
        queued_again=settled["queued again"],
        cancelled=settled["cancelled"],
        receipts=fetch_receipts(agency_id=agency_id, now=now),
    )


def settle_unknown(
    *, agency_id: int, now: datetime, requests: int = REQUESTS, page: int = PAGE
) -> Counter[str]:
    """Settle the texts whose sending nobody saw the end of.

    Return how many were "adopted", "queued again", "cancelled" or "left" to a later run. A text that Twilio's list has
    (receiver, sender, body, direction, time) takes its id and status. One that the list surely lacks, three minutes
    after it was offered, is queued again while it may be sent at all; an answer to a reply only within ten minutes,
    since later the talk has moved on.
    """
    done: Counter[str] = Counter()
    with acting_for(agency_id):
        for doubtful in _by_line(Message.objects.filter(status=Status.UNKNOWN), "claimed_at"):
            allowance = twilio.Allowance(requests=requests, page=page)
            try:
                for message in doubtful[:requests]:
                    done[_settle(message, allowance, now)] += 1
            except twilio.TryLater as later:
                logger.warning("Line %s: %s", doubtful[0].line_id, later.words)
    return done


def fetch_receipts(*, agency_id: int, now: datetime, requests: int = REQUESTS) -> int:
    """Ask for the texts whose last receipt has not come in ten minutes; return of how many the end is known now.

    Each is asked for once an hour, for 36 hours: carriers that send no receipts never do.
    """
    done = 0
    with acting_for(agency_id):
        for silent in _by_line(_without_receipt(now), "sent_at"):
            allowance = twilio.Allowance(requests=requests)
            try:
                done += sum(_fetch(message, allowance, now) for message in silent[:requests])
            except twilio.TryLater as later:
                logger.warning("Line %s: %s", silent[0].line_id, later.words)
    return done


@transaction.atomic
def _by_line(texts: QuerySet[Message], order: str) -> Iterable[list[Message]]:
    lines: defaultdict[int, list[Message]] = defaultdict(list)
    for message in texts.select_related("line", "citizen").order_by(order)[:1000]:
        lines[message.line_id].append(message)
    return lines.values()


# ---- in doubt


def _settle(message: Message, allowance: twilio.Allowance, now: datetime) -> str:
    # The id that a later attempt begins with is that of the attempt before.
    if message.provider_id and message.attempts <= 1:
        text = twilio.fetch(line=message.line, provider_id=message.provider_id, allowance=allowance)
        return _known(message, text, now)
    return _conclude(message, _look_up(message, allowance), now)


@transaction.atomic
def _known(message: Message, text: twilio.Listed | None, now: datetime) -> str:
    """It has an id, so Twilio took it, even where Twilio has deleted it since."""
    receipts.record(
        message_id=message.pk,
        status=text.status if text else "sent",
        provider_id=message.provider_id,
        error_code=text.error_code if text else None,
        now=now,
    )
    return "adopted"


def _look_up(message: Message, allowance: twilio.Allowance) -> list[twilio.Listed]:
    """What on Twilio's list may be this text, oldest first. Raises TryLater unless the list was read to its end."""
    offered = _offered_at(message) - CLOCKS_DIFFER
    answers_webhook = message.in_reply_to_id is not None and message.attempts == 1
    direction = "outbound-reply" if answers_webhook else "outbound-api"
    found: list[twilio.Listed] = []
    for page in twilio.sent_to(line=message.line, phone=message.citizen.phone, allowance=allowance):
        found += page
        # The list is in the order of sending; a day is longer than Twilio keeps a text waiting.
        if page and page[-1].created_at < offered - DAY:
            break
    return [
        text
        for text in reversed(found)
        if text.direction == direction
        and text.created_at >= offered
        and text.body.strip() == message.body.strip()
    ]


def _offered_at(message: Message) -> datetime:
    return message.claimed_at or message.queued_at


@transaction.atomic
def _conclude(message: Message, found: list[twilio.Listed], now: datetime) -> str:
    """Adopt what was found, or have the text sent after all, unless something else happened to it meanwhile."""
    # The order of locks of messaging.claiming: a status may open or close the line's breaker.
    Line.objects.select_for_update(no_key=True).get(pk=message.line_id)
    message.citizen = Citizen.objects.select_for_update().get(pk=message.citizen_id)
    same = Message.objects.filter(
        pk=message.pk,
        status=Status.UNKNOWN,
        provider_id=message.provider_id,
        claimed_at=message.claimed_at,
    )
    if not same.exists() or _is_one_of_two(message):
        return "left"
    sids = [text.provider_id for text in found]
    taken = set(Message.objects.filter(provider_id__in=sids).values_list("provider_id", flat=True))
    free = [text for text in found if text.provider_id not in taken]
    if free:
        receipts.record(
            message_id=message.pk,
            status=free[0].status,
            provider_id=free[0].provider_id,
            error_code=free[0].error_code,
            now=now,
        )
        return "adopted"
    if now < _offered_at(message) + SURELY_LISTED:
        return "left"
    return _send_after_all(message, same, now)


def _is_one_of_two(message: Message) -> bool:
    """Whether what is found may belong to a text of the same words that is being sent right now."""
    others = Message.objects.filter(citizen=message.citizen_id, body=message.body)
    return others.filter(status=Status.SENDING).exclude(pk=message.pk).exists()


def _send_after_all(message: Message, same: QuerySet[Message], now: datetime) -> str:
    if reason := _unwanted(message, now):
        cancelled = same.update(status=Status.CANCELLED, reason=reason[:200], settled_at=now)
        return "cancelled" if cancelled else "left"
    queued = same.update(status=Status.QUEUED, reason="", not_before=now)
    return "queued again" if queued else "left"


def _unwanted(message: Message, now: datetime) -> str:
    """Why the text may not be sent any more, in words; an empty string where a sweep may offer it again."""
    if message.citizen.unreachable_because:
        return message.citizen.unreachable_because
    is_late_answer = message.in_reply_to_id and now > _offered_at(message) + ANSWER_WANTED
    return TOO_LATE if is_late_answer or now >= message.expires_at else ""


# ---- sent, and no word since


def _without_receipt(now: datetime) -> QuerySet[Message]:
    return Message.objects.filter(
        Q(asked_at__isnull=True) | Q(asked_at__lte=now - ASKED_EVERY),
        status=Status.SENT,
        sent_at__lte=now - RECEIPT_AWAITED,
        sent_at__gt=now - RECEIPT_HOPED_FOR,
    ).exclude(provider_id="")


def _fetch(message: Message, allowance: twilio.Allowance, now: datetime) -> bool:
    """Ask for one text, unless another run does so at this moment; whether its end is known now."""
    with transaction.atomic():
        if not _without_receipt(now).filter(pk=message.pk).update(asked_at=now):
            return False
    text = twilio.fetch(line=message.line, provider_id=message.provider_id, allowance=allowance)
    if text is None:
        return False
    with transaction.atomic():
        _known(message, text, now)
    return text.status in receipts.ARRIVED | receipts.FAILED
