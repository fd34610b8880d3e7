"""A survey with all its questions on one page: what is wrong is said at its field, nothing that was good is lost."""

from datetime import datetime

import pytest
from django.db import transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from feedback.models import Alert
from surveys import doors, web
from surveys.drafting import draft_of
from surveys.models import Answer, Conversation, Door, Survey
from surveys.publishing import publish
from tests.public.conftest import Visitor
from tests.walk import Text

pytestmark = pytest.mark.django_db

TITLE, MORE, ARRIVED = "Tell us what you think", "Almost done", "Your answers have arrived"


@pytest.fixture(autouse=True)
def one_page(agency: Agency, survey: Survey, now: datetime) -> None:
    """The survey shows all on one page; what could have been better is asked only after a 1 or 2."""
    with acting_for(agency), transaction.atomic():
        Survey.objects.filter(pk=survey.pk).update(one_page=True)
        draft = draft_of(survey=survey, now=now)
        first, *_, last = draft.questions.order_by("position")
        last.after, last.comparison, last.bound = first.key, "at_most", 2
        last.save()
        publish(survey=survey, by=None, now=now)


def stored(agency: Agency) -> dict[int, tuple[int | None, str]]:
    """The answers by the place of their question."""
    with acting_for(agency):
        given = Answer.objects.values_list("question__position", "number", "comment")
        return {place: (number, comment) for place, number, comment in given}


def test_everything_is_answered_with_one_button(
    visitor: Visitor, door: Door, agency: Agency
) -> None:
    assert visitor.open(f"/s/{door.code}/") == TITLE
    assert visitor.html.count("<fieldset") == 3
    assert "In your own words" not in visitor.html  # asked after a 1 or 2 alone
    assert "<script" not in visitor.html
    assert visitor.fill_in(q1=5, q2=4, q3=1) == ARRIVED
    assert stored(agency) == {1: (5, ""), 2: (4, ""), 3: (1, "")}


def test_what_is_asked_after_an_answer_alone_follows_on_a_second_page(
    visitor: Visitor, door: Door, agency: Agency
) -> None:
    visitor.open(f"/s/{door.code}/")
    assert visitor.fill_in(q1=1, q2=4, q3=1) == MORE
    assert "<fieldset" not in visitor.html
    assert visitor.fill_in(q4="Slow") == ARRIVED
    assert stored(agency)[4] == (None, "Slow")


def test_what_is_wrong_is_said_at_its_field_and_what_was_good_is_kept(
    visitor: Visitor, door: Door, agency: Agency
) -> None:
    visitor.open(f"/s/{door.code}/")
    assert visitor.fill_in(q1=5, q3=1) == TITLE
    assert 'aria-describedby="q2-wrong"' in visitor.html
    assert 'href="#q2"' in visitor.html
    assert 'aria-describedby="q1-wrong"' not in visitor.html
    assert visitor.html.count(" checked") == 2
    assert stored(agency) == {1: (5, ""), 3: (1, "")}
    assert visitor.fill_in(q1=4, q2=4, q3=1) == ARRIVED
    assert stored(agency) == {1: (4, ""), 2: (4, ""), 3: (1, "")}
    with acting_for(agency):
        assert Conversation.objects.count() == 1


def test_whoever_leaves_goes_on_with_what_is_missing(
    visitor: Visitor, door: Door, agency: Agency
) -> None:
    visitor.open(f"/s/{door.code}/")
    visitor.fill_in(q1=5, q3=1)
    assert visitor.go_on(f"/s/{door.code}/") == MORE
    assert visitor.html.count("<fieldset") == 1
    assert visitor.fill_in(q2=3) == ARRIVED


def test_nothing_is_stored_of_a_page_without_an_answer(
    visitor: Visitor, door: Door, agency: Agency
) -> None:
    visitor.open(f"/s/{door.code}/")
    visitor.fill_in()
    assert visitor.html.count("Please choose one of these.") == 3
    with acting_for(agency):
        assert not Conversation.objects.exists()


