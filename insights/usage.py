"""What texting costs: texts, segments and money by month, and for each completed survey."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth

from agencies.models import Agency
from messaging.models import Message
from surveys.models import Conversation

MONTHS = 12


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

    A text counts in the month in which it was claimed to be sent, as in the agency's caps.
    """
    this = now.astimezone(agency.zone).date().replace(day=1)
    firsts = [_months_before(this, back) for back in range(MONTHS)]
    since = datetime(firsts[-1].year, firsts[-1].month, 1, tzinfo=agency.zone)
    counted: dict[date, dict[str, int]] = defaultdict(dict)
    for row in [*_texts(agency, since), *_completed(agency, since), *_received(agency, since)]:
        counted[row["month"].date()] |= {n: v for n, v in row.items() if n != "month"}
    began = max((back for back, first in enumerate(firsts) if counted.get(first)), default=0)
    return [Month(first, agency.segment_price, **counted[first]) for first in firsts[: began + 1]]


def _texts(agency: Agency, since: datetime) -> Iterable[Mapping[str, Any]]:
    left = agency.messages.filter(Message.CHARGED, claimed_at__gte=since).order_by()
    month = TruncMonth("claimed_at", tzinfo=agency.zone)
    by_month = left.annotate(month=month).values("month")
    return by_month.annotate(texts=Count("pk"), segments=Sum("segments"))


def _completed(agency: Agency, since: datetime) -> Iterable[Mapping[str, Any]]:
    done = agency.conversations.filter(
        state=Conversation.State.COMPLETED, closed_at__gte=since, citizen__isnull=False
    ).order_by()
    month = TruncMonth("closed_at", tzinfo=agency.zone)
    return done.annotate(month=month).values("month").annotate(completed=Count("pk"))


def _received(agency: Agency, since: datetime) -> Iterable[Mapping[str, Any]]:
    came = agency.replies.filter(received_at__gte=since).order_by()
    month = TruncMonth("received_at", tzinfo=agency.zone)
    return came.annotate(month=month).values("month").annotate(received=Count("pk"))


def _months_before(first: date, back: int) -> date:
    years, month = divmod(first.year * 12 + first.month - 1 - back, 12)
    return date(years, month + 1, 1)
