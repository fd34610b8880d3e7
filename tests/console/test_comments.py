"""What people wrote, as those who may read it see it: masked, narrowed down, passed on, put right, exported."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency, Officer, Role
from agencies.tenancy import acting_for
from console.models import SavedView
from feedback.comments.taxonomy import themes_of
from feedback.models import FollowUp, Reading, Recognition, Theme, ThemeMark
from incidents.models import Code
from surveys.masking import plain
from surveys.models import Answer
from surveys.names_known import known_names
from tests.console.conftest import Page
from tests.insights.callers import Callers

pytestmark = pytest.mark.django_db
PAGE = "comments/"


def comment_of(agency: Agency, words: str) -> Answer:
    with acting_for(agency), transaction.atomic():
        return Answer.objects.get(comment=words)


def speaks_of(reading: Reading, theme: Theme) -> None:
    at = reading.answer.answered_at
    ThemeMark.objects.create(
        agency=reading.agency, reading=reading, theme=theme, answered_at=at, found=True
    )


def link(html: str, label: str) -> str:
    """Where the link with this label leads."""
    found = re.search(rf'href="([^"]*)"[^>]*>{label}</a>', html)
    assert found
    return unescape(found[1])


def listed(html: str) -> list[str]:
    return re.findall(r'<p class="words"[^>]*>(.*?)</p>', html)


def test_an_agency_without_comments_is_told_what_will_be_here(page: Page) -> None:
    assert "What people write beside their ratings shows here" in page(PAGE)


def test_comments_are_listed_newest_first_and_masked(
    page: Page, callers: Callers, other_agency: Agency
) -> None:
    callers.answered(officer=2, comment="Slow. Call my neighbor Karen Miller on 319-555-0142")
    callers.answered(officer=5, comment="Kind officer", at=callers.now - timedelta(minutes=5))
    callers.answered(officer=4)
    html = page(PAGE)
    assert listed(html) == [
        "Kind officer",
        'Slow. Call my neighbor <span class="mask">name hidden</span> on '
        '<span class="mask">number hidden</span>',
    ]
    assert "2 of 3 people who answered wrote something" in page(f"{PAGE}themes/")
    assert "Karen" not in html


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("rating=poor", ["poor"]),
        ("rating=good", ["good"]),
        ("rating=none", ["unrated"]),
        ("district=West", ["unrated"]),
        ("call_type=THEFT", ["good"]),
        ("q=OO", ["good", "poor"]),
        ("q=karen", []),
        ("language=es", []),
        ("seen=read", []),
        ("sounds=good", ["good", "poor"]),
        ("sounds=unlike", ["poor"]),
        ("language=vi", ["good"]),
        ("days=7", ["unrated", "good", "poor"]),
        ("days=90", ["unrated", "good", "poor", "old, from Karen"]),
        ("from=never", ["unrated", "good", "poor"]),
        ("theme=999&below=x&survey=x", []),
    ],
)
def test_filters_stand_in_the_address(
    page: Page, callers: Callers, agency: Agency, query: str, shown: list[str]
) -> None:
    now = callers.now
    callers.answered(officer=1, comment="poor", at=now - timedelta(hours=3))
    callers.answered(officer=5, comment="good", call_type="THEFT", at=now - timedelta(hours=2))
    callers.answered(comment="unrated", district="West", at=now - timedelta(hours=1))
    callers.answered(officer=3, comment="old, from Karen", at=now - timedelta(days=60))
    with acting_for(agency), transaction.atomic():
        good = Answer.objects.get(comment="good")
        Reading.objects.create(agency=agency, answer=good, sounded="good", language="vi")
        poor = Answer.objects.get(comment="poor")
        Reading.objects.create(
            agency=agency, answer=poor, sounded="good", language="en", model="x", rating=1
        )
    shown = [words.replace("Karen", '<span class="mask">name hidden</span>') for words in shown]
    assert listed(page(f"{PAGE}?{query}")) == shown


def test_a_comment_says_its_language_and_what_the_machine_does_not_know(
    page: Page, callers: Callers, agency: Agency
) -> None:
    for words in ("Muy amable", "경찰관이 친절했어요", "Rude"):
        callers.answered(comment=words, officer=5)
    found = {
        "Muy amable": ("es", "good"),
        "경찰관이 친절했어요": ("ko", ""),
        "Rude": ("en", "poor"),
    }
    with acting_for(agency), transaction.atomic():
        for words, (language, sounded) in found.items():
            answer = Answer.objects.get(comment=words)
            Reading.objects.create(agency=agency, answer=answer, language=language, sounded=sounded)
    html = page(PAGE)
    assert "written in Spanish" in html
    assert "not measured in Korean, so left to you" in html
    assert "written in English" not in html
    assert html.count("unlike the rating") == 1
    assert '<p class="words" lang="ko">' in html


def test_the_call_type_stands_in_words_where_the_agency_told_them(
    page: Page, callers: Callers, agency: Agency
) -> None:
    callers.answered(comment="told", call_type="THEFT")
    callers.answered(comment="untold", call_type="XYZ")
    with acting_for(agency), transaction.atomic():
        Code.objects.update_or_create(
            agency=agency,
            kind=Code.Kind.CALL_TYPE,
            code="THEFT",
            defaults={"description": "Theft from a vehicle", "first_seen_at": callers.now},
        )
    html = page(PAGE)
    assert "· Theft from a vehicle ·" in html
    assert "· THEFT ·" not in html
    assert "· XYZ ·" in html


def test_pages_follow_one_another(page: Page, callers: Callers) -> None:
    for minute in range(27):
        callers.answered(comment=f"number {minute}", at=callers.now - timedelta(minutes=minute))
    first = page(PAGE)
    assert listed(first) == [f"number {minute}" for minute in range(25)]
    assert "Newer 25" not in first
    second = page(f"{PAGE}{link(first, 'Older 25')}")
    assert listed(second) == ["number 25", "number 26"]
    assert "Older 25" not in second
    assert page(f"{PAGE}{link(second, 'Newer 25')}").count("number ") == first.count("number ")
    for nonsense in ("below=x", "above=0", "below=999999999"):
        assert len(listed(page(f"{PAGE}?{nonsense}"))) in (0, 25)


def test_pages_of_a_search_follow_one_another_as_well(page: Page, callers: Callers) -> None:
    for minute in range(30):
        callers.answered(comment=f"kind {minute}", at=callers.now - timedelta(minutes=minute))
    callers.answered(comment="rude")
    first = page(f"{PAGE}?q=kind")
    assert len(listed(first)) == 25
    assert len(listed(page(f"{PAGE}{link(first, 'Older 25')}"))) == 5
    assert '<span id="count">1 comment</span>' in page(f"{PAGE}?q=rude")


def test_what_nobody_has_read_is_counted_beside_the_place(
    page: Page, callers: Callers, agency: Agency
) -> None:
    for words, days in (("new", 1), ("newer", 0), ("old", 40)):
        callers.answered(comment=words, at=callers.now - timedelta(days=days, hours=1))
    with acting_for(agency), transaction.atomic():
        for answer in Answer.objects.exclude(comment=""):
            Reading.objects.create(agency=agency, answer=answer)
    assert "<span>2 unread</span>" in page("explore/")
    assert ">2 unread</a>" in page(PAGE)
    page.post(f"{PAGE}{comment_of(agency, 'new').pk}/mark/", seen="read")
    page.post(f"{PAGE}{comment_of(agency, 'newer').pk}/mark/", seen="read")
    assert "unread</span>" not in page(PAGE, "analyst")


def test_a_list_is_saved_shared_and_removed(page: Page, callers: Callers, agency: Agency) -> None:
    callers.answered(officer=1, comment="poor")
    callers.answered(officer=5, comment="good")
    page.post(f"{PAGE}lists/", "analyst", query="days=90&rating=poor", name="Poor", shared="on")
    page.post(f"{PAGE}lists/", "analyst", query="days=7", name="Mine")
    html = page(PAGE)
    assert "Poor" in html
    assert "Mine" not in html
    assert listed(page(f"{PAGE}{link(html, 'Poor')}")) == ["poor"]
    assert "Poor" not in page("explore/")
    with acting_for(agency), transaction.atomic():
        key = SavedView.objects.get(name="Poor").pk
    assert page.post(f"explore/views/{key}/remove/").status_code == 404
    assert page.post(f"{PAGE}lists/{key}/remove/").status_code == 302
    nameless = page.post(f"{PAGE}lists/", query="days=90&rating=good", name=" ").content.decode()
    assert "Write a name to find it by." in nameless
    assert listed(nameless) == ["good"]


def test_a_theme_is_counted_and_its_weeks_are_shown(
    page: Page, callers: Callers, agency: Agency
) -> None:
    for day in range(6):
        callers.answered(comment=f"slow {day}", at=callers.now - timedelta(days=day))
    with acting_for(agency), transaction.atomic():
        theme = themes_of(agency=agency)[0]
        for answer in Answer.objects.exclude(comment=""):
            reading = Reading.objects.create(agency=agency, answer=answer)
            speaks_of(reading, theme)
    html = page(f"{PAGE}?theme={theme.pk}")
    assert "Response time, " in html
    assert len(listed(html)) == 6
    address = f"/a/{agency.slug}/{PAGE}themes/?theme={theme.pk}"
    beside = page.of("admin").get(address, headers={"HX-Request": "true"}).content.decode()
    alone = page(f"{PAGE}themes/?theme={theme.pk}")
    for themes in (beside, alone):
        assert "<b>6</b>" in themes
        assert "Week by week" in themes
    assert ">6 comments</span>" in beside
    assert "<h1>" not in beside
    assert "hx-swap-oob" not in alone


def test_what_a_person_reads_is_marked_and_can_be_unmarked(
    page: Page, callers: Callers, agency: Agency
) -> None:
    callers.answered(comment="Kind")
    key = comment_of(agency, "Kind").pk
    assert page.post(f"{PAGE}{key}/mark/", "analyst", seen="read").status_code == 302
    assert "read by Analyst Tester" in page(PAGE)
    page.post(f"{PAGE}{key}/mark/", "analyst", seen="unread")
    assert "read by" not in page(PAGE)


def test_a_person_puts_sound_and_themes_right_and_that_is_on_the_record(
    page: Page, callers: Callers, agency: Agency
) -> None:
    callers.answered(comment="Kind")
    answer = comment_of(agency, "Kind")
    with acting_for(agency), transaction.atomic():
        theme = themes_of(agency=agency)[1]
        reading = Reading.objects.create(agency=agency, answer=answer, sounded="poor")
        speaks_of(reading, theme)
    page.post(f"{PAGE}{answer.pk}/mark/", sounds="good")
    page.post(f"{PAGE}{answer.pk}/mark/", theme=str(theme.pk))
    with acting_for(agency), transaction.atomic():
        reading.refresh_from_db()
        mark = reading.marks.get()
        assert (reading.sounds, reading.sounded) == ("good", "poor")
        assert (mark.holds, mark.found, str(mark.corrected_by)) == (False, True, "Admin Tester")
        record = list(agency.audit_entries.filter(action="comment.corrected"))
    assert {str(entry.detail) for entry in record} == {
        "{'Sounds': 'good'}",
        "{'Theme': 'Courtesy: does not'}",
    }
    page.post(f"{PAGE}{answer.pk}/mark/", theme=str(theme.pk))
    with acting_for(agency), transaction.atomic():
        assert reading.marks.get().holds


def test_a_leader_follows_up_and_recognises(
    page: Page, callers: Callers, agency: Agency, officer: Officer
) -> None:
    callers.answered(callers.asked(officer=officer), officer=4, comment="Fine but slow")
    key = comment_of(agency, "Fine but slow").pk
    assert page.post(f"{PAGE}{key}/pass-on/", "supervisor", action="follow-up").status_code == 302
    assert page.post(f"{PAGE}{key}/pass-on/", "supervisor", action="recognise").status_code == 302
    again = page.of("supervisor").post(
        f"/a/{agency.slug}/{PAGE}{key}/pass-on/",
        {"action": "follow-up"},
        headers={"HX-Request": "true"},
    )
    assert "take it first" in again.content.decode()
    with acting_for(agency), transaction.atomic():
        assert FollowUp.objects.get().rule == "opened by hand from the comment"
        assert Recognition.objects.get().words == "Fine but slow"
        assert Reading.objects.get().seen_by is not None
    assert page.post(f"{PAGE}{key}/pass-on/", "analyst", action="follow-up").status_code == 403


def test_nobody_can_be_thanked_where_no_officer_is_known(
    page: Page, callers: Callers, agency: Agency
) -> None:
    callers.answered(comment="Great job")
    key = comment_of(agency, "Great job").pk
    page.post(f"{PAGE}{key}/pass-on/", "supervisor", action="recognise")
    assert "names no officer of your roster" in page(PAGE, "supervisor")


def test_what_is_hidden_is_shown_to_a_leader_who_says_why(
    page: Page, callers: Callers, agency: Agency
) -> None:
    callers.answered(comment="I am at 12 Elm Street")
    key = comment_of(agency, "I am at 12 Elm Street").pk
    assert "Show what is hidden" not in page(PAGE, "analyst")
    assert page.post(f"{PAGE}{key}/show/", "analyst", why="x").status_code == 403
    page.post(f"{PAGE}{key}/show/", "supervisor", why=" ")
    assert "it goes on the record" in page(PAGE, "supervisor")
    shown = page.post(f"{PAGE}{key}/show/", "supervisor", why="to call back")
    assert "12 Elm Street" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    with acting_for(agency), transaction.atomic():
        entry = agency.audit_entries.get(action="comment.shown")
    assert entry.detail == {"why": "to call back"}


def test_officers_are_named_to_those_who_may_see_them(
    page: Page, callers: Callers, agency: Agency, officer: Officer
) -> None:
    callers.answered(callers.asked(officer=officer), officer=5, comment="Officer Brandt was kind")
    hidden = 'Officer <span class="mask">name hidden</span> was kind'
    assert listed(page(PAGE, "supervisor")) == [hidden]
    assert "L. Brandt" not in page(PAGE, "supervisor")
    agency.officers_shown = Agency.OfficersShown.LEADERS
    agency.save(update_fields=["officers_shown"])
    assert listed(page(PAGE, "supervisor")) == ["Officer Brandt was kind"]
    assert "Ofc. L. Brandt 233" in page(PAGE, "supervisor")
    assert listed(page(PAGE, "analyst")) == [hidden]


def test_an_export_is_masked_narrowed_down_and_on_the_record(
    page: Page, callers: Callers, agency: Agency
) -> None:
    callers.answered(officer=2, comment="Ring 319-555-0142")
    callers.answered(officer=5, comment="=cmd()")
    answer = page.get(f"{PAGE}comments.csv?rating=poor", "analyst")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) == 2
    assert lines[1].endswith(",no,Ring [number hidden]")
    assert ",2," in lines[1]
    with acting_for(agency), transaction.atomic():
        entry = agency.audit_entries.get(action="comments.exported")
    assert "rating=poor" in entry.detail["Address"]
    whole = b"".join(page.get(f"{PAGE}comments.csv", "analyst").streaming_content).decode()
    assert "'=cmd()" in whole


def test_more_comments_take_no_more_queries(
    page: Page, callers: Callers, agency: Agency, officer: Officer
) -> None:
    def queries() -> int:
        page(PAGE)
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            page(PAGE)
        return len(asked)

    def one(minute: int) -> None:
        at = callers.now - timedelta(minutes=minute)
        callers.answered(callers.asked(officer=officer), officer=4, comment=f"kind {minute}", at=at)
        key = comment_of(agency, f"kind {minute}").pk
        page.post(f"{PAGE}{key}/mark/", sounds="good")
        page.post(f"{PAGE}{key}/pass-on/", action="follow-up")
        page.post(f"{PAGE}{key}/pass-on/", action="recognise")
        with acting_for(agency), transaction.atomic():
            reading, theme = Reading.objects.get(answer=key), themes_of(agency=agency)[0]
            speaks_of(reading, theme)

    one(1)
    few = queries()
    for minute in range(2, 8):
        one(minute)
    assert queries() == few


def test_an_officer_reads_their_own_name_and_no_other(agency: Agency, officer: Officer) -> None:
    with acting_for(agency), transaction.atomic():
        Officer.objects.create(agency=agency, badge="1", name="T. Nakamura")
        known = known_names(agency=agency, sees_officers=False, reader=officer.name)
    said = "Officer Brandt came with Officer Nakamura of Cedar Falls"
    assert (
        plain(said, known=known) == "Officer Brandt came with Officer [name hidden] of Cedar Falls"
    )


def test_every_theme_has_a_key_that_nothing_else_answers_to(
    page: Page, callers: Callers, agency: Agency
) -> None:
    callers.answered(officer=5, comment="They came fast.")
    html = page("comments/", role=Role.SUPERVISOR)
    keys = re.findall(r'data-key="(.)"', html)
    assert len(keys) == len(set(keys))
    themes = re.findall(r'name="theme" value="\d+" data-key="(.)"', html)
    assert len(themes) == html.count('name="theme" value="') > 10
    assert themes[:12] == list("1234567890ab")[: len(themes)]