def test_looking_back_shows_everything_and_takes_other_answers(
    visitor: Visitor, door: Door, agency: Agency
) -> None:
    visitor.open(f"/s/{door.code}/")
    visitor.fill_in(q1=1, q2=4, q3=1)
    assert visitor.open(f"{visitor.url}3/") == TITLE
    assert visitor.html.count(" checked") == 3
    assert visitor.fill_in(q1=5, q2=4, q3=1) == ARRIVED
    assert stored(agency)[1] == (5, "")


@pytest.mark.parametrize("more", [{"website": "https://spam.example"}, {"seal": "made up"}])
def test_a_page_that_a_program_filled_in_stores_nothing(
    visitor: Visitor, door: Door, agency: Agency, more: dict[str, str]
) -> None:
    visitor.open(f"/s/{door.code}/")
    answers = {"q1-number": "5", "q2-number": "5", "q3-number": "1"}
    assert visitor.send(answers | more) == TITLE
    assert 'role="alert"' in visitor.html
    assert stored(agency) == {}
    assert visitor.send(answers) == ARRIVED


def test_an_address_that_answers_without_end_is_asked_to_wait(
    visitor: Visitor, door: Door, agency: Agency
) -> None:
    for _ in range(web.AT_MOST_BY_ONE_ADDRESS):
        one = Visitor(visitor.clock)
        one.open(f"/s/{door.code}/")
        one.fill_in(q1=5)
    visitor.open(f"/s/{door.code}/")
    assert visitor.fill_in(q1=5, q2=5, q3=1) == "Too many answers at once"


def test_a_card_opens_one_page_once(
    visitor: Visitor, door: Door, agency: Agency, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        [card] = doors.print_cards(door=door, number=1, now=now)
    visitor.open(f"/s/{card.code}/")
    assert visitor.fill_in(q1=5, q2=5, q3=1) == ARRIVED
    assert Visitor(visitor.clock).open(f"/s/{card.code}/") == "This card was used already"


def test_a_cry_for_help_loses_no_answer_of_its_page(
    visitor: Visitor, door: Door, agency: Agency, now: datetime
) -> None:
    visitor.open(f"/s/{door.code}/")
    visitor.fill_in(q1=1, q2=1, q3=0)
    heading = visitor.fill_in(q4="he is here and has a gun, help me")
    assert heading == "Are you in danger? Call or text 911 now"
    assert len(stored(agency)) == 4
    with acting_for(agency):
        assert Alert.objects.get().citizen is None


def test_words_too_long_are_shown_again_and_the_rest_is_kept(
    visitor: Visitor, door: Door, agency: Agency
) -> None:
    visitor.open(f"/s/{door.code}/")
    visitor.fill_in(q1=1, q2=1, q3=0)
    visitor.fill_in(q4="x" * 2_001)
    assert "at most 2,000 characters" in visitor.html
    assert "x" * 2_001 in visitor.html
    lines = "\r\n".join(["x" * 99] * 20)  # 2,018 as it is sent, 1,999 as the browser counts
    assert visitor.fill_in(q4=lines) == ARRIVED


def test_a_conversation_by_text_goes_on_with_what_it_has_not_answered(
    visitor: Visitor, asked: Conversation, text: Text
) -> None:
    text("5")
    with acting_for(asked.agency_id):
        Conversation.objects.update(code="BCDFGHJKMNPQ")
    assert visitor.open("/s/BCDFGHJKMNPQ/") == TITLE
    assert "How was the officer" not in visitor.html
    assert visitor.fill_in(q2=4, q3=1) == ARRIVED
    assert text("Hello?") == []
    assert stored(asked.agency)[1] == (5, "")


def test_a_language_is_changed_on_the_page(visitor: Visitor, door: Door, agency: Agency) -> None:
    visitor.open(f"/s/{door.code}/")
    visitor.fill_in(q1=5)
    visitor.go_on(f"/s/{door.code}/?lang=es")
    assert '<html lang="es">' in visitor.html
    assert "¿Qué tal" in visitor.html
