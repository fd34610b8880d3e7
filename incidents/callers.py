"""Who called, by the latest that was said: a role and a language are those of one number."""

from datetime import datetime

from agencies.encryption import fingerprint
from incidents.clocks import is_newer, note, said_at, say
from incidents.models import Incident
from incidents.report import Report

OF_THE_NUMBER = ("caller_role", "caller_language")
ANOTHER = "another_number"
"""When another number than the present one was last said: what was said of the caller before is not of this one."""


def apply_caller(incident: Incident, report: Report, clock: datetime | None) -> None:
    """Set number, role and language as far as the report says them and nothing newer does.

    Another number is another person: what was known of the first is not true of them. What a report says of a caller
    without the number is of the number that was known by then.
    """
    if report.caller_phone is not None:
        hashed = fingerprint(report.caller_phone) if report.caller_phone else ""
        _apply_number(incident, report.caller_phone, hashed, clock)
        if hashed != incident.caller_hash:
            return
    elif not is_newer(incident, "caller_phone", clock):
        return
    for name in OF_THE_NUMBER:
        value = getattr(report, name)
        if (
            value is not None
            and _is_of_this_number(incident, clock)
            and is_newer(incident, name, clock)
        ):
            say(incident, name, value, clock)


def _apply_number(incident: Incident, phone: str, hashed: str, clock: datetime | None) -> None:
    known = said_at(incident, "caller_phone")
    is_latest = is_newer(incident, "caller_phone", clock)
    if hashed != incident.caller_hash:
        _keep_another(incident, known if is_latest else clock)
        _forget(incident, clock)
    if is_latest:
        incident.caller_hash, incident.caller_phone = hashed, phone
        note(incident, "caller_phone", clock)


def _keep_another(incident: Incident, clock: datetime | None) -> None:
    known = said_at(incident, ANOTHER)
    if clock is not None and (known is None or clock > known):
        incident.said_at[ANOTHER] = clock.isoformat()


def _forget(incident: Incident, clock: datetime | None) -> None:
    """What was said until then is not of this number."""
    for name in OF_THE_NUMBER:
        known = said_at(incident, name)
        if clock is None or known is None or known <= clock:
            setattr(incident, name, "")
            note(incident, name, None)


def _is_of_this_number(incident: Incident, clock: datetime | None) -> bool:
    another = said_at(incident, ANOTHER)
    return another is None or clock is None or clock > another
