"""The stretch of days that a screen speaks of, in the agency's own days.

Pure: no Django, no clock.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LENGTHS = {7: "7 days", 30: "30 days", 90: "90 days", 365: "12 months"}
USUAL = 30
WEEK = timedelta(days=7)
YEAR = 52 * WEEK
FEWEST_WEEKS = 13


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from `first` to `last`, both included, in `zone`."""

    first: date
    last: date
    zone: ZoneInfo

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def start(self) -> datetime:
        """The first moment of it."""
        return datetime.combine(self.first, time(), self.zone)

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return datetime.combine(self.last + timedelta(days=1), time(), self.zone)

    @property
    def words(self) -> str:
        return f"Last {LENGTHS.get(self.days, f'{self.days} days')}"

    @property
    def dates(self) -> str:
        """ "1 October – 31 October 2026"; the year twice where there are two."""
        year = f" {self.first:%Y}" if self.first.year != self.last.year else ""
        return f"{self.first.day} {self.first:%B}{year} – {self.last.day} {self.last:%B %Y}"

    @property
    def before(self) -> "Period":
        """As many days, ending the day before it begins."""
        return Period(
            self.first - timedelta(days=self.days), self.first - timedelta(days=1), self.zone
        )

    @property
    def year_before(self) -> "Period | None":
        """The same weekdays of the year before, 364 days earlier; None where those are among its own."""
        if self.days > YEAR.days:
            return None
        return Period(self.first - YEAR, self.last - YEAR, self.zone)

    @property
    def compared_with(self) -> list["Period"]:
        """The days before and, where there are such, those of the year before."""
        return [self.before, *([self.year_before] if self.year_before else [])]

    def shared_with(self, other: "Period") -> "Period | None":
        """The days of both."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Period(first, last, self.zone) if first <= last else None

    @property
    def weeks(self) -> list["Period"]:
        """The weeks that end on its last day, oldest first: thirteen, or as many as it holds."""
        count = max(FEWEST_WEEKS, self.days // WEEK.days)
        ends = [self.last - WEEK * back for back in reversed(range(count))]
        return [Period(end - WEEK + timedelta(days=1), end, self.zone) for end in ends]

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def period(*, days: int, zone: ZoneInfo, now: datetime) -> Period:
    """The last `days` days in `zone`, today included."""
    today = now.astimezone(zone).date()
    return Period(today - timedelta(days=days - 1), today, zone)
