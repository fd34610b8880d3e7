"""A survey at a short link, page by page, as a browser without script goes through it."""

from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from feedback.models import Alert, FollowUp, Recognition
from surveys import doors, web
from surveys.drafting import draft_of
from surveys.models import Answer, Card, Conversation, Door, Survey
from surveys.publishing import publish
from tests.public.conftest import Visitor
from tests.walk import Text

pytestmark = pytest.mark.django_db

FIRST_VIEW = 50_000  # bytes


def answers(agency: Agency) -> list[tuple[int | None, str]]:
    with acting_for(agency):
        return list(Answer.objects.order_by("pk").values_list("number", "comment"))


def cards(door: Door, now: datetime) -> list[Card]:
    with acting_for(door.agency_id), transaction.atomic():
        return doors.print_cards(door=door, number=2, now=now)


def test_four_questions_lead_to_thanks(visitor: Visitor, door: Door, agency: Agency) -> None:
    assert visitor.open(f"/s/{door.code}/") == "Question 1 of 4 How was the officer's service?"
    assert visitor.answer(5) == "Question 2 of 4 How was the person who took your call?"
    assert visitor.answer(4).startswith("Question 3 of 4")
    assert visitor.answer(1).startswith("Question 4 of 4")
    assert visitor.answer(comment="Very kind") == "Your answers have arrived"
    assert "Every answer is read by Cedar Falls Police" in visitor.html
    assert answers(agency) == [(5, ""), (4, ""), (1, ""), (None, "Very kind")]
    assert "<script" not in visitor.html


def test_the_first_view_is_small(visitor: Visitor, door: Door) -> None:
    """The page and everything that it loads, as it is sent without compression."""
    visitor.open(f"/s/{door.code}/")
    loaded = [part.split('"')[0] for part in visitor.html.split('href="/static/')[1:]]
    assert sorted(loaded) == ["base.css", "mark.svg", "public.css"]
    sizes = [len(open(str(finders.find(name)), "rb").read()) for name in loaded]  # noqa: SIM115
    assert "src=" not in visitor.html
    assert len(visitor.html.encode()) + sum(sizes) < FIRST_VIEW


def test_back_shows_what_was_chosen_and_takes_another_answer(
    visitor: Visitor, door: Door, agency: Agency
) -> None:
    visitor.open(f"/s/{door.code}/")
    visitor.answer(3)
    assert visitor.open(f"{visitor.url}1/").startswith("Question 1 of 4")
    assert 'value="3" checked' in visitor.html
    assert visitor.answer(4).startswith("Question 2 of 4")
    assert answers(agency) == [(4, "")]


def test_a_form_that_is_sent_twice_counts_once(
    visitor: Visitor, door: Door, agency: Agency
) -> None:
    visitor.open(f"/s/{door.code}/")
    visitor.answer(3)
    second, url = visitor.html, visitor.url
    visitor.answer(4)
    visitor.html, visitor.url = second, url
    assert visitor.answer(4).startswith("Question 3 of 4")
    assert answers(agency) == [(3, ""), (4, "")]


@pytest.mark.parametrize("sent", ["", "9", "0", "five", "-1", "1e3"])
def test_what_is_no_answer_is_said_at_the_field(
    visitor: Visitor, door: Door, agency: Agency, sent: str
) -> None:
    visitor.open(f"/s/{door.code}/")
    assert visitor.answer(sent).startswith("Question 1 of 4")
    assert 'aria-describedby="q1-wrong"' in visitor.html
    assert answers(agency) == []


def test_a_comment_may_be_empty_but_not_endless(visitor: Visitor, door: Door) -> None:
    visitor.open(f"/s/{door.code}/")
    for number in (5, 5, 1):
        visitor.answer(number)
    visitor.answer(comment="x" * 2_001)
    assert "at most 2,000 characters" in visitor.html
    assert "x" * 2_001 in visitor.html
    visitor.answer(comment="nul \0 byte")
    assert "letters, digits and signs alone" in visitor.html
    assert visitor.answer() == "Your answers have arrived"


