"""A view of Explore as its address gives it: read once, and written again for every link of the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode

from agencies.access import AgencyRequest, sees_officers
from console.dates import days_of
from insights.exploring.dimensions import DIMENSIONS, OF_OFFICERS, Dimension
from insights.exploring.measures import Measure, measures
from insights.exploring.side_by_side import Selection
from insights.period import USUAL, Period, period

SORTS = ("people", "name", "low", "high")
USUAL_BREAKDOWN = "district"
LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is shown. `days` are the dates as they were given; `wrong` says by field what could not be read.

    `typed` are dates as they were written, also those that could not.
    """

    measure: Measure
    measures: list[Measure]
    period: Period
    days: dict[str, str]
    where: dict[str, str]
    by: Dimension
    sort: str
    first: str  # keys of the two groups side by side
    second: str
    beside: str  # the saved view that this one is compared with
    wrong: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def selection(self) -> Selection:
        """Whose answers count."""
        return Selection(self.period, self.where)

    @property
    def compared(self) -> list[tuple[str, str]]:
        """What the address says of groups side by side."""
        given = {"first": self.first, "second": self.second, "with": self.beside}
        return [(name, value) for name, value in given.items() if value]

    @property
    def fields(self) -> list[tuple[str, str]]:
        """Everything that the address says, but for groups side by side."""
        given = {"ask": self.measure.key, **self.days, **self.where, "by": self.by.key}
        return [*given.items(), *([("sort", self.sort)] if self.sort != SORTS[0] else [])]

    def query(self, **changes: str) -> str:
        """The address's query with these changes; an empty value leaves one out."""
        given = dict([*self.fields, *self.compared]) | changes
        return urlencode({name: value for name, value in given.items() if value})

    @property
    def cleared(self) -> str:
        """The query without filters and days; what stands side by side stays."""
        return urlencode([("ask", self.measure.key), ("by", self.by.key), *self.compared])

    @property
    def list_behind(self) -> str:
        """The list that shows the rows behind a number: calls whose callers were texted, or conversations.

        Among those who rated are people who came through a door, about no call.
        """
        return "console:incidents" if self.measure.is_answering else "console:conversations"

    def rows(self, *, good: bool = False) -> str:
        """The query of that list for a number of the view."""
        return urlencode({**self._narrowed(good), **self.days, **self.where})

    def rows_of_group(self, *, good: bool = False) -> str:
        """The same for a group, whose key follows: a page has many, which differ in nothing else."""
        where = {key: value for key, value in self.where.items() if key != self.by.key}
        return f"{urlencode({**self._narrowed(good), **self.days, **where})}&{self.by.key}="

    def _narrowed(self, good: bool) -> dict[str, str]:
        if self.measure.is_answering:
            return {"answer": "answered" if good else "texted"}
        return {"answers": "good" if good else "rated", "ask": self.measure.key}

    def narrowed_by(self, key: str) -> str:
        return self.where.get(key, "")


def view_of(request: AgencyRequest, now: datetime) -> View:
    """Read the address. What it does not say, or says wrongly, is the usual."""
    given = request.GET.dict()
    days = days_of(given, zone=request.agency.zone, now=now)
    known = measures(request.agency)
    chosen = selection_of(given, request, now)
    by = dimensions_for(request).get(given.get("by", "")) or DIMENSIONS[USUAL_BREAKDOWN]
    first, second = _groups_of(by, given)
    return View(
        measure=asked_of(given, known),
        measures=known,
        period=chosen.period,
        days=days.given or {"days": str(USUAL)},
        where=dict(chosen.where),
        by=by,
        sort=given.get("sort", "") if given.get("sort") in SORTS else SORTS[0],
        first=first,
        second=second,
        beside=given.get("with", "")[:LONGEST_VALUE],
        wrong=days.wrong,
        typed=days.typed,
    )


def _groups_of(by: Dimension, given: Mapping[str, str]) -> tuple[str, str]:
    """The keys of two groups side by side; empty where the address chose them in another breakdown.

    The form of filters says in `groups` which that was: it sends them on with a breakdown that may be new.
    """
    chosen_in = given.get("groups") or given.get("by") or USUAL_BREAKDOWN
    if chosen_in != by.key:
        return "", ""
    return given.get("first", "")[:LONGEST_VALUE], given.get("second", "")[:LONGEST_VALUE]


def selection_of(given: Mapping[str, str], request: AgencyRequest, now: datetime) -> Selection:
    """The days and filters of an address, as far as the reader may use them."""
    zone = request.agency.zone
    days = days_of(given, zone=zone, now=now).period
    where = where_of(given, dimensions_for(request))
    return Selection(days or period(days=USUAL, zone=zone, now=now), where)


def asked_of(given: Mapping[str, str], known: list[Measure]) -> Measure:
    """The measure that an address asks for; the first without one."""
    return next((each for each in known if each.key == given.get("ask")), known[0])


def dimensions_for(request: AgencyRequest) -> dict[str, Dimension]:
    """The dimensions that a person may use: what tells of officers only where the agency shows officers to them."""
    officers = sees_officers(request.membership)
    return {key: each for key, each in DIMENSIONS.items() if officers or key not in OF_OFFICERS}


def asks_of_officers_in_vain(request: AgencyRequest) -> bool:
    """Whether an address narrows down to an officer or a unit, for a reader to whom the agency shows no officers."""
    asks = any(request.GET.get(key, "").strip() for key in OF_OFFICERS)
    return asks and not sees_officers(request.membership)


def where_of(given: Mapping[str, str], allowed: dict[str, Dimension]) -> dict[str, str]:
    """The values that an address narrows down to."""
    return {key: value[:LONGEST_VALUE] for key in allowed if (value := given.get(key, "").strip())}
