"""The one door through which incidents come in, whoever brings them: REST, a file, a replay."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import IntegrityError, transaction

from agencies.models import Agency, Officer
from incidents.applying import apply
from incidents.linking import lock_together, new_links
from incidents.listing_codes import list_codes
from incidents.models import HistoryEntry, Incident, Link
from incidents.report import SAME_NAME, Dropped, Outcome, Report
from incidents.screening import screen, screen_source

__all__ = ["Dropped", "Outcome", "Recorded", "Report", "record", "record_all"]

CHANGEABLE = [*SAME_NAME, "caller_hash", "officer", "source", "source_updated_at", "changed_at"]


@dataclass(frozen=True, slots=True)
class Recorded:
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
        with transaction.atomic():
            recorded = _record(agency, kept, source, now)
    except IntegrityError:
        # Somebody else created one of these incidents meanwhile: now it exists and is locked like the rest.
        with transaction.atomic():
            recorded = _record(agency, kept, source, now)
    return [
        replace(done, dropped=each.dropped) if each.dropped else done
        for done, each in zip(recorded, screened, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Step:
    """One report, the incident that it was applied to, and the status that it said or led to."""

    report: Report
    incident: Incident
    outcome: Outcome
    status: str | None


def _record(
    agency: Agency, reports: Sequence[Report], source: str, now: datetime
) -> list[Recorded]:
    together = lock_together(agency=agency, reports=reports)
    references = {report.reference for report in reports}
    incidents = {each: together[each] for each in references & together.keys()}
    links = new_links(agency=agency, reports=reports, now=now)
    clocks = {reference: each.source_updated_at for reference, each in incidents.items()}
    officers = _officers(agency, reports)
    seen = _seen_before(incidents, reports)
    steps = []
    for report in reports:
        incident = incidents.get(report.reference)
        is_new = incident is None
        if incident is None:
            incident = incidents[report.reference] = _blank(agency, report, source, now)
        outcome = apply(incident=incident, report=report, officers=officers, source=source, now=now)
        if outcome is Outcome.UNCHANGED and (_says_more(report, seen) or _links(incident, links)):
            outcome, incident.changed_at = Outcome.UPDATED, now
        said = report.status if outcome is Outcome.OUTDATED else incident.status
        steps.append(_Step(report, incident, Outcome.CREATED if is_new else outcome, said))
    _save(incidents, clocks, now)
    Link.objects.bulk_create(links, ignore_conflicts=True)
    if any(step.outcome is not Outcome.UNCHANGED for step in steps):
        _tell([together[each] for each in together.keys() - references], now)
    _keep_history(agency, steps, now)
    list_codes(agency=agency, reports=reports, now=now)
    return [Recorded(step.incident, step.outcome) for step in steps]


def _seen_before(
    incidents: dict[str, Incident], reports: Iterable[Report]
) -> set[tuple[str, str, str]]:
    """Reference, kind and code of what is known of those incidents of which a report says what was also seen."""
    known = {each.reference: incidents.get(each.reference) for each in reports if each.also_seen}
    rows = HistoryEntry.objects.filter(incident__in=[each for each in known.values() if each])
    return set(rows.order_by().values_list("incident__reference", "kind", "code"))


def _says_more(report: Report, seen: set[tuple[str, str, str]]) -> bool:
    return any((report.reference, each.kind, each.code) not in seen for each in report.also_seen)


def _links(incident: Incident, links: Iterable[Link]) -> bool:
    return any(link.reference == incident.reference for link in links)


def _officers(agency: Agency, reports: Iterable[Report]) -> dict[str, Officer]:
    badges = {report.officer_badge for report in reports if report.officer_badge}
    return {officer.badge: officer for officer in agency.officers.filter(badge__in=badges)}


def _blank(agency: Agency, report: Report, source: str, now: datetime) -> Incident:
    times = (report.dispatched_at, report.arrived_at, report.closed_at)
    return Incident(
        agency=agency,
        reference=report.reference,
        opened_at=report.opened_at or min(filter(None, times), default=now),
        received_at=now,
        changed_at=now,
        source=source,
    )


def _save(
    incidents: dict[str, Incident], clocks: dict[str, datetime | None], now: datetime
) -> None:
    """Insert the new ones in one order, like the locks; update those that changed or whose clock moved on."""
    Incident.objects.bulk_create(
        [incidents[reference] for reference in sorted(incidents.keys() - clocks.keys())]
    )
    changed = [
        incidents[reference]
        for reference, clock in clocks.items()
        if incidents[reference].changed_at == now or incidents[reference].source_updated_at != clock
    ]
    if changed:
        Incident.objects.bulk_update(changed, CHANGEABLE, batch_size=500)


def _tell(tied: Sequence[Incident], now: datetime) -> None:
    """Mark the incidents that belong with those reported as changed: the gate counts news of one as news of all."""
    if tied:
        Incident.objects.filter(pk__in=[each.pk for each in tied]).update(changed_at=now)


def _keep_history(agency: Agency, steps: Iterable[_Step], now: datetime) -> None:
    entries = [
        HistoryEntry(
            agency=agency,
            incident=step.incident,
            kind=kind,
            code=code,
            seen_at=step.report.updated_at or now,
        )
        for step in steps
        if step.outcome is not Outcome.UNCHANGED
        for kind, code in _codes_of(step)
    ]
    HistoryEntry.objects.bulk_create(entries, ignore_conflicts=True)


def _codes_of(step: _Step) -> Iterator[tuple[str, str]]:
    """What the report saw on the incident, the earlier first."""
    report = step.report
    yield from ((each.kind, each.code) for each in report.also_seen)
    for kind, code in (
        (HistoryEntry.Kind.CALL_TYPE, report.call_type),
        (HistoryEntry.Kind.DISPOSITION, report.disposition),
        (HistoryEntry.Kind.STATUS, step.status),
    ):
        if code:
            yield kind, code
