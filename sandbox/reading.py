"""An incident in the fields of the API, read into a report without the API."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from incidents.recording import Report

TIMES = {"opened_at", "dispatched_at", "arrived_at", "closed_at", "updated_at"}


def as_report(reference: str, body: Mapping[str, Any]) -> Report:
    """What the API would make of `body`: for times and callers of our own making, which need no checking."""
    plain = {name: value for name, value in body.items() if name != "caller" and value is not None}
    for name in TIMES & plain.keys():
        plain[name] = datetime.fromisoformat(plain[name])
    caller = body.get("caller") or {}
    return Report(
        reference=reference,
        caller_phone=caller.get("phone"),
        caller_role=caller.get("role"),
        caller_language=caller.get("language"),
        **plain,
    )
