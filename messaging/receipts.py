"""Receipts: what Twilio says became of a text. They come late, twice and in any order."""

from datetime import datetime

from django.db.models import Case, F, QuerySet, Value, When

from messaging.citizens import opt_out
from messaging.errors import Consequence, meaning_of
from messaging.models import Citizen, Message

Status = Message.Status

ACCEPTED = {"accepted", "scheduled", "queued", "sending", "sent"}
ARRIVED = {"delivered", "read"}
FAILED = {"undelivered", "failed", "canceled"}


def record(
    *, message_id: int, status: str, provider_id: str, error_code: int | None, now: datetime
) -> bool:
    """Move a text forward to what the receipt says; a final status stays. False where there is no such text.

    `status` is Twilio's word. A receipt proves that Twilio accepted the text, so it settles UNKNOWN as well.
    """
    message = Message.objects.filter(pk=message_id)
    if status in ARRIVED:
        _advance(message, now, status=Status.DELIVERED, settled_at=now)
    elif status in FAILED:
        _fail(message, error_code, now)
    elif status in ACCEPTED:
        message.filter(status__in=[Status.QUEUED, Status.SENDING, Status.UNKNOWN]).update(
            status=Status.SENT, sent_at=now, reason=""
        )
    message.filter(provider_id="").update(provider_id=provider_id)
    return message.exists()


def _advance(message: QuerySet[Message], now: datetime, **fields: object) -> int:
    """To a final status from any that is not; the first final one wins."""
    sent_at = Case(When(sent_at__isnull=True, then=Value(now)), default=F("sent_at"))
    return message.exclude(status__in=Message.FINAL).update(
        **{"reason": "", "sent_at": sent_at, **fields}
    )


def _fail(message: QuerySet[Message], error_code: int | None, now: datetime) -> None:
    meaning = meaning_of(error_code or 0)
    failed = _advance(
        message,
        now,
        status=Status.FAILED,
        settled_at=now,
        error_code=error_code,
        reason=meaning.words if error_code else "Twilio did not say why.",
    )
    if failed and meaning.consequence is Consequence.OPT_OUT:
        citizen = Citizen.objects.select_for_update().get(messages__in=message)
        opt_out(citizen=citizen, how=f"error {error_code} from Twilio", now=now)
