"""One reader's way through a file: the rows that fall to it are read, and recorded some thousand at a time."""

import gc
import io
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from itertools import islice
from typing import BinaryIO, TypeVar

from django.db import IntegrityError, transaction

from incidents.intake.gathering import LastLines, gathered, last_lines
from incidents.intake.mapping import Mapping
from incidents.intake.reading import Reader
from incidents.intake.recording_rows import Batch, Taken, record_batch
from incidents.intake.rows import Read, Refused
from incidents.intake.tables import Row, rows_of
from incidents.models import IntakeFile

__all__ = ["Clock", "OnBatch", "Taken", "read_share", "rows_apart"]

AT_ONCE = 4_000  # rows in one transaction
BEAT_EACH = 100_000  # rows that are looked at or passed over
COLLECT_EACH = 1_000_000  # objects

T = TypeVar("T")
Clock = Callable[[], datetime]
OnBatch = Callable[[IntakeFile], None]


def rows_apart(*, file: IntakeFile, content: BinaryIO, clock: Clock) -> LastLines:
    """Look through a whole file for incidents whose rows lie apart, for all who read it. Raises CannotRead."""
    reader = _reader(file, content, clock())
    return last_lines(_beating(_rows(file, content), file, clock), reader.reference_in)


def read_share(
    *,
    file: IntakeFile,
    content: BinaryIO,
    number: int,
    apart: LastLines,
    clock: Clock,
    on_batch: OnBatch | None = None,
) -> None:
    """Read the rows that fall to the reader of this number, after those that it has read.

    Rows of one incident come together, however far from each other they stand (`gathering`).
    Raises CannotRead, and Taken where the claim was lost.
    """
    reader = _reader(file, content, clock())
    falls_to_me = partial(_falls_to, number, of=len(file.places))

    def share() -> Iterator[Row]:
        return (row for row in _rows(file, content) if falls_to_me(reader.reference_in(row[1])))

    last = {reference: line for reference, line in apart.items() if falls_to_me(reference)}
    mine = gathered(share, reader.reference_in, last)
    _pass_over(_beating(mine, file, clock), file.places[number][0])
    read = (reader.read_row(line, cells) for line, cells in mine)
    with _collecting_rarely():
        for rows_read, position in _ahead(_with_position(batches(read), content), content):
            latest = _record(file, Batch(rows_read, reader, number, position), clock)
            if on_batch:
                on_batch(latest)


def _reader(file: IntakeFile, content: BinaryIO, now: datetime) -> Reader:
    content.seek(0)
    _, first = next(rows_of(content))
    mapping = Mapping.from_json(file.rules or {})
    return Reader(mapping=mapping, first=first, zone=file.agency.zone, now=now)


def _rows(file: IntakeFile, content: BinaryIO) -> Iterator[Row]:
    """All rows below the header, from the beginning of the file."""
    content.seek(0)
    has_header = Mapping.from_json(file.rules or {}).has_header
    return islice(rows_of(content), int(has_header), None)


def _falls_to(number: int, reference: str, *, of: int) -> bool:
    """Whether the incident with this reference falls to the reader of this number."""
    return of == 1 or zlib.crc32(reference.encode()) % of == number


def _record(file: IntakeFile, batch: Batch, clock: Clock) -> IntakeFile:
    try:
        return record_batch(file=file, batch=batch, now=clock())
    except IntegrityError:
        # Somebody else created one of these incidents meanwhile: now it exists and is locked like the rest.
        return record_batch(file=file, batch=batch, now=clock())


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """Rows are many objects and no cycles: to look for cycles among them took a fifth of all the time."""
    usual = gc.get_threshold()
    gc.set_threshold(COLLECT_EACH)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


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


def _pass_over(rows: Iterator[Row], count: int) -> None:
    deque(islice(rows, count), maxlen=0)


def _beating(rows: Iterator[Row], file: IntakeFile, clock: Clock) -> Iterator[Row]:
    """The same rows; a sign of life is given from time to time, since nothing is written meanwhile."""
    for count, row in enumerate(rows, 1):
        if not count % BEAT_EACH:
            _beat(file, clock())
        yield row


@transaction.atomic
def _beat(file: IntakeFile, now: datetime) -> None:
    IntakeFile.objects.filter(pk=file.pk, claimed_at=file.claimed_at).update(beat_at=now)


def _with_position(found: Iterable[T], content: BinaryIO) -> Iterator[tuple[T, int]]:
    yield from ((each, content.tell()) for each in found)


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
