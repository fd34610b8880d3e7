"""Claiming: under the lock on the line, a worker takes the few texts that it sends next.

They go on waiting, so that a STOP still cancels them; those of a worker that dies are due again when its lease ends.
"""

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from agencies.hours import next_sendable
from agencies.models import Line
from engage.statements import Statement
from messaging.area_codes import zones_of
from messaging.caps import hold_back
from messaging.citizens import has_written_since, texts_today
from messaging.models import Citizen, Message
from messaging.objections import Objection
from messaging.pace import room

# Texts of one claim. They are sent one after the other, so that the last one waits two seconds at most.
BATCH = 16
# Where few wait, as many workers share them: none sends the last sixteen while the others have nothing to do.
SHARED_BY = 8
Status = Message.Status

# Asked for each text alone (docs/performance.md).
_BEGIN = """
    UPDATE messaging_message
    SET status = 'sending', attempts = attempts + 1, not_before = %(now)s, reason = ''
    WHERE id = %(message)s AND status = 'queued' AND claimed_at = %(now)s
    """
# Twilio's own answer settles UNKNOWN as well: a sweep may have given the sending up meanwhile. A receipt that was
# faster has the last word on the status; the id is that of the latest attempt.
_SENT = """
    UPDATE messaging_message SET
        provider_id = %(sid)s,
        status = CASE WHEN status IN ('sending', 'unknown') THEN 'sent' ELSE status END,
        sent_at = CASE WHEN status IN ('sending', 'unknown') THEN %(now)s ELSE sent_at END,
        reason = CASE WHEN status IN ('sending', 'unknown') THEN '' ELSE reason END
    WHERE id = %(sent)s
    """
BEGIN, SENT = Statement(_BEGIN), Statement(_SENT)
SENT_AND_BEGIN = Statement(f"WITH sent AS ({_SENT}) {_BEGIN}")


@dataclass(frozen=True, slots=True)
class Taken:
    """A text that Twilio took, and the id that it gave it."""

    message: Message
    provider_id: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """Texts that are to be sent now; more of the line may be claimed at `more_at`, None where none waits."""

    texts: list[Message]
    more_at: datetime | None


@transaction.atomic
def claim(*, line_id: int, now: datetime, message_id: int | None = None) -> Claimed:
    """Take texts of the line (or this one alone) that may go now, the most urgent first: nobody else does for a while.

    Locked first is the line, so that its pace is counted once, then citizens in the order of their keys, so that
    consent and caps stand still. What may never go any more is cancelled; what is too early is put off.
    What no longer fits the agency's caps is put off in a transaction of its own: texts are locked before their
    citizens there, and after them everywhere else.
    """
    line = _locked(line_id)
    if line is None:
        return Claimed([], None)
    space = room(line=line, now=now)
    waiting = Message.objects.filter(line=line, status=Status.QUEUED, not_before__lte=now)
    if message_id is not None:
        waiting = waiting.filter(pk=message_id)
    if space.texts == 0:
        return Claimed([], space.next_at if waiting.exists() else None)
    allowance = hold_back(waiting, agency=line.agency, now=now)
    if allowance.put_off:
        return Claimed([], now)
    urgent = waiting.order_by("priority", "not_before", "pk").values_list("pk", "citizen_id")
    found = list(urgent[: min(space.texts, BATCH) * SHARED_BY])
    citizen_of = dict(found[: ceil(len(found) / SHARED_BY)])
    may_go = _that_may_go(_one_each(line, citizen_of), now)
    texts = list(allowance.within(may_go))
    Message.objects.filter(pk__in=[text.pk for text in texts]).update(
        claimed_at=now, not_before=now + Message.LEASE
    )
    are_more = len(citizen_of) < len(found) or len(texts) < len(may_go)
    return Claimed(texts, now if are_more else None)


def begin(message: Message, now: datetime, after: Taken | None = None) -> bool:
    """QUEUED → SENDING for a claimed text, at the very moment before it is sent; False where it was cancelled.

    One statement, which outside of a transaction is committed as it ends. The same one settles the text before it,
    which Twilio took.
    """
    if after is None:
        return bool(BEGIN.run(message=message.pk, now=now))
    sent = {"sent": after.message.pk, "sid": after.provider_id}
    return bool(SENT_AND_BEGIN.run(message=message.pk, now=now, **sent))


