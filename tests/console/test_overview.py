"""The overview as people open it: figures, needs, what changes while one looks on."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.core.cache import cache
from django.core.cache.backends.redis import RedisCache
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from agencies.models import Agency
from agencies.tenancy import acting_for
from console import polling
from console.templatetags.links import link
from console.templatetags.words import (
    clock,
    dated,
    masked,
    moment,
    on_weekday,
    percent,
    span,
    zone_name,
)
from incidents.models import Code
from surveys.models import Conversation
from tests.console.conftest import Page
from tests.insights.callers import HOUR, Callers

SignIn = Callable[[str], Client]


def since(html: str) -> str:
    """The mark that the page would send with its next question."""
    found = re.search(r'name="since" value="(\w+)"', html)
    assert found
    return found[1]


def seen(html: str) -> str:
    """The moment of the newest answer on the page."""
    found = re.search(r'name="seen" value="([^"]+)"', html)
    assert found
    return found[1]


def read(html: str) -> str:
    """What stands on the page, without its marks."""
    return re.sub(r"<[^>]+>", "", html)


def test_the_sentence_and_the_figures(page: Page, callers: Callers) -> None:
    for rating in (5, 5, 4, 4, 5, 1):
        callers.answered(officer=rating, explained=1)
    callers.asked()
    html = read(page(""))
    assert "83&nbsp;% of 6 people rated us 4 or 5" in html
    assert "(44–97&nbsp;%)" in html
    assert "5 of 6 people" in html
    assert "6 of 7 texted" in html
    assert "1 can still answer" in html
    assert "6 of 6 people" in html
    assert "Nobody yet" in html  # about the call-taker
    assert "19 October – 17 November 2026, times are US Central" in html


def test_under_five_people_no_share_is_shown(page: Page, callers: Callers) -> None:
    for _ in range(4):
        callers.answered(officer=5)
    html = page("")
    assert "<b>4 people</b> rated us, too few to show a share" in html
    assert "100&nbsp;%" not in html
    assert "too few to show" in html


def test_a_change_is_said_in_a_word(page: Page, callers: Callers, now: datetime) -> None:
    for _ in range(20):
        callers.answered(officer=5)
        callers.answered(officer=1, at=now - timedelta(days=40))
    html = page("")
    assert "Higher" in html
    assert "from 0&nbsp;%" in html
    assert 'href="/a/cedar-falls/texts/conversations/?answers=rated&amp;days=30"' in html
    assert "Too few before to compare" in page("?days=90")


def test_the_district_to_know_of_is_named(page: Page, callers: Callers) -> None:
    for district, rating in [("North", 5)] * 20 + [("River", 1)] * 10:
        callers.answered(officer=rating, district=district)
    assert "River is lower than the rest: 0&nbsp;% of 10 people" in read(page(""))
    assert page("where-and-when/").count("lower than the rest") == 2  # wide and narrow


def test_a_new_agency_is_told_what_will_be_here_and_the_next_step(
    page: Page, agency: Agency, signed_in: SignIn
) -> None:
    html = page("")
    assert "nobody has rated us yet" in html
    assert "Next step: connect the line" in html
    assert "There is no line to send texts from" in html
    assert "Answers show here within seconds of the reply" in html


def test_what_needs_you(page: Page, callers: Callers, agency: Agency, now: datetime) -> None:
    talk = callers.answered(officer=1, comment="Call me on 319-555-0188!")
    callers.asked(call_type="NEW")
    with acting_for(agency):
        opened = now - 50 * HOUR
        case = agency.follow_ups.create(
            conversation=talk, rule="rated 1 of 5", opened_at=opened, due_at=opened + 48 * HOUR
        )
        Code.objects.create(
            agency=agency, kind="call_type", code="NEW", description="Assist", first_seen_at=now
        )
    agency.paused_at, agency.paused_reason = now, "New wording"
    agency.save()
    html = page("")
    assert "2 h late" in html
    assert "nobody owns it" in html
    assert "0188" not in html
    assert 'Rated 1 of 5: “Call me on <span class="mask">number hidden</span>!”' in html
    assert f"Open {case}" in html
    assert "Sending is paused: New wording" in html
    assert "NEW Assist, 1 incident" in html
    analyst = page("", role="analyst")
    assert "nobody owns it" in analyst
    assert f"Open {case}" not in analyst


def test_nothing_that_the_security_policy_would_block(page: Page, callers: Callers) -> None:
    for _ in range(6):
        callers.answered(officer=5)
        callers.answered(officer=5, at=callers.now - timedelta(days=8))
    html = page("")
    assert 'class="trend wide"' in html
    assert not re.search(r"\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|<style", html)


def test_looking_on_costs_one_question_until_something_happens(
    page: Page, callers: Callers, now: datetime
) -> None:
    callers.answered(officer=5, at=now - HOUR)
    html = page("")
    again = f"live/?since={since(html)}&seen={seen(html).replace('+', '%2B')}"
    assert page.get(again).status_code == 204
    callers.answered(officer=5, at=now)
    callers.answered(officer=4, call_taker=2, at=now)
    changed = page(again)
    assert "2 new answers since 10:" not in changed  # the newest seen is an hour old: 11:00
    assert "2 new answers since 11:00. Show" in changed
    assert "<b>3 people</b> rated us" in changed
    for part in ("mark", "sentence", "figures", "needs", "new"):
        assert re.search(rf'id="{part}"[^>]* hx-swap-oob="innerHTML"', changed)
    assert "No comment" not in changed  # the list itself waits to be asked for
    assert since(changed) != since(html)


def test_the_new_ones_are_shown_when_asked_for(page: Page, callers: Callers) -> None:
    callers.answered(officer=2, comment="Too slow.")
    html = page("latest/")
    assert "“Too slow.”" in html
    assert '<div id="new" hx-swap-oob="innerHTML"></div>' in html


def test_an_open_page_does_not_keep_its_session_alive(page: Page) -> None:
    page("")
    session = page.client.session
    session.set_expiry(300)
    session["marker"] = "as it was"
    session.save()
    cache.clear()  # as a minute does
    assert "sessionid" not in page.get("live/").cookies
    assert "sessionid" in page.get("").cookies


def test_a_session_is_prolonged_once_a_minute_by_what_a_person_does(page: Page) -> None:
    assert "sessionid" in page.get("").cookies
    with CaptureQueriesContext(connection) as asked:
        assert "sessionid" not in page.get("").cookies
    assert not [query for query in asked if "django_session" in query["sql"]]


def test_a_page_is_there_without_redis(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    page("")
    monkeypatch.setattr(polling, "cache", RedisCache("redis://127.0.0.1:1/0", {}))
    assert "sessionid" in page.get("").cookies


def test_an_invented_session_is_not_remembered(client: Client, db: None) -> None:
    client.cookies["sessionid"] = "invented"
    for path in ("/accounts/login/", "/a/cedar-falls/", "/healthz"):
        assert client.get(path).status_code < 400
    assert cache.get("session-prolonged:invented") is None


@pytest.mark.parametrize("people", [2, 8])
def test_the_page_takes_as_many_queries_for_few_as_for_many(
    page: Page,
    callers: Callers,
    people: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(people):
        callers.answered(officer=5, comment="Thanks.", district=f"D{number}")
    page("")
    with django_assert_max_num_queries(32):
        page("")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Call me on 319-555-0188 now", "Call me on {} now"),
        ("(319) 555-0188", "{}"),
        ("+1 319 555 0188, thanks", "{}, thanks"),
        ("3195550188", "{}"),
        ("555-0188", "{}"),
        ("+44 20 7946 0958", "{}"),
        ("my call #26-018113 of 2026", "my call #26-018113 of 2026"),
        ("about 26-018113", "about 26-018113"),
        ("90 minutes, 4 of 5", "90 minutes, 4 of 5"),
        ("<b>1</b>", "&lt;b&gt;1&lt;/b&gt;"),
    ],
)
def test_telephone_numbers_in_words_are_hidden(words: str, shown: str) -> None:
    assert masked(words) == shown.format('<span class="mask">number hidden</span>')


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=59), "under 1 min"),
        (timedelta(minutes=12), "12 min"),
        (timedelta(hours=3, minutes=40), "3 h 40 min"),
        (timedelta(hours=19), "19 h"),
        (timedelta(hours=47), "47 h"),
        (timedelta(days=2, hours=18, minutes=5), "2 d 18 h"),
        (-timedelta(days=3), "3 d"),
    ],
)
def test_lengths_of_time(length: timedelta, words: str) -> None:
    assert span(length) == words


def test_moments_read_where_the_page_is(agency: Agency) -> None:
    assert [write(None) for write in (moment, dated, on_weekday, clock)] == [""] * 4
    words = "{{ at|moment }}, {{ at|dated }}, {{ at|on_weekday }}, {{ at|clock }}, {{ on|day }}"
    page = Template("{% load words tz %}{% timezone zone %}" + words + "{% endtimezone %}")
    at = datetime(2026, 11, 4, 22, 5, tzinfo=UTC)
    shown = page.render(Context({"at": at, "on": at.date(), "zone": agency.zone}))
    assert shown == "4 Nov 16:05, 4 Nov 2026 16:05, Wed 4 Nov 16:05, 16:05, 4 November"


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("console:home", []),
        ("console:overview", ["cedar-falls"]),
        ("console:incident", ["cedar-falls", 5]),
        ("console:incident", ["agency-7", 70]),
    ],
)
def test_addresses_are_those_of_the_urls(name: str, given: list[object]) -> None:
    for _ in range(2):
        assert link(name, *given) == reverse(name, args=given)


def test_percent_rounds_halves_up() -> None:
    assert [percent(share) for share in (0.885, 0.884, 0, 1)] == ["89", "88", "0", "100"]


def test_zones_have_the_names_people_use(agency: Agency) -> None:
    assert zone_name(agency.zone) == "US Central"
    agency.time_zone = "America/Puerto_Rico"
    assert zone_name(agency.zone) == "Puerto Rico time"


def test_each_figure_opens_the_people_it_counts(page: Page, callers: Callers) -> None:
    for officer, call_taker, explained in ((5, 4, 1), (5, None, 1), (4, None, None)):
        for _ in range(5):
            callers.answered(officer=officer, call_taker=call_taker, explained=explained)
    html = page("")
    for people in (15, 5, 10):
        link = r'<a href="/a/cedar-falls/([^"]+)">'
        [both] = re.findall(rf"{link}{people}</a> of {link}{people} people</a>", html)
        for behind in both:
            rows = page(behind.replace("&amp;", "&"))
            assert len(re.findall(r'class="ref"><a |data-label="About"', rows)) == people


def test_the_hours_of_the_week_lead_into_explore(page: Page, callers: Callers) -> None:
    for _ in range(6):
        callers.answered(officer=5)
    html = page("where-and-when/")
    [inside] = re.findall(r'<a href="/a/cedar-falls/(explore/\?weekday=2[^"]+)"', html)
    assert "6 people" in page(inside.replace("&amp;", "&"))
    assert "explore/?by=district&amp;days=30" in html


def test_who_can_still_answer_makes_no_share_lower(
    page: Page, callers: Callers, agency: Agency, now: datetime
) -> None:
    """Of those whose time is over two in three answered, as before; of those texted just now nobody has yet."""
    for at in (now - timedelta(days=5), now - timedelta(days=40)):
        for _ in range(20):
            callers.answered(officer=5, at=at)
        for _ in range(10):
            callers.asked(at=at)
    with acting_for(agency):
        Conversation.objects.filter(answers=None).update(state="expired", closed_at=now)
    for _ in range(30):
        callers.asked(at=now - HOUR)
    html = page("")
    assert ">20</a> of <a" in html
    assert ">60 texted</a>" in html
    assert ">30</a> can still answer" in html
    assert "Lower" not in html
    assert '<span class="q">from 67&nbsp;% of 30</span>' in html
    behind = page("texts/conversations/?state=open&answers=none&days=30")
    assert behind.count('<th scope="row"') == 30


def test_who_answers_less_really_is_said_to_once_the_time_is_over(
    page: Page, callers: Callers, agency: Agency, now: datetime
) -> None:
    for _ in range(20):
        callers.answered(officer=5, at=now - timedelta(days=40))
    for _ in range(20):
        callers.asked(at=now - timedelta(days=5))
    callers.asked(at=now - HOUR)
    with acting_for(agency):
        Conversation.objects.filter(opened_at__lt=now - timedelta(days=2)).update(
            state="expired", closed_at=now
        )
    html = page("")
    assert '<span class="worse lower">Lower</span> <span class="q">from 100&nbsp;% of 20' in html


def test_where_everybody_can_still_answer_it_is_too_early_to_compare(
    page: Page, callers: Callers, now: datetime
) -> None:
    for _ in range(20):
        callers.answered(officer=5, at=now - timedelta(days=40))
        callers.asked(at=now - HOUR)
    callers.asked(at=now - timedelta(days=29))
    assert "Too early to compare" in page("")


def test_each_number_of_the_overview_opens_its_rows(
    page: Page, callers: Callers, now: datetime
) -> None:
    for at in (now - HOUR, now - timedelta(days=14)):
        for rating in (5, 5, 5, 5, 1, 1):
            callers.answered(officer=rating, district="North", call_type="NOISE", at=at)
    html = page("") + page("where-and-when/")
    rows = [
        (href, words)
        for href, words in re.findall(r'<a href="([^"]+)">([^<]+)</a>', html)
        if ("answer" in href and "days=30" in href) or "from=" in href
    ]
    counted = [
        (href, int(number)) for href, words in rows if (number := words.split()[0]).isdigit()
    ]
    assert any("district=North" in href for href, _ in counted)
    assert any("from=" in href for href, _ in counted)
    for href, number in counted:
        behind = page(unescape(href).removeprefix("/a/cedar-falls/"))
        assert behind.count('<th scope="row"') == number, href
    good = [href for href, words in rows if words == "67&nbsp;%"]
    assert len(good) == 5  # the sentence, two weeks, the district, the call type
    for href in good:
        behind = page(unescape(href).removeprefix("/a/cedar-falls/"))
        assert behind.count('<th scope="row"') == (4 if "from=" in href else 8), href
