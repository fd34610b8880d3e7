"""Files that a person looks at before they are taken in: columns recognised, first rows shown, nothing recorded."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import BinaryIO

from django.db import transaction

from agencies.models import Agency, User
from agencies.tenancy import across_agencies
from incidents.intake.detecting import headings_of
from incidents.intake.joining import join
from incidents.intake.mapping import Mapping
from incidents.intake.profiles import Profile
from incidents.intake.reading import Reader
from incidents.intake.rows import Read, Refused
from incidents.intake.storing import remember, store, stored
from incidents.intake.tables import Row, rows_of
from incidents.intake.taking import detected
from incidents.intake.words import with_words
from incidents.models import IntakeFile

HELD_FOR = timedelta(days=1)
LOOKED_AT = 200  # rows that a preview reads
State = IntakeFile.State


def hold(
    *,
    agency: Agency,
    name: str,
    content: BinaryIO,
    brought_by: User | None,
    now: datetime,
    mapping: Mapping | None = None,
    mapping_name: str = "",
) -> IntakeFile:
    """Keep a file for a day until somebody takes it in. Without a mapping its columns are recognised now.

    Raises BroughtBefore, and CannotRead where it is no table.
    """
    assumed: tuple[str, ...] = ()
    if mapping is None:
        found = detected(agency=agency, content=content)
        mapping, assumed = found.mapping, found.assumed
    file = remember(
        agency=agency,
        name=name,
        content=content,
        door=IntakeFile.Door.PAGE,
        brought_by=brought_by,
        mapping=mapping,
        mapping_name=mapping_name,
        state=State.HELD,
        now=now,
    )
    store(file=file, content=content)
    file.assumed = list(assumed)
    file.save(update_fields=["assumed"])
    return file


def release(*, file: IntakeFile, to: str, mapping: Mapping, mapping_name: str) -> bool:
    """Let a held file be read (WAITING) or tried (TRYING) by this mapping; False where it is not held any more."""
    changed = file.agency.intake_files.filter(pk=file.pk, state=State.HELD).update(
        state=to, rules=mapping.as_json(), mapping_name=mapping_name, beat_at=None
    )
    return bool(changed)


def discard(file: IntakeFile) -> bool:
    """Forget a held file; False where it is not held any more."""
    deleted, _ = file.agency.intake_files.filter(pk=file.pk, state=State.HELD).delete()
    return bool(deleted)


def discard_forgotten(*, now: datetime) -> None:
    """Forget the files of every agency that have been held for a day."""
    with across_agencies(), transaction.atomic():
        IntakeFile.objects.filter(state=State.HELD, brought_at__lt=now - HELD_FOR).delete()


def columns_of(file: IntakeFile, *, has_header: bool) -> list[Profile]:
    """The columns of a stored file as its first rows show them. Raises CannotRead."""
    rows = list(_first(file))
    headings = headings_of(rows[0][1], has_header=has_header)
    below = rows[has_header:]
    return [
        Profile(heading, [cells[place] for _, cells in below if place < len(cells)])
        for place, heading in enumerate(headings)
    ]


def preview(
    *, file: IntakeFile, mapping: Mapping, now: datetime, most: int
) -> list[Read | Refused]:
    """The first incidents of a stored file as this mapping reads them, several rows joined. Raises CannotRead."""
    rows = list(_first(file))
    explained = with_words(file.agency, mapping)
    reader = Reader(mapping=explained, first=rows[0][1], zone=file.agency.zone, now=now)
    found: dict[str, list[Read | Refused]] = {}
    for line, cells in rows[mapping.has_header :]:
        row = reader.read_row(line, cells)
        name = row.report.reference if isinstance(row, Read) else f"row {line}"
        found.setdefault(name, []).append(row)
    return [_together(group) for group in islice(found.values(), most)]


def _together(group: list[Read | Refused]) -> Read | Refused:
    reads = [row for row in group if isinstance(row, Read)]
    return Read(reads[0].line, join([row.report for row in reads])) if reads else group[0]


def _first(file: IntakeFile) -> Iterator[Row]:
    return islice(rows_of(stored(file)), LOOKED_AT)