def test_only_confirmed_languages_are_offered(visitor: Visitor, door: Door, agency: Agency) -> None:
    with acting_for(agency):
        Agency.objects.filter(pk=agency.pk).update(languages=["en", "es", "vi"])
    visitor.open(f"/s/{door.code}/")
    assert "Español" in visitor.html
    assert "Tiếng Việt" not in visitor.html
    visitor.open(f"/s/{door.code}/?lang=vi")
    assert '<html lang="en">' in visitor.html


def test_the_language_that_was_chosen_stays(visitor: Visitor, door: Door, agency: Agency) -> None:
    visitor.open(f"/s/{door.code}/?lang=es")
    assert visitor.heading.endswith("¿Qué tal el servicio del agente?")
    visitor.answer(5)
    assert '<html lang="es">' in visitor.html
    with acting_for(agency):
        assert Conversation.objects.get().language == "es"


def test_an_agency_speaks_in_words_of_its_own_where_it_has_any(
    visitor: Visitor, door: Door, agency: Agency, survey: Survey, now: datetime
) -> None:
    """In a language without any, ours stand there, and never those of another language."""
    with acting_for(agency), transaction.atomic():
        draft = draft_of(survey=survey, now=now)
        draft.web_welcome = {"en": "You are welcome at {agency}.\nIt takes a minute."}
        draft.web_purpose = {"en": "Our <captain> reads every answer."}
        draft.web_thanks = {"en": "See you again.", "es": "Hasta luego."}
        draft.save()
        publish(survey=survey, by=None, now=now)
    visitor.open(f"/s/{door.code}/")
    assert "You are welcome at Cedar Falls Police.<br>It takes a minute." in visitor.html
    assert "Our &lt;captain&gt; reads every answer." in visitor.html
    assert "Officers never see who wrote them." not in visitor.html
    visitor.answer(5)
    assert "You are welcome" not in visitor.html
    assert "captain" in visitor.html
    visitor.open(f"{visitor.url}?lang=es")
    assert "captain" not in visitor.html
    assert "Confidencial" in visitor.html
    for number in (4, 1):
        visitor.answer(number)
    visitor.answer()
    assert "Hasta luego." in visitor.html
    visitor.open(f"{visitor.url}?lang=en")
    assert "See you again." in visitor.html


def test_a_browser_that_prefers_spanish_gets_it(visitor: Visitor, door: Door) -> None:
    visitor.open(f"/s/{door.code}/", accept_language="es-MX,es;q=0.9,en;q=0.5")
    assert '<html lang="es">' in visitor.html


def test_a_browser_goes_on_where_it_was_and_answers_once(
    visitor: Visitor, door: Door, agency: Agency
) -> None:
    visitor.open(f"/s/{door.code}/")
    visitor.answer(5)
    assert visitor.go_on(f"/s/{door.code}/").startswith("Question 2 of 4")
    for number in (4, 1):
        visitor.answer(number)
    visitor.answer(comment="")
    assert visitor.open(f"/s/{door.code}/") == "Answers were sent from this device"
    assert len(answers(agency)) == 4


def test_a_card_takes_one_persons_answers(
    visitor: Visitor, door: Door, agency: Agency, now: datetime
) -> None:
    first, second = cards(door, now)
    visitor.open(f"/s/{first.code}/")
    visitor.answer(1)
    assert visitor.open(f"/s/{first.code}/").startswith("Question 2 of 4")
    for number in (1, 0):
        visitor.answer(number)
    visitor.answer(comment="He was rude to my mother")
    assert visitor.open(f"/s/{first.code}/") == "Answers were sent from this device"
    assert "Type another code" in visitor.html
    assert visitor.open(f"/s/{first.code}/?new") == "Answers were sent from this device"
    assert visitor.open(f"/s/{second.code}/").startswith("Question 1 of 4")


@pytest.mark.parametrize("finished", [True, False], ids=["to the end", "half way"])
def test_a_used_card_tells_its_next_holder_nothing(
    visitor: Visitor, door: Door, agency: Agency, now: datetime, finished: bool
) -> None:
    card, _ = cards(door, now)
    visitor.open(f"/s/{card.code}/")
    visitor.answer(1)
    talk = visitor.url
    for number in (1, 0) if finished else ():
        visitor.answer(number)
    other = Visitor(visitor.clock)
    assert other.open(f"/s/{card.code}/") == "This card was used already"
    assert other.status == 410
    assert talk not in other.html
    assert f'href="/s/{door.code}/">Answer without a card' in other.html
    assert other.send({"q1-number": "5"}) == "This card was used already"
    with acting_for(agency):
        Door.objects.update(only_by_card=True)
    other.open(f"/s/{card.code}/")
    assert "Answer without a card" not in other.html
    assert "please ask for a new card" in other.html


