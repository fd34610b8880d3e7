"""A browser that several people use: nobody is led into what somebody else began without being asked."""

from datetime import timedelta

import pytest
from django.db import transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from surveys import web
from surveys.models import Conversation, Door
from tests.public.conftest import Visitor

pytestmark = pytest.mark.django_db
BEGUN = "This survey was begun on this device"
SENT = "Answers were sent from this device"
THANKS = "Your answers have arrived"


@pytest.fixture
def kiosk(agency: Agency, door: Door) -> Door:
    with acting_for(agency), transaction.atomic():
        Door.objects.filter(pk=door.pk).update(shared=True)
        return Door.objects.get(pk=door.pk)


def to_the_end(visitor: Visitor) -> str:
    for number in (5, 4, 1):
        visitor.answer(number)
    return visitor.answer(comment="Very kind")


def conversations(agency: Agency) -> int:
    with acting_for(agency):
        return Conversation.objects.count()


def test_whoever_comes_back_is_asked_whether_it_was_them(visitor: Visitor, door: Door) -> None:
    visitor.open(f"/s/{door.code}/")
    visitor.answer(3)
    own = visitor.url
    assert visitor.open(f"/s/{door.code}/") == BEGUN
    assert f'href="{own}?lang=en"' in visitor.html
    assert "checked" not in visitor.html
    assert visitor.open(own).startswith("Question 2 of 4")


def test_somebody_else_starts_anew(visitor: Visitor, door: Door, agency: Agency) -> None:
    """And goes on there from then on."""
    visitor.open(f"/s/{door.code}/")
    visitor.answer(3)
    first = visitor.url
    visitor.open(f"/s/{door.code}/")
    assert visitor.open(f"/s/{door.code}/?new&lang=es").startswith("Pregunta 1 de 4")
    assert visitor.url == f"/s/{door.code}/?lang=es"
    visitor.answer(5)
    assert visitor.url != first
    assert conversations(agency) == 2
    visitor.open(f"/s/{door.code}/")
    assert visitor.url not in visitor.html
    assert first not in visitor.html


def test_what_was_sent_leads_nowhere(visitor: Visitor, door: Door) -> None:
    visitor.open(f"/s/{door.code}/")
    assert to_the_end(visitor) == THANKS
    own = visitor.url
    assert visitor.open(f"/s/{door.code}/") == SENT
    assert own not in visitor.html
    assert own.strip("/").rpartition("/")[2] not in visitor.client.cookies["place"].value
    assert visitor.open(f"/s/{door.code}/?new").startswith("Question 1 of 4")


def test_whose_time_is_up_leads_nowhere(visitor: Visitor, door: Door) -> None:
    visitor.open(f"/s/{door.code}/")
    visitor.answer(3)
    with acting_for(door.agency_id), transaction.atomic():
        Conversation.objects.update(state=Conversation.State.EXPIRED)
    assert visitor.open(f"/s/{door.code}/") == SENT


def test_on_a_shared_device_nothing_is_taken_up_again(
    visitor: Visitor, kiosk: Door, agency: Agency
) -> None:
    visitor.open(f"/s/{kiosk.code}/")
    visitor.answer(3)
    assert not visitor.client.cookies
    assert visitor.open(f"/s/{kiosk.code}/").startswith("Question 1 of 4")
    assert conversations(agency) == 1


def test_a_shared_device_returns_to_the_start_by_itself(visitor: Visitor, kiosk: Door) -> None:
    start = f"/s/{kiosk.code}/"
    visitor.open(start)
    assert "http-equiv" not in visitor.html
    visitor.answer(3)
    assert f'content="300;url={visitor.url}?still-there"' in visitor.html
    question = visitor.url
    assert visitor.open(f"{question}?still-there") == "Are you still there?"
    assert f'content="45;url={start}"' in visitor.html
    visitor.open(question)
    visitor.answer(3)
    visitor.answer(1)
    assert 'content="900;url=' in visitor.html  # one writes there
    assert visitor.answer(comment="Very kind") == THANKS
    assert f'content="20;url={start}"' in visitor.html
    assert "returns to the start in 20 seconds" in visitor.html
    assert "close this page" not in visitor.html
    assert visitor.open(f"{visitor.url}?stay") == THANKS
    assert "http-equiv" not in visitor.html


def test_half_an_hour_later_nobody_answers_for_the_one_before(
    visitor: Visitor, kiosk: Door
) -> None:
    visitor.open(f"/s/{kiosk.code}/")
    visitor.answer(3)
    visitor.clock.shift(web.ON_A_SHARED_DEVICE + timedelta(seconds=1))
    assert visitor.open(visitor.url) == "This survey is over"
    assert f'content="20;url=/s/{kiosk.code}/"' in visitor.html


def test_a_door_of_a_device_of_ones_own_returns_nowhere(visitor: Visitor, door: Door) -> None:
    visitor.open(f"/s/{door.code}/")
    to_the_end(visitor)
    assert "http-equiv" not in visitor.html
    assert "You can close this page." in visitor.html
