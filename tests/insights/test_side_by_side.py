"""Two groups side by side against people counted by hand: nobody twice, and no small group by subtraction."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import pytest

from agencies.models import Agency, Officer
from agencies.tenancy import acting_for
from insights.exploring.measures import measure_of
from insights.exploring.side_by_side import (
    Selection,
    Side,
    SideBySide,
    selections_side_by_side,
    side_by_side,
)
from insights.period import Period, period
from insights.tallies import Change, Tally
from surveys.models import Conversation
from tests.insights.callers import Callers

Where = Mapping[str, str]


def compared(agency: Agency, first: Selection, second: Selection, ask: str = "rated") -> SideBySide:
    with acting_for(agency):
        measure = measure_of(agency, ask)
        assert measure is not None
        return selections_side_by_side(
            agency=agency, measure=measure, first=("This", first), second=("That", second)
        )


def days(agency: Agency, now: datetime, length: int = 30) -> Period:
    return period(days=length, zone=agency.zone, now=now)


def of(agency: Agency, now: datetime, **where: str) -> Selection:
    return Selection(days(agency, now), where)


def tallies(pair: SideBySide) -> tuple[Tally | None, Tally | None, int]:
    return pair.first.tally, pair.second.tally, pair.in_both


@pytest.fixture
def town(callers: Callers) -> None:
    """Noise in North 8 of 10, noise in River 3 of 6, thefts in River 12 of 12, and two thefts in West."""
    for district, call_type, good, poor in (
        ("North", "NOISE", 8, 2),
        ("River", "NOISE", 3, 3),
        ("River", "THEFT", 12, 0),
        ("West", "THEFT", 2, 0),
    ):
        for rating in [5] * good + [2] * poor:
            callers.answered(officer=rating, district=district, call_type=call_type)


def test_two_groups_of_one_breakdown() -> None:
    first, second = Side("North", Tally(23, 25)), Side("River", Tally(6, 15))
    pair = side_by_side(first, second)
    assert pair.word is Change.HIGHER
    assert pair.difference is not None
    assert pair.difference.low > 0
    assert side_by_side(first, Side("West", None)).difference is None


def test_whoever_is_in_both_counts_in_the_first_alone(
    town: None, agency: Agency, now: datetime
) -> None:
    noise, river = of(agency, now, call_type="NOISE"), of(agency, now, district="River")
    pair = compared(agency, noise, river)
    assert tallies(pair) == (Tally(11, 16), Tally(12, 12), 6)
    assert pair.difference is not None
    assert pair.difference.estimate == pytest.approx(11 / 16 - 1)
    assert tallies(compared(agency, river, noise)) == (Tally(15, 18), Tally(8, 10), 6)


def test_nobody_is_in_two_districts(town: None, agency: Agency, now: datetime) -> None:
    north, river = of(agency, now, district="North"), of(agency, now, district="River")
    assert tallies(compared(agency, north, river)) == (Tally(8, 10), Tally(15, 18), 0)


def test_days_apart_share_nobody_and_days_that_meet_do(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    for back, people in ((2, 5), (40, 6), (80, 7)):
        for _ in range(people):
            callers.answered(officer=5, at=now - timedelta(days=back))
    last = days(agency, now)
    early, late = Selection(last.before, {}), Selection(last, {})
    assert tallies(compared(agency, late, early)) == (Tally(5, 5), Tally(6, 6), 0)
    quarter = Selection(days(agency, now, 90), {})
    assert tallies(compared(agency, early, quarter)) == (Tally(6, 6), Tally(12, 12), 6)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"call_type": "THEFT"}, {"district": "River"}),  # two in the first alone
        ({"district": "River"}, {"call_type": "THEFT"}),  # two in the second alone
        ({"district": "West"}, {"call_type": "THEFT"}),  # two in both
        ({"district": "West"}, {"district": "North"}),
    ],
)
def test_neither_shows_where_one_would_tell_of_a_few(
    town: None, agency: Agency, now: datetime, one: Where, other: Where
) -> None:
    pair = compared(agency, of(agency, now, **one), of(agency, now, **other))
    assert (*tallies(pair), pair.difference) == (None, None, 0, None)


def test_one_within_the_other_leaves_nobody_or_the_rest(
    town: None, agency: Agency, now: datetime
) -> None:
    everyone, north = of(agency, now), of(agency, now, district="North")
    assert tallies(compared(agency, north, everyone)) == (Tally(8, 10), Tally(17, 20), 10)
    pair = compared(agency, everyone, north)
    assert (*tallies(pair), pair.difference) == (Tally(25, 30), Tally(0, 0), 10, None)


def test_of_an_officer_nothing_shows_under_ten(
    callers: Callers, agency: Agency, officer: Officer, now: datetime
) -> None:
    for people, whose in ((8, officer), (12, None)):
        for _ in range(people):
            callers.answered(callers.asked(officer=whose), officer=5)
    named = of(agency, now, officer=str(officer.pk))
    assert compared(agency, named, of(agency, now)).first.tally is None
    assert tallies(compared(agency, of(agency, now, officer="-"), of(agency, now)))[0] is None


def test_texted_people_are_compared_as_well(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    def ask(district: str, asked: int) -> list[Conversation]:
        return [callers.asked(district=district) for _ in range(asked)]

    for talk in ask("North", 9)[:6]:
        callers.answered(talk, officer=5)
    ask("River", 5)
    pair = compared(agency, of(agency, now, district="North"), of(agency, now), ask="answered")
    assert tallies(pair) == (Tally(6, 9), Tally(0, 5), 9)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [((1, 9), (5, 20), (5, 9)), ((1, 9), (10, 20), None), ((1, 9), (9, 9), (9, 9))],
)
def test_the_days_of_two_periods(
    agency: Agency, one: tuple[int, int], other: tuple[int, int], both: tuple[int, int] | None
) -> None:
    def of_days(ends: tuple[int, int]) -> Period:
        return Period(date(2026, 10, ends[0]), date(2026, 10, ends[1]), agency.zone)

    expected = both and of_days(both)
    assert of_days(one).shared_with(of_days(other)) == expected
    assert of_days(other).shared_with(of_days(one)) == expected
