"""The hours of the week: the officer's rating by day and shift of the call, and where it really differs."""

from collections import defaultdict
from dataclasses import dataclass

from agencies.models import Agency
from insights.counted import What, by_value
from insights.exploring.dimensions import SHIFTS, WEEKDAYS
from insights.headlines import Headlines, Topic
from insights.period import Period
from insights.statistics import suppress_table
from insights.tallies import Change, Tally, added, against_the_rest


@dataclass(frozen=True, slots=True)
class Hours:
    """A shift of a day of the week. `tally` is None where it is hidden; empty where nobody rated."""

    weekday: str
    shift: str
    tally: Tally | None
    word: Change | None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the week with its shifts."""

    name: str
    shifts: tuple[Hours, ...]


def week_hours(*, agency: Agency, period: Period, asked: Headlines) -> list[Day]:
    """The seven days with their three shifts: one query. Empty where nobody rated."""
    ratings = asked.about(Topic.OFFICER)
    found = by_value(agency=agency, whats=[What.QUESTION], questions=ratings, period=period)
    cells: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)
    for value, tally in found[What.QUESTION].items():
        if value:  # or else it is of no call
            weekday, shift = value.split(".")
            cells[weekday, list(SHIFTS)[int(shift)]] = tally
    return _days(cells) if cells else []


def _days(cells: defaultdict[tuple[str, str], Tally]) -> list[Day]:
    hidden = suppress_table([[cells[day, shift].total for shift in SHIFTS] for day in WEEKDAYS])
    places = [(day, shift) for day in WEEKDAYS for shift in SHIFTS]
    shown = [
        None if hides else cells[place]
        for place, hides in zip(places, (mark for row in hidden.cells for mark in row), strict=True)
    ]
    words = against_the_rest(shown, added(cells.values()))
    hours = [
        Hours(day, shift, tally, word)
        for (day, shift), tally, word in zip(places, shown, words, strict=True)
    ]
    width = len(SHIFTS)
    return [
        Day(name, tuple(hours[at * width : (at + 1) * width]))
        for at, name in enumerate(WEEKDAYS.values())
    ]
