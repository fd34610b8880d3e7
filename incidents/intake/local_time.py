"""The times of a row: local ones in their zone, dates and times of day from two columns, hours that come twice.

Pure: no Django, no clock.
"""

from collections import Counter
from collections.abc import Mapping as Dict
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from incidents.intake.fields import MOMENTS, Field
from incidents.intake.mapping import Mapping
from incidents.intake.moments import (
    AROUND,
    day_in,
    is_meant,
    read_clock,
    read_moment,
    since_midnight,
)

EXPECTED = "a time such as 2026-03-17 14:25, 3/17/2026 2:25 PM or seconds since 1970"
DAY_FIRST = "a time such as 17/3/2026 14:25, as in the other rows"
ONE_DAY = timedelta(days=1)
A_WHILE = timedelta(hours=2)  # times of day further back than this belong to the next day
TIMES_OF_DAY = 2**17  # a day has 86,400 seconds

Times = dict[str, datetime]
Unreadable = list[tuple[Field, str]]


class LocalTime:
    """Reads the times of rows. `places` are the columns of each: one, or a date's and a time's.

    A local time that comes twice as clocks go back is the first of both, unless that were before what went before; one
    that is skipped when they go forward is an hour later. Where several times of day share one column of dates, one
    that would lie hours before the call came in belongs to the next day.
    """

    def __init__(
        self, *, mapping: Mapping, places: Dict[Field, tuple[int, ...]], zone: ZoneInfo
    ) -> None:
        shared = Counter(each[0] for each in places.values() if len(each) > 1)
        self._columns = [
            (name, places[name], shared[places[name][0]] > 1) for name in MOMENTS if name in places
        ]
        self._in_one_cell = {
            name
            for name, found in places.items()
            if len(found) == 1 and name not in mapping.whole_days
        }
        self._zone = zone
        self._day_first = mapping.day_first
        self._whole_days = mapping.whole_days
        self._expected = DAY_FIRST if mapping.day_first else EXPECTED
        self._offset = lru_cache(maxsize=4096)(self._offset_of_day)
        self._midnight = lru_cache(maxsize=4096)(self._midnight_in_utc)
        self._since_midnight = lru_cache(maxsize=TIMES_OF_DAY)(since_midnight)

    def read(self, cells: list[str]) -> tuple[Times, Unreadable]:
        """The times of a row in UTC, and those that can't be read with what was expected."""
        times: Times = {}
        unreadable: Unreadable = []
        before: datetime | None = None
        for name, places, date_is_shared in self._columns:
            if name in self._in_one_cell and (usual := self._usual(cells[places[0]])) is not None:
                times[name] = before = usual
                continue
            try:
                written = self._written(name, places, cells)
            except (ValueError, OverflowError):
                unreadable.append((name, self._expected))
                continue
            if written is None:
                continue
            moment = self._in_utc(written, before)
            if date_is_shared and before is not None and moment < before - A_WHILE:
                moment = self._in_utc(written + ONE_DAY, before)
            times[name] = before = moment
        return times, unreadable

    def _usual(self, cell: str) -> datetime | None:
        """A date and a time of day without a zone: nearly all times, by what was read of both before."""
        day, _, clock = cell.partition("T" if cell[10:11] == "T" else " ")
        midnight = self._midnight(day)
        since = self._since_midnight(clock) if midnight is not None else None
        return None if midnight is None or since is None else midnight + since

    def _written(self, name: Field, places: tuple[int, ...], cells: list[str]) -> datetime | None:
        moment = read_moment(cells[places[0]].strip(AROUND), day_first=self._day_first)
        if moment is None:
            return None
        if name in self._whole_days:
            return moment.replace(tzinfo=None)  # midnight in UTC stands for a local date
        if len(places) == 1:
            return moment
        clock = read_clock(cells[places[1]].strip(AROUND))
        return None if clock is None else datetime.combine(moment.date(), clock)

    def _in_utc(self, written: datetime, before: datetime | None) -> datetime:
        if written.tzinfo is not None:
            return written.astimezone(UTC)
        offset = self._offset(written.year, written.month, written.day)
        if offset is not None:
            return (written - offset).replace(tzinfo=UTC)
        moment = written.replace(tzinfo=self._zone).astimezone(UTC)
        if before is not None and moment < before:
            return max(moment, written.replace(tzinfo=self._zone, fold=1).astimezone(UTC))
        return moment

    def _midnight_in_utc(self, written: str) -> datetime | None:
        """When a day began; None where this is no date, stands for a missing one, or clocks change."""
        try:
            day = day_in(written, day_first=self._day_first)
        except ValueError:
            return None
        if day is None or not is_meant(day):
            return None
        offset = self._offset(day.year, day.month, day.day)
        return None if offset is None else datetime.combine(day, time(), UTC) - offset

    def _offset_of_day(self, year: int, month: int, day: int) -> timedelta | None:
        """How far the zone is from UTC on a day, a day before and a day after; None where clocks change."""
        midnight = datetime(year, month, day, tzinfo=self._zone)
        around = {(midnight + ONE_DAY * days).utcoffset() for days in (-1, 0, 1, 2)}
        return around.pop() if len(around) == 1 else None
