"""Taking a file in: its rows are read, joined, recorded and counted, some thousand in one transaction."""

import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import BinaryIO, TypeVar

from django.db import transaction
from django.db.models import F

from agencies.models import Agency
from incidents.chronology import contradictions
from incidents.intake.detecting import Detection, Known, detect
from incidents.intake.fields import TITLES, Field
from incidents.intake.joining import join
from incidents.intake.mapping import Mapping
from incidents.intake.reading import Problem, Read, Reader, Refused
from incidents.intake.sampling import sample_of
from incidents.intake.tables import CannotRead, rows_of
from incidents.linking import lock_together
from incidents.models import IntakeFile, RefusedRow
from incidents.recording import record_all

AT_ONCE = 2_000  # rows in one transaction
MOST_REFUSED = 10_000  # rows that are kept to be mended; more are counted
MOST_UNKNOWN = 50
SOURCE_LENGTH = 60

KNOWN_TIMES = (
    *("id", "reference", "opened_at", "dispatched_at", "arrived_at", "closed_at"),
    "source_updated_at",
)

T = TypeVar("T")
Rows = list[Read]
Clock = Callable[[], datetime]
OnBatch = Callable[[IntakeFile], None]


class Taken(Exception):
    """Somebody else reads this file now, or has read it."""


def take_in(
    *, file: IntakeFile, content: BinaryIO, clock: Clock, on_batch: OnBatch | None = None
) -> IntakeFile:
    """Read a file that this caller has claimed, from the row after the last one read, and count what became of each.

    Good rows of a bad file are taken. A file that is no table, or has not the columns of its mapping, is REJECTED with
    the reason. May be killed at any moment: what was committed is not read again, and the rest changes nothing twice.
    Each batch reads the clock, since a reader that is silent is taken for dead. Raises Taken where the claim was lost.
    Acts for the agency; opens its own transactions.
    """
    try:
        mapping = _mapping(file, content)
        content.seek(0)
        rows = rows_of(content)
        first = next(rows)
        reader = Reader(mapping=mapping, first=first[1], zone=file.agency.zone, now=clock())
        below = rows if mapping.has_header else _with(first, rows)
        read = (reader.read_row(line, cells) for line, cells in below if line > file.last_line)
        for batch, bytes_read in _ahead(_with_position(batches(read), content), content):
            _take_batch(file, batch, bytes_read, clock())
            if on_batch:
                on_batch(file)
        _finish(file, reader, clock())
    except CannotRead as problem:
        _reject(file, str(problem), clock())
    return file


def known_of(agency: Agency) -> Known:
    """What the agency's own lists say about codes and badges."""
    codes = list(agency.codes.values_list("kind", "code"))
    return Known(
        badges=frozenset(agency.officers.values_list("badge", flat=True)),
        call_types=frozenset(code for kind, code in codes if kind == "call_type"),
        dispositions=frozenset(code for kind, code in codes if kind == "disposition"),
    )


def detected(*, agency: Agency, content: BinaryIO) -> Detection:
    """The mapping that a file of the agency seems to need. Raises CannotRead."""
    return detect(sample_of(content), known_of(agency))


def batches(read: Iterable[Read | Refused]) -> Iterator[list[Read | Refused]]:
    """Some thousand rows at a time; neighbouring rows of one incident stay together."""
    batch: list[Read | Refused] = []
    last = ""
    for row in read:
        reference = row.report.reference if isinstance(row, Read) else last
        if len(batch) >= AT_ONCE and reference != last:
            yield batch
            batch = []
        batch.append(row)
        last = reference
    if batch:
        yield batch


def _with_position(
    found: Iterable[list[Read | Refused]], content: BinaryIO
) -> Iterator[tuple[list[Read | Refused], int]]:
    yield from ((batch, content.tell()) for batch in found)


def _ahead(items: Iterator[T], content: BinaryIO) -> Iterator[T]:
    """The same items; of a file on disk the next is read while Postgres writes the one before.

    What is stored in the database is read in turn, by the connection that writes.
    """
    try:
        content.fileno()
    except io.UnsupportedOperation:
        yield from items
        return
    with ThreadPoolExecutor(1) as reader:
        coming = reader.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = reader.submit(next, items, None)
            yield item


