"""The days that a page speaks of, as its address says: a length that ends today, or the first and the last day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from insights.period import LENGTHS, USUAL, Period, period

EARLIEST = date(2000, 1, 1)
LONGEST = 5 * 366
LONGEST_DATE = 10  # letters


@dataclass(frozen=True, slots=True)
class Days:
    """The period, None where the address gives none; what was given, for links; what was wrong, by field.

    `typed` are the first and the last day as they were written, right or wrong, for the fields of a form.
    """

    period: Period | None = None
    given: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)


def days_of(given: Mapping[str, str], *, zone: ZoneInfo, now: datetime) -> Days:
    """Read `from` and `to` (2026-10-31), else `days`, one of LENGTHS. What is wrong is said and not applied."""
    if given.get("from") or given.get("to"):
        return _between(given.get("from", ""), given.get("to", ""), zone, now)
    days = given.get("days", "")
    if not _is_length(days):
        return Days()
    return Days(length_of(given, zone=zone, now=now), {"days": days})


def length_of(given: Mapping[str, str], *, zone: ZoneInfo, now: datetime) -> Period:
    """Read `days`, one of LENGTHS; the usual length where there is none."""
    days = given.get("days", "")
    return period(days=int(days) if _is_length(days) else USUAL, zone=zone, now=now)


def _is_length(days: str) -> bool:
    return days.isdecimal() and int(days) in LENGTHS


def _between(first: str, last: str, zone: ZoneInfo, now: datetime) -> Days:
    today = now.astimezone(zone).date()
    wrong = {}
    typed = {"from": first[:LONGEST_DATE], "to": last[:LONGEST_DATE]}
    begins, ends = _day(first), _day(last) if last else today
    if begins is None or begins < EARLIEST:
        wrong["from"] = "Choose the first day, such as 2026-10-01."
    if ends is None or ends > today:
        wrong["to"] = "Choose a last day that is not after today, or leave it empty."
    if wrong or begins is None or ends is None:
        return Days(wrong=wrong, typed=typed)
    if begins > ends:
        return Days(wrong={"to": "The last day is before the first."}, typed=typed)
    if (ends - begins).days > LONGEST:
        return Days(wrong={"from": "Choose five years at the most."}, typed=typed)
    given = {"from": f"{begins}", "to": f"{ends}"}
    return Days(Period(begins, ends, zone), given, typed=given)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
