"""Exports as they come: the same three incidents, written in many ways."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from incidents.intake.detecting import Detection, Known, detect
from incidents.intake.reading import Reader
from incidents.intake.rows import Read, Refused
from incidents.intake.tables import rows_of
from incidents.report import Report

CALLS = Path(__file__).resolve().parents[4] / "shared" / "data" / "calls_for_service"
CHICAGO = ZoneInfo("America/Chicago")
NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)

HEADER = (
    *("Incident Number", "Call Type", "Call Type Description", "Priority", "Disposition"),
    *("Call Received", "Dispatched", "Arrived", "Cleared", "Unit", "Officer Badge", "Beat"),
    *("Caller Phone", "Caller Name", "Call Source", "Remarks"),
)
ROWS = (
    (
        *("26-000101", "NOISE", "Noise complaint", "3", "01"),
        *("03/17/2026 02:25:30 PM", "03/17/2026 02:30:00 PM", "03/17/2026 02:41:00 PM"),
        *("03/17/2026 03:05:00 PM", "2A65", "1011", "R2", "(319) 555-0142", "Peña, José"),
        *("911", 'said "they\nwon\'t stop", again'),
    ),
    (
        *("26-000102", "MVA", "Crash, no injury", "2", "01"),
        *("03/02/2026 11:58:00 PM", "", "NULL", "03/03/2026 12:20:00 AM", "2A66", "1012", "R1"),
        *("319-555-0143", "", "Phone", ""),
    ),
    (
        *("26-000103", "TSTOP", "Traffic stop", "4", "NULL"),
        *("03/04/2026 01:00:00 AM", "03/04/2026 01:00:00 AM", "03/04/2026 01:00:00 AM"),
        *("03/04/2026 01:10:00 AM", "2A65", "1011", "R2", "", "", "Officer", ""),
    ),
)


def written(
    rows: Sequence[Sequence[str]], *, delimiter: str = ",", encoding: str = "utf-8"
) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def detected(content: bytes, known: Known | None = None) -> Detection:
    return detect([cells for _, cells in rows_of(io.BytesIO(content))], known)


def read(content: bytes, zone: ZoneInfo = CHICAGO) -> list[Read | Refused]:
    """What is read of a file that nobody has described."""
    rows = list(rows_of(io.BytesIO(content)))
    mapping = detect([cells for _, cells in rows]).mapping
    reader = Reader(mapping=mapping, first=rows[0][1], zone=zone, now=NOW)
    return [reader.read_row(*row) for row in rows[mapping.has_header :]]


def reports(content: bytes, zone: ZoneInfo = CHICAGO) -> list[Report]:
    found = read(content, zone)
    assert not [row for row in found if isinstance(row, Refused)]
    return [row.report for row in found if isinstance(row, Read)]
