"""Rows of one incident that stand far from each other in a file: recorded one after the other, as though joined."""

from dataclasses import replace
from typing import Any

from incidents.intake.joining import CALLER, CALLERS, EARLIEST, FIRST_STANDS
from incidents.models import Incident
from incidents.report import Report


def as_further(*, report: Report, known: Incident) -> Report:
    """What a row says of an incident in addition to earlier rows of the same file, which made it what is `known`.

    As `join` has it: the unit, the officer and the dispatcher that came first stand; of times the earliest, of the end
    the latest; the first caller; otherwise the last row that says anything. One thing is not known any more: whether
    somebody who is no caller was one in an earlier row; then a later caller counts.
    """
    said: dict[str, Any] = {name: None for name in FIRST_STANDS if getattr(known, name)}
    for name in EARLIEST:
        said |= _of_both(name, report, known, min)
    if report.status != Incident.Status.OPEN:
        said |= _of_both("closed_at", report, known, max)
    if known.caller_phone:
        said |= _caller(report, known)
    return replace(report, **said)


def _of_both(name: str, report: Report, known: Incident, choose: Any) -> dict[str, Any]:
    theirs, ours = getattr(report, name), getattr(known, name)
    return {name: choose(theirs, ours)} if theirs and ours else {}


def _caller(report: Report, known: Incident) -> dict[str, Any]:
    """The person who called first; a number that is also another person's is that person's."""
    first_called = known.caller_role in CALLERS or report.caller_role not in CALLERS
    if report.caller_phone is None:
        return dict.fromkeys(CALLER)
    if report.caller_phone != known.caller_phone:
        return dict.fromkeys(CALLER) if first_called else {}
    withdraws = report.caller_role is not None and report.caller_role not in CALLERS
    said = {} if withdraws else {"caller_role": None}
    return said | ({"caller_language": None} if first_called else {})
