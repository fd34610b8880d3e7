"""The figures of the overview against people counted by hand."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.models import Code
from insights import pulse
from insights.charts import Scale, interval, spark
from insights.groups import Groups, call_type_names, groups
from insights.incident_list import Filters, matching
from insights.latest import latest, new_since
from insights.needs import needs
from insights.overview import Overview, Week, overview
from insights.period import Period, period
from insights.statistics import wilson
from insights.tallies import Change, Tally, change
from insights.trend import SIZES, direction, specification, standing_out, trend
from insights.week_hours import week_hours
from surveys.default import create_default_survey
from surveys.drafting import draft_of
from surveys.publishing import publish
from tests.conftest import make_line
from tests.insights.callers import HOUR, Callers

DAY = timedelta(days=1)


def chosen(agency: Agency, now: datetime, days: int = 30) -> Period:
    return period(days=days, zone=agency.zone, now=now)


def counted(agency: Agency, now: datetime, days: int = 30) -> Overview:
    with acting_for(agency):
        return overview(agency=agency, period=chosen(agency, now, days))


def grouped(agency: Agency, now: datetime) -> tuple[Groups, Groups]:
    with acting_for(agency):
        shown = overview(agency=agency, period=chosen(agency, now))
        return groups(
            agency=agency,
            period=chosen(agency, now),
            asked=shown.headlines,
            names=call_type_names(agency),
        )


def test_four_figures_as_counted_by_hand(callers: Callers, agency: Agency, now: datetime) -> None:
    for officer, call_taker, explained in ((5, 4, 1), (4, 5, 1), (3, 2, 0), (1, None, None)):
        callers.answered(officer=officer, call_taker=call_taker, explained=explained)
    callers.answered(comment="I would rather write.")  # answered, but rated nobody
    callers.asked()
    callers.asked(sent=False)  # never texted: in no denominator
    tallies = {figure.key: figure.tally for figure in counted(agency, now).figures}
    assert tallies == {
        "rated": Tally(2, 4),
        "answered": Tally(5, 6),
        "call-taker": Tally(2, 3),
        "explained": Tally(2, 3),
    }


def test_the_period_begins_and_ends_at_midnight_where_the_agency_is(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    # 17 November is the last of 30 days in Iowa; the first begins on 19 October at 05:00 UTC (daylight time).
    begins = datetime(2026, 10, 19, 5, 0, tzinfo=UTC)
    callers.answered(officer=5, at=begins)
    callers.answered(officer=5, at=begins - timedelta(minutes=1))
    callers.answered(officer=5, at=begins - 30 * DAY - HOUR)
    rated = counted(agency, now).rated
    assert (rated.tally, rated.before) == (Tally(1, 1), Tally(1, 1))


def test_weeks_end_today_and_the_oldest_is_the_thirteenth(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    for days_ago, rating in ((0, 5), (6, 2), (7, 4), (90, 5), (91, 5)):
        callers.answered(officer=rating, at=now - timedelta(days=days_ago))
    weeks = counted(agency, now).weeks
    assert len(weeks) == 13
    assert weeks[-1] == Week(date(2026, 11, 17), Tally(1, 2))
    assert weeks[-2] == Week(date(2026, 11, 10), Tally(1, 1))
    assert weeks[0] == Week(date(2026, 8, 25), Tally(1, 1))
    assert sum(week.tally.total for week in weeks) == 4


def test_twelve_months_have_their_weeks(agency: Agency, now: datetime) -> None:
    assert len(counted(agency, now, days=365).weeks) == 52


@pytest.mark.parametrize(
    ("of", "against", "word"),
    [
        (Tally(90, 100), Tally(60, 100), Change.HIGHER),
        (Tally(60, 100), Tally(90, 100), Change.LOWER),
        (Tally(88, 100), Tally(90, 100), Change.SAME),
        (Tally(4, 4), Tally(0, 100), None),
        (Tally(90, 100), Tally(), None),
    ],
)
def test_change_in_a_word(of: Tally, against: Tally, word: Change | None) -> None:
    assert change(of=of, against=against) is word


def test_only_the_district_that_really_differs_is_lower(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    rated = (("North", 18, 2), ("River", 6, 9), ("Hills", 4, 1), ("West", 3, 1))
    for district, good, poor in rated:
        for rating in [5] * good + [2] * poor:
            callers.answered(officer=rating, district=district, call_type="THEFT")
    districts, call_types = grouped(agency, now)
    assert [(g.name, g.tally, g.lower) for g in districts.rows] == [
        ("North", Tally(18, 20), False),
        ("River", Tally(6, 15), True),
        ("Hills", None, False),  # from it and all together, West could be computed
        ("West", None, False),  # four people: too few to show
    ]
    assert districts.lowest is not None
    assert districts.lowest.name == "River"
    assert districts.everyone == Tally(31, 44)
    assert [(g.name, g.lower) for g in call_types.rows] == [("THEFT", False)]


def test_call_types_read_as_described_and_the_rest_is_counted(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    with acting_for(agency):
        Code.objects.create(
            agency=agency, kind="call_type", code="T01", description="Theft", first_seen_at=now
        )
    for number in range(1, 13):
        callers.answered(officer=5, call_type=f"T{number:02d}")
    _, call_types = grouped(agency, now)
    assert [row.name for row in call_types.rows[:2]] == ["T02", "T03"]
    assert (len(call_types.rows), call_types.others) == (10, 2)
    callers.answered(officer=5, call_type="T01")
    assert grouped(agency, now)[1].rows[0].name == "Theft"


def test_a_stranger_counts_for_nothing(
    callers: Callers, agency: Agency, other_agency: Agency, now: datetime
) -> None:
    with acting_for(other_agency):
        line = make_line(other_agency, "+13195550143")
        survey = create_default_survey(agency=other_agency, now=now)
    Callers(other_agency, line, survey, now).answered(officer=1)
    callers.answered(officer=5)
    assert counted(agency, now).rated.tally == Tally(1, 1)
    with acting_for(agency):
        assert [voice.rating for voice in latest(agency)] == [5]


def test_a_second_rating_of_the_officer_counts_nobody_twice(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    callers.answered(officer=5)
    with acting_for(agency):
        draft = draft_of(survey=callers.survey, now=now)
        draft.questions.create(
            agency=agency,
            position=9,
            kind="rating",
            about="officer",
            label="Fair",
            text={"en": "?"},
        )
        publish(survey=callers.survey, by=None, now=now)
    again = callers.asked()
    with acting_for(agency):
        first, second = callers.survey.questions.filter(kind="rating", about="officer")
        callers.answer(again, first, 4, "", now)
        callers.answer(again, second, 1, "", now)
    assert counted(agency, now).rated.tally == Tally(2, 2)


def test_who_answered_last_comes_first_with_rating_and_words(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    first = callers.answered(officer=4, comment="Quick.", at=now - 3 * HOUR)
    callers.answered(call_taker=2, at=now - 2 * HOUR)
    with acting_for(agency):
        voices = latest(agency)
        assert [(v.rating, v.words) for v in voices] == [(2, ""), (4, "Quick.")]
        assert voices[1].at == now - 3 * HOUR + timedelta(seconds=3)
        assert new_since(agency=agency, moment=voices[1].at) == 1
        assert new_since(agency=agency, moment=voices[0].at) == 0
        comment = callers.survey.questions.get(kind="comment", position=4)
        first.answers.filter(question=comment).update(answered_at=now)
        assert latest(agency)[0].conversation == first


def test_needs_are_late_first_with_codes_by_incidents(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    for hours in (10, 60, 1):
        talk = callers.answered(officer=1)
        with acting_for(agency):
            opened = now - hours * HOUR
            agency.follow_ups.create(
                conversation=talk, rule="rated 1 of 5", opened_at=opened, due_at=opened + 48 * HOUR
            )
    for _ in range(2):
        callers.asked(call_type="NEW")
    with acting_for(agency):
        for code in ("OLD", "NEW"):
            Code.objects.create(agency=agency, kind="call_type", code=code, first_seen_at=now)
        found = needs(agency=agency, now=now, leads=True)
    assert (found.open_cases, found.late_cases) == (3, 1)
    assert [case.follow_up.due_at - now for case in found.cases] == [
        timedelta(hours=h) for h in (-12, 38, 47)
    ]
    assert [(code.code, code.incidents) for code in found.codes] == [("NEW", 2), ("OLD", 0)]
    assert found.has_line
    assert found.has_survey
    assert not found.nothing


def test_the_mark_moves_with_each_answer_and_stands_still_otherwise(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    def mark(moment: datetime = now) -> str:
        with acting_for(agency):
            return pulse.of_agency(agency=agency, now=moment)

    before = mark()
    assert mark() == before
    talk = callers.asked()
    asked = mark()
    callers.answered(talk, officer=5)
    assert len({before, asked, mark(), mark(now + timedelta(minutes=1))}) == 4


def test_incidents_are_counted_and_praise_waits(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    talk = callers.answered(officer=5, comment="Thank you")
    callers.asked()
    with acting_for(agency):
        ann = agency.officers.create(badge="77", name="Ann Lee")
        agency.recognitions.create(
            conversation=talk, officer=ann, words="Thank you", suggested_at=now
        )
        assert overview(agency=agency, period=chosen(agency, now)).incidents == 2
        assert needs(agency=agency, now=now, leads=True).praise == 1


@pytest.mark.parametrize("people", [3, 9])
def test_the_queries_do_not_grow_with_the_people(
    callers: Callers,
    agency: Agency,
    now: datetime,
    people: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(people):
        talk = callers.answered(officer=1, comment="Late.")
        with acting_for(agency):
            agency.follow_ups.create(
                conversation=talk, rule="rated 1 of 5", opened_at=now, due_at=now + HOUR
            )
    readers: list[tuple[int, Callable[[], object]]] = [
        (4, lambda: overview(agency=agency, period=chosen(agency, now))),
        (3, lambda: latest(agency)),
        (6, lambda: needs(agency=agency, now=now, leads=True)),
        (1, lambda: pulse.of_agency(agency=agency, now=now)),
    ]
    with acting_for(agency):
        for most, read in readers:
            read()  # the first time, Postgres is told what to prepare
            with django_assert_num_queries(most) as queries:
                read()
            assert isinstance(queries, CaptureQueriesContext)


@pytest.mark.parametrize(
    ("answer", "references"),
    [
        ("rated", {1, 2}),
        ("good", {1}),
        ("poor", {2, 3}),
        ("answered", {1, 2, 3}),
        ("silent", {4}),
        ("texted", {1, 2, 3, 4}),
    ],
)
def test_the_rows_behind_a_figure_are_the_ones_that_were_counted(
    callers: Callers, agency: Agency, now: datetime, answer: str, references: set[int]
) -> None:
    talks = [callers.asked() for _ in range(4)]
    callers.asked(sent=False)
    callers.answered(talks[0], officer=5)
    callers.answered(talks[1], officer=2)
    callers.answered(talks[2], call_taker=1)
    filters = Filters(answer=answer, period=chosen(agency, now))
    with acting_for(agency):
        found = set(matching(agency=agency, filters=filters))
    assert found == {talks[number - 1].incident for number in references}


def test_a_year_before_is_counted_beside(callers: Callers, agency: Agency, now: datetime) -> None:
    for back, rating in ((0, 5), (364, 5), (365, 2), (200, 5), (364 + 30, 5)):
        callers.answered(officer=rating, at=now - timedelta(days=back))
    figures = {figure.key: figure for figure in counted(agency, now).figures}
    assert figures["rated"].year_before == Tally(1, 2)
    assert figures["answered"].year_before == Tally(2, 2)


def test_hours_of_the_week_by_the_agencys_clock(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    # Called at 07:00 of Tuesday in Iowa: five hours before they were asked.
    for rating in (5, 5, 5, 5, 5, 1):
        callers.answered(officer=rating, at=now - timedelta(minutes=5))
    # And at 03:00 of Monday: a night shift.
    for rating in (5, 1, 1, 1, 1, 1):
        callers.answered(officer=rating, at=now - timedelta(hours=28))
    with acting_for(agency):
        asked = overview(agency=agency, period=chosen(agency, now)).headlines
        days = week_hours(agency=agency, period=chosen(agency, now), asked=asked)
    found = {(day.name, one.shift): one for day in days for one in day.shifts}
    assert len(found) == 21
    monday, tuesday = found["Monday", "night"], found["Tuesday", "night"]
    assert monday.tally == Tally(1, 6)
    assert tuesday.tally == Tally(5, 6)
    assert (monday.word, tuesday.word) == (Change.LOWER, Change.HIGHER)
    assert found["Sunday", "day"].tally == Tally()


def test_a_small_shift_is_hidden_with_a_rectangle(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    for hours, people in ((5, 7), (15, 2), (29, 9), (39, 8)):
        for _ in range(people):
            callers.answered(officer=5, at=now - timedelta(hours=hours - 5))
    with acting_for(agency):
        asked = overview(agency=agency, period=chosen(agency, now)).headlines
        days = week_hours(agency=agency, period=chosen(agency, now), asked=asked)
    hidden = [one for day in days for one in day.shifts if one.tally is None]
    assert len(hidden) >= 4


def test_weeks_that_chance_does_not_explain_are_marked() -> None:
    weeks = weeks_of(*[Tally(80, 100)] * 11, Tally(55, 100), Tally(4, 4))
    assert standing_out(weeks) == [weeks[11]]
    marks = specification(weeks=weeks, size=SIZES[0])["layer"][4]
    assert marks["mark"]["shape"] == "diamond"
    assert [row["week"] for row in marks["data"]["values"]] == [11]
    assert standing_out(weeks_of(*[Tally(80, 100)] * 13)) == []


def weeks_of(*tallies: Tally) -> list[Week]:
    return [
        Week(date(2026, 8, 25) + timedelta(weeks=index), tally)
        for index, tally in enumerate(tallies)
    ]


def test_the_trend_is_drawn_twice_without_styles_of_its_own() -> None:
    weeks = weeks_of(*[Tally(80 + index, 100) for index in range(13)])
    drawings = trend(weeks)
    assert len(drawings) == 2
    for drawing, size in zip(drawings, SIZES, strict=True):
        assert drawing.startswith(f'<svg class="trend {size.name}" role="img" aria-label="Share')
        assert drawing.count("aria-label") == drawing.count("role=") == 1
        assert "style" not in drawing
        assert "font-family" not in drawing
        assert "var(--band)" in drawing
        assert "92 %" in drawing
    assert trend(weeks) == drawings


def test_a_week_of_four_people_is_a_gap() -> None:
    weeks = weeks_of(Tally(9, 10), Tally(4, 4), Tally(8, 10))
    rows = specification(weeks=weeks, size=SIZES[0])["layer"][0]["data"]["values"]
    assert [row["share"] for row in rows] == [90, None, 80]
    assert [row["people"] for row in rows] == ["10", "4", "10"]


def test_one_week_is_no_trend() -> None:
    assert trend(weeks_of(Tally(9, 10), Tally(4, 4))) == []


@pytest.mark.parametrize(
    ("recent", "words"),
    [(90, "No real change in 13 weeks"), (60, "Lower in the last 4 weeks")],
)
def test_the_direction_compares_four_weeks_with_those_before(recent: int, words: str) -> None:
    weeks = weeks_of(*[Tally(90, 100)] * 9, *[Tally(recent, 100)] * 4)
    assert direction(weeks) == words


def test_a_spark_line_spans_its_box() -> None:
    drawn = spark([Tally(5, 10), Tally(10, 10), Tally(0, 4), Tally(5, 10)])
    assert drawn is not None
    assert drawn.path == "M4.0 26.0 L32.0 4.0 L88.0 26.0"
    assert (drawn.x, drawn.y) == (88, 26)
    assert spark([Tally(5, 10), Tally(1, 4)]) is None


def test_intervals_are_placed_in_percent_of_the_axis() -> None:
    high, low = wilson(count=95, total=100), wilson(count=10, total=100)
    assert Scale.holding([high]).low == 0.5
    assert Scale.holding([high, low]).low == 0
    assert interval(share=high, scale=Scale(0.5)).share == "90.00%"
    assert Scale(0.5).ticks[0] == ("0.00%", 50)
    assert Scale(0.5).ticks[-1] == ("100.00%", 100)
