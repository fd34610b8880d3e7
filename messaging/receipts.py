"""Receipts: what Twilio says became of a text. They come late, twice and in any order."""

from datetime import datetime, timedelta

from django.db.models import Case, F, QuerySet, Value, When

from messaging import breaker
from messaging.citizens import has_written_since
from messaging.consequences import follow
from messaging.errors import Consequence, meaning_of
from messaging.models import Citizen, Message

Status = Message.Status

ACCEPTED = {"accepted", "scheduled", "queued", "sending", "sent"}
ARRIVED = {"delivered", "read"}
FAILED = {"undelivered", "failed", "canceled"}

ATTEMPTS = 2  # of a text whose phone was off
ONCE_MORE_AFTER = timedelta(minutes=30)

OF_THE_CITIZEN = {Consequence.OPT_OUT, Consequence.DEAD}


def record(
    *, message_id: int, status: str, provider_id: str, error_code: int | None, now: datetime
) -> bool:
    """Move a text forward to what the receipt says; a final status stays. False where there is no such text.

    `status` is Twilio's word. A receipt proves that Twilio accepted the text, so it settles UNKNOWN as well. Where the
    phone was off, the text waits for one more attempt instead of having failed; of the former attempt nothing counts
    from then on but that it arrived after all.
    """
    message = _locked(message_id, error_code)
    if message is None:
        return False
    same = Message.objects.filter(pk=message_id)
    if status in ARRIVED:
        if _finish(same, now, status=Status.DELIVERED, error_code=None):
            breaker.delivered(message=message)
    elif _is_of_former_attempt(message, provider_id):
        return True
    elif status in FAILED:
        _failed(message, same, error_code, now)
    elif status in ACCEPTED:
        same.filter(status__in=[Status.QUEUED, Status.SENDING, Status.UNKNOWN]).update(
            status=Status.SENT, sent_at=now, reason=""
        )
    if _lacks_its_id(message):
        same.update(provider_id=provider_id)
    return True


def _failed(
    message: Message, same: QuerySet[Message], error_code: int | None, now: datetime
) -> None:
    meaning = meaning_of(error_code) if error_code else None
    reason = meaning.words if meaning else "Twilio did not say why."
    if meaning and meaning.consequence is Consequence.ONCE_MORE and _may_try_again(message):
        same.exclude(status__in=Message.FINAL).update(
            status=Status.QUEUED,
            attempts=max(message.attempts, 1),
            reason=reason,
            not_before=now + ONCE_MORE_AFTER,
        )
    elif _finish(same, now, status=Status.FAILED, error_code=error_code, reason=reason):
        follow(message=message, code=error_code or 0, now=now)


def _may_try_again(message: Message) -> bool:
    """Whether this was the first attempt, and the citizen has not written since: then it arrived after all."""
    since = message.claimed_at or message.queued_at
    return message.attempts < ATTEMPTS and not has_written_since(
        citizen_id=message.citizen_id, since=since
    )


def _is_of_former_attempt(message: Message, provider_id: str) -> bool:
    """Whether the receipt is about the attempt before: told by Twilio's id, of which each attempt has its own."""
    if not message.provider_id or (message.attempts < ATTEMPTS and message.status != Status.QUEUED):
        return False
    return (message.provider_id == provider_id) == _lacks_its_id(message)


def _lacks_its_id(message: Message) -> bool:
    """Whether Twilio's id of the latest attempt is not known yet: there is none, or one of the attempt before."""
    between = {Status.QUEUED, Status.SENDING, Status.UNKNOWN}
    return not message.provider_id or (message.attempts > 0 and message.status in between)


def _locked(message_id: int, error_code: int | None) -> Message | None:
    """The text. Where its receipt may change the citizen, they are locked first, as everywhere else."""
    message = Message.objects.filter(pk=message_id).first()
    if message and error_code and meaning_of(error_code).consequence in OF_THE_CITIZEN:
        Citizen.objects.select_for_update().get(pk=message.citizen_id)
    return message


def _finish(message: QuerySet[Message], now: datetime, **fields: object) -> int:
    """To a final status from any that is not; the first final one wins."""
    sent_at = Case(When(sent_at__isnull=True, then=Value(now)), default=F("sent_at"))
    return message.exclude(status__in=Message.FINAL).update(
        **{"reason": "", "sent_at": sent_at, "settled_at": now, **fields}
    )
