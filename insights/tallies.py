"""How many of how many: what figures, weeks, districts and call types are made of.

Pure: no Django, no clock.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from insights.period import WEEK, Period
from insights.statistics import (
    Proportion,
    benjamini_hochberg,
    difference,
    p_value,
    too_few,
    wilson,
)


@dataclass(frozen=True, slots=True)
class Tally:
    """`good` of `total` people."""

    good: int = 0
    total: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.good + other.good, self.total + other.total)

    def __sub__(self, other: "Tally") -> "Tally":
        return Tally(self.good - other.good, self.total - other.total)

    @property
    def part(self) -> float | None:
        """The share alone, where its interval is not shown; None under five people."""
        return None if too_few(self.total) else self.good / self.total

    @property
    def share(self) -> Proportion | None:
        """The share with its interval; None under five people, when it is not shown."""
        return None if too_few(self.total) else wilson(count=self.good, total=self.total)


class Change(StrEnum):
    """One share against another, in a word."""

    HIGHER = "Higher"
    LOWER = "Lower"
    SAME = "No real change"


def change(*, of: Tally, against: Tally) -> Change | None:
    """Whether the shares of two groups of people really differ; None where either is too small to say."""
    a, b = of.share, against.share
    if a is None or b is None:
        return None
    differs = difference(a=a, b=b)
    if not differs.real:
        return Change.SAME
    return Change.HIGHER if differs.estimate > 0 else Change.LOWER


def against_the_rest(groups: Sequence[Tally | None], everyone: Tally) -> list[Change | None]:
    """Whether each of many groups differs from all others together, allowing for so many comparisons.

    None for a group that is None, and where the group or its rest is too small to say.
    """
    compared = {
        at: (group, everyone - group)
        for at, group in enumerate(groups)
        if group and group.share and (everyone - group).share
    }
    found = benjamini_hochberg(
        [
            p_value(a=(group.good, group.total), b=(rest.good, rest.total))
            for group, rest in compared.values()
        ]
    )
    words: list[Change | None] = [None] * len(groups)
    for (at, (group, rest)), one in zip(compared.items(), found, strict=True):
        higher = group.good * rest.total > rest.good * group.total
        word = Change.HIGHER if higher else Change.LOWER
        words[at] = word if one.real else Change.SAME
    return words


def added(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    every = list(tallies)
    return Tally(sum(each.good for each in every), sum(each.total for each in every))


def within(period: Period, days: Mapping[date, Tally]) -> Tally:
    """What was counted on the days of a period."""
    return added(tally for day, tally in days.items() if day in period)


def weekly(weeks: Sequence[Period], days: Mapping[date, Tally]) -> list[Tally]:
    """What was counted in each of these weeks, which follow one another."""
    counted = [Tally() for _ in weeks]
    for day, tally in days.items():
        week = (day - weeks[0].first) // WEEK
        if 0 <= week < len(counted):
            counted[week] += tally
    return counted
