"""The list of comments as its address gives it."""

from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode

from agencies.access import AgencyRequest
from console.dates import days_of
from console.explore.address import where_of
from feedback.comments.languages import SPOKEN
from feedback.models import Reading
from insights.comments import RATINGS, SEEN, UNLIKE, Filters, From
from insights.exploring.dimensions import DIMENSIONS
from insights.period import USUAL, period

NARROWED_BY = ("district", "call_type")
LONGEST_NUMBER = 9  # digits


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is shown. `days` are the dates as they were given; `wrong` says by field what could not be read.

    `typed` are dates as they were written, also those that could not.
    """

    filters: Filters
    days: dict[str, str]
    start: From  # of the page
    wrong: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, str]:
        """Everything that the address says, but for where the page begins."""
        filters = self.filters
        chosen = {
            "q": filters.q,
            "survey": str(filters.survey or ""),
            **filters.where,
            "rating": filters.rating,
            "sounds": filters.sounds,
            "language": filters.language,
            "theme": str(filters.theme or ""),
            "seen": filters.seen,
        }
        return self.days | {name: value for name, value in chosen.items() if value}

    @property
    def query(self) -> str:
        return urlencode(self.fields)

    @property
    def query_without_theme(self) -> str:
        return urlencode({key: value for key, value in self.fields.items() if key != "theme"})

    @property
    def is_narrowed(self) -> bool:
        return bool(self.fields.keys() - self.days.keys())


def view_of(request: AgencyRequest, now: datetime) -> View:
    """Read the address. What it does not say, or says wrongly, is the usual."""
    given, zone = request.GET, request.agency.zone
    days = days_of(given.dict(), zone=zone, now=now)
    filters = Filters(
        period=days.period or period(days=USUAL, zone=zone, now=now),
        q=given.get("q", "").strip()[:60],
        survey=_whole_number(given.get("survey", "")),
        where=where_of(given, {key: DIMENSIONS[key] for key in NARROWED_BY}),
        rating=_one_of(given.get("rating", ""), RATINGS),
        sounds=_one_of(given.get("sounds", ""), [*Reading.Sound.values, UNLIKE]),
        language=_one_of(given.get("language", ""), SPOKEN),
        theme=_whole_number(given.get("theme", "")),
        seen=_one_of(given.get("seen", ""), SEEN),
    )
    start = From(_whole_number(given.get("below", "")), _whole_number(given.get("above", "")))
    return View(
        filters=filters,
        days=days.given or {"days": str(USUAL)},
        start=start,
        wrong=days.wrong,
        typed=days.typed,
    )


def _one_of(value: str, known: "dict[str, str] | list[str]") -> str:
    return value if value in known else ""


def _whole_number(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) <= LONGEST_NUMBER else None
