"""“Did the police really text me?”: yes to who knows both numbers, and nothing to a stranger."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency, Line
from agencies.tenancy import acting_for
from incidents.models import Incident
from messaging.models import Message
from surveys.inquiring import LIMITS, forget_inquiries
from surveys.models import Conversation, Inquiry, Survey
from tests.public.conftest import Visitor
from tests.stored import everything_stored
from tests.walk import PHONE

pytestmark = pytest.mark.django_db
PAGE = "/texted/cedar-falls/"
NO = "We can’t confirm it"
DIFFERENT = re.compile(r"\bs\d+_x\d+|\b[0-9a-f]{64}\b")
YES = "Yes, that text was from us"


def ask(visitor: Visitor, number: str = PHONE, reference: str = "26-018113") -> str:
    visitor.open(PAGE)
    visitor.clock.shift(timedelta(seconds=3))
    return visitor.press(number=number, reference=reference)


def test_the_page_shows_numbers_and_texts_before_anything_is_asked(
    visitor: Visitor, agency: Agency, line: Line, survey: Survey
) -> None:
    assert visitor.open(PAGE) == "Did Cedar Falls Police text me?"
    assert "(319) 555-0142" in visitor.html
    assert "Cedar Falls Police: about your call #26-018113" in visitor.html
    assert "<script" not in visitor.html
    assert visitor.open(f"{PAGE}?lang=es")
    assert "Cedar Falls Police: por su llamada #26-018113" in visitor.html
    visitor.open("/texted/no-such-agency/")
    assert visitor.status == 404


@pytest.mark.parametrize("number", ["(319) 555-0123", "319.555.0123", "+1 319 555 0123"])
@pytest.mark.parametrize("reference", ["26-018113", "#26-018113", " 26-018113 "])
def test_who_knows_both_numbers_is_told(
    visitor: Visitor, asked: Conversation, number: str, reference: str
) -> None:
    assert ask(visitor, number, reference) == YES


def test_an_incident_is_known_by_the_agencys_own_number_for_it(
    visitor: Visitor, asked: Conversation
) -> None:
    """It is what stands in the text where CAD's reference is no number that a person would know."""
    with acting_for(asked.agency), transaction.atomic():
        Incident.objects.filter(conversation=asked).update(
            reference="urn:incident:7f", number="26-77"
        )
    assert ask(visitor, PHONE, "26-77") == YES
    assert ask(visitor, PHONE, "") != YES


@pytest.mark.parametrize(
    ("number", "reference"),
    [
        ("(319) 555-0999", "26-018113"),  # nobody has it
        (PHONE, "26-999999"),  # there is no such incident
        ("(319) 555-0199", "26-018114"),  # neither
    ],
)
def test_a_stranger_learns_nothing(
    visitor: Visitor, asked: Conversation, number: str, reference: str
) -> None:
    """Word for word and query by query the same as where a text never left."""
    with acting_for(asked.agency), transaction.atomic():
        Message.objects.update(sent_at=None, status=Message.Status.CANCELLED)
    pages, queries = [], []
    for typed in ((PHONE, "26-018113"), (number, reference)):
        visitor.open(PAGE)
        visitor.clock.shift(timedelta(seconds=3))
        with CaptureQueriesContext(connection) as ran:
            assert visitor.press(number=typed[0], reference=typed[1]) == NO
        queries.append([DIFFERENT.sub("", query["sql"].split("WHERE")[0]) for query in ran])
        seal = visitor.html.split('name="seal" value="')[1].split('"')[0]
        plain = visitor.html.replace(seal, "")
        for said in typed:
            plain = plain.replace(f'value="{said}"', "")
        pages.append(plain)
    assert pages[0] == pages[1]
    assert queries[0] == queries[1]


def test_another_agencys_text_is_not_ours(
    visitor: Visitor, asked: Conversation, other_agency: Agency
) -> None:
    visitor.open("/texted/river-county/")
    visitor.clock.shift(timedelta(seconds=3))
    assert visitor.press(number=PHONE, reference="26-018113") == NO


def test_an_old_text_is_not_looked_up(visitor: Visitor, asked: Conversation) -> None:
    visitor.clock.shift(timedelta(days=61))
    assert ask(visitor) == NO


@pytest.mark.parametrize(
    ("number", "reference", "says"),
    [
        ("", "26-018113", "Please write your telephone number."),
        ("555-0123", "26-018113", "all ten digits"),
        ("call me", "26-018113", "all ten digits"),
        (PHONE, " ", "Please write the incident number"),
        (PHONE, "\x00", "Null characters are not allowed"),
    ],
)
def test_bad_input_is_answered_at_its_field(
    visitor: Visitor, asked: Conversation, number: str, reference: str, says: str
) -> None:
    ask(visitor, number, reference)
    assert says in visitor.html
    assert 'aria-invalid="true"' in visitor.html
    with acting_for(asked.agency), transaction.atomic():
        assert not Inquiry.objects.exists()


def test_a_program_is_asked_to_look_once_more(visitor: Visitor, asked: Conversation) -> None:
    visitor.open(PAGE)
    visitor.press(number=PHONE, reference="26-018113")
    assert "Please look once more" in visitor.html
    visitor.clock.shift(timedelta(seconds=3))
    visitor.press(number=PHONE, reference="26-018113", website="x")
    assert "empty" in visitor.html


def test_guessing_incidents_of_one_number_ends_soon(
    visitor: Visitor, asked: Conversation, now: datetime
) -> None:
    """From whatever address, and whether or not anybody has the number: until the next day."""
    most, _ = LIMITS["number"]
    for phone, then in ((PHONE, YES), ("(319) 555-0999", NO)):
        for guess in range(most):
            visitor.client.defaults["REMOTE_ADDR"] = f"198.51.100.{guess}"
            assert ask(visitor, phone, f"26-{guess:06d}") == NO
        visitor.client.defaults["REMOTE_ADDR"] = "198.51.100.77"
        assert ask(visitor, phone) == "Please ask again later"
        assert visitor.status == 429
        visitor.clock.shift(timedelta(days=1))
        assert ask(visitor, phone) == then


def test_one_address_asks_so_often_and_no_more(visitor: Visitor, asked: Conversation) -> None:
    most, _ = LIMITS["address"]
    for guess in range(most):
        assert ask(visitor, f"(319) 555-1{guess:03d}") == NO
    assert ask(visitor) == "Please ask again later"
    with acting_for(asked.agency), transaction.atomic():
        about_numbers = Inquiry.objects.filter(about="number")
        assert about_numbers.count() == most  # what is refused counts against no number
    visitor.client.defaults["REMOTE_ADDR"] = "203.0.113.9"
    assert ask(visitor) == YES


def test_nothing_that_was_typed_is_kept(
    visitor: Visitor, asked: Conversation, now: datetime
) -> None:
    ask(visitor, "(319) 555-0876", "26-777777")
    kept = everything_stored()
    assert "5550876" not in kept
    assert "26-777777" not in kept
    assert forget_inquiries(now=now + timedelta(days=5)) == 3
