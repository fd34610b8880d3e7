"""A measure broken down by district, shift or whatever else, and which groups really differ from the rest."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count

from agencies.models import Agency
from insights.exploring.day_counts import groups_of_days, total_of_days
from insights.exploring.dimensions import (
    NOTHING,
    Dimension,
    key_of,
    name_of,
    names,
    narrowed,
    value_of,
)
from insights.exploring.measures import Measure, counted_rows
from insights.period import Period
from insights.statistics import FEWEST, suppress
from insights.tallies import Change, Tally, added, against_the_rest

FEWEST_OF_AN_OFFICER = 10


@dataclass(frozen=True, slots=True)
class Group:
    """One of the groups. `tally` is None where there are too few people to show, or where others would tell it."""

    key: str
    name: str
    tally: Tally | None
    differs: Change | None  # from the rest; None where that can't be said


@dataclass(frozen=True, slots=True)
class Breakdown:
    """All of it. `everyone` is None where the total has to be hidden with the only group."""

    groups: tuple[Group, ...]
    everyone: Tally
    everyone_shown: bool
    before: Tally
    year_before: Tally
    fewest: int  # people under whom a group is not shown

    @property
    def hides(self) -> bool:
        return any(group.tally is None for group in self.groups)

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
    """Count it: four queries at the most, and one for names. `sort` is "people", "name", "low" or "high" (by share)."""
    tallies = tallied(agency=agency, measure=measure, period=period, where=where, by=by)
    known = names(agency, by)
    named = sorted(
        (name_of(by, key, known), key, tally) for key, tally in tallies.items() if tally.total
    )
    fewest = fewest_shown([*where, by.key])
    hidden, total_hidden = suppress([tally.total for _, _, tally in named], fewest=fewest)
    everyone = added(tally for _, _, tally in named)
    shown = [None if hides else tally for (_, _, tally), hides in zip(named, hidden, strict=True)]
    words = against_the_rest(shown, everyone)
    groups = [
        Group(key, name, tally, None if by.key == "officer" else word)
        for (name, key, _), tally, word in zip(named, shown, words, strict=True)
    ]
    before, year_before = (
        total(agency=agency, measure=measure, period=each, where=where)
        for each in (period.before, period.year_before)
    )
    return Breakdown(
        groups=tuple(_sorted(groups, by, sort)),
        everyone=everyone,
        everyone_shown=not total_hidden,
        before=before,
        year_before=year_before,
        fewest=fewest,
    )


def fewest_shown(dimensions: Collection[str]) -> int:
    """Under how many people nothing is shown, where these dimensions tell them apart or narrow them down."""
    return FEWEST_OF_AN_OFFICER if "officer" in dimensions else FEWEST


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
    rows, good, path = counted_rows(agency=agency, measure=measure, period=period)
    counts = (
        narrowed(rows, where=where, path=path, zone=period.zone)
        .values(group=value_of(by, path=path, zone=period.zone))
        .annotate(good=Count("pk", filter=good), total=Count("pk"))
    )
    tallies: dict[str, Tally] = defaultdict(Tally)
    for row in counts:
        tallies[key_of(by, row["group"])] += Tally(row["good"], row["total"])
    return tallies


def total(*, agency: Agency, measure: Measure, period: Period, where: Mapping[str, str]) -> Tally:
    """How many of how many, all together: one query."""
    if not where:
        return total_of_days(agency=agency, measure=measure, period=period)
    rows, good, path = counted_rows(agency=agency, measure=measure, period=period)
    found = narrowed(rows, where=where, path=path, zone=period.zone)
    return Tally(**found.aggregate(good=Count("pk", filter=good), total=Count("pk")))


def _sorted(groups: list[Group], by: Dimension, sort: str) -> list[Group]:
    """In the order asked for; groups with an order of their own keep it, and officers are never ranked."""
    if by.names is not None and sort == "people":
        order = [*by.names, NOTHING]
        return sorted(groups, key=lambda group: order.index(group.key))
    if by.key == "officer" or sort == "name":
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
