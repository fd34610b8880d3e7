"""What a CAD would report of a call, and when; the times are shifted so that it happens now.

Pure: no Django, no clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sandbox.replay.calls import Call, CallType

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """One report: of a call that has come in, or of one that has closed (`closes`).

    `moment` is when the CAD reports it, on the file's own clock, as are `times`.
    """

    reference: str
    closes: bool
    moment: datetime
    facts: Mapping[str, Any]
    times: Mapping[str, datetime]

    def body(self, *, at: datetime) -> Body:
        """The report in the fields of the incident API, as if its moment were `at`: what lies between times stays."""
        shifted = {
            name: (at + (time - self.moment)).isoformat() for name, time in self.times.items()
        }
        return {
            "reference": self.reference,
            **self.facts,
            **shifted,
            "updated_at": at.isoformat(),
        }


def reports_of(call: Call, *, phone: str | None) -> tuple[Report, ...]:
    """The reports of a call, in order. Without a phone nobody called: an officer started it.

    A call with a first type is reported when it is opened, too, so that the agency sees both types. A call that
    never closed is reported as open.
    """
    reports = []
    if call.first_type or not call.times.closed:
        reports.append(_opened(call, call.first_type or call.call_type, phone))
    if call.times.closed:
        reports.append(_closed(call, call.times.closed, phone))
    return tuple(reports)


def _opened(call: Call, call_type: CallType, phone: str | None) -> Report:
    opened = call.times.opened
    facts = {**_facts(call, call_type, phone), "status": "open"}
    return Report(call.reference, False, opened, facts, {"opened_at": opened})


def _closed(call: Call, closed: datetime, phone: str | None) -> Report:
    times = {
        "opened_at": call.times.opened,
        "dispatched_at": call.times.dispatched,
        "arrived_at": call.times.arrived,
        "closed_at": closed,
    }
    known = {name: time for name, time in times.items() if time is not None}
    facts = {**_facts(call, call.call_type, phone), "status": "closed", "arrest": call.arrest}
    return Report(call.reference, True, closed, facts, known)


def _facts(call: Call, call_type: CallType, phone: str | None) -> Body:
    facts: Body = {
        "call_type": call_type.code,
        "call_type_description": call_type.description,
        "district": call.district,
        "beat": call.beat,
        "unit": call.unit,
        "officer_badge": call.officer_badge,
        "self_initiated": phone is None,
    }
    return facts | {"caller": {"phone": phone, "role": "Caller"}} if phone else facts
