"""Files that wait for a worker: kept in the database in encrypted pieces, since a worker may be another machine."""

import hashlib
import io
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.db import transaction

from agencies.encryption import seal, unseal
from agencies.models import Agency, User
from incidents.intake.mapping import Mapping
from incidents.models import IntakeChunk, IntakeFile

PIECE = 1024 * 1024  # bytes
NAME_LENGTH = 200


class BroughtBefore(Exception):
    """The very same content was brought before: `file` is what was made of it then."""

    def __init__(self, file: IntakeFile) -> None:
        super().__init__(f"{file} was brought before.")
        self.file = file


def remember(
    *,
    agency: Agency,
    name: str,
    content: BinaryIO,
    door: str,
    now: datetime,
    brought_by: User | None = None,
    mapping: Mapping | None = None,
    mapping_name: str = "",
    state: str = IntakeFile.State.WAITING,
) -> IntakeFile:
    """Enter a file, without its content; without a mapping its columns are detected when it is read.

    Raises BroughtBefore where the same content was brought before and not rejected.
    """
    digest = hashlib.sha256()
    size = 0
    for piece in _pieces(content):
        digest.update(piece)
        size += len(piece)
    before = agency.intake_files.filter(sha256=digest.hexdigest()).exclude(
        state=IntakeFile.State.REJECTED
    )
    if known := before.first():
        raise BroughtBefore(known)
    return IntakeFile.objects.create(
        agency=agency,
        name=name[-NAME_LENGTH:],
        sha256=digest.hexdigest(),
        size=size,
        door=door,
        brought_by=brought_by,
        brought_at=now,
        state=state,
        rules=mapping.as_json() if mapping else None,
        mapping_name=mapping_name,
    )


def store(*, file: IntakeFile, content: BinaryIO) -> None:
    """Keep the content until the file has been read."""
    for position, piece in enumerate(_pieces(content)):
        IntakeChunk.objects.create(
            agency=file.agency, file=file, position=position, content=seal(zlib.compress(piece, 1))
        )


def stored(file: IntakeFile) -> BinaryIO:
    """The content that `store` kept, as a file that is read from the database piece by piece."""
    return io.BufferedReader(_Stored(file), buffer_size=PIECE)


def opened(path: Path) -> BinaryIO:
    """A file on disk, opened for one of its readers."""
    return path.open("rb")


def forget(file: IntakeFile) -> None:
    """Delete the content."""
    file.chunks.all().delete()


def _pieces(content: BinaryIO) -> Iterator[bytes]:
    content.seek(0)
    while piece := content.read(PIECE):
        yield piece
    content.seek(0)


class _Stored(io.RawIOBase):
    """Reads pieces of a stored file; may be sought, as Excel's format needs. All pieces but the last have one size."""

    def __init__(self, file: IntakeFile) -> None:
        self._file = file
        self._at = 0
        self._piece: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._file.size}[whence]
        self._at = max(start + offset, 0)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any writable buffer
        if self._at >= self._file.size:
            return 0
        position, start = divmod(self._at, PIECE)
        if self._piece[0] != position:
            with transaction.atomic():
                found = self._file.chunks.values_list("content", flat=True).get(position=position)
            self._piece = (position, zlib.decompress(unseal(bytes(found))))
        part = self._piece[1][start : start + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)
