"""Rows of one incident come together, wherever they stand in a file: an incident is recorded once, with all of them.

Pure: no Django, no clock.
"""

from collections.abc import Callable, Iterator, Sequence

from incidents.intake.tables import Row

MOST_WAITING = 20_000  # rows that wait for the last one of their incident, at some 2 KB each

Rows = Callable[[], Iterator[Row]]
ReferenceIn = Callable[[Sequence[str]], str]
LastLines = dict[str, int]
"""Reference → the line of its last row, where not all of its rows stand side by side."""


def last_lines(rows: Iterator[Row], reference_in: ReferenceIn) -> LastLines:
    """Find the incidents whose rows lie apart. A row without a reference is of no incident."""
    known: set[int] = set()  # by their hashes: a file may have millions
    last: LastLines = {}
    before = ""
    for line, cells in rows:
        reference = reference_in(cells)
        if reference and reference != before:
            key = hash(reference)
            if key in known:
                last[reference] = line
            known.add(key)
        elif reference in last:
            last[reference] = line
        before = reference
    return last


def gathered(rows: Rows, reference_in: ReferenceIn, last: LastLines) -> Iterator[Row]:
    """Every row once, in the order of the file, but those of an incident together where the last of them stands.

    `rows` begins the file anew at each call: it is gone through once, and once more as often as not all rows that lie
    apart could wait at a time. The order is the same whenever the same file is read.
    """
    left = dict(last)
    yield from _passing(rows(), reference_in, left, with_others=True)
    while left:
        yield from _passing(rows(), reference_in, left, with_others=False)


def _passing(
    rows: Iterator[Row], reference_in: ReferenceIn, left: LastLines, *, with_others: bool
) -> Iterator[Row]:
    """One pass through the file; takes the incidents from `left` whose rows came."""
    held: dict[str, list[Row]] = {}
    put_off: set[str] = set()
    waiting = 0
    for line, cells in rows:
        reference = reference_in(cells)
        if reference not in left:
            if with_others:
                yield line, cells
        elif reference in held or (waiting < MOST_WAITING and reference not in put_off):
            held.setdefault(reference, []).append((line, cells))
            waiting += 1
            if line == left[reference]:
                group = held.pop(reference)
                waiting -= len(group)
                del left[reference]
                yield from group
        else:
            put_off.add(reference)
