"""What a report changes on an incident: the rules of precedence, without the database."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from agencies.encryption import fingerprint
from agencies.models import Officer
from incidents.models import Incident
from incidents.report import SAME_NAME, Outcome, Report

ENDED = (Incident.Status.CLOSED, Incident.Status.CANCELLED, Incident.Status.DUPLICATE)
# What an older report may still add: whose number it is, and what can only forbid a text.
ADDED_LATE = {
    *("arrest", "self_initiated"),
    *("caller_phone", "caller_hash", "caller_role", "caller_language"),
}
UNKNOWN: tuple[object, ...] = (None, "", False)
BOUNDS = ("opened_at", "dispatched_at", "arrived_at")


def apply(
    *,
    incident: Incident,
    report: Report,
    officers: Mapping[str, Officer],
    source: str,
    now: datetime,
) -> Outcome:
    """Set on `incident` what the report says; `officers` are those of the roster, by badge.

    A report that is older, by the source's own clock, than one already applied overwrites nothing. It adds whose number
    it is, where nobody has said so yet, and that an arrest was made or an officer started the incident: reports say
    little each, and such a fact, once said, forbids a text. Where the earliest time counts, it does so in any order.
    """
    says = _said(incident, report, officers, now)
    outdated = _is_outdated(incident, report)
    if outdated:
        says = _gaps(incident, says)
    elif report.updated_at is not None:
        incident.source_updated_at = report.updated_at
    if report.earliest_counts:
        says = {name: value for name, value in says.items() if name not in BOUNDS}
        says |= _earlier(incident, report)
    differs = {name: value for name, value in says.items() if getattr(incident, name) != value}
    for name, value in differs.items():
        setattr(incident, name, value)
    if differs or outdated:
        incident.source, incident.changed_at = source, now
    if outdated:
        return Outcome.OUTDATED
    return Outcome.UPDATED if differs else Outcome.UNCHANGED


def _is_outdated(incident: Incident, report: Report) -> bool:
    known, said = incident.source_updated_at, report.updated_at
    return known is not None and said is not None and said < known


def _said(
    incident: Incident, report: Report, officers: Mapping[str, Officer], now: datetime
) -> dict[str, Any]:
    """The values that the report gives to fields of the incident."""
    says = {name: getattr(report, name) for name in SAME_NAME}
    says = {name: value for name, value in says.items() if value is not None}
    if report.officer_badge is not None:
        says["officer"] = officers.get(report.officer_badge)
    if report.caller_phone is not None:
        says["caller_hash"] = fingerprint(report.caller_phone) if report.caller_phone else ""
        if says["caller_hash"] != incident.caller_hash:
            # Another number is another person: what was known of the first is not true of them.
            says = {"caller_role": "", "caller_language": ""} | says
    return says | _consistent_end(incident, report, now)


def _gaps(incident: Incident, says: Mapping[str, Any]) -> dict[str, Any]:
    """Of these values those that may be added late; a role only together with its number."""
    gaps = {
        name: value
        for name, value in says.items()
        if name in ADDED_LATE and getattr(incident, name) in UNKNOWN
    }
    if "caller_phone" in says and "caller_phone" not in gaps:
        gaps.pop("caller_role", None)
    return gaps


def _earlier(incident: Incident, report: Report) -> dict[str, datetime]:
    """Those times of a report that are earlier than what is known."""
    times = ((name, getattr(report, name), getattr(incident, name)) for name in BOUNDS)
    return {name: said for name, said, known in times if said and (known is None or said < known)}


def _consistent_end(incident: Incident, report: Report, now: datetime) -> dict[str, object]:
    """An incident that ended has a time at which it did; one that is open again has none."""
    if report.closed_at is not None and report.status is None:
        return {"status": Incident.Status.CLOSED}
    if report.status == Incident.Status.OPEN:
        return {"closed_at": None}
    if report.status in ENDED and report.closed_at is None and incident.closed_at is None:
        return {"closed_at": max(report.updated_at or now, incident.opened_at)}
    return {}
