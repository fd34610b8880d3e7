"""The agency's own caps: how many segments may leave in a day and in a month, where the agency is.

Counted from the texts themselves, so that no counter can drift. Texts that nobody asked for wait when a cap is
reached; answers to people who have just texted, and what confirms an opt-out, leave all the same and are counted.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Least

from agencies.models import Agency
from messaging.models import Message

WARN_AT = 0.8  # of a cap
Status = Message.Status


@dataclass(frozen=True, slots=True)
class Cap:
    """Segments that may leave in this day or month, how many have left, and when the next one begins."""

    span: str  # "day" or "month"
    limit: int
    used: int
    ends_at: datetime

    @property
    def share(self) -> float:
        return self.used / self.limit

    @property
    def left(self) -> int:
        return max(self.limit - self.used, 0)

    @property
    def nearly_reached(self) -> bool:
        return self.share >= WARN_AT

    @property
    def reached(self) -> bool:
        return self.used >= self.limit

    @property
    def words(self) -> str:
        """Why a text waits, or was not sent in time."""
        return f"The agency's cap of {self.limit:,} segments a {self.span} is reached."


def caps(*, agency: Agency, now: datetime) -> list[Cap]:
    """The caps that the agency has set, the day's first: one query, none where it has set none.

    A text counts in the day and the month in which it was claimed. Midnight is the agency's; where clocks skip it,
    the day begins as they change.
    """
    today = now.astimezone(agency.zone).date()
    spans = [
        ("day", agency.segments_a_day, today, today + timedelta(days=1)),
        ("month", agency.segments_a_month, today.replace(day=1), _next_month(today)),
    ]
    wanted = [
        (span, limit, _midnight(agency, first), _midnight(agency, following))
        for span, limit, first, following in spans
        if limit
    ]
    if not wanted:
        return []
    sums = {
        span: Sum("segments", filter=Q(claimed_at__gte=begins), default=0)
        for span, _, begins, _ in wanted
    }
    held = Q(status=Status.QUEUED, claimed_at__gt=now - Message.LEASE)  # about to leave
    since = min(begins for _, _, begins, _ in wanted)
    used = agency.messages.filter(Message.CHARGED | held, claimed_at__gte=since).aggregate(**sums)
    return [Cap(span, limit, used[span], ends_at) for span, limit, _, ends_at in wanted]


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many segments texts that nobody asked for may still take, and how many texts now wait for a cap."""

    segments: float
    put_off: int = 0

    def within(self, texts: Iterable[Message]) -> Iterator[Message]:
        """The texts that may go together, in their order."""
        left = self.segments
        for text in texts:
            if text.purpose not in Message.UNASKED or text.segments <= left:
                left -= text.segments
                yield text


def hold_back(waiting: QuerySet[Message], *, agency: Agency, now: datetime) -> Allowance:
    """Put off the texts that no longer fit a cap until its day or month is over, or they are stale.

    The agency's row is locked until the caller has claimed what does fit: two lines can't use the same room. An
    agency without caps is not locked.
    """
    if not (agency.segments_a_day or agency.segments_a_month):
        return Allowance(math.inf)
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    tightest = min(
        caps(agency=agency, now=now), key=lambda cap: (cap.left, -cap.ends_at.timestamp())
    )
    over = waiting.filter(
        purpose__in=Message.UNASKED, segments__gt=tightest.left, expires_at__gt=now
    )
    put_off = over.update(
        not_before=Least(F("expires_at"), tightest.ends_at), reason=tightest.words
    )
    return Allowance(tightest.left, put_off)


def look_again(*, agency: Agency, now: datetime) -> None:
    """After a change of the caps: what has never been tried may be due. Hours and caps are asked when it is claimed."""
    agency.messages.filter(
        status=Status.QUEUED,
        purpose__in=Message.UNASKED,
        claimed_at__isnull=True,
        not_before__gt=now,
    ).update(not_before=now, reason="")


def _midnight(agency: Agency, day: date) -> datetime:
    return datetime.combine(day, time(0), tzinfo=agency.zone)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
