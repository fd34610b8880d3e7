"""Rows of one incident come together, wherever they stand in a file: an incident is recorded once, with all of them.

Pure: no Django, no clock.
"""

from collections.abc import Callable, Iterator, Sequence

from incidents.intake.tables import Row

MOST_WAITING = 20_000  # rows that wait for the last one of their incident, at some 2 KB each

Rows = Callable[[], Iterator[Row]]
ReferenceIn = Callable[[Sequence[str]], str]
LastLines = dict[int, int]
"""Hash of a reference → the line of its last row, where not all of its rows stand side by side."""


def last_lines(rows: Iterator[Row], reference_in: ReferenceIn) -> LastLines:
    """Find the incidents whose rows lie apart. A row without a reference is of no incident."""
    known: set[int] = set()
    last: LastLines = {}
    before = None
    for line, cells in rows:
        reference = reference_in(cells)
        key = hash(reference)
        if reference:
            if key in last or (key in known and key != before):
                last[key] = line
            known.add(key)
        before = key
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
    held: dict[int, list[Row]] = {}
    put_off: set[int] = set()
    waiting = 0
    for line, cells in rows:
        key = hash(reference_in(cells))
        if key not in left:
            if with_others:
                yield line, cells
        elif key in held or (waiting < MOST_WAITING and key not in put_off):
            held.setdefault(key, []).append((line, cells))
            waiting += 1
            if line == left[key]:
                group = held.pop(key)
                waiting -= len(group)
                del left[key]
                yield from group
        else:
            put_off.add(key)
