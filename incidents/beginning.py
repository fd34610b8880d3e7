"""An incident as its first report says it: nothing is known that could stand against what it says."""

from collections.abc import Mapping
from datetime import datetime
from operator import attrgetter

from agencies.encryption import fingerprint
from agencies.models import Agency, Officer
from engage.made import made
from incidents.applying import BOUNDS, OF_THE_END, STANDS
from incidents.clocks import UNKNOWN
from incidents.endings import apply_end
from incidents.models import Incident
from incidents.report import SAME_NAME, Report

AS_SAID = tuple(name for name in SAME_NAME if name not in OF_THE_END)

_said = attrgetter(*AS_SAID)


def blank(*, agency: Agency, report: Report, source: str, now: datetime) -> Incident:
    """An incident of which nothing is known."""
    times = (report.opened_at, report.dispatched_at, report.arrived_at, report.closed_at)
    return made(
        Incident,
        agency=agency,
        reference=report.reference,
        opened_at=report.opened_at or min(filter(None, times), default=now),
        received_at=now,
        changed_at=now,
        source=source,
        said_at={"opened_at": None, "status": None},  # until a report says them
    )


def begin(
    *,
    agency: Agency,
    report: Report,
    officers: Mapping[str, Officer],
    source: str,
    now: datetime,
) -> Incident:
    """What `applying.apply` makes of a blank incident, of which no field need be asked whether anything is newer."""
    incident = blank(agency=agency, report=report, source=source, now=now)
    incident.source_updated_at = clock = report.updated_at
    said = {
        name: value for name, value in zip(AS_SAID, _said(report), strict=True) if value is not None
    }
    incident.__dict__ |= said
    if "opened_at" in said:
        del incident.said_at["opened_at"]
    if clock is not None:
        empty = (name for name in said.keys() - STANDS if said[name] in UNKNOWN)
        incident.said_at |= dict.fromkeys(empty, clock.isoformat())
    if report.earliest_counts:
        incident.said_at |= dict.fromkeys(said.keys() & BOUNDS)
    if report.caller_phone:
        incident.caller_hash = fingerprint(report.caller_phone)
    if officer := officers.get(report.officer_badge or ""):
        incident.officer_id = officer.pk
    apply_end(incident, report, clock, now)
    return incident