def test_a_card_is_gone_on_with_as_long_as_its_survey_waits(
    visitor: Visitor, door: Door, agency: Agency, now: datetime
) -> None:
    """At a door one may speak of another visit on the next day."""
    card, _ = cards(door, now)
    other = Visitor(visitor.clock)
    for each, code in ((visitor, card.code), (other, door.code)):
        each.open(f"/s/{code}/")
        each.answer(1)
    visitor.clock.shift(timedelta(hours=30))
    assert visitor.open(f"/s/{card.code}/").startswith("Question 2 of 4")
    assert other.open(f"/s/{door.code}/").startswith("Question 1 of 4")


def test_a_browser_holds_its_place_at_its_own_card_alone(
    visitor: Visitor, door: Door, agency: Agency, now: datetime
) -> None:
    """Its place at one card, put under the address of another, opens nothing."""
    first, second = cards(door, now)
    visitor.open(f"/s/{first.code}/")
    visitor.answer(1)
    other = Visitor(visitor.clock)
    other.open(f"/s/{second.code}/")
    other.answer(5)
    thief = Visitor(visitor.clock)
    thief.client.cookies["place"] = other.client.cookies["place"].value
    assert thief.open(f"/s/{first.code}/") == "This card was used already"


def test_a_form_sent_faster_than_anybody_reads_is_shown_again(
    visitor: Visitor, door: Door, agency: Agency
) -> None:
    visitor.open(f"/s/{door.code}/")
    assert visitor.press(**{"q1-number": "5"}).startswith("Question 1 of 4")
    assert 'value="5" checked' in visitor.html
    assert answers(agency) == []
    assert visitor.answer(5).startswith("Question 2 of 4")


@pytest.mark.parametrize(
    "more", [{"website": "https://spam.example"}, {"seal": "made up"}, {"seal": ""}]
)
def test_a_form_that_a_program_filled_in_stores_nothing(
    visitor: Visitor, door: Door, agency: Agency, more: dict[str, str]
) -> None:
    visitor.open(f"/s/{door.code}/")
    assert visitor.answer(5, **more).startswith("Question 1 of 4")
    assert 'role="alert"' in visitor.html
    assert answers(agency) == []


def test_an_address_that_answers_without_end_is_asked_to_wait(
    visitor: Visitor, door: Door, agency: Agency
) -> None:
    for _ in range(web.AT_MOST_BY_ONE_ADDRESS):
        one = Visitor(visitor.clock)
        one.open(f"/s/{door.code}/")
        one.answer(1)
    visitor.open(f"/s/{door.code}/")
    assert visitor.answer(1) == "Too many answers at once"
    assert visitor.status == 429
    assert len(answers(agency)) == web.AT_MOST_BY_ONE_ADDRESS


def test_codes_that_nobody_made_are_slowed_down(visitor: Visitor, db: None) -> None:
    statuses = []
    for _ in range(32):
        assert visitor.open("/s/BBBBBB/") == "No survey has this code"
        statuses.append(visitor.status)
    assert set(statuses[:30]) == {404}
    assert set(statuses[30:]) == {429}


def test_a_code_is_typed_as_people_type(visitor: Visitor, door: Door) -> None:
    assert visitor.open("/s/") == "Answer a survey"
    typed = f"{door.code[:3].lower()} {door.code[3:]}"
    assert visitor.open(f"/s/?code={typed}").startswith("Question 1 of 4")
    visitor.open("/s/?code=")
    assert "Please type the code." in visitor.html


@pytest.mark.parametrize(
    ("change", "heading", "status"),
    [
        ({"closed_at": datetime(2026, 1, 1).astimezone()}, "This survey has ended", 410),
        ({"only_by_card": True}, "You need a card for this survey", 410),
    ],
)
def test_a_closed_door_says_so(
    visitor: Visitor, door: Door, change: dict[str, object], heading: str, status: int
) -> None:
    with acting_for(door.agency_id):
        Door.objects.update(**change)
    assert visitor.open(f"/s/{door.code}/") == heading
    assert visitor.status == status


