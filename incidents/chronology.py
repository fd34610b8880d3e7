"""Nothing of an incident happens before it was opened: neither within one report, nor against what is known."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from incidents.models import Incident
from incidents.report import Report

LATER = {
    "dispatched_at": "a unit was sent",
    "arrived_at": "a unit arrived",
    "closed_at": "it was closed",
}
NEW = "This incident is new: say when it was opened."


def misplaced(*, said: Mapping[str, Any]) -> dict[str, list[str]]:
    """What is wrong with the times of one report by themselves: a sentence for each field."""
    return _before(said.get("opened_at"), said, "")


def contradictions(*, report: Report, known: Incident | None) -> dict[str, list[str]]:
    """What is wrong with the times of a report, given the incident as it is known; None where it is new.

    A report that is older than what is known contradicts nothing, since it changes nothing; nor does one whose times
    count only where they are earlier.
    """
    if known is None:
        return {} if report.opened_at else {"opened_at": [NEW]}
    if report.earliest_counts or _is_older(report, known):
        return {}
    if report.opened_at is None:
        said = {name: getattr(report, name) for name in LATER}
        return _before(known.opened_at, said, " that is known")
    for name, event in LATER.items():
        happened = getattr(known, name)
        stands = getattr(report, name) is None and not _is_reopened(name, report)
        if stands and happened is not None and happened < report.opened_at:
            return {
                "opened_at": [
                    f"This is later than the moment at which, as is known, {event}"
                    f" ({happened.isoformat()}). Send {name} as well, if that was wrong."
                ]
            }
    return {}


def _before(
    opened_at: datetime | None, said: Mapping[str, Any], which: str
) -> dict[str, list[str]]:
    if opened_at is None:
        return {}
    return {
        name: [
            f"This is before opened_at{which} ({opened_at.isoformat()}). Check both times and their zones."
        ]
        for name in LATER
        if (happened := said.get(name)) is not None and happened < opened_at
    }


def _is_older(report: Report, known: Incident) -> bool:
    said, stands = report.updated_at, known.source_updated_at
    return said is not None and stands is not None and said < stands


def _is_reopened(name: str, report: Report) -> bool:
    return name == "closed_at" and report.status == Incident.Status.OPEN
