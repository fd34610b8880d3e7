"""Whether and when an incident ended, by the latest that was said: what was opened again has not ended."""

from datetime import datetime

from incidents.clocks import is_newer, note, said_at
from incidents.models import Incident
from incidents.report import Report

ENDED = (Incident.Status.CLOSED, Incident.Status.CANCELLED, Incident.Status.DUPLICATE)
OPENED_AGAIN = "opened_again"
"""When it was last said that the incident was open: no end that was said before counts."""
ENDS = "ends"
"""When it was said that the incident had ended, by reports that did not say when it did."""
MOST_ENDS = 20


def apply_end(incident: Incident, report: Report, clock: datetime | None, now: datetime) -> None:
    """Set the status, and the time at which the incident ended: as a report says it, else when one first said so.

    A time of closing without a status closes. An open incident has no time of closing; an ended one has one that is
    not before it was opened.
    """
    status = status_said(report)
    if status == Incident.Status.OPEN:
        _keep_opened(incident, clock)
    elif report.closed_at is not None:
        if is_newer(incident, "closed_at", clock):
            incident.closed_at = report.closed_at
            note(incident, "closed_at", clock)
    elif status in ENDED:
        _keep_end(incident, report.updated_at, now)
    if status is not None and is_newer(incident, "status", clock):
        incident.status = status
        note(incident, "status", clock)
    _place_end(incident, now)


def status_said(report: Report) -> str | None:
    """The status that a report says or implies."""
    if report.status is None and report.closed_at is not None:
        return Incident.Status.CLOSED
    return report.status


def _keep_opened(incident: Incident, clock: datetime | None) -> None:
    known = said_at(incident, OPENED_AGAIN)
    if clock is None:  # no report has a clock: what was said before is over
        incident.closed_at = None
        incident.said_at.pop("closed_at", None)
        incident.said_at.pop(ENDS, None)
    elif known is None or clock > known:
        incident.said_at[OPENED_AGAIN] = clock.isoformat()


def _keep_end(incident: Incident, clock: datetime | None, now: datetime) -> None:
    if clock is not None or incident.closed_at is None:
        ends = {*incident.said_at.get(ENDS, ()), (clock or now).isoformat()}
        incident.said_at[ENDS] = sorted(ends)[:MOST_ENDS]


def _place_end(incident: Incident, now: datetime) -> None:
    """Let the time of closing be that of the present end."""
    opened_again = said_at(incident, OPENED_AGAIN)
    if incident.status == Incident.Status.OPEN:
        incident.closed_at = None
        incident.said_at.pop("closed_at", None)
        return
    if not _is_said(incident, opened_again):
        moments = map(datetime.fromisoformat, incident.said_at.get(ENDS, ()))
        since = [each for each in moments if opened_again is None or each > opened_again]
        incident.closed_at = min(since, default=said_at(incident, "status") or now)
        incident.said_at["closed_at"] = None
    if incident.closed_at is not None:
        incident.closed_at = max(incident.closed_at, incident.opened_at)


def _is_said(incident: Incident, opened_again: datetime | None) -> bool:
    """Whether a report said when it ended, and none later that it was open again."""
    if incident.closed_at is None or incident.said_at.get("closed_at", "") is None:
        return False
    clock = said_at(incident, "closed_at")
    return opened_again is None or clock is None or clock > opened_again
