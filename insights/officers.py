"""What people say of each officer, drawn toward what is usual for work like theirs. Nobody is ranked."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from agencies.models import Agency
from insights.exploring.breakdown import FEWEST_OF_AN_OFFICER
from insights.exploring.facts import COUNTED, counted
from insights.exploring.measures import RATED, measure_of
from insights.period import Period
from insights.statistics import Sample, Shrunk, expected_shares, shrink, strength, suppress
from insights.tallies import Change

NO_OFFICER = ""
Work = dict[tuple[str, ...], tuple[int, int]]


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
    """All of them in the order of their names. `strength`: as how many people's answers the usual share counts."""

    rows: tuple[OfficerRow, ...]
    strength: float


def officers(*, agency: Agency, period: Period) -> Officers:
    """The rating of the officer by officer, in five queries.

    Work is alike when call type, district and shift are; where there is too little of it, call type and district, then
    call type alone. Nothing is shown of an officer under ten people, nor of one from whom such a number could be
    computed.
    """
    done = _done(agency, period)
    pks = [pk for pk in done if pk != NO_OFFICER]
    if len(pks) < 2:  # noqa: PLR2004  nobody to compare with
        return Officers((), 0.0)
    expected = expected_shares(done)
    samples = {pk: _sample(done[pk], expected[pk]) for pk in pks}
    weight = strength(list(samples.values()))
    named = [
        (str(officer.pk), str(officer))
        for officer in agency.officers.all()
        if str(officer.pk) in samples
    ]
    hidden, _ = suppress([samples[pk].total for pk, _ in named], fewest=FEWEST_OF_AN_OFFICER)
    rows = [
        OfficerRow(pk, name, None if hides else _figure(samples[pk], weight))
        for (pk, name), hides in zip(named, hidden, strict=True)
    ]
    return Officers(tuple(rows), weight)


def _done(agency: Agency, period: Period) -> Mapping[str, Work]:
    """How many of how many were good, by officer and kind of work; those of no officer belong to nobody."""
    measure = measure_of(agency, RATED)
    if measure is None:
        return {}
    rows, good = counted(agency=agency, measure=measure, period=period, where={})
    counts = rows.values_list("officer", "call_type", "district", "shift").annotate(
        good=Count(COUNTED, filter=good), total=Count(COUNTED)
    )
    done: defaultdict[str, Work] = defaultdict(dict)
    for officer, *kind, good_ones, people in counts:
        # Whoever came through a door spoke of no call: such answers are compared with one another.
        done[str(officer or NO_OFFICER)][tuple(map(str, kind))] = (good_ones, people)
    return done


def _sample(work: Work, usual: float) -> Sample:
    count = sum(good for good, _ in work.values())
    return Sample(count, sum(total for _, total in work.values()), usual)


def _figure(sample: Sample, weight: float) -> Figure:
    return Figure(sample.total, sample.usual, shrink(sample=sample, strength=weight))