def test_a_survey_that_pauses_says_so(visitor: Visitor, door: Door) -> None:
    with acting_for(door.agency_id):
        Survey.objects.update(active=False)
    assert visitor.open(f"/s/{door.code}/") == "This survey pauses"
    assert visitor.status == 503


def test_words_that_tell_of_danger_are_answered_with_help(
    visitor: Visitor, door: Door, agency: Agency
) -> None:
    visitor.open(f"/s/{door.code}/")
    for number in (1, 1, 0):
        visitor.answer(number)
    heading = visitor.answer(comment="he is here and has a gun, help me")
    assert heading == "Are you in danger? Call or text 911 now"
    assert 'href="tel:911"' in visitor.html
    with acting_for(agency):
        alert = Alert.objects.get()
        assert alert.words == "he is here and has a gun, help me"
        assert alert.citizen is None


def test_an_allegation_is_looked_into_and_told_the_complaint_route(
    visitor: Visitor, door: Door, agency: Agency
) -> None:
    visitor.open(f"/s/{door.code}/")
    for number in (5, 5, 1):
        visitor.answer(number)
    visitor.answer(comment="the officer hit me and called me names")
    assert visitor.heading == "Your answers have arrived"
    assert "A supervisor will read it." in visitor.html
    with acting_for(agency):
        assert FollowUp.objects.get().rule == "alleges misconduct"
        assert not Recognition.objects.exists()


def test_a_conversation_by_text_goes_on_at_its_own_link(
    visitor: Visitor, asked: Conversation, text: Text
) -> None:
    text("5")
    with acting_for(asked.agency_id):
        Conversation.objects.update(code="BCDFGHJKMNPQ")
    assert visitor.open("/s/BCDFGHJKMNPQ/").startswith("Question 2 of 4")
    assert "About your call 26-018113." in visitor.html
    assert visitor.open("/s/BCDFGHJKMNPQ/1/").startswith("Question 2 of 4")
    for number in (4, 1):
        visitor.answer(number)
    assert visitor.answer(comment="Thanks") == "Your answers have arrived"
    assert text("Hello?") == []
    assert [number for number, _ in answers(asked.agency)] == [5, 4, 1, None]


def test_what_was_answered_by_text_meanwhile_stands(
    visitor: Visitor, asked: Conversation, text: Text
) -> None:
    with acting_for(asked.agency_id):
        Conversation.objects.update(code="BCDFGHJKMNPQ")
    assert visitor.open("/s/BCDFGHJKMNPQ/").startswith("Question 1 of 4")
    text("5")
    assert visitor.answer(1).startswith("Question 2 of 4")
    assert answers(asked.agency) == [(5, "")]


def test_a_conversation_that_has_expired_is_over(
    visitor: Visitor, door: Door, now: datetime
) -> None:
    visitor.open(f"/s/{door.code}/")
    visitor.answer(5)
    visitor.clock.shift(timedelta(days=3))
    assert visitor.open(visitor.url) == "This survey is over"


def test_a_page_shows_nothing_of_another_agency(
    visitor: Visitor, door: Door, other_agency: Agency
) -> None:
    visitor.open(f"/s/{door.code}/")
    visitor.answer(5)
    assert other_agency.voice not in visitor.html


def test_pages_carry_the_strict_policy_and_are_kept_nowhere(visitor: Visitor, door: Door) -> None:
    answer = visitor.client.get(f"/s/{door.code}/")
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    assert settings.CSRF_COOKIE_NAME not in answer.cookies
    assert list(answer.cookies) == []


def test_a_code_in_small_letters_is_the_same_address(
    visitor: Visitor, door: Door, agency: Agency
) -> None:
    visitor.open(f"/s/{door.code.lower()}/")
    assert visitor.url == f"/s/{door.code}/"
    visitor.answer(5)
    assert visitor.go_on(f"/s/{door.code.lower()}/").startswith("Question 2 of 4")
    assert visitor.open("/s/-/") == "No survey has this code"
