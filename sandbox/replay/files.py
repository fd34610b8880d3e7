"""Reading a file of calls by the very rules of intake: its calls, and the rows that cannot be read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from incidents.intake.detecting import detect
from incidents.intake.fields import Field
from incidents.intake.mapping import Mapping
from incidents.intake.reading import Reader
from incidents.intake.rows import Read, Refused
from incidents.intake.sampling import sample_of
from incidents.intake.tables import CannotRead, rows_of
from incidents.report import Report
from sandbox.replay.calls import Call, CallType, Times

ARRESTS = "Event Clearance Group"
"""A column of Seattle's in which an arrest stands among other words: recognised by nobody but who knows it."""
_DAY = timedelta(days=1)
_AT_LEAST = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class CallsFile:
    """What stood in a file. `unreadable` holds a sentence for each row that had to be left out.

    `prefix` begins the reference of each of its incidents, so that they are found again.
    """

    prefix: str
    calls: Sequence[Call]
    unreadable: Sequence[str]


def read_calls(*, path: Path, limit: int | None = None) -> CallsFile:
    """Read the calls of a file, or of its first `limit` rows.

    Where its times are dates, the calls of a day are spread evenly over that day, in the order of the file; what lies
    between the times of one call stays. Raises CannotRead.
    """
    prefix = prefix_of(path)
    calls: list[Call] = []
    unreadable: list[str] = []
    try:
        with path.open("rb") as file:
            mapping = _mapping(file)
            for row in islice(_rows(file, mapping), limit):
                call = _call(row.report, prefix) if isinstance(row, Read) else None
                if call:
                    calls.append(call)
                else:
                    unreadable.append(_sentence(row))
    except OSError as error:
        raise CannotRead(f"{path} cannot be opened: {error.strerror}.") from error
    if not calls:
        raise CannotRead(f"{path} has no call that can be read. {' '.join(unreadable[:1])}".strip())
    return CallsFile(prefix, spread_over_days(calls) if mapping.whole_days else calls, unreadable)


def prefix_of(path: Path) -> str:
    """Three letters of the file's name and its year: "SAC19-" of sacramento_2019_01.csv."""
    letters = re.sub(r"[^A-Z]", "", path.stem.upper())[:3] or "FILE"
    year = re.search(r"(?<!\d)(?:19|20)(\d\d)(?!\d)", path.stem)
    return f"{letters}{year[1] if year else ''}-"


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


def _mapping(file: BinaryIO) -> Mapping:
    sample = sample_of(file)
    mapping = detect(sample).mapping
    if ARRESTS not in sample[0] or Field.ARREST in mapping.columns:
        return mapping
    return replace(mapping, columns={**mapping.columns, Field.ARREST: (ARRESTS,)})


def _rows(file: BinaryIO, mapping: Mapping) -> Iterator[Read | Refused]:
    file.seek(0)
    rows = rows_of(file)
    first = next(rows)
    reader = Reader(mapping=mapping, first=first[1], zone=ZoneInfo("UTC"), now=datetime.now(UTC))
    for line, cells in rows:
        yield reader.read_row(line, cells)


def _call(report: Report, prefix: str) -> Call | None:
    """The call that a row tells of; None where it tells no time.

    Where nobody says when it came in, that was at the arrival at the latest, and before it was closed.
    """
    closed = report.closed_at
    told = (report.opened_at, report.dispatched_at, report.arrived_at)
    opened = next((moment for moment in (*told, closed) if moment), None)
    if opened is None:
        return None
    if report.opened_at is None and closed is not None:
        opened = min(opened, closed - _AT_LEAST)
    first = next(iter(report.also_seen), None)
    return Call(
        reference=f"{prefix}{report.reference}",
        times=Times.repaired(
            opened=opened,
            dispatched=report.dispatched_at,
            arrived=report.arrived_at,
            closed=closed,
        ),
        first_type=CallType(first.code, first.description) if first else None,
        call_type=CallType(report.call_type or "", report.call_type_description or ""),
        district=report.district or "",
        beat=report.beat or "",
        unit=report.unit or "",
        officer_badge=report.officer_badge or "",
        arrest=bool(report.arrest),
        by_officer=bool(report.self_initiated),
    )


def _sentence(row: Read | Refused) -> str:
    if isinstance(row, Read):
        return f"Row {row.line}: no time stands in it."
    problem = row.problems[0]
    where = f", {problem.column}" if problem.column else ""
    return f"Row {row.line}{where}: “{problem.value}”; expected was {problem.expected}."
