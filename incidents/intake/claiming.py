"""Who reads a file now: one worker at a time, and another one when that one was killed."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q

from agencies.models import Agency
from agencies.tenancy import across_agencies, acting_for
from incidents.intake.storing import stored
from incidents.intake.taking import Clock, Taken, take_in
from incidents.models import IntakeFile

SILENT_FOR = timedelta(minutes=2)  # a reader that gives no sign of life for so long has died
State = IntakeFile.State


def read_waiting(*, agency_id: int, file_id: int, clock: Clock) -> None:
    """Read a file that waits or whose reader has died; does nothing where somebody else reads it."""
    with acting_for(agency_id):
        file = claim(agency=Agency.objects.get(pk=agency_id), file_id=file_id, now=clock())
        if file is None:
            return
        try:
            reopen = partial(stored, file)
            take_in(file=file, content=reopen(), clock=clock, reopen=reopen)
        except Taken:
            return  # whoever took over goes on


@transaction.atomic
def claim(*, agency: Agency, file_id: int, now: datetime) -> IntakeFile | None:
    """Become the one who reads the file; None where somebody else is, or it has been read."""
    free = agency.intake_files.filter(_claimable(now), pk=file_id)
    if not free.update(state=State.READING, claimed_at=now, beat_at=now):
        return None
    return agency.intake_files.select_related("agency").get(pk=file_id)


def waiting(*, now: datetime) -> list[tuple[int, int]]:
    """The agency and key of every stored file that nobody reads, the oldest first."""
    with across_agencies(), transaction.atomic():
        files = IntakeFile.objects.filter(_claimable(now), chunks__position=0)
        return list(files.order_by("brought_at").values_list("agency_id", "pk"))


def _claimable(now: datetime) -> Q:
    silent = Q(state=State.READING, beat_at__lt=now - SILENT_FOR)
    return Q(state=State.WAITING) | silent
