"""Answers through doors in every figure and list: counted as ratings, never as texts that were answered."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.db import transaction

from agencies.models import Agency, Officer
from agencies.tenancy import acting_for
from incidents.models import Incident
from insights.counting import differences
from insights.door_list import door_rows
from insights.exploring.dimensions import DIMENSIONS, OF_ANSWERS, narrowed
from insights.latest import latest
from insights.overview import overview
from insights.period import period
from surveys import doors, web
from surveys.models import Answer, Door, Survey
from tests.console.conftest import Page
from tests.insights.callers import Callers

pytestmark = pytest.mark.django_db


@pytest.fixture
def door(agency: Agency, survey: Survey, officer: Officer, now: datetime) -> Door:
    with acting_for(agency), transaction.atomic():
        return doors.make(
            survey=survey, name="Traffic card", kind="officer", officer=officer, by=None, now=now
        )


@pytest.fixture
def visited(agency: Agency, door: Door, callers: Callers, now: datetime) -> list[int]:
    """Six callers rated 5 by text, and six visitors rated 1 to 5 at the door an hour ago; the visitors' ratings."""
    for _ in range(6):
        callers.answered(officer=5)
    rated = [1, 2, 4, 4, 5, 5]
    for number in rated:
        with acting_for(agency), transaction.atomic():
            at = now - timedelta(hours=1)
            talk = web.begin(door=door, card=None, language="en", visitor="", now=at)
            given = web.Given(number, "")
            web.take(conversation=talk, question=talk.question, given=given, language="en", now=at)
    return rated


def test_the_overview_counts_ratings_from_both_and_texts_alone_as_answered(
    agency: Agency, visited: list[int], now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        shown = overview(agency=agency, period=period(days=7, zone=agency.zone, now=now))
        rated, answered, *_ = shown.figures
        assert (rated.tally.good, rated.tally.total) == (10, 12)
        assert (answered.tally.good, answered.tally.total) == (6, 6)
        assert differences(agency=agency) == []
        assert any(voice.conversation.door for voice in latest(agency))


@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("answers=rated", 7),
        ("answers=good", 4),
        ("answers=poor", 3),
        ("answers=rated&ask=explained", 1),
        ("answers=rated&ask=made-up", 0),
        ("answers=some", 7),
    ],
)
def test_the_list_behind_an_officer_has_their_calls_and_their_doors(
    page: Page,
    visited: list[int],
    callers: Callers,
    officer: Officer,
    agency: Agency,
    query: str,
    people: int,
) -> None:
    talk = callers.answered(officer=2, explained=1)
    with acting_for(agency):
        Agency.objects.filter(pk=agency.pk).update(officers_shown="leaders")
        Incident.objects.filter(conversation=talk).update(officer=officer)
    shown = page(f"texts/conversations/?{query}&officer={officer.pk}&days=30")
    assert shown.count('data-label="Answered"') == people
    for nobody in (officer.pk + 1, "nobody"):
        assert "No conversation is like this." in page(
            f"texts/conversations/?{query}&officer={nobody}&days=30"
        )


def test_every_page_of_figures_stands(
    page: Page, visited: list[int], door: Door, officer: Officer, agency: Agency
) -> None:
    with acting_for(agency):
        Agency.objects.filter(pk=agency.pk).update(officers_shown="leaders")
    for path in ("", "latest/", "explore/", "who-answers/", "follow-ups/", "texts/conversations/"):
        assert page.get(path).status_code == 200, path
    for key in DIMENSIONS:
        assert page.get(f"explore/?by={key}").status_code == 200, key
    assert page.get("officers/").status_code == 200
    assert "On the web" in page("explore/?by=channel")
    assert "Traffic card" in page("follow-ups/")
    assert "Traffic card" in page("texts/conversations/")


