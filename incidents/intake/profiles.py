"""What the values of a column look like, without regard to its heading.

Pure: no Django, no clock.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from agencies.phones import e164
from incidents.intake import values
from incidents.intake.moments import (
    AROUND,
    day_first_in,
    has_no_time,
    is_epoch,
    is_nothing,
    read_clock,
    read_moment,
)

MOST = 0.9
_PHONE = re.compile(
    r"(?:\+?1[-. ]?)?\(?[2-9]\d{2}\)?[-. /]{0,2}[2-9]\d{2}[-. ]?\d{4}|tel:.+|\+\d[\d -]{7,}"
)
_BADGE = re.compile(r"[A-Za-z]{0,3}[-# ]?\d{1,7}[A-Za-z]?")
LENGTHS = (
    8,
    10,
    12,
    13,
    14,
)  # of days, seconds since 1970, minutes, milliseconds since 1970, seconds
OUR_DAYS = range(1990, 2100)


@dataclass(frozen=True)
class Profile:
    """The values of one column in a sample; `present` are those that stand for something."""

    heading: str
    cells: Sequence[str]

    @cached_property
    def present(self) -> list[str]:
        stripped = (cell.strip(AROUND) for cell in self.cells)
        return [cell for cell in stripped if not is_nothing(cell)]

    @cached_property
    def distinct(self) -> Counter[str]:
        return Counter(self.present)

    @cached_property
    def length(self) -> int:
        """The usual length of a value."""
        lengths = sorted(map(len, self.present))
        return lengths[len(lengths) // 2] if lengths else 0

    @cached_property
    def moments(self) -> float:
        """The share of values that are times with their date."""
        return self._share(_is_moment)

    @cached_property
    def numbers(self) -> float:
        """The share of values that have digits only."""
        return self._share(lambda cell: cell.lstrip("-").isdecimal())

    @cached_property
    def clocks(self) -> float:
        """The share of values that are times of a day."""
        return self._share(lambda cell: ":" in cell and _is_good(read_clock, cell))

    @cached_property
    def clock_digits(self) -> float:
        """The share of values that may be times of a day without a colon, 1425."""
        return self._share(lambda cell: len(cell) in range(3, 7) and _is_good(read_clock, cell))

    @cached_property
    def phones(self) -> float:
        """The share of values that are phone numbers."""
        return self._share(_is_phone)

    @cached_property
    def badges(self) -> float:
        """The share of values that look like badges."""
        return self._share(lambda cell: bool(_BADGE.fullmatch(cell)))

    @cached_property
    def statuses(self) -> float:
        return self._share(lambda cell: values.status_in(cell) is not None)

    @cached_property
    def roles(self) -> float:
        return self._share(lambda cell: values.role_in(cell) is not None)

    @cached_property
    def languages(self) -> float:
        return self._share(lambda cell: values.language_in(cell) is not None)

    @cached_property
    def flags(self) -> float:
        """The share of values that say yes or no, or who began the incident."""
        return self._share(values.is_known_source)

    @cached_property
    def unique(self) -> float:
        """How many different values there are, as a share of all."""
        return len(self.distinct) / len(self.present) if self.present else 0.0

    @cached_property
    def one_prefix(self) -> float:
        """The share of values that begin with the most frequent five characters: numbers that are counted up do."""
        beginnings = Counter(cell[:5] for cell in self.present)
        return max(beginnings.values(), default=0) / max(len(self.present), 1)

    @cached_property
    def dates_only(self) -> bool:
        """Whether these are dates, and none has a time of day; what is no date at all, as 13/45, does not count."""
        return (
            self.moments >= MOST
            and self._share(lambda cell: _is_good(has_no_time, cell) and not has_no_time(cell)) == 0
        )

    @cached_property
    def whole_days(self) -> bool:
        """Whether the values are counted since 1970 and are dates only."""
        return self.dates_only and self._share(is_epoch) == 1

    @cached_property
    def day_first(self) -> tuple[int, int]:
        """How many values can only be day/month/year, and how many only month/day/year."""
        found = [(day_first_in(cell), count) for cell, count in self.distinct.items()]
        return (
            sum(count for day, count in found if day is True),
            sum(count for day, count in found if day is False),
        )

    def share_in(self, known: Iterable[str]) -> float:
        """The share of values that are among those known, in any case."""
        among = {each.casefold() for each in known}
        return self._share(lambda cell: cell.casefold() in among) if among else 0.0

    def _share(self, holds: Callable[[str], bool]) -> float:
        if not self.present:
            return 0.0
        return sum(count for cell, count in self.distinct.items() if holds(cell)) / len(
            self.present
        )


def _day_first(cell: str) -> object:
    return read_moment(cell, day_first=True)


def _is_good(read: Callable[[str], object], cell: str) -> bool:
    try:
        read(cell)
    except ValueError:
        return False
    return True


def _is_moment(cell: str) -> bool:
    if not cell.lstrip("-").replace(".", "", 1).isdecimal():
        return _is_good(read_moment, cell) or _is_good(_day_first, cell)
    # A number may be anything: a time it is where it has the length of one and lies in our days, or before 1970.
    if len(cell) not in LENGTHS and "." not in cell and not cell.startswith("-"):
        return False
    moment = read_moment(cell) if _is_good(read_moment, cell) else None
    return cell.startswith("-") or (moment is not None and moment.year in OUR_DAYS)


def _is_phone(cell: str) -> bool:
    return bool(_PHONE.fullmatch(cell)) and _is_good(e164, cell)
