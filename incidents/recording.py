"""The one door through which incidents come in, whoever brings them: REST, a file, a replay."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum

from django.db import IntegrityError, transaction

from agencies.encryption import fingerprint
from agencies.models import Agency, Officer
from incidents.models import Code, HistoryEntry, Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a source says of an incident. None means that it says nothing: what was known before stands.

    Times carry a zone; `caller_phone` is E.164. `updated_at` is the source's own clock: a report that is older than
    one already recorded adds to the history and changes nothing else.
    """

    reference: str
    opened_at: datetime | None = None
    status: str | None = None
    call_type: str | None = None
    call_type_description: str | None = None
    disposition: str | None = None
    disposition_description: str | None = None
    priority: str | None = None
    district: str | None = None
    beat: str | None = None
    unit: str | None = None
    officer_badge: str | None = None
    dispatcher: str | None = None
    self_initiated: bool | None = None
    arrest: bool | None = None
    caller_role: str | None = None
    caller_phone: str | None = None
    caller_language: str | None = None
    dispatched_at: datetime | None = None
    arrived_at: datetime | None = None
    closed_at: datetime | None = None
    updated_at: datetime | None = None


class Outcome(StrEnum):
    """What a report did."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    OUTDATED = "outdated"  # older than what is known: its codes were kept, nothing else


@dataclass(frozen=True, slots=True)
class Recorded:
    """The incident after a report, and what the report did to it."""

    incident: Incident
    outcome: Outcome


# Fields that a report sets on the incident under the same name.
SAME_NAME = tuple(
    field.name
    for field in fields(Report)
    if field.name
    not in {"reference", "call_type_description", "disposition_description", "updated_at"}
)
ENDED = (Incident.Status.CLOSED, Incident.Status.CANCELLED, Incident.Status.DUPLICATE)


def record(*, agency: Agency, report: Report, source: str, now: datetime) -> Recorded:
    """Record one report: see `record_all`."""
    return record_all(agency=agency, reports=[report], source=source, now=now)[0]


def record_all(
    *, agency: Agency, reports: Sequence[Report], source: str, now: datetime
) -> list[Recorded]:
    """Record reports in their order; the same report twice changes nothing.

    Upserts on (agency, reference), keeps every call type, disposition and status ever seen, and puts codes that are
    new to the agency on its list, undecided. One transaction: all or none.
    """
    try:
        with transaction.atomic():
            return _record(agency, reports, source, now)
    except IntegrityError:
        # Somebody else created one of these incidents meanwhile: now it exists and is locked like the rest.
        with transaction.atomic():
            return _record(agency, reports, source, now)


def _record(
    agency: Agency, reports: Sequence[Report], source: str, now: datetime
) -> list[Recorded]:
    known = _locked(agency, reports)
    officers = _officers(agency, reports)
    new: dict[str, Incident] = {}
    changed: dict[str, Incident] = {}
    recorded, statuses = [], []
    for report in reports:
        incident = known.get(report.reference)
        if incident is None:
            incident = Incident(
                agency=agency,
                reference=report.reference,
                opened_at=report.opened_at or report.closed_at or now,
                received_at=now,
                changed_at=now,
                source=source,
            )
            known[report.reference] = new[report.reference] = incident
            _apply(incident, report, officers, source, now)
            outcome = Outcome.CREATED
        elif _is_outdated(incident, report):
            outcome = Outcome.OUTDATED
        else:
            clock = incident.source_updated_at
            applied = _apply(incident, report, officers, source, now)
            outcome = Outcome.UPDATED if applied else Outcome.UNCHANGED
            # A report that confirms what is known still moves the source's clock on.
            if (applied or incident.source_updated_at != clock) and report.reference not in new:
                changed[report.reference] = incident
        recorded.append(Recorded(incident, outcome))
        statuses.append(report.status if outcome is Outcome.OUTDATED else incident.status)
    # In one order, like the locks: two batches that create the same incidents can't wait for each other.
    Incident.objects.bulk_create([new[reference] for reference in sorted(new)])
    if changed:
        Incident.objects.bulk_update(changed.values(), CHANGEABLE, batch_size=500)
    _keep_history(agency, recorded, reports, statuses, now)
    _list_new_codes(agency, reports, now)
    return recorded


CHANGEABLE = [*SAME_NAME, "caller_hash", "officer", "source", "source_updated_at", "changed_at"]


def _locked(agency: Agency, reports: Iterable[Report]) -> dict[str, Incident]:
    """The incidents that exist already, locked in one order so that two batches can't wait for each other."""
    references = {report.reference for report in reports}
    rows = agency.incidents.select_for_update().filter(reference__in=references)
    return {incident.reference: incident for incident in rows.order_by("reference")}


