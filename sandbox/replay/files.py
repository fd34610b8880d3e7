"""Reading a file of calls: which layout it has, its calls, and the rows that cannot be read."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from sandbox.replay.calls import Call
from sandbox.replay.layouts import LAYOUTS, Layout, Row, recognise

_DAY = timedelta(days=1)


class CannotRead(Exception):
    """The file is not one that can be replayed: a sentence that says why."""


@dataclass(frozen=True, slots=True)
class CallsFile:
    """What stood in a file. `unreadable` holds a sentence for each row that had to be left out."""

    layout: Layout
    calls: Sequence[Call]
    unreadable: Sequence[str]


def read_calls(*, path: Path, limit: int | None = None) -> CallsFile:
    """Read the calls of a file, or of its first `limit` rows.

    Where its times are dates, the calls of a day are spread evenly over that day, in the order of the file; what lies
    between the times of one call stays. Raises CannotRead.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            layout = _layout_of(path, reader.fieldnames)
            calls, unreadable = _read(layout, islice(reader, limit))
    except OSError as error:
        raise CannotRead(f"{path} cannot be opened: {error.strerror}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise CannotRead(f"{path} is not a CSV file in UTF-8: {error}.") from error
    if not calls:
        raise CannotRead(f"{path} has no call that can be read. {' '.join(unreadable[:1])}".strip())
    return CallsFile(layout, spread_over_days(calls) if layout.days_only else calls, unreadable)


def spread_over_days(calls: Sequence[Call]) -> list[Call]:
    """Give each call a time of day: those of one day follow each other at even distances."""
    on_day = Counter(call.times.opened.date() for call in calls)
    before: Counter[date] = Counter()
    spread = []
    for call in calls:
        day = call.times.opened.date()
        moved = call.times.later(_DAY * (before[day] + 0.5) / on_day[day])
        spread.append(replace(call, times=moved))
        before[day] += 1
    return spread


def _layout_of(path: Path, header: Sequence[str] | None) -> Layout:
    layout = recognise(frozenset(name.strip() for name in header or ()))
    if layout is None:
        known = "; ".join(layout.name for layout in LAYOUTS)
        raise CannotRead(
            f"The columns of {path} belong to no file that is known here. Known are: {known}."
        )
    return layout


def _read(layout: Layout, rows: Iterable[Row]) -> tuple[list[Call], list[str]]:
    calls, unreadable = [], []
    for number, row in enumerate(rows, start=2):  # the header is row 1
        try:
            calls.append(layout.read(_clean(row)))
        except ValueError as problem:
            unreadable.append(f"Row {number}: {problem}")
    return calls, unreadable


def _clean(row: Row) -> Row:
    """The row without spaces around names and values. A row that is too short has None at its end."""
    if None in row.values():
        raise ValueError("The row has fewer columns than the header.")
    return {name.strip(): value.strip() for name, value in row.items() if name}
