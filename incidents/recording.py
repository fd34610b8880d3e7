"""The one door through which incidents come in, whoever brings them: REST, a file, a replay."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from agencies.models import Agency
from incidents.applying import apply, is_outdated
from incidents.badges import officers_by_badge
from incidents.endings import status_said
from incidents.linking import lock_together, new_links
from incidents.listing_codes import list_codes
from incidents.models import HistoryEntry, Incident, Link
from incidents.report import Dropped, Outcome, Report
from incidents.screening import screen, screen_source
from incidents.writing import insert, keep_history, update

__all__ = ["Dropped", "Outcome", "Recorded", "Report", "record", "record_all"]


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
    """One report, the incident that it was applied to, the status that it said or led to, and whether it told news."""

    report: Report
    incident: Incident
    outcome: Outcome
    status: str | None
    is_news: bool


def _record(
    agency: Agency, reports: Sequence[Report], source: str, now: datetime
) -> list[Recorded]:
    together = lock_together(agency=agency, reports=reports)
    references = {report.reference for report in reports}
    incidents = {each: together[each] for each in references & together.keys()}
    links = new_links(agency=agency, reports=reports, now=now)
    clocks = {reference: _clocks(each) for reference, each in incidents.items()}
    badges = {report.officer_badge for report in reports if report.officer_badge}
    officers = officers_by_badge(agency=agency, badges=badges) if badges else {}
    seen = _seen_before(incidents, reports)
    steps = []
    for report in reports:
        incident = incidents.get(report.reference)
        is_new = incident is None
        if incident is None:
            incident = incidents[report.reference] = _blank(agency, report, source, now)
        outcome, differs = apply(
            incident=incident, report=report, officers=officers, source=source, now=now
        )
        more = _says_more(report, outcome, seen) or _links(incident, links)
        if more:
            incident.changed_at = now
            outcome = Outcome.UPDATED if outcome is Outcome.UNCHANGED else outcome
        said = status_said(report) if outcome is Outcome.OUTDATED else incident.status
        outcome = Outcome.CREATED if is_new else outcome
        steps.append(_Step(report, incident, outcome, said, is_news=is_new or differs or more))
    _save(incidents, clocks, now)
    Link.objects.bulk_create(links, ignore_conflicts=True)
    if any(step.is_news for step in steps):
        _tell([together[each] for each in together.keys() - references], now)
    keep_history(_entries(steps, now))
    list_codes(agency=agency, reports=reports, now=now)
    return [Recorded(step.incident, step.outcome) for step in steps]


def _seen_before(
    incidents: dict[str, Incident], reports: Iterable[Report]
) -> set[tuple[str, str, str]]:
    """Reference, kind and code of what is known of incidents whose reports may say more than their fields take."""
    known = [
        incident
        for report in reports
        if (incident := incidents.get(report.reference))
        and (report.also_seen or is_outdated(incident, report))
    ]
    rows = HistoryEntry.objects.filter(incident__in=known)
    return set(rows.order_by().values_list("incident__reference", "kind", "code"))


def _says_more(report: Report, outcome: Outcome, seen: set[tuple[str, str, str]]) -> bool:
    """Whether a report saw a code that is not known; that of an older one may have gone into no field."""
    codes = {(each.kind, each.code) for each in report.also_seen}
    if outcome is Outcome.OUTDATED:
        codes |= set(_codes_of(report, status_said(report)))
    new = {(report.reference, kind, code) for kind, code in codes} - seen
    seen |= new
    return bool(new)


def _links(incident: Incident, links: Iterable[Link]) -> bool:
    return any(link.reference == incident.reference for link in links)


def _blank(agency: Agency, report: Report, source: str, now: datetime) -> Incident:
    times = (report.dispatched_at, report.arrived_at, report.closed_at)
    return Incident(
        agency=agency,
        reference=report.reference,
        opened_at=report.opened_at or min(filter(None, times), default=now),
        received_at=now,
        changed_at=now,
        source=source,
        said_at={"opened_at": None, "status": None},  # until a report says them
    )


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


def _tell(tied: Sequence[Incident], now: datetime) -> None:
    """Mark the incidents that belong with those reported as changed: the gate counts news of one as news of all."""
    if tied:
        Incident.objects.filter(pk__in=[each.pk for each in tied]).update(changed_at=now)


def _entries(steps: Iterable[_Step], now: datetime) -> Iterator[tuple[object, ...]]:
    """What was seen on the incidents, as `keep_history` takes it."""
    for step in steps:
        if step.outcome is not Outcome.UNCHANGED:
            at = step.report.updated_at or now
            for kind, code in _codes_of(step.report, step.status):
                yield step.incident.agency_id, step.incident.pk, kind, code, at


def _codes_of(report: Report, status: str | None) -> Iterator[tuple[str, str]]:
    """What a report saw on the incident, the earlier first."""
    yield from ((each.kind, each.code) for each in report.also_seen)
    for kind, code in (
        (HistoryEntry.Kind.CALL_TYPE, report.call_type),
        (HistoryEntry.Kind.DISPOSITION, report.disposition),
        (HistoryEntry.Kind.STATUS, status),
    ):
        if code:
            yield kind, code
