"""Who was asked, who answered, and what the rating would be if those who answered were like those asked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields

from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import ExtractHour

from agencies.models import Agency
from insights.exploring.dimensions import DIMENSIONS, Dimension, key_of, name_of, names
from insights.exploring.measures import RATED, measure_of
from insights.headlines import GOOD
from insights.overview import conversations_texted, has_answered
from insights.period import Period
from insights.statistics import (
    FEWEST,
    Raked,
    Weighed,
    WeightedShare,
    rake,
    suppress,
    weighted_share,
)
from insights.tallies import Change, Tally, against_the_rest
from messaging.models import Message
from surveys.models import Answer

MATTERS = 0.02
"""From two points on, that those who answered are not like those asked is said in a sentence."""
BY = tuple(DIMENSIONS[key] for key in ("district", "call_type", "shift", "language"))
OTHERS = "others"
Cell = tuple[str, ...]  # a value for each of BY


@dataclass(slots=True)
class Counts:
    """People by how far it came: each asked, of those delivered, answered, rated, rated 4 or 5."""

    asked: int = 0
    delivered: int = 0
    answered: int = 0
    rated: int = 0
    good: int = 0

    def add(self, other: "Counts") -> None:
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a table. `counts` is None where too few were asked to show them."""

    key: str
    name: str
    incidents: int
    counts: Counts | None
    answers: Tally
    word: Change | None  # whether it answers more or less than the rest


@dataclass(frozen=True, slots=True)
class Table:
    """The groups of one dimension."""

    dimension: Dimension
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Weighting:
    """The rating as it was given, and weighted like the people asked."""

    plain: Tally
    weighted: WeightedShare
    raked: Raked
    unreached: list[str] = field(default_factory=list)

    @property
    def moved(self) -> float:
        """The weighted share less the plain one."""
        return self.weighted.share - self.plain.good / self.plain.total

    @property
    def matters(self) -> bool:
        return abs(self.moved) >= MATTERS


@dataclass(frozen=True, slots=True)
class WhoAnswers:
    """All of the page."""

    incidents: int
    counts: Counts
    tables: tuple[Table, ...]
    weighting: Weighting | None  # None under five ratings


def who_answers(*, agency: Agency, period: Period) -> WhoAnswers:
    """Count the people asked in the period and the incidents opened in it: two queries, and those of the names."""
    cells = _cells(agency, period)
    incidents = _incidents(agency, period)
    everyone = Counts()
    for counts in cells.values():
        everyone.add(counts)
    known = [names(agency, dimension) for dimension in BY]
    tables = tuple(
        Table(dimension, _groups(at, dimension, known[at], cells, incidents))
        for at, dimension in enumerate(BY)
    )
    weighting = _weighting(cells, known) if everyone.rated >= FEWEST else None
    return WhoAnswers(sum(incidents.values()), everyone, tables, weighting)


def _cells(agency: Agency, period: Period) -> dict[Cell, Counts]:
    measure = measure_of(agency, RATED)
    asked = list(measure.questions) if measure else []
    own = {"conversation": OuterRef("pk"), "agency": OuterRef("agency"), "question__in": asked}
    ratings = Answer.objects.filter(**own, number__isnull=False)
    opening = Message.objects.opening(agency, OuterRef("thread"))
    talks = conversations_texted(agency).filter(
        opened_at__gte=period.start, opened_at__lt=period.end
    )
    rows = (
        talks.annotate(
            did_answer=has_answered(),
            did_rate=Exists(ratings),
            was_good=Exists(ratings.filter(GOOD)),
            arrived=Exists(opening.filter(status=Message.Status.DELIVERED)),
        )
        .order_by()
        .values_list(
            "incident__district",
            "incident__call_type",
            ExtractHour("incident__opened_at", tzinfo=period.zone),
            "language",
        )
        .annotate(
            asked=Count("pk"),
            delivered=Count("pk", filter=Q(arrived=True)),
            answered=Count("pk", filter=Q(did_answer=True)),
            rated=Count("pk", filter=Q(did_rate=True)),
            good=Count("pk", filter=Q(was_good=True)),
        )
    )
    cells: defaultdict[Cell, Counts] = defaultdict(Counts)
    for row in rows:
        cells[_cell(row[: len(BY)])].add(Counts(*row[len(BY) :]))
    return cells


