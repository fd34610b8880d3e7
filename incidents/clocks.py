"""By the source's own clock: when each field of an incident was last said.

Most reports say everything, so that one clock, `source_updated_at`, serves all fields. `said_at` keeps what differs: a
field that the newest report left out, one that was said to be empty, one that has a value but was never said (null).
"""

from collections.abc import Iterable
from datetime import datetime

from incidents.models import Incident

UNKNOWN: tuple[object, ...] = (None, "", False)


def said_at(incident: Incident, name: str) -> datetime | None:
    """When the field was last said, or what else is kept under a name was the case; None where never."""
    if name in incident.said_at:
        written = incident.said_at[name]
        return datetime.fromisoformat(written) if written else None
    return incident.source_updated_at if getattr(incident, name, None) not in UNKNOWN else None


def is_newer(incident: Incident, name: str, clock: datetime | None) -> bool:
    """Whether what was said of the field at `clock` stands against what is known; of one time the last does."""
    if clock is None or clock == incident.source_updated_at:
        return True  # nothing was ever said later
    known = said_at(incident, name)
    return known is None or clock >= known


def say(incident: Incident, name: str, value: object, clock: datetime | None) -> None:
    """Set a field to what was said of it at `clock`, and keep when that was."""
    setattr(incident, name, value)
    is_usual = clock == incident.source_updated_at and value not in UNKNOWN
    if not is_usual or name in incident.said_at:  # most reports say most fields: nothing to keep
        note(incident, name, clock)


def note(incident: Incident, name: str, clock: datetime | None) -> None:
    """Keep when a field was said, after its value was set; None: never."""
    has_value = getattr(incident, name, None) not in UNKNOWN
    if clock == (incident.source_updated_at if has_value else None):
        incident.said_at.pop(name, None)
    else:
        incident.said_at[name] = clock.isoformat() if clock else None


def move_on(incident: Incident, names: Iterable[str], clock: datetime) -> None:
    """Set the source's clock forward; every field keeps the time at which it was said."""
    before = incident.source_updated_at
    if before is not None and before != clock:
        for name in names:
            if name not in incident.said_at and getattr(incident, name) not in UNKNOWN:
                incident.said_at[name] = before.isoformat()
    incident.source_updated_at = clock
