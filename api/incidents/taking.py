"""Taking incidents in: each on its own merits, the good ones together."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from rest_framework.exceptions import ValidationError

from agencies.models import ApiKey
from api.incidents.incoming import ReferredIncident, report_of
from incidents.chronology import contradictions
from incidents.linking import lock_together
from incidents.recording import Dropped, Outcome, Report, record_all
from incidents.unread import can_be_known, hold

JUDGED_BY = (
    "id",
    "reference",
    "opened_at",
    "dispatched_at",
    "arrived_at",
    "closed_at",
    "source_updated_at",
)
SOURCE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one incident: its outcome and what was kept out of it, or why it was not taken."""

    reference: str | None
    outcome: Outcome | None
    error: ValidationError | None = None
    dropped: tuple[Dropped, ...] = ()


Reports = dict[int, Report]  # by their place among what was sent


def take_in(*, key: ApiKey, sent: Sequence[object], now: datetime) -> list[Taken]:
    """Judge and record incidents; the answers are in their order, and what is wrong with one stops no other."""
    taken: dict[int, Taken] = {}
    reports: Reports = {}
    incoming = ReferredIncident(context={"now": now})
    for place, item in enumerate(sent):
        try:
            reports[place] = report_of(incoming.run_validation(item))
        except ValidationError as error:
            taken[place] = Taken(_reference_in(item), None, error)
    unread = {each.reference for each in taken.values() if each.reference}
    taken |= record_each(key=key, reports=reports, unread=unread, now=now)
    return [taken[place] for place in range(len(sent))]


def record_each(
    *, key: ApiKey, reports: Reports, unread: Set[str], now: datetime
) -> dict[int, Taken]:
    """Judge reports by what is known and record the good ones; the answers have their places.

    `unread` are the references of reports that could not be read. Their incidents are held, as those of the reports
    that contradict what is known, also where another report of the same request could be read.
    """
    if unread:  # locked at once with all others, so that two requests can't wait for each other
        lock_together(
            agency=key.agency,
            reports=reports.values(),
            also=filter(can_be_known, unread),
            columns=JUDGED_BY,
        )
    taken: dict[int, Taken] = {}
    for turn in _turns(reports):
        taken |= _record(key, turn, now)
    refused = {*unread, *(each.reference for each in taken.values() if each.error)}
    hold(agency=key.agency, refused={each: _source(key) for each in refused if each}, now=now)
    return taken


def hold_unread(*, key: ApiKey, reference: str, now: datetime) -> None:
    """Hold the incident of a report of which nothing could be read but the address that it was sent to."""
    hold(agency=key.agency, refused={reference.strip(): _source(key)}, now=now)


def _reference_in(item: object) -> str | None:
    reference = item.get("reference") if isinstance(item, Mapping) else None
    return reference.strip() if isinstance(reference, str) else None


def _turns(reports: Reports) -> Iterator[Reports]:
    """Split the reports so that each turn names an incident once: a later report is judged by what the earlier left."""
    waiting = reports
    while waiting:
        turn: dict[str, int] = {}
        for place, report in waiting.items():
            turn.setdefault(report.reference, place)
        now = set(turn.values())
        yield {place: report for place, report in waiting.items() if place in now}
        waiting = {place: report for place, report in waiting.items() if place not in now}


def _record(key: ApiKey, reports: Reports, now: datetime) -> dict[int, Taken]:
    # Locked, so that what is judged here is what the recording finds.
    known = lock_together(agency=key.agency, reports=reports.values(), columns=JUDGED_BY)
    taken: dict[int, Taken] = {}
    good: Reports = {}
    for place, report in reports.items():
        if wrong := contradictions(report=report, known=known.get(report.reference)):
            taken[place] = Taken(report.reference, None, ValidationError(wrong))
        else:
            good[place] = report
    recorded = record_all(
        agency=key.agency, reports=list(good.values()), source=_source(key), now=now
    )
    for place, done in zip(good, recorded, strict=True):
        taken[place] = Taken(done.incident.reference, done.outcome, dropped=done.dropped)
    return taken


def _source(key: ApiKey) -> str:
    return f"API key {key.name}"[:SOURCE_LENGTH]