def _incidents(agency: Agency, period: Period) -> Counter[Cell]:
    """Incidents by the same values; of those that nobody was asked about, the language that CAD gave."""
    found = agency.incidents.filter(opened_at__gte=period.start, opened_at__lt=period.end)
    rows = found.order_by().values_list(
        F("district"),
        F("call_type"),
        ExtractHour("opened_at", tzinfo=period.zone),
        F("caller_language"),
    )
    incidents: Counter[Cell] = Counter()
    for *values, count in rows.annotate(count=Count("pk")):
        incidents[_cell(values)] += count
    return incidents


def _cell(values: Iterable[object]) -> Cell:
    return tuple(key_of(each, value) for each, value in zip(BY, values, strict=True))


def _groups(
    at: int,
    dimension: Dimension,
    known: Mapping[str, str],
    cells: Mapping[Cell, Counts],
    incidents: Counter[Cell],
) -> tuple[Group, ...]:
    counted: defaultdict[str, Counts] = defaultdict(Counts)
    for cell, counts in cells.items():
        counted[cell[at]].add(counts)
    happened: Counter[str] = Counter()
    for cell, count in incidents.items():
        happened[cell[at]] += count
    keys = sorted({*counted, *happened}, key=lambda key: name_of(dimension, key, known))
    if dimension.names is not None:
        keys = [key for key in dimension.names if key in keys]
    hidden, _ = suppress([counted[key].asked for key in keys])
    answers = [Tally(counted[key].answered, counted[key].asked) for key in keys]
    everyone = sum(answers, Tally())
    shown = [None if hides else tally for tally, hides in zip(answers, hidden, strict=True)]
    words = against_the_rest(shown, everyone)
    return tuple(
        Group(
            key,
            name_of(dimension, key, known),
            happened[key],
            None if hides else counted[key],
            tally,
            word,
        )
        for key, hides, tally, word in zip(keys, hidden, answers, words, strict=True)
    )


def _weighting(cells: Mapping[Cell, Counts], known: list[dict[str, str]]) -> Weighting:
    """Rake those who rated to the margins of those asked. Categories with fewer than five of them are put together."""
    large = [_large(at, cells) for at in range(len(BY))]
    together: defaultdict[Cell, Counts] = defaultdict(Counts)
    for cell, counts in cells.items():
        merged = tuple(key if key in large[at] else OTHERS for at, key in enumerate(cell))
        together[merged].add(counts)
    margins: list[Counter[str]] = [Counter() for _ in BY]
    for cell, counts in together.items():
        for margin, key in zip(margins, cell, strict=True):
            margin[key] += counts.asked
    raked = rake(people={cell: each.rated for cell, each in together.items()}, margins=margins)
    weighted = weighted_share(
        Weighed(together[cell].good, together[cell].rated, weight)
        for cell, weight in raked.weights.items()
    )
    plain = Tally(
        sum(each.good for each in cells.values()), sum(each.rated for each in cells.values())
    )
    unreached = [
        f"{BY[at].title.lower()}: {name_of(BY[at], key, {OTHERS: 'the others'} | known[at])}"
        for at, key in raked.unreached
    ]
    return Weighting(plain, weighted, raked, unreached)


def _large(at: int, cells: Mapping[Cell, Counts]) -> set[str]:
    rated: Counter[str] = Counter()
    for cell, counts in cells.items():
        rated[cell[at]] += counts.rated
    return {key for key, people in rated.items() if people >= FEWEST}
