"""One reader's way through a file: the rows that fall to it are read, and recorded some thousand at a time."""

import io
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from itertools import islice
from typing import BinaryIO, TypeVar

from django.db import IntegrityError, transaction

from incidents.intake.gathering import gathered, last_lines
from incidents.intake.mapping import Mapping
from incidents.intake.reading import Reader
from incidents.intake.recording_rows import Batch, Taken, record_batch
from incidents.intake.rows import Read, Refused
from incidents.intake.tables import Row, rows_of
from incidents.models import IntakeFile

__all__ = ["Clock", "OnBatch", "Taken", "read_share"]

AT_ONCE = 2_000  # rows in one transaction
BEAT_EACH = 100_000  # rows that are looked at or passed over

T = TypeVar("T")
Clock = Callable[[], datetime]
OnBatch = Callable[[IntakeFile], None]


def read_share(
    *,
    file: IntakeFile,
    content: BinaryIO,
    number: int,
    clock: Clock,
    on_batch: OnBatch | None = None,
) -> None:
    """Read the rows that fall to the reader of this number, after those that it has read.

    Rows of one incident come together, however far from each other they stand (`gathering`).
    Raises CannotRead, and Taken where the claim was lost.
    """
    mapping = Mapping.from_json(file.rules or {})
    content.seek(0)
    _, first = next(rows_of(content))
    reader = Reader(mapping=mapping, first=first, zone=file.agency.zone, now=clock())
    reference_in = reader.reference_in

    def share() -> Iterator[Row]:
        content.seek(0)
        rows = islice(rows_of(content), int(mapping.has_header), None)
        return _share(rows, reader, number, of=len(file.places))

    beat = partial(_beat, file, clock)
    last = last_lines(_beating(share(), beat), reference_in)
    mine = gathered(share, reference_in, last)
    _pass_over(_beating(mine, beat), file.places[number][0])
    read = (reader.read_row(line, cells) for line, cells in mine)
    for rows_read, position in _ahead(_with_position(batches(read), content), content):
        batch = Batch(rows_read, reader, number, position)
        try:
            latest = record_batch(file=file, batch=batch, now=clock())
        except IntegrityError:
            # Somebody else created one of these incidents meanwhile: now it exists and is locked like the rest.
            latest = record_batch(file=file, batch=batch, now=clock())
        if on_batch:
            on_batch(latest)


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


def _share(rows: Iterator[Row], reader: Reader, number: int, *, of: int) -> Iterator[Row]:
    """The rows of the incidents that fall to this reader."""
    if of == 1:
        return rows
    return (
        (line, cells)
        for line, cells in rows
        if zlib.crc32(reader.reference_in(cells).encode()) % of == number
    )


def _pass_over(rows: Iterator[Row], count: int) -> None:
    deque(islice(rows, count), maxlen=0)


def _beating(rows: Iterator[Row], beat: Callable[[], None]) -> Iterator[Row]:
    """The same rows; a sign of life is given from time to time, since nothing is written meanwhile."""
    for count, row in enumerate(rows, 1):
        if not count % BEAT_EACH:
            beat()
        yield row


@transaction.atomic
def _beat(file: IntakeFile, clock: Clock) -> None:
    IntakeFile.objects.filter(pk=file.pk, claimed_at=file.claimed_at).update(beat_at=clock())


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
