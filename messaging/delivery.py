"""Sending: claim, ask once more, commit, send, settle. Between claim and settling no transaction is open."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.module_loading import import_string

from agencies.hours import closes_at, next_sendable
from agencies.tenancy import across_agencies, acting_for
from messaging import twilio
from messaging.addresses import receipt_address
from messaging.area_codes import zones_of
from messaging.citizens import under_daily_cap
from messaging.consequences import follow
from messaging.errors import Consequence, meaning_of
from messaging.models import Citizen, Message

BACK_OFF = (
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
)
ANSWER_AWAITED = timedelta(minutes=2)
Status = Message.Status


def deliver(*, agency_id: int, message_id: int, now: datetime) -> None:
    """Send one waiting text, if it may go now. Any number of workers may try: one of them sends it."""
    with acting_for(agency_id):
        message = _claim(message_id, now)
        if message is None:
            return
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
        except twilio.TryLater as later:
            _back_to_queue(message, later.words, now)
        except twilio.NoAnswer as silence:
            _settle(message, status=Status.UNKNOWN, reason=silence.words)
        else:
            _sent(message, provider_id, now)


@transaction.atomic
def _claim(message_id: int, now: datetime) -> Message | None:
    """QUEUED → SENDING by conditional update, under the citizen's lock; None where it may not go now."""
    waiting = Message.objects.filter(pk=message_id, status=Status.QUEUED)
    message = waiting.filter(not_before__lte=now).select_related("line", "agency").first()
    if message is None or not (message.agency.may_send and message.line.active):
        return None
    message.citizen = Citizen.objects.select_for_update().get(pk=message.citizen_id)
    if reason := _forbidden(message, now):
        waiting.update(status=Status.CANCELLED, reason=reason[:200], settled_at=now)
        return None
    try:
        sendable = next_sendable(zones=_zones(message), window=message.agency.window, now=now)
    except ValueError as never:
        waiting.update(status=Status.CANCELLED, reason=str(never)[:200], settled_at=now)
        return None
    if sendable > now:
        waiting.update(not_before=sendable)
        return None
    claimed = waiting.update(
        status=Status.SENDING, claimed_at=now, attempts=F("attempts") + 1, reason=""
    )
    return message if claimed else None


def _forbidden(message: Message, now: datetime) -> str:
    """Why this text may not be sent any more, in words; an empty string where it may."""
    citizen = message.citizen
    if citizen.unreachable_because:
        return citizen.unreachable_because
    if now >= message.expires_at:
        return "It could not be sent in time."
    if not under_daily_cap(citizen=citizen, cap=message.agency.daily_cap, now=now):
        return "The number has had its texts for today."
    for gate in settings.SEND_GATES:
        if reason := import_string(gate)(message=message, now=now):
            return str(reason)
    return ""


def _zones(message: Message) -> tuple[ZoneInfo, ...]:
    return (message.agency.zone, *zones_of(message.citizen.phone))


def _valid_until(message: Message, now: datetime) -> datetime:
    """Twilio keeps the text no longer than it is wanted, and not into the night."""
    closing = closes_at(zones=_zones(message), window=message.agency.window, now=now)
    return min(message.expires_at, closing) if closing else message.expires_at


@transaction.atomic
def _sent(message: Message, provider_id: str, now: datetime) -> None:
    """Twilio's own answer settles UNKNOWN as well: a sweep may have given the sending up meanwhile."""
    ours = Message.objects.filter(pk=message.pk)
    ours.filter(status__in=[Status.SENDING, Status.UNKNOWN]).update(
        status=Status.SENT, sent_at=now, reason=""
    )
    ours.filter(provider_id="").update(provider_id=provider_id)


@transaction.atomic
def _settle(message: Message, **fields: object) -> None:
    """Write the outcome, unless a receipt was faster: a final status is final."""
    Message.objects.filter(pk=message.pk, status=Status.SENDING).update(**fields)


@transaction.atomic
def _back_to_queue(message: Message, words: str, now: datetime) -> None:
    """Surely not sent: it waits again, and does not count as one of the citizen's texts of the day."""
    pause = BACK_OFF[min(message.attempts, len(BACK_OFF) - 1)]
    _settle(message, status=Status.QUEUED, reason=words, not_before=now + pause, claimed_at=None)


@transaction.atomic
def _refused(message: Message, refusal: twilio.Refused, now: datetime) -> None:
    meaning = meaning_of(refusal.code)
    if meaning.consequence in {Consequence.LATER, Consequence.STOP_AGENCY}:
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


def sweep(*, now: datetime, limit: int = 1000) -> list[tuple[int, int]]:
    """Find what Redis or a killed worker forgot: the (agency, message) pairs that are due and may be delivered.

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
        return list(due.order_by("not_before").values_list("agency_id", "pk")[:limit])