def settle(taken: Taken, now: datetime) -> None:
    """SENDING → SENT for a text that Twilio took, where none begins after it."""
    SENT.run(sent=taken.message.pk, sid=taken.provider_id, now=now)


def _locked(line_id: int) -> Line | None:
    """The line with its agency; None where one of them does not send.

    The lock lets others write texts of the line meanwhile (they only need its key).
    """
    lines = Line.objects.select_related("agency").select_for_update(of=("self",), no_key=True)
    line = lines.filter(pk=line_id, active=True).first()
    return line if line and line.agency.may_send else None


def _one_each(line: Line, citizen_of: dict[int, int]) -> list[Message]:
    """The texts that still wait, one a citizen, whose rows are locked: who gets two has the second counted later."""
    locked = Citizen.objects.select_for_update().filter(pk__in=citizen_of.values()).order_by("pk")
    citizens = {citizen.pk: citizen for citizen in locked}
    texts = []
    for text in Message.objects.filter(pk__in=citizen_of, status=Status.QUEUED).order_by(
        "priority", "not_before", "pk"
    ):
        if citizen := citizens.pop(text.citizen_id, None):
            text.line, text.agency, text.citizen = line, line.agency, citizen
            texts.append(text)
    return texts


def _that_may_go(texts: list[Message], now: datetime) -> list[Message]:
    """The texts that may go now; the others are cancelled or put off."""
    objections = _objections(texts, now)
    going = []
    for text in texts:
        objection = _by_the_hours(text, objections.get(text.pk), now)
        if objection is None:
            going.append(text)
        elif objection.until:
            _change(text, not_before=objection.until, reason=objection.why[:200])
        else:
            _change(text, status=Status.CANCELLED, reason=objection.why[:200], settled_at=now)
    return going


def _change(text: Message, **fields: object) -> None:
    Message.objects.filter(pk=text.pk).update(**fields)


def judge(message: Message, now: datetime) -> Objection | None:
    """What speaks against sending this text now: that it may never go, or not yet. None where it may."""
    return _by_the_hours(message, _objections([message], now).get(message.pk), now)


def _by_the_hours(message: Message, objection: Objection | None, now: datetime) -> Objection | None:
    """As `judge`, of a text of which it is known what speaks against it otherwise."""
    if objection and objection.until is None:
        return objection
    why, earliest = (objection.why, objection.until) if objection else ("", None)
    try:
        sendable = next_sendable(zones=zones(message), window=message.window, now=earliest or now)
    except ValueError as never:
        return Objection(str(never))
    return Objection(why, until=sendable) if sendable > now else None


def _objections(texts: list[Message], now: datetime) -> dict[int, Objection]:
    """What speaks against sending texts, by their keys, but for the hours. What all are asked is asked once."""
    today = texts_today(citizens=[text.citizen for text in texts], now=now)
    reasons = {text.pk: _forbidden_by_itself(text, today[text.citizen_id], now) for text in texts}
    objections = {pk: Objection(why) for pk, why in reasons.items() if why}
    for gate in settings.SEND_GATES:
        left = [text for text in texts if text.pk not in objections]
        objections |= import_string(gate)(messages=left, now=now)
    return objections


def _forbidden_by_itself(message: Message, today: int, now: datetime) -> str:
    """Why this text may not be sent, whatever it is about: `today` its number got so many. Empty where it may."""
    if message.citizen.unreachable_because:
        return message.citizen.unreachable_because
    if now >= message.expires_at:
        return f"It could not be sent in time. {message.reason}".rstrip()
    if not message.is_urgent and today >= message.agency.daily_cap:
        return "The number has had its texts for today."
    if _arrived_after_all(message):
        return "The citizen has written meanwhile."
    return ""


def _arrived_after_all(message: Message) -> bool:
    """Whether the citizen wrote since the attempt that Twilio took and that was said to have failed."""
    if not (message.provider_id and message.claimed_at):
        return False
    return has_written_since(citizen_id=message.citizen_id, since=message.claimed_at)


def zones(message: Message) -> tuple[ZoneInfo, ...]:
    """The time zones in whose hours the text must fall: the agency's, and those of the number."""
    return (message.agency.zone, *zones_of(message.citizen.phone))
