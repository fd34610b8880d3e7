"""Receipts: what Twilio says became of a text. They come late, twice and in any order."""

from datetime import datetime

from django.db.models import Case, F, QuerySet, Value, When

from messaging.consequences import follow
from messaging.errors import Consequence, meaning_of
from messaging.models import Citizen, Message

Status = Message.Status

ACCEPTED = {"accepted", "scheduled", "queued", "sending", "sent"}
ARRIVED = {"delivered", "read"}
FAILED = {"undelivered", "failed", "canceled"}


OF_THE_CITIZEN = {Consequence.OPT_OUT, Consequence.DEAD}


def record(
    *, message_id: int, status: str, provider_id: str, error_code: int | None, now: datetime
) -> bool:
    """Move a text forward to what the receipt says; a final status stays. False where there is no such text.

    `status` is Twilio's word. A receipt proves that Twilio accepted the text, so it settles UNKNOWN as well.
    """
    message = _locked(message_id, error_code)
    if message is None:
        return False
    same = Message.objects.filter(pk=message_id)
    if status in ARRIVED:
        _finish(same, now, status=Status.DELIVERED)
    elif status in FAILED:
        meaning = meaning_of(error_code) if error_code else None
        reason = meaning.words if meaning else "Twilio did not say why."
        if _finish(same, now, status=Status.FAILED, error_code=error_code, reason=reason):
            follow(message=message, code=error_code or 0, now=now)
    elif status in ACCEPTED:
        same.filter(status__in=[Status.QUEUED, Status.SENDING, Status.UNKNOWN]).update(
            status=Status.SENT, sent_at=now, reason=""
        )
    same.filter(provider_id="").update(provider_id=provider_id)
    return True


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
