"""Who was asked and who answered, and the weighted rating, against people counted by hand."""

from datetime import datetime
from math import isclose

import pytest
from pytest_django import DjangoAssertNumQueries

from agencies.models import Agency
from agencies.tenancy import acting_for
from insights.period import period
from insights.tallies import Change, Tally
from insights.who_answers import Counts, WhoAnswers, who_answers
from messaging.models import Message
from tests.insights.callers import Callers


def shown(agency: Agency, now: datetime) -> WhoAnswers:
    with acting_for(agency):
        return who_answers(agency=agency, period=period(days=30, zone=agency.zone, now=now))


def ask(callers: Callers, district: str, asked: int, good: int, poor: int) -> None:
    """So many were asked, and some of them rated the officer 5 or 2."""
    talks = [callers.asked(district=district) for _ in range(asked)]
    for talk, rating in zip(talks, [5] * good + [2] * poor, strict=False):
        callers.answered(talk, officer=rating)


def test_weighted_like_the_people_asked(callers: Callers, agency: Agency, now: datetime) -> None:
    ask(callers, "North", asked=40, good=18, poor=2)
    ask(callers, "River", asked=40, good=5, poor=5)
    found = shown(agency, now)
    weighting = found.weighting
    assert weighting is not None
    assert weighting.plain == Tally(23, 30)
    # Half of those asked live in each: half of 0.9 and half of 0.5.
    assert isclose(weighting.weighted.share, 0.7, abs_tol=1e-6)
    # Weights 0.75 for twenty people and 1.5 for ten: 30 (20 · 0.75² + 10 · 1.5²) / 30².
    assert isclose(weighting.weighted.design_effect, 1.125, abs_tol=1e-6)
    assert weighting.matters
    assert weighting.raked.converged
    districts = {group.name: group for group in found.tables[0].groups}
    assert districts["North"].counts == Counts(40, 40, 20, 20, 18)
    assert districts["River"].word is Change.LOWER


def test_alike_it_does_not_matter(callers: Callers, agency: Agency, now: datetime) -> None:
    ask(callers, "North", asked=20, good=8, poor=2)
    ask(callers, "River", asked=20, good=8, poor=2)
    weighting = shown(agency, now).weighting
    assert weighting is not None
    assert not weighting.matters
    assert isclose(weighting.weighted.design_effect, 1)


def test_a_group_nobody_rated_in_is_named(callers: Callers, agency: Agency, now: datetime) -> None:
    ask(callers, "North", asked=10, good=8, poor=0)
    ask(callers, "River", asked=10, good=0, poor=0)
    weighting = shown(agency, now).weighting
    assert weighting is not None
    assert weighting.unreached == ["district: the others"]


def test_texts_that_did_not_arrive_and_incidents_nobody_was_asked_about(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    ask(callers, "North", asked=6, good=2, poor=0)
    late = callers.asked(district="North")
    callers.asked(district="North", sent=False)
    callers.refused("call_type", at=now)
    with acting_for(agency):
        agency.messages.filter(thread=late.thread).update(status=Message.Status.SENT)
    found = shown(agency, now)
    assert found.incidents == 9
    assert found.counts == Counts(asked=7, delivered=6, answered=2, rated=2, good=2)
    assert found.weighting is None
    groups = {group.name: (group.incidents, group.counts) for group in found.tables[0].groups}
    assert groups["Central"] == (1, Counts())
    assert groups["North"] == (8, found.counts)


def test_where_few_were_asked_it_is_hidden_with_another(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    for district, asked in (("North", 20), ("River", 8), ("West", 2)):
        ask(callers, district, asked, good=1, poor=0)
    hidden = {group.name for group in shown(agency, now).tables[0].groups if not group.counts}
    assert hidden == {"River", "West"}


@pytest.mark.parametrize("people", [1, 8])
def test_the_queries_do_not_grow_with_the_people(
    callers: Callers,
    agency: Agency,
    now: datetime,
    people: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(people):
        ask(callers, str(number), asked=1, good=1, poor=0)
    with acting_for(agency), django_assert_num_queries(5):
        who_answers(agency=agency, period=period(days=30, zone=agency.zone, now=now))
