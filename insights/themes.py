"""What comments speak of: how many of them each theme, against the days before, and week by week."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Aggregate, BigIntegerField, Count, Func

from agencies.models import Agency
from feedback.models import Theme
from insights.charts import Spark, spark
from insights.comments import Filters, matching
from insights.counted import What, counted
from insights.period import Period
from insights.statistics import noise
from insights.stretches import Stretches
from insights.tallies import Change, Tally, change, weekly, within

Days = Mapping[date, int]


class Hash(Func):
    """Of an array, 64 bits long: Postgres groups by it in half the time that it takes to compare the arrays."""

    template = "hash_array_extended(%(expressions)s, 0)"
    output_field = BigIntegerField()


class AnyOf(Aggregate):
    """One of the values of a group in which all are alike."""

    function = "any_value"


@dataclass(frozen=True, slots=True)
class ThemeWeek:
    """One week of a theme: the comments that speak of it, of all; whether chance does not explain how many."""

    ends: date
    tally: Tally
    stands_out: bool


@dataclass(frozen=True, slots=True)
class ThemeTrend:
    """A theme in a period, in the one before, and in the weeks that lead to its end."""

    theme: Theme
    tally: Tally
    before: Tally
    weeks: Sequence[Tally]

    @property
    def change(self) -> Change | None:
        """Whether its share of all comments really is another than in the period before."""
        return change(of=self.tally, against=self.before)

    @property
    def spark(self) -> Spark | None:
        return spark(self.weeks)


def trends(*, agency: Agency, themes: Sequence[Theme], filters: Filters) -> list[ThemeTrend]:
    """Each theme's trend among the comments that the other filters leave, the most frequent first: one query."""
    period = filters.period
    first = min(period.before.first, period.weeks[0].first)
    wide = replace(filters, theme=None, period=Period(first, period.last, period.zone))
    everything, by_theme = _by_week(agency, wide, period)
    found = [
        ThemeTrend(
            theme=theme,
            tally=within(period, days),
            before=within(period.before, days),
            weeks=weekly(period.weeks, days),
        )
        for theme in themes
        for days in [_tallies(everything, by_theme[theme.pk])]
    ]
    return sorted(found, key=lambda trend: (-trend.tally.good, trend.theme.position))


def weeks_of(*, trend: ThemeTrend, period: Period) -> list[ThemeWeek]:
    """The weeks of a theme, oldest first, with those marked that chance does not explain."""
    limits = noise([(tally.good, tally.total) for tally in trend.weeks])
    return [
        ThemeWeek(week.last, tally, bool(limit and limit.stands_out and tally.share))
        for week, tally, limit in zip(period.weeks, trend.weeks, limits, strict=True)
    ]


def _by_week(agency: Agency, filters: Filters, period: Period) -> tuple[Days, Mapping[int, Days]]:
    """How many comments there are, and how many of each theme, by days that nothing here tells apart: one query."""
    stretches = Stretches.between([period, period.before, *period.weeks])
    everything: defaultdict[date, int] = defaultdict(int)
    by_theme: defaultdict[int, defaultdict[date, int]] = defaultdict(lambda: defaultdict(int))
    if filters.are_days_alone:
        whats = (What.COMMENTS, What.COMMENTS_ON)
        for each in counted(agency=agency, whats=whats, stretches=stretches):
            days = by_theme[int(each.value)] if each.value else everything
            days[each.until] = each.tally.total
        return everything, by_theme
    # Comments that speak of the same themes are counted together, and taken apart here: there are few such sets.
    found = matching(agency=agency, filters=filters).order_by()
    alike = found.annotate(alike=Hash("themes"), until=stretches.until).values("alike", "until")
    for themes, day, count in alike.annotate(of=AnyOf("themes"), n=Count("*")).values_list(
        "of", "until", "n"
    ):
        everything[day] += count
        for theme in themes:
            by_theme[theme][day] += count
    return everything, by_theme


def _tallies(everything: Days, of_theme: Days) -> dict[date, Tally]:
    return {day: Tally(of_theme.get(day, 0), total) for day, total in everything.items()}
