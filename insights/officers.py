"""What people say of each officer, drawn toward what is usual for work like theirs. Nobody is ranked."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.core.paginator import Page, Paginator

from agencies.models import Agency
from insights.exploring.breakdown import FEWEST_OF_AN_OFFICER
from insights.exploring.facts import counted
from insights.exploring.measures import RATED, measure_of
from insights.period import Period
from insights.statistics import (
    Answers,
    Sample,
    Shrunk,
    expected_shares,
    shrink,
    strength,
    suppress,
)
from insights.tallies import Change

PAGE = 50
NOBODY = None  # of an answer about no officer
Pk = int | None


@dataclass(frozen=True, slots=True)
class Figure:
    """What can be said of an officer: what is usual for such work, what to believe, and whether that differs."""

    people: int
    usual: float
    shrunk: Shrunk

    @property
    def word(self) -> Change:
        if self.shrunk.low > self.usual:
            return Change.HIGHER
        return Change.LOWER if self.shrunk.high < self.usual else Change.SAME


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """An officer of whom somebody spoke; `figure` is None where there are too few people to show one."""

    pk: str
    name: str
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Officers:
    """A page of them, in the order of their names.

    `strength` says as how many people's answers the usual share counts: as all `people` who answered where officers
    differ no more than by chance.
    """

    rows: tuple[OfficerRow, ...]
    strength: float
    people: int
    page: Page[tuple[str, str, bool]]

    @property
    def differ(self) -> bool:
        """Whether the answers tell officers apart at all."""
        return self.strength < self.people


@dataclass(frozen=True, slots=True)
class Done:
    """Answers about officers, by kind of work, and of each officer: how many were good, of how many."""

    work: Mapping[tuple[object, ...], Answers[Pk]]
    good: Counter[Pk]
    total: Counter[Pk]

    def samples(self) -> dict[str, Sample]:
        """What people said of each officer, beside what is usual for such work."""
        return {
            str(pk): Sample(self.good[pk], self.total[pk], usual)
            for pk, usual in expected_shares(self.work).items()
            if pk is not NOBODY
        }


def officers(*, agency: Agency, period: Period, page: str = "") -> Officers:
    """A page of the ratings of the officer, by officer, in five queries.

    Work is alike when call type, district and shift are; where there is too little of it, call type and district, then
    call type alone. Nothing is shown of an officer under ten people, nor of one from whom such a number could be
    computed.
    """
    samples = _samples(agency, period)
    named = [(pk, name) for pk, name in agency.officers.names().items() if pk in samples]
    hidden, _ = suppress([samples[pk].total for pk, _ in named], fewest=FEWEST_OF_AN_OFFICER)
    every = [(pk, name, hides) for (pk, name), hides in zip(named, hidden, strict=True)]
    shown = Paginator(every, PAGE).get_page(page)
    people = sum(sample.total for sample in samples.values())
    weight = strength(list(samples.values())) if samples else 0.0
    rows = [
        OfficerRow(pk, name, None if hides else _figure(samples[pk], weight))
        for pk, name, hides in shown
    ]
    return Officers(tuple(rows), weight, people, shown)


def _samples(agency: Agency, period: Period) -> Mapping[str, Sample]:
    """By officer; none where there is nobody to compare an officer with."""
    done = _done(agency, period)
    return done.samples() if len(done.total.keys() - {NOBODY}) > 1 else {}


def _done(agency: Agency, period: Period) -> Done:
    """One query: a row for each kind of work with the officers of its answers, since hardly two answers are alike.

    Whoever came through a door spoke of no call: such answers are compared with one another.
    """
    work: dict[tuple[object, ...], Answers[Pk]] = {}
    every_good: Counter[Pk] = Counter()
    everyone: Counter[Pk] = Counter()
    measure = measure_of(agency, RATED)
    if measure is None:
        return Done(work, every_good, everyone)
    rows, good = counted(agency=agency, measure=measure, period=period, where={})
    kinds = rows.values_list("call_type", "district", "shift").annotate(
        praised=ArrayAgg("officer", filter=good, default=[]),
        others=ArrayAgg("officer", filter=~good, default=[]),
    )
    for *kind, praised, others in kinds:
        both = praised + others
        work[tuple(kind)] = Answers(len(praised), len(both), Counter(both))
        every_good.update(praised)
        everyone.update(both)
    return Done(work, every_good, everyone)


def _figure(sample: Sample, weight: float) -> Figure:
    return Figure(sample.total, sample.usual, shrink(sample=sample, strength=weight))
