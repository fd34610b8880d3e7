"""Which cells of a table are hidden, so that no group of under five people can be read off it or computed from it.

Pure: no Django, no clock. Numbers are people.

A table with its totals is a flow of people: from the whole to the rows, from each row through its cells to the columns,
from the columns back to the whole. What enters a place leaves it, and these are all the equations by which a reader can
compute a hidden number from the ones that are shown.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from insights.statistics.proportions import FEWEST

Place = tuple[str, int]
ALL_ROWS, ALL_COLUMNS = ("whole", 0), ("whole", 1)


@dataclass(frozen=True, slots=True)
class Hidden:
    """What of a table is hidden. `total` and the totals of rows and columns seldom are."""

    cells: tuple[tuple[bool, ...], ...]
    rows: tuple[bool, ...]
    columns: tuple[bool, ...]
    total: bool


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of the table as a flow between two places. Inner ones are hidden before totals are."""

    name: str
    start: Place
    end: Place
    people: int
    is_total: bool


def suppress(counts: Sequence[int], *, fewest: int = FEWEST) -> tuple[tuple[bool, ...], bool]:
    """Say which of these counts to hide, and whether their total has to be hidden as well.

    The rules are those of `suppress_table`, for a list of groups and its total.
    """
    if any(count < 0 for count in counts):
        raise ValueError("A count of people is 0 or more.")
    groups = [
        _Number(f"group {at}", ALL_ROWS, ALL_COLUMNS, count, is_total=False)
        for at, count in enumerate(counts)
    ]
    total = _Number("total", ALL_COLUMNS, ALL_ROWS, sum(counts), is_total=True)
    hidden = _hide([*groups, total], fewest)
    return tuple(group in hidden for group in groups), total in hidden


def suppress_table(cells: Sequence[Sequence[int]], *, fewest: int = FEWEST) -> Hidden:
    """Say which cells and totals of a table to hide: rows of counts, whose totals are shown around them.

    1. A number under `fewest`, five, is hidden. Zero is not: it is nobody's.
    2. As long as a hidden number can be computed from the shown ones, the smallest shown number beside it is hidden as
       well (complementary suppression). That a hidden number is at least 1 counts as known: two that add up to 2 are
       computed as well.
    3. As long as hidden numbers together are known to be under it, one more beside them is hidden.

    Whether a number can be computed is decided exactly: it can't, if and only if people can be moved around a circle
    of hidden numbers, this one among them, without any falling below 1. Source: D. Gusfield, "A graph theoretic
    approach to statistical data security", SIAM Journal on Computing 17 (1988) 552-571; for the rules, L. Willenborg
    and T. de Waal, Elements of Statistical Disclosure Control (Springer 2001).

    Raises ValueError when rows are of different lengths or a count is below 0.
    """
    if len({len(row) for row in cells}) > 1:
        raise ValueError("All rows of a table have as many cells.")
    if any(count < 0 for row in cells for count in row):
        raise ValueError("A count of people is 0 or more.")
    inner, rows, columns, total = _numbers(cells)
    hidden = _hide([*inner.values(), *rows, *columns, total], fewest)
    return Hidden(
        cells=tuple(
            tuple(inner[at, across] in hidden for across in range(len(row)))
            for at, row in enumerate(cells)
        ),
        rows=tuple(number in hidden for number in rows),
        columns=tuple(number in hidden for number in columns),
        total=total in hidden,
    )


def _numbers(
    cells: Sequence[Sequence[int]],
) -> tuple[dict[tuple[int, int], _Number], list[_Number], list[_Number], _Number]:
    width = len(cells[0]) if cells else 0
    inner = {
        (at, across): _Number(
            f"cell {at} {across}", ("row", at), ("column", across), count, is_total=False
        )
        for at, row in enumerate(cells)
        for across, count in enumerate(row)
    }
    rows = [
        _Number(f"row {at}", ALL_ROWS, ("row", at), sum(row), is_total=True)
        for at, row in enumerate(cells)
    ]
    columns = [
        _Number(
            f"column {across}",
            ("column", across),
            ALL_COLUMNS,
            sum(row[across] for row in cells),
            is_total=True,
        )
        for across in range(width)
    ]
    whole = _Number("total", ALL_COLUMNS, ALL_ROWS, sum(map(sum, cells)), is_total=True)
    return inner, rows, columns, whole


def _hide(numbers: Iterable[_Number], fewest: int) -> set[_Number]:
    known = [number for number in numbers if number.people]
    hidden = {number for number in known if number.people < fewest}
    while True:
        told = _computable(hidden) or _known_to_be_few(hidden, fewest)
        if not told:
            return hidden
        shown = [number for number in known if number not in hidden]
        if not shown:
            return hidden
        beside = [number for number in shown if {number.start, number.end} & told]
        # Zeros hide nothing: where only they stand beside it, a number elsewhere closes the circle.
        hidden.add(min(beside or shown, key=lambda number: (number.is_total, number.people)))


def _computable(hidden: set[_Number]) -> set[Place]:
    """Where another number must be hidden, since a hidden one can be computed; empty where none can."""
    told = set()
    for number in hidden:
        others = hidden - {number}
        more = _reaches(number.end, number.start, others)
        less = number.people > 1 and _reaches(number.start, number.end, others)
        if not more and not less:
            told |= {number.start, number.end}
    # Where only one number is hidden, another has to be: a circle can't be closed without it.
    touched = Counter(place for number in hidden for place in (number.start, number.end))
    return {place for place in told if touched[place] == 1} or told


def _reaches(start: Place, goal: Place, hidden: set[_Number]) -> bool:
    """Whether one person can be moved from `start` to `goal` by changing hidden numbers alone."""
    steps: defaultdict[Place, list[Place]] = defaultdict(list)
    for number in hidden:
        steps[number.start].append(number.end)
        if number.people > 1:
            steps[number.end].append(number.start)
    seen, waiting = {start}, [start]
    while waiting:
        for step in steps[waiting.pop()]:
            if step not in seen:
                seen.add(step)
                waiting.append(step)
    return goal in seen


def _known_to_be_few(hidden: set[_Number], fewest: int) -> set[Place]:
    """A place where the hidden numbers of one side are all that is unknown, and together are too few."""
    entering: defaultdict[Place, int] = defaultdict(int)
    leaving: defaultdict[Place, int] = defaultdict(int)
    for number in hidden:
        leaving[number.start] += number.people
        entering[number.end] += number.people
    for place in sorted({*entering, *leaving}):
        if not (entering[place] and leaving[place]) and entering[place] + leaving[place] < fewest:
            return {place}
    return set()
