"""People asked and incidents, counted by where, what, when and in which language."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from agencies.models import Agency
from insights.counted import What, by_value
from insights.exploring.dimensions import DIMENSIONS, NOTHING, key_of
from insights.models import ConversationFacts
from insights.period import Period
from insights.tallies import Tally
from insights.who_answers.phones import Known, known_of
from messaging.models import Message

BY = tuple(DIMENSIONS[key] for key in ("district", "call_type", "shift", "language"))
Cell = tuple[str, ...]  # a value for each of BY
Came = ConversationFacts.Came


@dataclass(slots=True)
class Counts:
    """People by how far it came: each asked, of those delivered, answered, rated, rated 4 or 5."""

    asked: int = 0
    delivered: int = 0
    answered: int = 0
    rated: int = 0
    good: int = 0

    def add(self, other: "Counts") -> None:
        self.asked += other.asked
        self.delivered += other.delivered
        self.answered += other.answered
        self.rated += other.rated
        self.good += other.good


@dataclass(frozen=True, slots=True)
class Asked:
    """The people whose first text left, by cell; and how many answered of how many, by what is known of the phone.

    The phones are those of everybody whose first text left or failed.
    """

    cells: Mapping[Cell, Counts]
    phones: Mapping[Known, Tally]

    @property
    def everyone(self) -> Counts:
        counts = Counts()
        for each in self.cells.values():
            counts.add(each)
        return counts


def asked(*, agency: Agency, period: Period) -> Asked:
    """Those whose conversation began by text in the period: two queries."""
    began = agency.conversationfacts.filter(day__range=(period.first, period.last)).order_by()
    return Asked(cells=_cells(began.filter(asked=True)), phones=_phones(began))


def incidents(*, agency: Agency, period: Period) -> tuple[Counter[str], ...]:
    """Incidents opened in the period, by each dimension of BY; the language is what CAD gave. One query."""
    whats = [What(f"incidents.{each.key}") for each in BY]
    found = by_value(agency=agency, whats=whats, period=period)
    return tuple(
        Counter({value or NOTHING: tally.total for value, tally in found[what].items()})
        for what in whats
    )


def _cells(people: QuerySet[ConversationFacts]) -> dict[Cell, Counts]:
    counted = people.values_list(*(each.key for each in BY)).annotate(
        people=Count("day"),
        delivered=Count("day", filter=Q(status=Message.Status.DELIVERED)),
        answered=Count("day", filter=Q(came__gte=Came.ANSWERED)),
        rated=Count("day", filter=Q(came__gte=Came.RATED)),
        good=Count("day", filter=Q(came__gte=Came.RATED_WELL)),
    )
    return {_cell(row[: len(BY)]): Counts(*row[len(BY) :]) for row in counted}


def _phones(people: QuerySet[ConversationFacts]) -> dict[Known, Tally]:
    """Of everybody whose first text left or failed. Doors text nobody."""
    texted = people.exclude(status="", asked=False).values_list("status", "error_code", "came")
    phones: defaultdict[Known, Tally] = defaultdict(Tally)
    for status, error_code, came, count in texted.annotate(people=Count("day")):
        answered = came >= Came.ANSWERED
        known = known_of(status=status, error_code=error_code, answered=answered)
        if known is not None:
            phones[known] += Tally(count if answered else 0, count)
    return phones


def _cell(values: Iterable[object]) -> Cell:
    """The values of the dimensions of BY as they stand in addresses."""
    return tuple(key_of(each, value) for each, value in zip(BY, values, strict=True))
