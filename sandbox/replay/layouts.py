"""The files that can be replayed: by which columns each is known, and how a row of it becomes a call.

Another city's export is one more function and one more Layout here. Pure: no Django, no clock.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sandbox.replay.calls import Call, CallType, Times

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """A city's export. `prefix` begins the reference of each of its incidents, so that they are found again.

    `read` raises ValueError with a sentence where a row cannot be read. `days_only` says that its times are dates.
    """

    name: str
    prefix: str
    columns: frozenset[str]
    read: Callable[[Row], Call]
    days_only: bool = False


def recognise(header: frozenset[str]) -> Layout | None:
    """The layout all of whose columns stand in a header; None where no layout is known for it."""
    return next((layout for layout in LAYOUTS if layout.columns <= header), None)


# ---- Sacramento: dates as milliseconds since 1970, one call type, no disposition


def _sacramento(row: Row) -> Call:
    opened = _milliseconds(row["Received_Date"])
    if opened is None:
        raise ValueError("Received_Date is missing, so nobody knows when the call came in.")
    return Call(
        reference=f"SAC19-{row['Record_ID']}",
        times=Times.repaired(
            opened=opened,
            dispatched=_milliseconds(row["Dispatch_Date"]),
            arrived=_milliseconds(row["At_Scene_Date"]),
            closed=_milliseconds(row["Clear_Date"]),
        ),
        call_type=CallType(row["Call_Type"], row["Description"]),
        district=row["Police_District"],
        beat=row["Beat"],
        unit=row["Unit_ID"],
        officer_badge=row["Reporting_Officer"],
    )


def _milliseconds(written: str) -> datetime | None:
    """Milliseconds since 1970 as a time. A missing one is written as midnight of 1 January 1900."""
    try:
        seconds = int(written) / 1000
    except ValueError as error:
        raise ValueError(f"“{written}” is no time in milliseconds since 1970.") from error
    return datetime.fromtimestamp(seconds, UTC) if seconds >= 0 else None


# ---- Seattle: what the call was taken for at first, and what it was cleared as; when somebody arrived, if anybody did

_AT_LEAST = timedelta(seconds=1)


def _seattle(row: Row) -> Call:
    closed = _written_out(row["Event Clearance Date"])
    arrived = _written_out(row["At Scene Time"]) if row["At Scene Time"] else None
    return Call(
        reference=f"SEA16-{row['CAD Event Number']}",
        # When the call came in is not told: at the arrival at the latest, and before it was cleared.
        times=Times.repaired(
            opened=min(arrived or closed, closed - _AT_LEAST), arrived=arrived, closed=closed
        ),
        first_type=CallType.named(row["Initial Type Description"]),
        call_type=CallType(row["Event Clearance Code"], row["Event Clearance Description"]),
        district=row["District/Sector"],
        beat=row["Zone/Beat"],
        arrest=row["Event Clearance Group"] == "ARREST",
    )


def _written_out(written: str) -> datetime:
    try:
        return datetime.strptime(written, "%m/%d/%Y %I:%M:%S %p").replace(tzinfo=UTC)
    except ValueError as error:
        raise ValueError(f"“{written}” is no time such as 03/25/2016 11:58:30 PM.") from error


LAYOUTS = (
    Layout(
        name="Sacramento 2019 (dispatch data of the police department)",
        prefix="SAC19-",
        columns=frozenset(
            {
                *("Record_ID", "Call_Type", "Description", "Reporting_Officer", "Unit_ID"),
                *("Police_District", "Beat"),
                *("Received_Date", "Dispatch_Date", "At_Scene_Date", "Clear_Date"),
            }
        ),
        read=_sacramento,
        days_only=True,
    ),
    Layout(
        name="Seattle 2016 (911 incident responses of the police department)",
        prefix="SEA16-",
        columns=frozenset(
            {
                *("CAD Event Number", "Initial Type Description", "Event Clearance Code"),
                *("Event Clearance Description", "Event Clearance Group", "Event Clearance Date"),
                *("At Scene Time", "District/Sector", "Zone/Beat"),
            }
        ),
        read=_seattle,
    ),
)
