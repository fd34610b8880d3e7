"""What texting costs: texts, segments and money by month, and for each completed survey."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth

from agencies.models import Agency
from messaging.models import Message
from surveys.models import Conversation

MONTHS = 12
KNOWN_FOR = 6 * 60 * 60  # seconds


@dataclass(frozen=True, slots=True)
class Month:
    """One month where the agency is. Money is in the currency of the agency's price of a segment (US dollars)."""

    first: date
    price: Decimal
    texts: int = 0
    segments: int = 0
    completed: int = 0
    received: int = 0

    @property
    def cost(self) -> Decimal:
        return self.segments * self.price

    @property
    def per_text(self) -> Decimal | None:
        """What a text of the month cost, on average; None where there is none."""
        return self.cost / self.texts if self.texts else None

    @property
    def per_survey(self) -> Decimal | None:
        """The month's cost for each survey answered to its end in it; None where there is none."""
        return self.cost / self.completed if self.completed else None


def usage(*, agency: Agency, now: datetime) -> list[Month]:
    """This month and those before it, back to the first with a text or twelve in all: three queries.

    A text counts in the month in which it was claimed to be sent, as in the agency's caps. Months that are over are
    counted once in six hours: hardly anything of them changes, and a large agency has hundreds of thousands of texts.
    """
    this = now.astimezone(agency.zone).date().replace(day=1)
    firsts = [_months_before(this, back) for back in range(MONTHS)]
    counted = {
        **_over(agency, firsts[-1], this),
        **_counted(agency, this, _months_before(this, -1)),
    }
    began = max((back for back, first in enumerate(firsts) if counted.get(first)), default=0)
    return [
        Month(first, agency.segment_price, **counted.get(first, {}))
        for first in firsts[: began + 1]
    ]


def _over(agency: Agency, first: date, this: date) -> dict[date, dict[str, int]]:
    key = f"usage:{agency.pk}:{agency.time_zone}:{this}"
    known: dict[date, dict[str, int]] | None = cache.get(key)
    if known is None:
        known = _counted(agency, first, this)
        cache.set(key, known, KNOWN_FOR)
    return known


def _counted(agency: Agency, first: date, after: date) -> dict[date, dict[str, int]]:
    """What there was in each month from one to another, that one left out."""
    within = tuple(datetime(day.year, day.month, 1, tzinfo=agency.zone) for day in (first, after))
    counted: dict[date, dict[str, int]] = defaultdict(dict)
    for count in (_texts, _completed, _received):
        for row in count(agency, *within):
            month = row["month"].date()
            counted[month] |= {name: value for name, value in row.items() if name != "month"}
    return dict(counted)


def _texts(agency: Agency, since: datetime, until: datetime) -> Iterable[Mapping[str, Any]]:
    left = agency.messages.filter(Message.CHARGED, claimed_at__gte=since, claimed_at__lt=until)
    month = TruncMonth("claimed_at", tzinfo=agency.zone)
    by_month = left.order_by().annotate(month=month).values("month")
    return by_month.annotate(texts=Count("pk"), segments=Sum("segments"))


def _completed(agency: Agency, since: datetime, until: datetime) -> Iterable[Mapping[str, Any]]:
    done = agency.conversations.filter(
        state=Conversation.State.COMPLETED,
        closed_at__gte=since,
        closed_at__lt=until,
        citizen__isnull=False,
    ).order_by()
    month = TruncMonth("closed_at", tzinfo=agency.zone)
    return done.annotate(month=month).values("month").annotate(completed=Count("pk"))


def _received(agency: Agency, since: datetime, until: datetime) -> Iterable[Mapping[str, Any]]:
    came = agency.replies.filter(received_at__gte=since, received_at__lt=until).order_by()
    month = TruncMonth("received_at", tzinfo=agency.zone)
    return came.annotate(month=month).values("month").annotate(received=Count("pk"))


def _months_before(first: date, back: int) -> date:
    years, month = divmod(first.year * 12 + first.month - 1 - back, 12)
    return date(years, month + 1, 1)
