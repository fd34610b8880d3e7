"""How texts get through: by day, by line, by what went wrong, and what waits and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Aggregate, Count, DurationField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from agencies.models import Agency, Line
from insights.period import Period
from insights.statistics import Proportion
from insights.tallies import Tally
from insights.texts_waiting import Waiting, waiting
from messaging.errors import MEANINGS
from messaging.models import Message

Status = Message.Status

# What somebody can do about an error of Twilio; the others call for nothing. Source: Twilio's error dictionary.
ADVICE = {
    20003: "An admin checks account and token in Settings, Lines.",
    20404: "An admin checks the account in Settings, Lines.",
    21408: "Allow the country in Twilio, under Geo permissions, if you want to text it.",
    21606: "An admin checks the number of the line in Settings, Lines.",
    21608: "Upgrade the trial account at Twilio.",
    30007: "If it happens often, check the registration of your campaign at Twilio.",
    30008: "If it happens often, ask Twilio's support with the id of a text.",
    30024: "Ask Twilio's support to provision the sender.",
    30032: "Verify the toll-free number at Twilio.",
    30034: "Register the campaign of the line at Twilio (10DLC).",
}
NOTHING_TO_DO = "Nothing to do: these phones were not reached."
LOOK_IT_UP = "If it happens often, look the error up in Twilio's error dictionary."


class Median(Aggregate):
    """The middle of the values (continuous percentile of Postgres); nothing where there are none."""

    function = "PERCENTILE_CONT"
    name = "Median"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


@dataclass(frozen=True, slots=True)
class Counts:
    """Texts queued in a stretch of time, by what became of them. `people` are the numbers that a text left for."""

    texts: int = 0
    sent: int = 0
    delivered: int = 0
    failed: int = 0
    unknown: int = 0
    cancelled: int = 0
    waiting: int = 0
    people: int = 0
    median: timedelta | None = None

    @property
    def arrived(self) -> Proportion | None:
        """Of the texts with a receipt, the share that was delivered."""
        return self.receipts.share

    @property
    def receipts(self) -> Tally:
        return Tally(self.delivered, self.delivered + self.failed)

    @property
    def median_seconds(self) -> float | None:
        return None if self.median is None else self.median.total_seconds()


@dataclass(frozen=True, slots=True)
class Failure:
    """Texts that failed for one reason, and what to do about it."""

    reason: str
    code: int | None
    texts: int
    advice: str


@dataclass(frozen=True, slots=True)
class Health:
    """Everything on the page of it."""

    all: Counts
    days: Sequence[tuple[date, Counts]]
    lines: Sequence[tuple[Line, Counts]]
    failures: Sequence[Failure]
    opted_out: Tally
    waiting: Sequence[Waiting]
    broken: Sequence[Line] = field(default_factory=tuple)
    has_line: bool = True


def health(*, agency: Agency, period: Period, now: datetime) -> Health:
    """Gather it: eight queries, seven where one line alone sent texts. A text counts on the day on which it was queued,
    where the agency is.
    """
    texts = _queued(agency, period)
    lines = {line.pk: line for line in agency.lines.all()}
    by_line = [
        (lines[row["line"]], _counts(row, "line"))
        for row in texts.values("line").annotate(**_counted())
    ]
    # All texts are those of the one line, or else counted again: people and medians do not add up.
    total = by_line[0][1] if len(by_line) == 1 else Counts(**texts.aggregate(**_counted()))
    day = TruncDate("queued_at", tzinfo=period.zone)
    each_day = {name: what for name, what in _counted().items() if name != "people"}
    by_day = texts.annotate(day=day).values("day").annotate(**each_day)
    return Health(
        all=total,
        days=sorted(((row["day"], _counts(row, "day")) for row in by_day), key=_day, reverse=True),
        lines=by_line,
        failures=_failures(texts),
        opted_out=Tally(_opted_out(agency, texts, period), total.people),
        waiting=waiting(agency=agency, lines=lines, now=now),
        broken=[line for line in lines.values() if line.active and line.broken_at],
        has_line=any(line.active for line in lines.values()),
    )


def _queued(agency: Agency, period: Period) -> QuerySet[Message]:
    texts: QuerySet[Message] = agency.messages.filter(
        queued_at__gte=period.start, queued_at__lt=period.end
    )
    return texts.order_by()


def _counted() -> dict[str, Any]:
    """What is counted of any group of texts: the fields of Counts."""
    took = F("settled_at") - F("sent_at")
    arrived = Q(status=Status.DELIVERED)
    return {
        "texts": Count("pk"),
        "sent": Count("pk", filter=Message.CHARGED),
        "delivered": Count("pk", filter=arrived),
        "failed": Count("pk", filter=Q(status=Status.FAILED)),
        "unknown": Count("pk", filter=Q(status=Status.UNKNOWN)),
        "cancelled": Count("pk", filter=Q(status=Status.CANCELLED)),
        "waiting": Count("pk", filter=Q(status=Status.QUEUED)),
        "people": Count("citizen", filter=Message.CHARGED, distinct=True),
        "median": Median(took, filter=arrived, output_field=DurationField()),
    }


def _counts(row: Mapping[str, Any], key: str) -> Counts:
    return Counts(**{name: value for name, value in row.items() if name != key})


def _day(row: tuple[date, Counts]) -> date:
    return row[0]


def _failures(texts: QuerySet[Message]) -> list[Failure]:
    failed = texts.filter(status=Status.FAILED).values_list("error_code", "reason")
    return [
        Failure(
            reason=reason or "No reason was given.",
            code=code,
            texts=count,
            advice=_advice(code),
        )
        for code, reason, count in failed.annotate(count=Count("pk")).order_by("-count", "reason")
    ]


def _advice(code: int | None) -> str:
    if code is None or code in MEANINGS:
        return ADVICE.get(code or 0, NOTHING_TO_DO)
    return LOOK_IT_UP


def _opted_out(agency: Agency, texts: QuerySet[Message], period: Period) -> int:
    """How many of the people texted in the period have opted out in it."""
    left = texts.filter(Message.CHARGED)
    gone = agency.citizens.filter(opted_out_at__gte=period.start, opted_out_at__lt=period.end)
    return gone.filter(Exists(left.filter(citizen=OuterRef("pk")))).count()