def _with(
    first: tuple[int, list[str]], rows: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, list[str]]]:
    yield first
    yield from rows


def _mapping(file: IntakeFile, content: BinaryIO) -> Mapping:
    """The mapping that the file came with, else the detected one, which is kept with the file."""
    if file.rules is None:
        with transaction.atomic():
            file.rules = detected(agency=file.agency, content=content).mapping.as_json()
            file.save(update_fields=["rules"])
    return Mapping.from_json(file.rules)


@transaction.atomic
def _take_batch(
    file: IntakeFile, batch: list[Read | Refused], bytes_read: int, now: datetime
) -> None:
    refused = [row for row in batch if isinstance(row, Refused)]
    by_reference: dict[str, Rows] = {}
    for row in batch:
        if isinstance(row, Read):
            by_reference.setdefault(row.report.reference, []).append(row)
    counts, dropped, contradicting = _record(file, by_reference, now)
    refused += contradicting
    _keep(file, refused)
    counts["refused"] = len(refused)
    claimed = IntakeFile.objects.filter(
        pk=file.pk, state=IntakeFile.State.READING, claimed_at=file.claimed_at
    )
    changes = {name: F(name) + count for name, count in counts.items()}
    if not claimed.update(
        **changes,
        dropped=dict(Counter(file.dropped) + dropped),
        last_line=batch[-1].line,
        bytes_read=bytes_read,
        beat_at=now,
    ):
        raise Taken(f"{file} is read by somebody else.")
    file.refresh_from_db()


def _record(
    file: IntakeFile, by_reference: dict[str, Rows], now: datetime
) -> tuple[Counter[str], Counter[str], list[Refused]]:
    """Record joined rows: how many came to what, what was dropped of them, and those that contradict what is known."""
    reports = {
        reference: join([row.report for row in rows]) for reference, rows in by_reference.items()
    }
    refused: list[Refused] = []
    exist = file.agency.incidents.filter(reference__in=reports).values_list("reference", flat=True)
    judged = [reports[reference] for reference in exist]
    locked = lock_together(agency=file.agency, reports=judged, columns=KNOWN_TIMES)
    for reference, incident in locked.items():
        report = reports.get(reference)
        if report and (wrong := contradictions(report=report, known=incident)):
            del reports[reference]
            refused += _contradicting(by_reference[reference], wrong)
    source = f"{file.name}"[:SOURCE_LENGTH]
    done = record_all(agency=file.agency, reports=list(reports.values()), source=source, now=now)
    counts = Counter({"incidents": len(done)})
    dropped: Counter[str] = Counter()
    for report, recorded in zip(reports.values(), done, strict=True):
        counts[recorded.outcome.value] += len(by_reference[report.reference])
        dropped.update(each.kind.value for each in recorded.dropped)
    return counts, dropped, refused


def _contradicting(rows: Rows, wrong: dict[str, list[str]]) -> Iterator[Refused]:
    problems = tuple(
        Problem(TITLES[Field(name)], "", sentence)
        for name, sentences in wrong.items()
        for sentence in sentences
    )
    yield from (Refused(row.line, problems, {}) for row in rows)


def _keep(file: IntakeFile, refused: Iterable[Refused]) -> None:
    room = MOST_REFUSED - file.refused
    RefusedRow.objects.bulk_create(
        [
            RefusedRow(
                agency=file.agency,
                file=file,
                line=row.line,
                problems=json.dumps([[p.column, p.value, p.expected] for p in row.problems]),
                cells=json.dumps(row.cells),
            )
            for row in list(refused)[: max(room, 0)]
        ]
    )


@transaction.atomic
def _finish(file: IntakeFile, reader: Reader, now: datetime) -> None:
    file.state, file.finished_at, file.bytes_read = IntakeFile.State.DONE, now, file.size
    if reader.unknown_sources:
        file.unknown = sorted(reader.unknown_sources)[:MOST_UNKNOWN]
    file.save(update_fields=["state", "finished_at", "bytes_read", "unknown"])
    file.chunks.all().delete()


@transaction.atomic
def _reject(file: IntakeFile, reason: str, now: datetime) -> None:
    file.state, file.reason, file.finished_at = IntakeFile.State.REJECTED, reason, now
    file.save(update_fields=["state", "reason", "finished_at"])
    file.chunks.all().delete()
