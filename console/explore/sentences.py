"""What holds and what is noise, in plain sentences."""

from collections.abc import Mapping, Sequence

from django.utils.text import capfirst

from agencies.models import Agency
from console.templatetags.words import percent
from insights.exploring.breakdown import Breakdown
from insights.exploring.dimensions import DIMENSIONS, name_of, names
from insights.exploring.measures import Measure
from insights.exploring.side_by_side import SideBySide
from insights.period import Period
from insights.tallies import Change, Tally, change

MINUS = "\N{MINUS SIGN}"


def all_together(measure: Measure, shown: Breakdown) -> str:
    """How many of how many: "69 % of 35 people rated 4 or 5 (52–81 %)." """
    share = shown.everyone.share if shown.everyone_shown else None
    if share is None:
        return "Too few people to show a share." if shown.everyone.total else "Nobody."
    return (
        f"{percent(share.share)} % of {share.total:,} people {measure.good} "
        f"({percent(share.low)}–{percent(share.high)} %)."
    )


def changes(period: Period, shown: Breakdown) -> list[str]:
    """Against the days before and the year before; nothing where nothing can be said."""
    if not shown.everyone_shown:
        return []
    length = f"{period.days} days" if period.days > 1 else "day"
    found = [
        _against(shown.compared, shown.before, f"the {length} before"),
        _against(shown.compared, shown.year_before, "the same days a year before"),
    ]
    said = [sentence for sentence in found if sentence]
    if said and (since := shown.open_since):
        said.append(
            f"Who was texted since {since.day} {since:%B} can still answer, and is not compared."
        )
    return said


def compared(pair: SideBySide) -> str:
    """Two groups side by side: which is higher, by how much, and how sure that is."""
    first, second, found = pair.first.name, pair.second.name, pair.difference
    if found is None:
        return _not_compared(pair)
    if pair.word is Change.SAME or pair.word is None:
        below, above = _points(max(-found.low, 0)), percent(max(found.high, 0))
        return (
            f"No real difference: {first} may lie anywhere from {below} below {second} "
            f"to {above} above."
        )
    higher = pair.word is Change.HIGHER
    least, most = (found.low, found.high) if higher else (-found.high, -found.low)
    return capfirst(
        f"{first} is {pair.word.lower()} than {second}, by {_points(abs(found.estimate))} "
        f"({percent(least)} to {percent(most)} with 95 % confidence)."
    )


def difference_of(pair: SideBySide) -> str:
    """The difference as a figure: "81 % less 73 % is 8 points (−21 to 36)"; empty where nothing is compared.

    It is of exact shares: where the rounded ones beside it would give another number, it says so.
    """
    a, b = (side.tally.share if side.tally else None for side in (pair.first, pair.second))
    found = pair.difference
    if found is None or a is None or b is None:
        return ""
    of_rounded = int(percent(a.share)) - int(percent(b.share))
    exact = "" if _signed(of_rounded / 100) == _signed(found.estimate) else ", before rounding,"
    return (
        f"{percent(a.share)} % less {percent(b.share)} %{exact} is "
        f"{_points(found.estimate)} ({_signed(found.low)} to {_signed(found.high)})."
    )


def not_there(groups: Sequence[str]) -> str:
    """That the groups chosen to be compared are not in the breakdown: one name or two."""
    have = "have" if len(groups) > 1 else "has"
    return (
        f"{' and '.join(f'“{group}”' for group in groups)} {have} nobody here, so there is nothing to compare. "
        "Choose another, more days or fewer filters."
    )


def narrowed_to(agency: Agency, where: Mapping[str, str]) -> str:
    """The filters in words: "District: River; shift: Night, 23–07"."""
    parts = []
    for key, value in where.items():
        dimension = DIMENSIONS[key]
        name = name_of(dimension, value, names(agency, dimension))
        parts.append(f"{dimension.title.lower()}: {name}")
    return capfirst("; ".join(parts)) or "No filters"


def _against(now: Tally, before: Tally, when: str) -> str:
    """ "Higher than in the 30 days before (81 % of 380)." Empty where there were too few to compare."""
    word, share = change(of=now, against=before), before.share
    if word is None or share is None:
        return ""
    what = f"{percent(share.share)} % of {before.total:,}"
    if word is Change.SAME:
        return f"No real change from {when} ({what})."
    return f"{word} than in {when} ({what})."


def _not_compared(pair: SideBySide) -> str:
    if pair.first.tally and pair.second.tally:
        if pair.in_both and not pair.second.tally.total:
            return f"Everybody of {pair.second.name} is in {pair.first.name} as well: nobody is left to compare with."
        empty = pair.second if pair.first.tally.total else pair.first
        return f"{capfirst(empty.name)} has nobody, so there is nothing to compare."
    return (
        "They are not compared, since that could tell of too few people: "
        "of one of them, of those in both, or of a group beside them."
    )


def _points(share: float) -> str:
    """A difference of shares in whole points: "8 points", "1 point", "−3 points"."""
    number = _signed(share)
    return f"{number} {'point' if number in {'1', f'{MINUS}1'} else 'points'}"


def _signed(share: float) -> str:
    """A difference of shares as a whole number: "−3"; what rounds to 0 has no sign."""
    number = percent(abs(share))
    return f"{MINUS}{number}" if share < 0 and number != "0" else number
