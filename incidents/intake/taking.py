"""Taking a file in: its rows are read, joined, recorded and counted, by several processes where it is large."""

from collections.abc import Callable
from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from agencies.models import Agency
from incidents.intake.batching import Clock, OnBatch, Taken, read_share, rows_apart
from incidents.intake.detecting import Detection, Known, detect
from incidents.intake.mapping import Mapping
from incidents.intake.sampling import sample_of
from incidents.intake.sharing import elsewhere, readers_for
from incidents.intake.tables import CannotRead
from incidents.intake.words import with_words
from incidents.models import IntakeFile

__all__ = ["Clock", "Taken", "detected", "known_of", "take_in"]


def take_in(
    *,
    file: IntakeFile,
    content: BinaryIO,
    clock: Clock,
    reopen: Callable[[], BinaryIO] | None = None,
    on_batch: OnBatch | None = None,
) -> IntakeFile:
    """Read a file that this caller has claimed, from the rows after the last ones read, and count what became of each.

    Good rows of a bad file are taken. A file that is no table, or has not the columns of its mapping, is REJECTED with
    the reason. May be killed at any moment: what was committed is not read again, and the rest changes nothing twice.
    Each batch reads the clock, since a reader that is silent is taken for dead. With `reopen`, which opens the content
    anew and can be pickled, a large file is read by several processes. Raises Taken where the claim was lost. Acts for
    the agency; opens its own transactions.
    """
    try:
        readers = len(file.places or ()) or _readers(file, content, reopen)
        with elsewhere(file=file, readers=readers, reopen=reopen) as read_others:
            _prepare(file, content, readers)
            apart = rows_apart(file=file, content=content, clock=clock)
            read_others(apart)
            read_share(
                file=file, content=content, number=0, apart=apart, clock=clock, on_batch=on_batch
            )
        _finish(file, clock())
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


def _readers(file: IntakeFile, content: BinaryIO, reopen: Callable[[], BinaryIO] | None) -> int:
    return readers_for(file=file, content=content) if reopen else 1


@transaction.atomic
def _prepare(file: IntakeFile, content: BinaryIO, readers: int) -> None:
    """Settle what stays for all who ever read the file: its mapping, and how many read it at once."""
    if file.places:
        return
    given = Mapping.from_json(file.rules) if file.rules else None
    mapping = given or detected(agency=file.agency, content=content).mapping
    file.rules = with_words(file.agency, mapping).as_json()
    file.places = [[0, 0]] * readers
    file.save(update_fields=["rules", "places"])


@transaction.atomic
def _finish(file: IntakeFile, now: datetime) -> None:
    file.refresh_from_db()
    file.state, file.finished_at, file.bytes_read = IntakeFile.State.DONE, now, file.size
    file.save(update_fields=["state", "finished_at", "bytes_read"])
    file.chunks.all().delete()


@transaction.atomic
def _reject(file: IntakeFile, reason: str, now: datetime) -> None:
    file.refresh_from_db()
    file.state, file.reason, file.finished_at = IntakeFile.State.REJECTED, reason, now
    file.save(update_fields=["state", "reason", "finished_at"])
    file.chunks.all().delete()
