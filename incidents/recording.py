"""The one door through which incidents come in, whoever brings them: REST, a file, a replay."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction

from agencies.models import Agency, Officer
from incidents.applying import apply
from incidents.badges import officers_by_badge
from incidents.beginning import begin
from incidents.endings import status_said
from incidents.history import HistoryKind, add_seen
from incidents.linking import lock_together, new_links, tied_together
from incidents.listing_codes import list_codes
from incidents.models import Incident, Link
from incidents.report import Dropped, Outcome, Report
from incidents.screening import screen, screen_source
from incidents.unread import was_read
from incidents.writing import insert, update

CALL_TYPE, DISPOSITION, STATUS = (kind.value for kind in HistoryKind)

__all__ = ["Dropped", "Outcome", "Recorded", "Report", "record", "record_all"]


class Recorded(NamedTuple):
    """The incident after a report, what the report did to it, and what of the report was kept out."""

    incident: Incident
    outcome: Outcome
    dropped: tuple[Dropped, ...] = ()


def record(*, agency: Agency, report: Report, source: str, now: datetime) -> Recorded:
    """Record one report: see `record_all`."""
    return record_all(agency=agency, reports=[report], source=source, now=now)[0]


def record_all(
    *, agency: Agency, reports: Sequence[Report], source: str, now: datetime
) -> list[Recorded]:
    """Record reports in their order; the same report twice changes nothing.

    Upserts on (agency, reference), keeps every call type, disposition, status and link ever seen, and puts codes that
    are new to the agency on its list, undecided. Facts about persons are not stored (`incidents.kept_out`): each answer
    says which were dropped. One transaction: all or none.
    """
    screened = [screen(report) for report in reports]
    kept = [each.report for each in screened]
    source = screen_source(source)
    try:
        recorded = _lock_and_record(agency, kept, source, now)
    except IntegrityError:
        # Somebody else created one of these incidents meanwhile: now it exists and is locked like the rest.
        recorded = _lock_and_record(agency, kept, source, now)
    return [
        done._replace(dropped=each.dropped) if each.dropped else done
        for done, each in zip(recorded, screened, strict=True)
    ]


def record_locked(
    *,
    agency: Agency,
    reports: Sequence[Report],
    known: Mapping[str, Incident],
    source: str,
    now: datetime,
) -> list[Recorded]:
    """Record reports that were screened; `known` is what `lock_together` locked for them in this transaction.

    Raises IntegrityError where somebody else created one of their incidents meanwhile.
    """
    references = {report.reference for report in reports}
    incidents = {each: known[each] for each in references & known.keys()}
    links = new_links(agency=agency, reports=reports, now=now)
    clocks = {reference: _clocks(each) for reference, each in incidents.items()}
    badges = {report.officer_badge for report in reports if report.officer_badge}
    officers = officers_by_badge(agency=agency, badges=badges) if badges else {}
    linked = {link.reference for link in links}
    recorded = []
    for report in reports:
        if incident := incidents.get(report.reference):
            outcome = _apply(incident, report, officers, source, now)
            is_news = outcome is not Outcome.OUTDATED and report.says_something
            is_let_go = is_news and was_read(incident)
            if is_let_go or report.reference in linked:
                outcome = _note_news(incident, outcome, now)
        else:
            outcome = Outcome.CREATED
            incident = incidents[report.reference] = begin(
                agency=agency, report=report, officers=officers, source=source, now=now
            )
            _see(incident, report, incident.status, now)
        recorded.append(Recorded(incident, outcome))
    _save(incidents, clocks, now)
    Link.objects.bulk_create(links, ignore_conflicts=True)
    changed = {each for each, incident in incidents.items() if incident.changed_at == now}
    _tell(agency, changed, {each: known[each] for each in known.keys() - changed}, now)
    list_codes(agency=agency, reports=reports, now=now)
    return recorded


@transaction.atomic
def _lock_and_record(
    agency: Agency, reports: Sequence[Report], source: str, now: datetime
) -> list[Recorded]:
    known = lock_together(agency=agency, reports=reports)
    return record_locked(agency=agency, reports=reports, known=known, source=source, now=now)


def _apply(
    incident: Incident,
    report: Report,
    officers: Mapping[str, Officer],
    source: str,
    now: datetime,
) -> Outcome:
    """Set what the report says, and keep the codes that it saw; that of an older one may go into no field."""
    outcome = apply(incident=incident, report=report, officers=officers, source=source, now=now)
    status = status_said(report) if outcome is Outcome.OUTDATED else incident.status
    return _note_news(incident, outcome, now) if _see(incident, report, status, now) else outcome


def _see(incident: Incident, report: Report, status: str | None, now: datetime) -> bool:
    """Keep the codes that a report saw; return whether any was news."""
    return add_seen(incident.seen, _codes_of(report, status), report.updated_at or now)


def _note_news(incident: Incident, outcome: Outcome, now: datetime) -> Outcome:
    """The gate counts what was heard of an incident, also where no field changed."""
    incident.changed_at = now
    return Outcome.UPDATED if outcome is Outcome.UNCHANGED else outcome


def _clocks(incident: Incident) -> tuple[datetime | None, dict[str, Any]]:
    return incident.source_updated_at, dict(incident.said_at)


def _save(
    incidents: dict[str, Incident],
    clocks: dict[str, tuple[datetime | None, dict[str, Any]]],
    now: datetime,
) -> None:
    """Insert the new ones in one order, like the locks; update those that changed or whose clock moved on."""
    insert([incidents[reference] for reference in sorted(incidents.keys() - clocks.keys())])
    update(
        [
            incidents[reference]
            for reference, clock in clocks.items()
            if incidents[reference].changed_at == now or _clocks(incidents[reference]) != clock
        ]
    )


def _tell(agency: Agency, changed: set[str], others: Mapping[str, Incident], now: datetime) -> None:
    """Mark those that belong with what changed as changed: the gate counts news of one as news of all.

    Also where they were reported beside it, and their own report said nothing new.
    """
    if not changed or not others:
        return
    told = tied_together(agency, changed) & others.keys()
    if told:
        keys = [others[reference].pk for reference in told]
        Incident.objects.filter(pk__in=keys).update(changed_at=now)


def _codes_of(report: Report, status: str | None) -> Iterator[tuple[str, str]]:
    """What a report saw on the incident, the earlier first."""
    yield from ((each.kind, each.code) for each in report.also_seen)
    if report.call_type:
        yield CALL_TYPE, report.call_type
    if report.disposition:
        yield DISPOSITION, report.disposition
    if status:
        yield STATUS, status