def _officers(agency: Agency, reports: Iterable[Report]) -> dict[str, Officer]:
    badges = {report.officer_badge for report in reports if report.officer_badge}
    return {officer.badge: officer for officer in agency.officers.filter(badge__in=badges)}


def _is_outdated(incident: Incident, report: Report) -> bool:
    known, said = incident.source_updated_at, report.updated_at
    return known is not None and said is not None and said < known


def _apply(
    incident: Incident, report: Report, officers: dict[str, Officer], source: str, now: datetime
) -> bool:
    """Set what the report says; True where that changed anything."""
    says = {name: getattr(report, name) for name in SAME_NAME}
    says = {name: value for name, value in says.items() if value is not None}
    if report.caller_phone is not None:
        says["caller_hash"] = fingerprint(report.caller_phone) if report.caller_phone else ""
    if report.officer_badge is not None:
        says["officer"] = officers.get(report.officer_badge)
    says |= _consistent_end(incident, report, now)
    differs = {name: value for name, value in says.items() if getattr(incident, name) != value}
    for name, value in differs.items():
        setattr(incident, name, value)
    if report.updated_at is not None:
        incident.source_updated_at = report.updated_at
    if differs:
        incident.source, incident.changed_at = source, now
    return bool(differs)


def _consistent_end(incident: Incident, report: Report, now: datetime) -> dict[str, object]:
    """An incident that ended has a time at which it did; one that is open again has none."""
    if report.closed_at is not None and report.status is None:
        return {"status": Incident.Status.CLOSED}
    if report.status == Incident.Status.OPEN:
        return {"closed_at": None}
    if report.status in ENDED and report.closed_at is None and incident.closed_at is None:
        return {"closed_at": max(report.updated_at or now, incident.opened_at)}
    return {}


def _keep_history(
    agency: Agency,
    recorded: Sequence[Recorded],
    reports: Sequence[Report],
    statuses: Sequence[str | None],
    now: datetime,
) -> None:
    entries = [
        HistoryEntry(
            agency=agency,
            incident=done.incident,
            kind=kind,
            code=code,
            seen_at=report.updated_at or now,
        )
        for done, report, status in zip(recorded, reports, statuses, strict=True)
        for kind, code in (
            (HistoryEntry.Kind.CALL_TYPE, report.call_type),
            (HistoryEntry.Kind.DISPOSITION, report.disposition),
            (HistoryEntry.Kind.STATUS, status),
        )
        if code and done.outcome is not Outcome.UNCHANGED
    ]
    HistoryEntry.objects.bulk_create(entries, ignore_conflicts=True)


def _list_new_codes(agency: Agency, reports: Iterable[Report], now: datetime) -> None:
    """Codes never seen before join the agency's list, undecided: nobody is texted for them."""
    said: dict[tuple[str, str], str] = {}
    for report in reports:
        if report.call_type:
            said[Code.Kind.CALL_TYPE, report.call_type] = report.call_type_description or ""
        if report.disposition:
            said[Code.Kind.DISPOSITION, report.disposition] = report.disposition_description or ""
    codes = {code for _, code in said}
    known = set(agency.codes.filter(code__in=codes).values_list("kind", "code"))
    Code.objects.bulk_create(
        [
            Code(
                agency=agency,
                kind=kind,
                code=code,
                description=description[:120],
                first_seen_at=now,
            )
            for (kind, code), description in sorted(said.items())
            if (kind, code) not in known
        ],
        ignore_conflicts=True,
    )
