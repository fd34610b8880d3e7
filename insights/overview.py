"""The figures of the overview: four shares with their changes, and the weeks behind them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from agencies.models import Agency
from insights.can_answer import can_answer
from insights.counted import What, counted, total
from insights.headlines import Headlines, Topic, headlines
from insights.period import WEEK, Period
from insights.statistics import Proportion
from insights.stretches import DAY, Stretches
from insights.tallies import Change, Tally, change, weekly, within
from messaging.models import Message
from surveys.models import Answer, Conversation

Days = Mapping[date, Tally]
ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Figure:
    """One share of the period, against the period before, and week by week.

    `settled` is what is compared: who was texted on days on which nobody was who can still answer, as `can_answer` can.
    """

    key: str
    title: str
    of: str  # "people", "texted"
    tally: Tally
    settled: Tally
    can_answer: int
    before: Tally
    year_before: Tally  # of nobody where the period is longer than a year
    weeks: tuple[Tally, ...]

    @property
    def share(self) -> Proportion | None:
        return self.tally.share

    @property
    def change(self) -> Change | None:
        return change(of=self.settled, against=self.before)

    @property
    def year_change(self) -> Change | None:
        return change(of=self.settled, against=self.year_before)


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the trend, by its last day."""

    ends: date
    tally: Tally

    @property
    def begins(self) -> date:
        return self.ends - WEEK + DAY


@dataclass(frozen=True, slots=True)
class Overview:
    """The four figures, the officer's rating first, and its trend; `incidents` were opened in the period."""

    period: Period
    figures: tuple[Figure, ...]
    headlines: Headlines
    incidents: int

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
    """Count answers and texts of the period, those before and the trend, and its incidents: four queries."""
    asked = headlines(agency)
    waiting = can_answer(agency=agency, period=period)
    open_days = waiting.open_days(period)
    by_day = _by_day(agency, asked, period, *([open_days] if open_days else []))
    parts = (
        ("rated", "Rated us 4 or 5", "people", by_day[Topic.OFFICER]),
        (ANSWERED, "Answered our text", "texted", by_day[None]),
        ("call-taker", "Call-taker 4 or 5", "people", by_day[Topic.CALL_TAKER]),
        ("explained", asked.explained, "people", by_day[Topic.EXPLAINED]),
    )
    return Overview(
        period=period,
        figures=tuple(
            Figure(
                key=key,
                title=title,
                of=of,
                tally=within(period, days),
                settled=within(period, days) - _open(key, open_days, days),
                can_answer=waiting.people if key == ANSWERED else 0,
                before=within(period.before, days),
                year_before=within(period.year_before, days) if period.year_before else Tally(),
                weeks=tuple(weekly(period.weeks, days)),
            )
            for key, title, of, days in parts
        ),
        headlines=asked,
        incidents=total(agency=agency, what=What.INCIDENTS_AT, period=period).total,
    )


def conversations_texted(agency: Agency) -> QuerySet[Conversation]:
    """Conversations whose first text was sent: the people who could have answered."""
    first = Message.objects.opening(agency, OuterRef("thread"))
    return agency.conversations.filter(Exists(first.filter(sent_at__isnull=False)))


def has_answered() -> Exists:
    """Whether a conversation has an answer."""
    return Exists(Answer.objects.filter(conversation=OuterRef("pk"), agency=OuterRef("agency")))


def _open(key: str, open_days: Period | None, days: Days) -> Tally:
    """Who is not compared yet: those texted on days since which somebody can still answer. Who answered has."""
    return within(open_days, days) if open_days and key == ANSWERED else Tally()


def _by_day(
    agency: Agency, asked: Headlines, period: Period, *parts: Period
) -> Mapping[Topic | None, Days]:
    """The answers on each topic, and the texts, which are on none, by the last days of stretches.

    They tell the period, its parts, its weeks and those before it apart.
    """
    found = counted(
        agency=agency,
        whats=(What.QUESTION, What.TEXTED),
        questions=asked.topics,
        stretches=Stretches.between([period, *parts, *period.compared_with, *period.weeks]),
    )
    days: dict[Topic | None, dict[date, Tally]] = defaultdict(lambda: defaultdict(Tally))
    for each in found:
        topic = asked.topics[each.question] if each.question else None
        days[topic][each.until] += each.tally
    return days
