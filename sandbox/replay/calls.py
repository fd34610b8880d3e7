"""A call for service as a public file has it, with times that can have happened.

Pure: no Django, no clock.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self


@dataclass(frozen=True, slots=True)
class CallType:
    """A code of the file's CAD, and what it means there."""

    code: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When a call was opened and what followed, on the file's own clock. `closed` is None where it never was."""

    opened: datetime
    dispatched: datetime | None = None
    arrived: datetime | None = None
    closed: datetime | None = None

    @classmethod
    def repaired(
        cls,
        *,
        opened: datetime,
        dispatched: datetime | None = None,
        arrived: datetime | None = None,
        closed: datetime | None = None,
    ) -> Self:
        """The times, each moved as little as needed for opened ≤ dispatched ≤ arrived ≤ closed."""
        closed = closed and max(closed, opened)
        dispatched = _between(opened, dispatched, closed)
        arrived = _between(dispatched or opened, arrived, closed)
        return cls(opened=opened, dispatched=dispatched, arrived=arrived, closed=closed)

    def later(self, by: timedelta) -> "Times":
        """All of them, later by so much."""
        return Times(
            opened=self.opened + by,
            dispatched=self.dispatched and self.dispatched + by,
            arrived=self.arrived and self.arrived + by,
            closed=self.closed and self.closed + by,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One row of a file. `first_type` is what the call was taken for at first, where the file tells it.

    `by_officer` says that the file has a column of how it came in, and that nobody called.
    """

    reference: str
    times: Times
    call_type: CallType
    first_type: CallType | None = None
    district: str = ""
    beat: str = ""
    unit: str = ""
    officer_badge: str = ""
    arrest: bool = False
    by_officer: bool = False

    @property
    def types(self) -> tuple[CallType, ...]:
        """Every call type that the file gives it, the first one first."""
        return (self.first_type, self.call_type) if self.first_type else (self.call_type,)


def _between(earliest: datetime, time: datetime | None, latest: datetime | None) -> datetime | None:
    if time is None:
        return None
    time = max(time, earliest)
    return min(time, latest) if latest else time
