"""What a report changes on an incident: the rules of precedence, without the database."""

from collections.abc import Mapping
from datetime import datetime
from operator import attrgetter

from agencies.models import Officer
from incidents.callers import apply_caller
from incidents.clocks import is_newer, move_on, said_at, say
from incidents.endings import apply_end
from incidents.models import Incident
from incidents.report import SAME_NAME, Outcome, Report

OF_THE_CALLER = ("caller_phone", "caller_role", "caller_language")
OF_THE_END = ("status", "closed_at")
PLAIN = tuple(name for name in SAME_NAME if name not in {*OF_THE_CALLER, *OF_THE_END})
LATER = ("dispatched_at", "arrived_at")
BOUNDS = ("opened_at", *LATER)
STANDS = ("arrest", "self_initiated")  # what forbids a text is never taken back

_said = attrgetter(*PLAIN)
_values = attrgetter(*SAME_NAME, "caller_hash", "officer_id")


def apply(
    *,
    incident: Incident,
    report: Report,
    officers: Mapping[str, Officer],
    source: str,
    now: datetime,
) -> Outcome:
    """Set on `incident` what the report says; `officers` are those of the roster, by badge.

    Each field is what the latest report that speaks of it says, by the source's own clock: reports say little each, and
    come in any order. One without a clock is taken for the latest. That there was an arrest, or that an officer started
    it, stands whenever it was said. Times that were only told to be the earliest count where nobody said the field
    itself.
    """
    before, outdated = _values(incident), is_outdated(incident, report)
    if report.updated_at is not None and not outdated:
        move_on(incident, SAME_NAME, report.updated_at)
    clock = report.updated_at or incident.source_updated_at
    _apply_plain(incident, report, officers, clock)
    apply_caller(incident, report, clock)
    apply_end(incident, report, clock, now)
    differs = _values(incident) != before
    if differs:
        incident.source, incident.changed_at = source, now
    if outdated:
        return Outcome.OUTDATED
    return Outcome.UPDATED if differs else Outcome.UNCHANGED


def is_outdated(incident: Incident, report: Report) -> bool:
    """Whether a report is older, by the source's own clock, than the newest that was applied."""
    known, said = incident.source_updated_at, report.updated_at
    return known is not None and said is not None and said < known


def _apply_plain(
    incident: Incident,
    report: Report,
    officers: Mapping[str, Officer],
    clock: datetime | None,
) -> None:
    """Set the fields that depend on no other."""
    for name, value in zip(PLAIN, _said(report), strict=True):
        if value is None or (name in LATER and _is_misplaced(incident, value, clock)):
            continue
        if name in STANDS:
            setattr(incident, name, value or getattr(incident, name))
        elif report.earliest_counts and name in BOUNDS:
            _apply_bound(incident, name, value)
        elif is_newer(incident, name, clock):
            say(incident, name, value, clock)
            if name == "officer_badge":
                officer = officers.get(value)
                incident.officer_id = officer.pk if officer else None


def _is_misplaced(incident: Incident, value: datetime, clock: datetime | None) -> bool:
    """Whether an older report puts before the opening what comes after it. Newer ones were judged at the door."""
    known = incident.source_updated_at
    is_older = known is not None and clock is not None and clock < known
    return is_older and value < incident.opened_at


def _apply_bound(incident: Incident, name: str, bound: datetime) -> None:
    """What had happened by then: of several such times the earliest counts, and none where the time itself was said."""
    value = getattr(incident, name)
    if value is None or (said_at(incident, name) is None and bound < value):
        setattr(incident, name, bound)
        incident.said_at[name] = None
