"""Breakdowns against people counted by hand."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from agencies.models import Agency, Officer
from agencies.tenancy import acting_for
from insights.exploring.breakdown import Breakdown, breakdown
from insights.exploring.choices import choices
from insights.exploring.dimensions import DIMENSIONS, NOTHING, shift_of
from insights.exploring.measures import measure_of, measures
from insights.exploring.rows import headings, rows
from insights.incident_list import Filters, matching
from insights.period import Period, period
from insights.tallies import Change, Tally, against_the_rest
from surveys.default import create_default_survey
from surveys.models import Conversation
from tests.conftest import make_line
from tests.insights.callers import HOUR, Callers


def days(agency: Agency, now: datetime) -> Period:
    return period(days=30, zone=agency.zone, now=now)


def shown(
    agency: Agency,
    now: datetime,
    by: str = "district",
    where: Mapping[str, str] | None = None,
    ask: str = "rated",
    sort: str = "people",
    length: int = 30,
) -> Breakdown:
    with acting_for(agency):
        measure = measure_of(agency, ask)
        assert measure is not None
        return breakdown(
            agency=agency,
            measure=measure,
            period=period(days=length, zone=agency.zone, now=now),
            where=where or {},
            by=DIMENSIONS[by],
            sort=sort,
        )


def rated(callers: Callers, good: int, poor: int, **of: object) -> list[Conversation]:
    return [
        callers.answered(officer=rating, **of)  # type: ignore[arg-type]  # passed on
        for rating in [5] * good + [2] * poor
    ]


def change_incident(talk: Conversation, **values: object) -> None:
    with acting_for(talk.agency):
        for name, value in values.items():
            setattr(talk.incident, name, value)
        talk.texted.incident.save()


def tallies(found: Breakdown) -> dict[str, Tally | None]:
    return {group.name: group.tally for group in found.groups}


def test_by_district_as_counted_by_hand(callers: Callers, agency: Agency, now: datetime) -> None:
    rated(callers, 18, 2, district="North")
    rated(callers, 6, 9, district="River")
    rated(callers, 5, 1, district="")
    found = shown(agency, now)
    assert tallies(found) == {
        "North": Tally(18, 20),
        "River": Tally(6, 15),
        "No district given": Tally(5, 6),
    }
    assert found.everyone == Tally(29, 41)
    differs = {group.name: group.differs for group in found.groups}
    assert differs == {
        "North": Change.HIGHER,
        "River": Change.LOWER,
        "No district given": Change.SAME,
    }


def test_a_small_group_hides_behind_the_next(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    rated(callers, 8, 0, district="North")
    rated(callers, 6, 0, district="River")
    rated(callers, 1, 1, district="West")
    found = shown(agency, now)
    # River is large enough; but shown, it would tell West's two people: sixteen less eight less six.
    assert tallies(found) == {"North": Tally(8, 8), "River": None, "West": None}
    assert found.hides
    assert found.everyone_shown


def test_alone_and_small_it_takes_the_total_with_it(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    rated(callers, 2, 1, district="West")
    found = shown(agency, now)
    assert tallies(found) == {"West": None}
    assert not found.everyone_shown


@pytest.mark.parametrize(
    ("hour", "shift"),
    [(7, "day"), (14, "day"), (15, "evening"), (22, "evening"), (23, "night"), (6, "night")],
)
def test_the_shift_of_an_hour(hour: int, shift: str) -> None:
    assert shift_of(hour) == shift


def test_shifts_and_days_are_those_of_the_agencys_clock(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    # Monday, 16 November, 05:30 UTC is Sunday, 23:30 in Iowa.
    for talk in rated(callers, 5, 0, at=now - 2 * HOUR):
        change_incident(talk, opened_at=datetime(2026, 11, 16, 5, 30, tzinfo=UTC))
    assert tallies(shown(agency, now, by="shift")) == {"Night, 23–07": Tally(5, 5)}
    assert tallies(shown(agency, now, by="weekday")) == {"Sunday": Tally(5, 5)}
    assert shown(agency, now, where={"shift": "night"}).everyone == Tally(5, 5)
    assert shown(agency, now, where={"shift": "day"}).everyone == Tally()
    assert shown(agency, now, where={"weekday": "7"}).everyone == Tally(5, 5)
    assert shown(agency, now, where={"weekday": "monday"}).everyone == Tally()


def test_filters_narrow_by_every_column(
    callers: Callers, agency: Agency, officer: Officer, now: datetime
) -> None:
    talks = rated(callers, 5, 1)
    change_incident(talks[0], beat="B1", disposition="01", unit="U7", officer=officer)
    with acting_for(agency):
        Conversation.objects.filter(pk=talks[1].pk).update(language="es")
    for where, people in (
        ({"beat": "B1"}, 1),
        ({"disposition": "01"}, 1),
        ({"unit": "U7"}, 1),
        ({"officer": str(officer.pk)}, 1),
        ({"officer": NOTHING}, 5),
        ({"officer": "nobody"}, 0),
        ({"beat": NOTHING}, 5),
        ({"language": "es"}, 1),
        ({"district": "Central", "beat": "B1"}, 1),
        ({"district": "North", "beat": "B1"}, 0),
    ):
        assert shown(agency, now, where=where).everyone.total == people, where


def test_by_survey_under_the_names_of_the_agency(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    with acting_for(agency):
        other = agency.surveys.create(name="Front desk")
    talks = rated(callers, 6, 5)
    with acting_for(agency):
        Conversation.objects.filter(pk__in=[talk.pk for talk in talks[:5]]).update(survey=other)
    assert tallies(shown(agency, now, by="survey")) == {
        callers.survey.name: Tally(1, 6),
        "Front desk": Tally(5, 5),
    }
    for survey, people in ((str(other.pk), 5), (str(callers.survey.pk), 6), ("no number", 0)):
        assert shown(agency, now, where={"survey": survey}).everyone.total == people
    with acting_for(agency):
        offered = choices(agency=agency, dimensions=[DIMENSIONS["survey"]], now=now)
        filters = Filters(answer="rated", where={"survey": str(other.pk)})
        assert matching(agency=agency, filters=filters).count() == 5
    assert ("Front desk", str(other.pk)) in [(name, key) for key, name in offered["survey"]]


@pytest.mark.parametrize("by", [key for key, each in DIMENSIONS.items() if each.empty])
def test_who_came_through_a_door_speaks_of_no_call(
    callers: Callers, agency: Agency, officer: Officer, now: datetime, by: str
) -> None:
    for talk in rated(callers, 5, 0):
        change_incident(talk, officer=officer, beat="B1", unit="U7", disposition="01")
    for _ in range(6):
        callers.visited(officer=4)
    found = shown(agency, now, by=by)
    empty = found.group(NOTHING)
    if by == "language":
        assert empty is None  # known of everybody
        return
    assert empty is not None
    assert empty.name == DIMENSIONS[by].empty
    assert shown(agency, now, where={by: NOTHING}).everyone == Tally(6, 6)


def test_who_came_through_an_officers_door_speaks_of_the_officer(
    callers: Callers, agency: Agency, officer: Officer, now: datetime
) -> None:
    callers.visited(officer=4, of=officer)
    assert shown(agency, now, where={"officer": str(officer.pk)}).everyone == Tally(1, 1)
    with acting_for(agency):
        measure = measure_of(agency, "rated")
        assert measure is not None
        [row] = rows(
            agency=agency, measure=measure, period=days(agency, now), where={}, officers=True
        )
        offered = choices(agency=agency, dimensions=[DIMENSIONS["officer"]], now=now)
    cells = dict(zip(headings(measure, officers=True), row, strict=True))
    assert (cells["Incident"], cells["Called"], cells["District"]) == ("", "", "")
    assert cells["Officer's badge"] == "233"
    assert offered["officer"] == [(str(officer.pk), "Ofc. L. Brandt 233")]


def test_other_questions_and_answering_itself(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    for explained in (1, 1, 1, 1, 0):
        callers.answered(officer=5, explained=explained)
    callers.asked()
    callers.asked(sent=False)
    assert shown(agency, now, ask="explained").everyone == Tally(4, 5)
    assert shown(agency, now, ask="answered").everyone == Tally(5, 6)
    with acting_for(agency):
        assert measure_of(agency, "nothing-like-this") is None
        keys = [each.key for each in measures(agency)]
    assert keys[0] == "rated"
    assert keys[-1] == "answered"
    assert len(keys) == len(set(keys))


def test_a_question_is_one_in_whatever_version_it_was_asked(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    key, asked = uuid4(), []
    for number, label in ((2, "Fair"), (3, "Treated fairly")):
        with acting_for(agency):
            version = agency.survey_versions.create(
                survey=callers.survey, number=number, saved_at=now
            )
            asked.append(
                version.questions.create(
                    agency=agency,
                    key=key,
                    position=1,
                    kind="rating_10",
                    about="agency",
                    label=label,
                    text={},
                )
            )
            version.published_at = now + timedelta(seconds=number)
            version.save(update_fields=["published_at"])
    for question, number in ((asked[0], 9), (asked[1], 8), (asked[1], 7)):
        talk = callers.asked()
        with acting_for(agency):
            callers.answer(talk, question, number, "", now)
    with acting_for(agency):
        measure = measure_of(agency, str(key))
    assert measure is not None
    assert (measure.title, measure.good) == ("Treated fairly", "rated 8 to 10")
    assert shown(agency, now, ask=str(key)).everyone == Tally(2, 3)


def test_the_year_before_is_52_weeks_back(callers: Callers, agency: Agency, now: datetime) -> None:
    rated(callers, 5, 0)
    rated(callers, 3, 2, at=now - timedelta(days=364))
    rated(callers, 1, 5, at=now - timedelta(days=30))
    found = shown(agency, now)
    assert (found.everyone, found.before, found.year_before) == (
        Tally(5, 5),
        Tally(1, 6),
        Tally(3, 5),
    )
    its = days(agency, now).year_before
    assert its
    assert its.first.weekday() == days(agency, now).first.weekday()


def test_a_year_is_compared_with_the_one_before_it_alone(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    rated(callers, 5, 0)
    rated(callers, 3, 2, at=now - timedelta(days=400))
    rated(callers, 6, 0, at=now - timedelta(days=2 * 364 + 5))
    year = period(days=365, zone=agency.zone, now=now)
    found = shown(agency, now, length=year.days)
    assert (found.before, found.year_before) == (Tally(3, 5), Tally())
    assert [each.last for each in year.compared_with] == [year.first - timedelta(days=1)]


def test_groups_come_in_the_order_asked_for(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    rated(callers, 9, 1, district="A")
    rated(callers, 5, 1, district="C")
    rated(callers, 8, 3, district="B")
    orders = {
        sort: "".join(group.name for group in shown(agency, now, sort=sort).groups)
        for sort in ("people", "name", "low", "high")
    }
    assert orders == {"people": "BAC", "name": "ABC", "low": "BCA", "high": "ACB"}


def test_a_unit_is_shown_as_an_officer_is(callers: Callers, agency: Agency, now: datetime) -> None:
    rated(callers, 20, 0)
    for unit, good, poor in (("2C", 2, 10), ("1B", 11, 0), ("3A", 9, 0), ("4D", 4, 0)):
        for talk in rated(callers, good, poor):
            change_incident(talk, unit=unit)
    found = shown(agency, now, by="unit", sort="low")
    assert [group.name for group in found.groups] == ["1B", "2C", "3A", "4D", "No unit given"]
    assert list(tallies(found).values()) == [
        Tally(11, 11),
        Tally(2, 12),
        None,
        None,
        Tally(20, 20),
    ]
    assert {group.differs for group in found.groups} == {None}
    assert shown(agency, now, where={"unit": "3A"}, by="shift").fewest == 10


def test_officers_show_from_ten_people_on_in_the_order_of_their_names(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    with acting_for(agency):
        zoe, ann, bob, cid = (
            Officer.objects.create(agency=agency, badge=name[0], name=name)
            for name in ("Zoe", "Ann", "Bob", "Cid")
        )
    rated(callers, 20, 0)
    for who, people in ((zoe, 12), (ann, 10), (bob, 9), (cid, 3)):
        for talk in rated(callers, people, 0):
            change_incident(talk, officer=who)
    found = shown(agency, now, by="officer", sort="low")
    names = [group.name for group in found.groups if group.name != "No officer named"]
    assert names == ["Ann A", "Bob B", "Cid C", "Zoe Z"]
    assert [tallies(found)[name] for name in names] == [Tally(10, 10), None, None, Tally(12, 12)]
    assert {group.differs for group in found.groups} == {None}


def test_many_comparisons_are_allowed_for() -> None:
    """One of twenty groups at p = 0.03 is what chance does; alone it would be called lower."""
    groups: list[Tally | None] = [Tally(80, 100)] * 19
    odd = Tally(71, 100)
    together = Tally(80 * 19 + 71, 2000)
    assert against_the_rest([odd], together) == [Change.LOWER]
    assert against_the_rest([odd, *groups], together)[0] is Change.SAME
    assert against_the_rest([Tally(50, 100), *groups], together)[0] is Change.LOWER
    assert against_the_rest([None, Tally(1, 4)], together) == [None, None]


def test_the_rows_behind_a_group_are_the_ones_that_were_counted(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    rated(callers, 4, 2, district="North")
    rated(callers, 3, 3, district="River")
    callers.answered(call_taker=5, district="North")
    with acting_for(agency):
        for answer, people in (("rated", 6), ("good", 4)):
            filters = Filters(
                answer=answer, where={"district": "North"}, ask="rated", period=days(agency, now)
            )
            assert matching(agency=agency, filters=filters).count() == people
        other = Filters(answer="rated", ask="call-taker", period=days(agency, now))
        assert matching(agency=agency, filters=other).count() == 1


def test_every_row_leaves_with_the_agencys_times(
    callers: Callers, agency: Agency, officer: Officer, now: datetime
) -> None:
    talk = callers.answered(officer=4, comment="They were kind.", at=now - HOUR)
    change_incident(talk, officer=officer)
    with acting_for(agency):
        measure = measure_of(agency, "rated")
        assert measure is not None
        for officers in (False, True):
            found = list(
                rows(
                    agency=agency,
                    measure=measure,
                    period=days(agency, now),
                    where={},
                    officers=officers,
                )
            )
            assert len(found) == 1
            assert len(found[0]) == len(headings(measure, officers=officers))
            assert ("233" in found[0]) is officers
            assert found[0][-1] == 4
            assert "2026-11-17 11:00" in found[0]


def test_choices_are_the_values_of_the_people_asked(
    callers: Callers, agency: Agency, other_agency: Agency, now: datetime
) -> None:
    with acting_for(other_agency):
        line = make_line(other_agency, "+13195550143")
        other = create_default_survey(agency=other_agency, now=now)
    Callers(other_agency, line, other, now).answered(officer=1, district="Elsewhere")
    callers.answered(officer=5, district="North")
    callers.answered(officer=5, district="")
    with acting_for(agency):
        found = choices(agency=agency, dimensions=[*DIMENSIONS.values()], now=now)
    assert found["district"] == [("North", "North"), (NOTHING, "No district given")]
    assert found["language"] == [("en", "English")]
    assert [key for key, _ in found["shift"]] == ["day", "evening", "night"]
    assert tallies(shown(agency, now)) == {"North": None, "No district given": None}


@pytest.mark.parametrize("people", [1, 9])
def test_the_queries_do_not_grow_with_the_people(
    callers: Callers,
    agency: Agency,
    now: datetime,
    people: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(people):
        callers.answered(officer=5, district=str(number), call_type=str(number))
    with acting_for(agency):
        measure = measure_of(agency, "rated")
        assert measure is not None
        with django_assert_num_queries(4):
            breakdown(
                agency=agency,
                measure=measure,
                period=days(agency, now),
                where={"shift": "day"},
                by=DIMENSIONS["call_type"],
            )
