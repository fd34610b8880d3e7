"""The breaker of a line: it opens when nothing gets through, and closes when a text does.

While it is open the line's texts wait, but for one every few minutes that tries (messaging/pace.py).
"""

from datetime import datetime

from django.db.models import QuerySet

from agencies.models import Line
from messaging.errors import (
    MANY_FILTERED,
    MEANINGS,
    Consequence,
    is_disproved_by_acceptance,
)
from messaging.models import Message

LOOKED_AT = 10  # the line's latest texts of which something became
TOO_MANY = 5  # of them filtered by carriers
Status = Message.Status

_FILTERED = [code for code, m in MEANINGS.items() if m.consequence is Consequence.FILTERED]


def open_breaker(*, line_id: int, because: str, now: datetime) -> None:
    """Nothing leaves by the line any more, for a reason in words; where it is open, the first reason stays."""
    Line.objects.filter(pk=line_id, broken_at__isnull=True).update(
        broken_at=now, broken_because=because[:200]
    )


def count_filtered(*, line_id: int, now: datetime) -> None:
    """Open the breaker if carriers filtered too many of the line's latest texts."""
    settled = Message.objects.filter(
        line=line_id, status__in=[Status.DELIVERED, Status.FAILED], claimed_at__isnull=False
    )
    latest = settled.order_by("-claimed_at").values_list("error_code", flat=True)[:LOOKED_AT]
    if sum(code in _FILTERED for code in latest) >= TOO_MANY:
        open_breaker(line_id=line_id, because=MANY_FILTERED, now=now)


def accepted(*, line: Line) -> None:
    """Twilio took a text: enough where it was Twilio's own refusal that opened the breaker."""
    if line.broken_at and is_disproved_by_acceptance(line.broken_because):
        _close(Line.objects.filter(pk=line.pk))


def delivered(*, message: Message) -> None:
    """A text arrived: its line works, if it was sent after the breaker opened."""
    if message.claimed_at:
        _close(Line.objects.filter(pk=message.line_id, broken_at__lt=message.claimed_at))


def _close(lines: QuerySet[Line]) -> None:
    lines.update(broken_at=None, broken_because="")