@pytest.mark.parametrize(("channel", "people", "good"), [("", 12, 10), ("web", 6, 4)])
def test_the_numbers_of_explore_open_the_conversations_of_all_whom_they_count(
    page: Page, visited: list[int], channel: str, people: int, good: int
) -> None:
    """Whoever came through a door is about no incident: the list of incidents would leave them out."""
    shown = page(f"explore/?by=survey&channel={channel}")
    said = rf'<b><a href="([^"]+)">\d+&nbsp;%</a> of <a href="([^"]+)">{people} people</a></b>'
    found = re.search(said, shown)
    assert found, channel
    lists = [page(unescape(each).removeprefix("/a/cedar-falls/")) for each in found.groups()]
    assert [each.count('data-label="Answered"') for each in lists] == [good, people]


def test_a_list_of_ratings_goes_by_the_days_on_which_they_were_given(
    page: Page, visited: list[int]
) -> None:
    shown = page("texts/conversations/?answers=good&days=7&channel=web")
    assert shown.count('data-label="Answered"') == 4
    assert "Rated within" in shown
    assert 'name="channel" value="web"' in shown
    assert "No conversation is like this" in page(
        "texts/conversations/?answers=poor&from=2026-01-01&to=2026-01-02"
    )


def test_answers_at_an_officers_door_are_of_that_officer(
    agency: Agency, visited: list[int], officer: Officer
) -> None:
    with acting_for(agency), transaction.atomic():
        every = Answer.objects.all()
        where = {"officer": str(officer.pk)}
        assert narrowed(every, where=where, path=OF_ANSWERS, zone=agency.zone).count() == 6
        nobodys = narrowed(every, where={"officer": "-"}, path=OF_ANSWERS, zone=agency.zone)
        assert nobodys.filter(conversation__door__isnull=False).count() == 0


def test_a_door_says_what_it_brought(agency: Agency, visited: list[int], now: datetime) -> None:
    with acting_for(agency), transaction.atomic():
        [row] = door_rows(agency=agency)
        doors.print_cards(door=row.door, number=3, now=now)
        [row] = door_rows(agency=agency)
    assert (row.begun, row.finished, row.printed, row.used) == (6, 0, 3, 0)


def test_the_list_of_surveys_counts_who_came_through_doors_apart_from_who_was_asked(
    page: Page, visited: list[int], survey: Survey, agency: Agency
) -> None:
    shown = page("surveys/")
    assert "<b>100&nbsp;%</b>" in shown  # of the six who were texted
    assert "of 6 asked" in shown
    assert "<b>6</b>" in shown
    assert "by link or code, 0 to the end" in shown
    assert "6 people answered by link or code, 0 to the end." in page(f"surveys/{survey.pk}/")


def test_a_survey_that_nobody_is_texted_says_no_asked(
    page: Page, agency: Agency, door: Door, survey: Survey, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        Survey.objects.update(trigger="web")
    assert "Nobody has come yet." in page(f"surveys/{survey.pk}/")
    with acting_for(agency), transaction.atomic():
        talk = web.begin(door=door, card=None, language="en", visitor="", now=now)
        for number in (4, 5, 1, None):
            given = web.Given(number)
            web.take(conversation=talk, question=talk.question, given=given, language="en", now=now)
    shown = page("surveys/")
    assert "by link or code, 1 to the end" in shown
    assert "none yet" not in shown.partition('data-label="Satisfied"')[0]
    assert "1 person answered by link or code, 1 to the end." in page(f"surveys/{survey.pk}/")


def test_what_was_said_on_the_web_stands_on_the_conversations_page(
    page: Page, door: Door, agency: Agency, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        talk = web.begin(door=door, card=None, language="en", visitor="", now=now)
        for given in (web.Given(4), web.Given(5), web.Given(1), web.Given(None, "Kind & quick")):
            web.take(conversation=talk, question=talk.question, given=given, language="en", now=now)
    shown = page(f"texts/conversations/{talk.pk}/")
    assert "Answered to the end: 4 of 4 questions" in shown
    assert "on the web: officer&#x27;s service" in shown
    assert "Kind &amp; quick" in shown
    assert "Traffic card" in shown
