"""People asked and incidents, counted by where, what, when and in which language."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count

from agencies.models import Agency
from insights.exploring.dimensions import DIMENSIONS, OF_INCIDENTS, key_of, value_of
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

    cells: defaultdict[Cell, Counts] = field(default_factory=lambda: defaultdict(Counts))
    phones: defaultdict[Known, Tally] = field(default_factory=lambda: defaultdict(Tally))

    @property
    def everyone(self) -> Counts:
        counts = Counts()
        for each in self.cells.values():
            counts.add(each)
        return counts


def asked(*, agency: Agency, period: Period) -> Asked:
    """Those whose conversation began by text in the period: one query."""
    found = Asked()
    texted = agency.conversationfacts.filter(day__range=(period.first, period.last)).exclude(
        status="", asked=False
    )
    rows = texted.order_by().values_list(
        *(each.key for each in BY), "asked", "status", "error_code", "came"
    )
    for *values, sent, status, error_code, came, people in rows.annotate(people=Count("day")):
        answered = came >= Came.ANSWERED
        known = known_of(status=status, error_code=error_code, answered=answered)
        if known is not None:
            found.phones[known] += Tally(people if answered else 0, people)
        if sent:
            reached = (
                True,
                status == Message.Status.DELIVERED,
                answered,
                came >= Came.RATED,
                came >= Came.RATED_WELL,
            )
            found.cells[_cell(values)].add(Counts(*(people if each else 0 for each in reached)))
    return found


def incidents(*, agency: Agency, period: Period) -> Counter[Cell]:
    """Incidents opened in the period, in the language that CAD gave: one query."""
    found = agency.incidents.filter(opened_at__gte=period.start, opened_at__lt=period.end)
    shift = value_of(DIMENSIONS["shift"], path=OF_INCIDENTS, zone=period.zone)
    rows = found.order_by().values_list("district", "call_type", shift, "caller_language")
    counted: Counter[Cell] = Counter()
    for *values, count in rows.annotate(count=Count("pk")):
        counted[_cell(values)] += count
    return counted


def _cell(values: Iterable[object]) -> Cell:
    """The values of the dimensions of BY as they stand in addresses."""
    return tuple(key_of(each, value) for each, value in zip(BY, values, strict=True))
