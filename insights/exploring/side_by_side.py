"""Two groups of people side by side: two of one breakdown, or any two sets of days and filters."""

from collections.abc import Mapping
from dataclasses import dataclass

from agencies.models import Agency
from insights.exploring.breakdown import fewest_shown, totals
from insights.exploring.measures import Measure
from insights.period import Period
from insights.statistics import Difference, difference, suppress
from insights.tallies import Change, Tally, change


@dataclass(frozen=True, slots=True)
class Selection:
    """The people of these days whom the filters leave; `where` has values by key of the dimension."""

    period: Period
    where: Mapping[str, str]

    def shared_with(self, other: "Selection") -> "Selection | None":
        """Those who are in both; None where nobody can be: days apart, or two values of one dimension."""
        days = self.period.shared_with(other.period)
        apart = any(self.where.get(key, value) != value for key, value in other.where.items())
        return None if days is None or apart else Selection(days, {**self.where, **other.where})


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two. `tally` is None where it can't be shown."""

    name: str
    tally: Tally | None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two groups of different people, and the share of the first less that of the second.

    `in_both` are the people who belong to both groups: they count in the first, and are left out of the second.
    """

    first: Side
    second: Side
    difference: Difference | None  # None where one of them is too small to show
    word: Change | None
    in_both: int = 0


def side_by_side(first: Side, second: Side, *, in_both: int = 0) -> SideBySide:
    """Compare two groups of different people."""
    if first.tally is None or second.tally is None:
        return SideBySide(first, second, None, None)
    a, b = first.tally.share, second.tally.share
    differs = difference(a=a, b=b) if a and b else None
    word = change(of=first.tally, against=second.tally)
    return SideBySide(first, second, differs, word, in_both)


def selections_side_by_side(
    *,
    agency: Agency,
    measure: Measure,
    first: tuple[str, Selection],
    second: tuple[str, Selection],
) -> SideBySide:
    """Compare two selections under their names, without counting anybody twice: three queries.

    Whoever sees both views can subtract one from the other. So neither is shown where too few people are in one alone,
    or in both.
    """
    (name, chosen), (other_name, other) = first, second
    shared = chosen.shared_with(other)
    one, whole = (_total(agency, measure, each) for each in (chosen, other))
    both = _total(agency, measure, shared) if shared else Tally()
    rest = whole - both
    parts = [part.total for part in (one - both, both, rest)]
    hidden, _ = suppress(parts, fewest=fewest_shown([*chosen.where, *other.where]))
    if any(hidden):
        return side_by_side(Side(name, None), Side(other_name, None))
    return side_by_side(Side(name, one), Side(other_name, rest), in_both=both.total)


def _total(agency: Agency, measure: Measure, chosen: Selection) -> Tally:
    (tally,) = totals(agency=agency, measure=measure, periods=[chosen.period], where=chosen.where)
    return tally
