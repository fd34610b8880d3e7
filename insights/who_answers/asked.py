"""People asked and incidents, counted by where, what, when and in which language: all known before anybody answered."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count

from agencies.models import Agency
from insights.counted import What, by_value
from insights.exploring.dimensions import CALLER_LANGUAGE, DIMENSIONS, NOTHING, key_of
from insights.models import ConversationFacts
from insights.period import Period
from insights.tallies import Tally
from insights.who_answers.phones import Known, known_of
from messaging.models import Message

BY = (*(DIMENSIONS[key] for key in ("district", "call_type", "shift")), CALLER_LANGUAGE)
INCIDENTS_BY = (What.INCIDENTS_IN, What.INCIDENTS_OF, What.INCIDENTS_AT, What.INCIDENTS_TOLD_IN)
TOLD = ("asked", "came", "status", "error_code")
Cell = tuple[str, ...]  # a value for each of BY
Fate = tuple[
    str, int | None, bool
]  # of a first text: its status, the error, whether it was answered
Came = ConversationFacts.Came


@dataclass(slots=True)
class Counts:
    """People by how far it came: each asked, of those delivered, answered, rated, rated 4 or 5."""

    asked: int = 0
    delivered: int = 0
    answered: int = 0
    rated: int = 0
    good: int = 0

    def count(self, people: int, *, came: int, status: str) -> None:
        """Count people who came so far, and whose first text has this status."""
        self.asked += people
        if status == Message.Status.DELIVERED:
            self.delivered += people
        if came >= Came.ANSWERED:
            self.answered += people
        if came >= Came.RATED:
            self.rated += people
        if came >= Came.RATED_WELL:
            self.good += people

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
    """Those whose conversation began by text in the period: one query. Doors text nobody.

    Postgres counts people together who are alike in everything that counts here, and they are told apart below: it
    would go through all of them once for the cells and once for the phones.
    """
    began = agency.conversationfacts.filter(day__range=(period.first, period.last)).order_by()
    alike = began.exclude(status="", asked=False).values_list(*(each.key for each in BY), *TOLD)
    cells: defaultdict[tuple[object, ...], Counts] = defaultdict(Counts)
    fates: Counter[Fate] = Counter()
    for *place, was_asked, came, status, error_code, people in alike.annotate(people=Count("day")):
        fates[status, error_code, came >= Came.ANSWERED] += people
        if was_asked:
            cells[tuple(place)].count(people, came=came, status=status)
    return Asked(
        cells={_cell(place): counts for place, counts in cells.items()}, phones=_phones(fates)
    )


def incidents(*, agency: Agency, period: Period) -> tuple[Counter[str], ...]:
    """Incidents opened in the period, by each dimension of BY. One query."""
    found = by_value(agency=agency, whats=INCIDENTS_BY, period=period)
    return tuple(
        Counter({value or NOTHING: tally.total for value, tally in found[what].items()})
        for what in INCIDENTS_BY
    )


def _phones(fates: Counter[Fate]) -> dict[Known, Tally]:
    """Of everybody whose first text left or failed."""
    phones: defaultdict[Known, Tally] = defaultdict(Tally)
    for (status, error_code, answered), people in fates.items():
        known = known_of(status=status, error_code=error_code, answered=answered)
        if known is not None:
            phones[known] += Tally(people if answered else 0, people)
    return phones


def _cell(values: Iterable[object]) -> Cell:
    """The values of the dimensions of BY as they stand in addresses."""
    return tuple(key_of(each, value) for each, value in zip(BY, values, strict=True))
