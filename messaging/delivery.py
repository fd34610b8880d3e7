"""Sending: claim, commit, send, settle. Between claim and settling no transaction is open."""

import time
from collections import deque
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db import transaction

from agencies.hours import closes_at
from agencies.tenancy import across_agencies, acting_for
from messaging import breaker, twilio
from messaging.addresses import receipt_address
from messaging.claiming import Taken, begin, claim, settle, zones
from messaging.consequences import follow
from messaging.errors import Consequence, meaning_of
from messaging.models import Message

BACK_OFF = (
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
)
ANSWER_AWAITED = timedelta(minutes=2)
HELD_AT_MOST = 2.0  # seconds: a claimed text that has not been offered by then waits again
WAIT_AGAIN = {Consequence.LATER, Consequence.BREAK_LINE, Consequence.STOP_AGENCY}
NOTHING_LEAVES = {Consequence.BREAK_LINE, Consequence.STOP_AGENCY}
Status = Message.Status


def deliver(*, agency_id: int, message_id: int, now: datetime) -> None:
    """Send one waiting text, if it may go now. Any number of workers may try: one of them sends it."""
    with acting_for(agency_id):
        with transaction.atomic():
            message = Message.objects.filter(pk=message_id, status=Status.QUEUED).first()
        if message is not None:
            _send_all(claim(line_id=message.line_id, message_id=message_id, now=now).texts, now)


def send_line(
    *, agency_id: int, line_id: int, now: datetime, more: Callable[[datetime], None]
) -> None:
    """Send the few most urgent texts of a line that may go now.

    Before they are sent, `more` is told when others of the line may be claimed, so that another worker begins at once.
    Each run is short: a line with fifty thousand texts holds up no other.
    """
    with acting_for(agency_id):
        claimed = claim(line_id=line_id, now=now)
        if claimed.more_at is not None:
            more(claimed.more_at)
        _send_all(claimed.texts, now)


def _send_all(texts: list[Message], now: datetime) -> None:
    """Send them one after the other. The rest waits again where that takes long, or nothing gets through.

    That Twilio took a text is written along with the beginning of the next one: half as many statements.
    """
    waiting, until, goes_on = deque(texts), time.monotonic() + HELD_AT_MOST, True
    taken: Taken | None = None
    while waiting and goes_on and time.monotonic() < until:
        text = waiting.popleft()
        begins, taken = begin(text, now, after=taken), None
        if begins:
            goes_on, taken = _send(text, now)
    if taken:
        settle(taken, now)
    _hand_back(waiting)


def _send(message: Message, now: datetime) -> tuple[bool, Taken | None]:
    """Send one claimed text: whether others can leave, and itself if Twilio took it. Anything else is settled here."""
    try:
        provider_id = twilio.send(
            line=message.line,
            to=message.citizen.phone,
            body=message.body,
            callback=receipt_address(message.line, message),
            valid_for=_valid_until(message, now) - now,
        )
    except twilio.Refused as refusal:
        _refused(message, refusal, now)
        return meaning_of(refusal.code).consequence not in NOTHING_LEAVES, None
    except twilio.TryLater as later:
        _back_to_queue(message, later.words, now)
    except twilio.NoAnswer as silence:
        _settle(message, status=Status.UNKNOWN, reason=silence.words)
    else:
        breaker.accepted(line=message.line)
        return True, Taken(message, provider_id)
    return True, None


def _valid_until(message: Message, now: datetime) -> datetime:
    """Twilio keeps the text no longer than it is wanted, and not into the night."""
    closing = closes_at(zones=zones(message), window=message.window, now=now)
    return min(message.expires_at, closing) if closing else message.expires_at


@transaction.atomic
def _settle(message: Message, **fields: object) -> None:
    """Write the outcome, unless a receipt was faster: a final status is final."""
    Message.objects.filter(pk=message.pk, status=Status.SENDING).update(**fields)


def _back_to_queue(message: Message, words: str, now: datetime) -> None:
    """Surely not sent: it waits again. The time of its claim stays, since the attempt counts in the line's pace."""
    pause = BACK_OFF[min(message.attempts, len(BACK_OFF) - 1)]
    _settle(message, status=Status.QUEUED, reason=words, not_before=now + pause)


@transaction.atomic
def _hand_back(texts: Iterable[Message]) -> None:
    """Never offered to anybody: they wait as if they had not been claimed."""
    for text in texts:
        Message.objects.filter(pk=text.pk, status=Status.QUEUED).update(
            not_before=text.not_before, claimed_at=text.claimed_at
        )


@transaction.atomic
def _refused(message: Message, refusal: twilio.Refused, now: datetime) -> None:
    meaning = meaning_of(refusal.code)
    if meaning.consequence in WAIT_AGAIN:
        _back_to_queue(message, meaning.words, now)
    else:
        _settle(
            message,
            status=Status.FAILED,
            error_code=refusal.code,
            reason=meaning.words,
            settled_at=now,
        )
    follow(message=message, code=refusal.code, now=now)


def sweep(*, now: datetime) -> list[tuple[int, int]]:
    """Find what Redis or a killed worker forgot: the (agency, line) pairs that have texts which are due.

    A text whose sending began two minutes ago and was never settled becomes UNKNOWN: it is not sent again.
    """
    with across_agencies(), transaction.atomic():
        Message.objects.filter(status=Status.SENDING, claimed_at__lt=now - ANSWER_AWAITED).update(
            status=Status.UNKNOWN, reason="No receipt came."
        )
        due = Message.objects.filter(
            status=Status.QUEUED,
            not_before__lte=now,
            line__active=True,
            agency__paused_at__isnull=True,
            agency__suspended_at__isnull=True,
        )
        return list(due.order_by("line").values_list("agency_id", "line_id").distinct())
