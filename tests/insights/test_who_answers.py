"""Who was asked and who answered, and the weighted rating, against people counted by hand."""

from datetime import datetime, timedelta
from math import isclose

import pytest
from pytest_django import DjangoAssertNumQueries

from agencies.models import Agency
from agencies.tenancy import acting_for
from insights.period import period
from insights.tallies import Change, Tally
from insights.who_answers.asked import Counts
from insights.who_answers.figures import WhoAnswers, who_answers
from insights.who_answers.phones import Known, known_of
from insights.who_answers.tables import farthest
from messaging.errors import MEANINGS, Consequence
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


def turned_spanish(callers: Callers, *, asked: int, answered: int, caller_language: str) -> None:
    """So many were asked; who answered did so in Spanish, and half of them were content."""
    talks = [callers.asked(caller_language=caller_language) for _ in range(asked)]
    for at, talk in enumerate(talks[:answered]):
        callers.answered(talk, officer=5 if at % 2 else 1)
    answering = [talk.pk for talk in talks[:answered]]
    with acting_for(callers.agency):
        callers.agency.conversations.filter(pk__in=answering).update(language="es")


def test_languages_are_those_known_before_anybody_answered(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    turned_spanish(callers, asked=12, answered=6, caller_language="es")
    turned_spanish(callers, asked=20, answered=10, caller_language="")
    callers.refused("call_type", at=now)
    found = shown(agency, now)
    [languages] = [each for each in found.tables if each.dimension.title == "Language"]
    assert {group.name: (group.incidents, group.counts) for group in languages.groups} == {
        "No language given": (21, Counts(20, 20, 10, 10, 5)),
        "Spanish": (12, Counts(12, 12, 6, 6, 3)),
    }
    assert not languages.opens_lists
    # Half answered of those who speak Spanish as of all others: there is nothing to weight.
    assert [group.word for group in languages.groups] == [Change.SAME] * 2
    assert found.weighting is not None
    assert isclose(found.weighting.weighted.design_effect, 1)
    assert found.weighting.unreached == {}


def test_weighted_by_the_language_that_cad_gave(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    turned_spanish(callers, asked=20, answered=5, caller_language="es")
    turned_spanish(callers, asked=20, answered=15, caller_language="en")
    weighting = shown(agency, now).weighting
    assert weighting is not None
    # Half of those asked speak each: half of 2/5 and half of 7/15.
    assert isclose(weighting.weighted.share, 13 / 30, abs_tol=1e-6)


def test_alike_it_does_not_matter(callers: Callers, agency: Agency, now: datetime) -> None:
    ask(callers, "North", asked=20, good=8, poor=2)
    ask(callers, "River", asked=20, good=8, poor=2)
    weighting = shown(agency, now).weighting
    assert weighting is not None
    assert not weighting.matters
    assert isclose(weighting.weighted.design_effect, 1)


def test_groups_nobody_rated_in_are_counted(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    ask(callers, "North", asked=10, good=8, poor=0)
    ask(callers, "River", asked=10, good=0, poor=0)
    ask(callers, "West", asked=1, good=0, poor=0)
    weighting = shown(agency, now).weighting
    assert weighting is not None
    assert (weighting.unreached, weighting.without) == ({"District": 2}, 2)


def test_where_somebody_rated_in_one_of_the_small_groups_they_stand_for_all_of_them(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    ask(callers, "North", asked=10, good=8, poor=0)
    ask(callers, "River", asked=10, good=0, poor=0)
    ask(callers, "West", asked=5, good=1, poor=0)
    weighting = shown(agency, now).weighting
    assert weighting is not None
    assert (weighting.unreached, weighting.without) == ({}, 0)


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


def test_beside_all_incidents_and_where_they_are_farthest_from_them(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    ask(callers, "North", asked=40, good=30, poor=0)
    ask(callers, "River", asked=40, good=5, poor=5)
    for _ in range(20):
        callers.refused("call_type", at=now)
    found = shown(agency, now)
    parts = {group.name: (group.of_incidents, group.of_answers) for group in found.tables[0].groups}
    assert parts == {"Central": (0.2, 0.0), "North": (0.4, 0.75), "River": (0.4, 0.25)}
    group = farthest(found.tables)
    assert group is not None
    assert group.name == "North"
    assert isclose(group.out_of_step, 0.35)


def test_a_group_that_may_be_out_of_step_by_chance_is_not_named(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    ask(callers, "North", asked=20, good=10, poor=0)
    ask(callers, "River", asked=20, good=3, poor=2)
    found = shown(agency, now)
    north, _ = found.tables[0].groups
    assert isclose(north.out_of_step, 10 / 15 - 0.5)  # and yet 10 and 5 of 20 differ that often
    assert farthest(found.tables) is None


def test_those_of_whom_nothing_is_known_are_no_group_to_name(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    ask(callers, "North", asked=20, good=10, poor=0)
    ask(callers, "River", asked=20, good=10, poor=0)
    ask(callers, "", asked=40, good=0, poor=0)
    found = shown(agency, now)
    [nowhere] = [group for group in found.tables[0].groups if group.name == "No district given"]
    assert nowhere.out_of_step == -0.5
    named = farthest(found.tables)
    assert named is not None
    assert named.name == "North"


def test_of_nobody_nothing_is_out_of_step(agency: Agency, now: datetime) -> None:
    assert farthest(shown(agency, now).tables) is None


def test_who_answered_may_have_called_before_the_period(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    ask(callers, "North", asked=30, good=30, poor=0)
    ask(callers, "River", asked=30, good=5, poor=0)
    with acting_for(agency):
        agency.incidents.filter(district="North").update(opened_at=now - timedelta(days=31))
    group = farthest(shown(agency, now).tables)
    assert group is not None
    assert (group.name, group.of_incidents, group.of_answers) == ("River", 1.0, 5 / 35)


def test_a_language_may_be_farthest_from_all_incidents(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    turned_spanish(callers, asked=40, answered=5, caller_language="es")
    turned_spanish(callers, asked=40, answered=35, caller_language="en")
    group = farthest(shown(agency, now).tables)
    assert group is not None
    assert (group.name, group.of_incidents, group.of_answers) == ("English", 0.5, 0.875)


def test_alike_nobody_is_out_of_step(callers: Callers, agency: Agency, now: datetime) -> None:
    ask(callers, "North", asked=20, good=8, poor=2)
    ask(callers, "River", asked=20, good=8, poor=2)
    assert farthest(shown(agency, now).tables) is None


def test_what_is_known_of_the_phones(callers: Callers, agency: Agency, now: datetime) -> None:
    ask(callers, "North", asked=10, good=4, poor=0)
    fates: list[tuple[str, int | None]] = [
        *[("failed", 30006), ("failed", 21614)] * 3,
        *[("failed", 30003)] * 5,
        ("failed", 30007),
        ("sent", None),
        ("cancelled", None),
    ]
    talks = [callers.asked(sent=status != "cancelled") for status, _ in fates]
    answered_all_the_same = callers.answered(officer=5)
    with acting_for(agency):
        for talk, (status, code) in zip(talks, fates, strict=True):
            agency.messages.filter(thread=talk.thread).update(status=status, error_code=code)
        receipt = agency.messages.filter(thread=answered_all_the_same.thread)
        receipt.update(status="failed", error_code=30008)
    phones = shown(agency, now).phones
    # One failed and one is not known of: two, which five others hide beside them.
    assert {each.known: each.answers for each in phones} == {
        Known.REACHED: Tally(5, 11),
        Known.LANDLINE: Tally(0, 6),
        Known.OFF: None,
        Known.FAILED: None,
        Known.SILENT: None,
    }
    assert [each.of for each in phones] == [24] * 5
    reached, landline, off, *_ = phones
    assert reached.share is not None
    assert (reached.share.count, reached.share.total) == (5, 11)
    assert landline.share is None
    assert landline.part is not None
    assert (landline.part.count, landline.part.total) == (6, 24)
    assert (off.part, off.share) == (None, None)


@pytest.mark.parametrize(
    ("status", "code", "known"),
    [
        ("delivered", None, Known.REACHED),
        ("failed", 30005, Known.NO_PHONE),
        ("failed", 21211, Known.NO_PHONE),
        ("failed", 21635, Known.LANDLINE),
        ("failed", 21610, Known.BLOCKS),
        ("failed", 30004, Known.BLOCKS),
        ("failed", 99999, Known.FAILED),
        ("failed", None, Known.FAILED),
        ("unknown", None, Known.SILENT),
        ("sending", None, Known.SILENT),
        ("queued", None, None),
        ("cancelled", None, None),
    ],
)
def test_a_carriers_word_and_what_it_says_of_the_phone(
    status: str, code: int | None, known: Known | None
) -> None:
    assert known_of(status=status, error_code=code, answered=False) is known
    assert known_of(status=status, error_code=code, answered=True) is Known.REACHED


def test_every_error_that_ends_a_number_says_what_it_is() -> None:
    for code, meaning in MEANINGS.items():
        known = known_of(status="failed", error_code=code, answered=False)
        ends = meaning.consequence is Consequence.DEAD
        assert (known in {Known.LANDLINE, Known.NO_PHONE}) is ends, code


@pytest.mark.parametrize("shift", ["day", "evening", "night"])
def test_shifts_are_the_same_here_and_in_explore(
    callers: Callers, agency: Agency, now: datetime, shift: str
) -> None:
    for hour in range(24):
        callers.asked(at=now - timedelta(hours=hour))
    found = shown(agency, now)
    [table] = [each for each in found.tables if each.dimension.key == "shift"]
    [group] = [each for each in table.groups if each.key == shift]
    assert (group.incidents, group.counts) == (8, Counts(asked=8, delivered=8))


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
    with acting_for(agency), django_assert_num_queries(3):
        who_answers(agency=agency, period=period(days=30, zone=agency.zone, now=now))
