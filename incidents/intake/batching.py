"""One reader's way through a file: the rows that fall to it are read, and recorded some thousand at a time."""

import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import chain
from typing import BinaryIO, TypeVar

from django.db import IntegrityError

from incidents.intake.mapping import Mapping
from incidents.intake.reading import Read, Reader, Refused
from incidents.intake.recording_rows import Batch, Taken, record_batch
from incidents.intake.tables import Row, rows_of
from incidents.models import IntakeFile

__all__ = ["Clock", "OnBatch", "Taken", "read_share"]

AT_ONCE = 2_000  # rows in one transaction

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
    """Read the rows that fall to the reader of this number, after the last one that it read.

    Rows of one incident that stand far from each other are told apart from those of another file by what this one has
    told so far: a hash of each reference. Raises CannotRead, and Taken where the claim was lost.
    """
    mapping = Mapping.from_json(file.rules or {})
    content.seek(0)
    rows = rows_of(content)
    first = next(rows)
    reader = Reader(mapping=mapping, first=first[1], zone=file.agency.zone, now=clock())
    told: set[int] = set()
    mine = _share(
        rows if mapping.has_header else chain([first], rows), reader, file.places, number, told
    )
    read = (reader.read_row(line, cells) for line, cells in mine)
    for rows_read, position in _ahead(_with_position(batches(read), content), content):
        batch = Batch(rows_read, number, position)
        try:
            latest = record_batch(file=file, batch=batch, told=told, now=clock())
        except IntegrityError:
            # Somebody else created one of these incidents meanwhile: now it exists and is locked like the rest.
            latest = record_batch(file=file, batch=batch, told=told, now=clock())
        told.update(hash(reference) for reference in batch.references)
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


def _share(
    rows: Iterable[Row], reader: Reader, places: list[list[int]], number: int, told: set[int]
) -> Iterator[Row]:
    """The rows of the incidents that fall to this reader; of those that it read before, only that they were told."""
    last_line, of = places[number][0], len(places)
    for line, cells in rows:
        if of > 1 and zlib.crc32(reader.reference_in(cells).encode()) % of != number:
            continue
        if line > last_line:
            yield line, cells
        else:
            told.add(hash(reader.reference_in(cells)))


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
