"""A measure broken down by district, shift or whatever else, and which groups really differ from the rest."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from agencies.models import Agency
from insights.can_answer import CanAnswer, can_answer
from insights.exploring import facts
from insights.exploring.day_counts import groups_of_days, total_of_days
from insights.exploring.dimensions import NOTHING, OF_OFFICERS, Dimension, name_of, names
from insights.exploring.measures import Measure
from insights.period import Period
from insights.statistics import FEWEST, suppress
from insights.tallies import Change, Tally, added, against_the_rest

FEWEST_OF_AN_OFFICER = 10
NOT_SHOWN = "not shown"
"""Of each hidden group, small or large: of two that are six together, "few" and "not few" would say one and five."""


@dataclass(frozen=True, slots=True)
class Group:
    """One of the groups. `tally` is None where there are too few people to show, or where others would tell it."""

    key: str
    name: str
    tally: Tally | None
    differs: Change | None  # from the rest; None where that can't be said


@dataclass(frozen=True, slots=True)
class Breakdown:
    """All of it. `everyone` is not shown where the total has to be hidden with the only group.

    `compared` are those whose share is held against the days before: everyone, or of who answered those texted before
    `open_since`, since whom nobody can answer any more.
    """

    groups: tuple[Group, ...]
    everyone: Tally
    everyone_shown: bool
    compared: Tally
    open_since: date | None
    before: Tally
    year_before: Tally  # of nobody where the period is longer than a year
    fewest: int  # people under whom a group is not shown

    @property
    def hides(self) -> bool:
        return any(group.tally is None for group in self.groups)

    @property
    def names(self) -> list[tuple[str, str]]:
        """Key and name of each group."""
        return [(group.key, group.name) for group in self.groups]

    def group(self, key: str) -> Group | None:
        return next((group for group in self.groups if group.key == key), None)


def breakdown(
    *,
    agency: Agency,
    measure: Measure,
    period: Period,
    where: Mapping[str, str],
    by: Dimension,
    sort: str = "people",
) -> Breakdown:
    """Count it: four queries at the most, one for names, and two for who can still answer.

    `sort` is "people", "name", "low" or "high" (by share).
    """
    tallies = tallied(agency=agency, measure=measure, period=period, where=where, by=by)
    known = names(agency, by)
    named = sorted(
        (name_of(by, key, known), key, tally) for key, tally in tallies.items() if tally.total
    )
    fewest = fewest_shown([*where, by.key])
    hidden, total_hidden = suppress([tally.total for _, _, tally in named], fewest=fewest)
    everyone = added(tally for _, _, tally in named)
    shown = [None if hides else tally for (_, _, tally), hides in zip(named, hidden, strict=True)]
    # Officers are never said to be better or worse here.
    words = [None] * len(shown) if by.of_officers else against_the_rest(shown, everyone)
    groups = [
        Group(key, name, tally, word)
        for (name, key, _), tally, word in zip(named, shown, words, strict=True)
    ]
    before, *year_before = totals(
        agency=agency, measure=measure, periods=period.compared_with, where=where
    )
    waiting = can_answer(agency=agency, period=period) if measure.is_answering else CanAnswer()
    open_days = [days] if (days := waiting.open_days(period)) else []
    still_open = totals(agency=agency, measure=measure, periods=open_days, where=where)
    return Breakdown(
        groups=tuple(_sorted(groups, by, sort)),
        everyone=everyone,
        everyone_shown=not total_hidden,
        compared=everyone - added(still_open),
        open_since=waiting.since,
        before=before,
        year_before=added(year_before),
        fewest=fewest,
    )


def fewest_shown(dimensions: Collection[str]) -> int:
    """Under how many people nothing is shown, where these dimensions tell them apart or narrow them down."""
    return FEWEST_OF_AN_OFFICER if OF_OFFICERS.intersection(dimensions) else FEWEST


def tallied(
    *,
    agency: Agency,
    measure: Measure,
    period: Period,
    where: Mapping[str, str],
    by: Dimension,
) -> Mapping[str, Tally]:
    """How many of how many there are in each group, whatever their number: one query, or two of counts of days."""
    if not where:
        counted = groups_of_days(agency=agency, measure=measure, period=period, by=by)
        if counted is not None:
            return counted
    return facts.grouped(agency=agency, measure=measure, period=period, where=where, by=by)


def totals(
    *, agency: Agency, measure: Measure, periods: Sequence[Period], where: Mapping[str, str]
) -> list[Tally]:
    """How many of how many in each of the periods, all together: a query each at the most."""
    if where:
        return facts.totals(agency=agency, measure=measure, periods=periods, where=where)
    return [total_of_days(agency=agency, measure=measure, period=each) for each in periods]


def _sorted(groups: list[Group], by: Dimension, sort: str) -> list[Group]:
    """In the order asked for; groups with an order of their own keep it, and officers are never ranked."""
    if by.names is not None and sort == "people":
        order = [*by.names, NOTHING]
        return sorted(groups, key=lambda group: order.index(group.key))
    if by.of_officers or sort == "name":
        return groups
    shown = [group for group in groups if group.tally]
    rest = [group for group in groups if not group.tally]
    if sort == "people":
        shown.sort(key=lambda group: -_of(group).total)
    else:
        sign = 1 if sort == "low" else -1
        shown.sort(key=lambda group: sign * _of(group).good / _of(group).total)
    return shown + rest


def _of(group: Group) -> Tally:
    return group.tally or Tally()
