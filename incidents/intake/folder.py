"""Folders that an SFTP server fills: files in them are taken in as soon as they are complete, and moved away.

An agency's folder is `INTAKE_FOLDER/<slug>`. A file goes to `processed/` in it, or to `rejected/` with a report beside
it; refused rows of a file that was taken in lie in `rejected/` as a file to be mended and dropped again.
"""

import csv
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import IntegrityError, transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.intake.claiming import claim
from incidents.intake.describing import in_words, rows_to_mend
from incidents.intake.holding import discard
from incidents.intake.storing import BroughtBefore, opened, remember
from incidents.intake.taking import Clock, Taken, take_in
from incidents.models import IntakeFile, SavedMapping

MAPPING = "folder"  # the saved mapping that files are read by, where there is one
QUIET_FOR = timedelta(seconds=30)  # a file that was written to lately is not complete
UNFINISHED = (".part", ".partial", ".filepart", ".tmp", ".crdownload", ".writing")
State = IntakeFile.State

# What this worker last saw of each file: size and time of writing. Lost with the worker, which costs a look.
_looks: dict[Path, tuple[int, int]] = {}


def folder_of(agency: Agency) -> Path | None:
    """The agency's watched folder; None where the server watches none."""
    return Path(settings.INTAKE_FOLDER) / agency.slug if settings.INTAKE_FOLDER else None


def watch(*, clock: Clock) -> int:
    """Take in every complete file of every agency's folder; return how many.

    A file is complete when two looks of a worker found the same size and time of writing, and that time is 30 seconds
    past. Any number of workers may look at once: a file is read by one, and by another when that one was killed.
    """
    taken = 0
    for agency in Agency.objects.all() if settings.INTAKE_FOLDER else ():
        folder = folder_of(agency)
        if folder and folder.is_dir():
            with acting_for(agency):
                taken += sum(_take(agency, path, clock) for path in _complete(folder, clock()))
    return taken


def _complete(folder: Path, now: datetime) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.suffix.lower() in UNFINISHED or not path.is_file():
            continue
        stat = path.stat()
        look = (stat.st_size, stat.st_mtime_ns)
        before, _looks[path] = _looks.get(path), look
        written = datetime.fromtimestamp(stat.st_mtime, UTC)
        if before == look and written <= now - QUIET_FOR:
            del _looks[path]
            yield path


def _take(agency: Agency, path: Path, clock: Clock) -> bool:
    """Take in one file and move it; False where somebody else reads it."""
    with path.open("rb") as content:
        try:
            file = _entered(agency, path, content, clock())
            if file.is_over:
                _move(path, "processed")
                return False
            claimed = claim(agency=agency, file_id=file.pk, now=clock())
            if claimed is None:
                return False
            reopen = partial(opened, path)
            done = take_in(file=claimed, content=content, clock=clock, reopen=reopen)
        except (IntegrityError, Taken):
            return False  # another worker was quicker
    _put_away(path, done)
    return True


def _entered(agency: Agency, path: Path, content: BinaryIO, now: datetime) -> IntakeFile:
    """The file as it is remembered: as it was brought before, or entered now."""
    with transaction.atomic():
        saved = agency.mappings.filter(name=MAPPING).first()
        try:
            return _remember(agency, path, content, saved, now)
        except BroughtBefore as before:
            if not discard(before.file):  # brought on the page, and not taken in there
                return before.file
            return _remember(agency, path, content, saved, now)


def _remember(
    agency: Agency, path: Path, content: BinaryIO, saved: SavedMapping | None, now: datetime
) -> IntakeFile:
    return remember(
        agency=agency,
        name=path.name,
        content=content,
        door=IntakeFile.Door.FOLDER,
        mapping=saved.mapping if saved else None,
        mapping_name=saved.name if saved else "",
        now=now,
    )


def _put_away(path: Path, file: IntakeFile) -> None:
    if file.state == State.REJECTED:
        moved = _move(path, "rejected")
        moved.with_name(f"{moved.name}.report.txt").write_text(f"{file.reason}\n")
        return
    moved = _move(path, "processed")
    if file.refused:
        rejected = path.parent / "rejected"
        rejected.mkdir(exist_ok=True)
        report = "\n".join(in_words(file))
        (rejected / f"{moved.name}.report.txt").write_text(f"{report}\n")
        with (rejected / f"{moved.stem}.refused.csv").open("w", newline="") as mend:
            csv.writer(mend).writerows(rows_to_mend(file))


def _move(path: Path, where: str) -> Path:
    """Move into a folder beside the file, under another name where one is there already."""
    folder = path.parent / where
    folder.mkdir(exist_ok=True)
    target = folder / path.name
    number = 2
    while target.exists():
        target = folder / f"{path.stem}-{number}{path.suffix}"
        number += 1
    return Path(shutil.move(path, target))
