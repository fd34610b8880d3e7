"""The figures of the overview: four shares with their changes, and the weeks behind them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from agencies.models import Agency
from insights.headlines import GOOD, Headlines, Topic, headlines
from insights.period import Period
from insights.statistics import Proportion
from insights.tallies import Change, Tally, change, weekly, within
from messaging.models import Message
from surveys.models import Answer, Conversation

Days = dict[date, Tally]


@dataclass(frozen=True, slots=True)
class Figure:
    """One share of the period, against the period before, and week by week."""

    key: str
    title: str
    of: str  # "people", "texted"
    tally: Tally
    before: Tally
    weeks: tuple[Tally, ...]

    @property
    def share(self) -> Proportion | None:
        return self.tally.share

    @property
    def change(self) -> Change | None:
        return change(of=self.tally, against=self.before)


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the trend, by its last day."""

    ends: date
    tally: Tally


@dataclass(frozen=True, slots=True)
class Overview:
    """The four figures, the officer's rating first, and its trend."""

    period: Period
    figures: tuple[Figure, ...]
    headlines: Headlines

    @property
    def rated(self) -> Figure:
        return self.figures[0]

    @property
    def weeks(self) -> list[Week]:
        """The officer's rating by week, oldest first."""
        return [
            Week(week.last, tally)
            for week, tally in zip(self.period.weeks, self.rated.weeks, strict=True)
        ]


def overview(*, agency: Agency, period: Period) -> Overview:
    """Count the answers and the texts of the period, of the one before and of the trend: three queries."""
    asked = headlines(agency)
    since = min(period.before.start, period.weeks[0].start)
    answers = _answers_by_day(agency, asked, since, period)
    texted = _texted_by_day(agency, since, period)
    parts = (
        ("rated", "Rated us 4 or 5", "people", answers[Topic.OFFICER]),
        ("answered", "Answered our text", "texted", texted),
        ("call-taker", "Call-taker 4 or 5", "people", answers[Topic.CALL_TAKER]),
        ("explained", asked.explained, "people", answers[Topic.EXPLAINED]),
    )
    return Overview(
        period=period,
        figures=tuple(
            Figure(
                key=key,
                title=title,
                of=of,
                tally=within(period, days),
                before=within(period.before, days),
                weeks=tuple(weekly(period.weeks, days)),
            )
            for key, title, of, days in parts
        ),
        headlines=asked,
    )


def conversations_texted(agency: Agency) -> QuerySet[Conversation]:
    """Conversations whose first text was sent: the people who could have answered."""
    first = Message.objects.opening(agency, OuterRef("thread"))
    return agency.conversations.filter(Exists(first.filter(sent_at__isnull=False)))


def has_answered() -> Exists:
    """Whether a conversation has an answer."""
    return Exists(Answer.objects.filter(conversation=OuterRef("pk"), agency=OuterRef("agency")))


def _answers_by_day(
    agency: Agency, asked: Headlines, since: datetime, period: Period
) -> dict[Topic, Days]:
    rows = (
        agency.answers.filter(
            question__in=list(asked.topics),
            number__isnull=False,
            answered_at__gte=since,
            answered_at__lt=period.end,
        )
        .annotate(day=TruncDate("answered_at", tzinfo=period.zone))
        .values("question", "day")
        .annotate(good=Count("pk", filter=GOOD), total=Count("pk"))
        .order_by()
    )
    days: dict[Topic, Days] = {topic: defaultdict(Tally) for topic in Topic}
    for row in rows:
        days[asked.topics[row["question"]]][row["day"]] += Tally(row["good"], row["total"])
    return days


def _texted_by_day(agency: Agency, since: datetime, period: Period) -> Days:
    rows = (
        conversations_texted(agency)
        .filter(opened_at__gte=since, opened_at__lt=period.end)
        .annotate(day=TruncDate("opened_at", tzinfo=period.zone), answered=has_answered())
        .values("day")
        .annotate(good=Count("pk", filter=Q(answered=True)), total=Count("pk"))
        .order_by()
    )
    return {row["day"]: Tally(row["good"], row["total"]) for row in rows}
