"""A text that came in is kept, heard by all, and answered the same way each time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from pytest_django.fixtures import Settings

from agencies.models import Agency
from agencies.tenancy import acting_for
from messaging import receipts
from messaging.inbox import hear_again
from messaging.models import Citizen, Message, Reply
from sandbox.process import Sandbox
from surveys.models import Answer, Conversation
from surveys.signals import answered
from tests.walk import Text, send_all

SID = "SM" + "9" * 32
NEXT_QUESTION = "Thank you. How was the person who took your call? Reply 1 (poor) to 5 (great)."
Status = Message.Status

pytestmark = pytest.mark.django_db


# ---- a handler stumbles


def stumble(**signal: object) -> None:
    raise RuntimeError("This listener does not work.")


@contextmanager
def a_listener_that_stumbles() -> Iterator[None]:
    answered.connect(stumble)
    try:
        yield
    finally:
        answered.disconnect(stumble)


def test_a_handler_that_stumbles_costs_no_reply(
    asked: Conversation, agency: Agency, text: Text
) -> None:
    with a_listener_that_stumbles():
        assert text("5") == []
    with acting_for(agency):
        reply = Reply.objects.get()
        assert (reply.body, reply.heard_at) == ("5", None)
        assert not Answer.objects.exists()


def test_a_handler_that_stumbles_costs_no_stop(
    asked: Conversation, agency: Agency, text: Text, settings: Settings, now: datetime
) -> None:
    handlers = settings.REPLY_HANDLERS
    settings.REPLY_HANDLERS = ["messaging.wishes.handle", "messaging.wishes.which_is_not_there"]
    text("STOP")
    with acting_for(agency):
        assert Citizen.objects.get().opted_out_at == now
        assert Reply.objects.get().heard_at is None
    settings.REPLY_HANDLERS = handlers
    assert hear_again(now=now + timedelta(minutes=2)) == 1
    with acting_for(agency):
        asked.refresh_from_db()
        assert asked.state == Conversation.State.STOPPED


def test_what_a_handler_stumbled_over_is_heard_again_after_a_minute(
    asked: Conversation, agency: Agency, text: Text, twilio: Sandbox, now: datetime
) -> None:
    """Its answer waits for the sending hours like any text, since no webhook waits for it."""
    with a_listener_that_stumbles():
        text("5", provider_id=SID)
        assert hear_again(now=now + timedelta(minutes=2)) == 0
    assert hear_again(now=now + timedelta(seconds=59)) == 0
    later = now + timedelta(minutes=2)
    assert hear_again(now=later) == 1
    assert hear_again(now=later) == 0
    with acting_for(agency):
        assert Answer.objects.get().number == 5
        waiting = Message.objects.get(status=Status.QUEUED)
        assert waiting.body == NEXT_QUESTION
    assert text("5", provider_id=SID, at=later) == []
    send_all(agency, later)
    assert [each["body"] for each in twilio.messages()][1:] == [NEXT_QUESTION]


def test_the_conversation_goes_on_after_what_was_heard_again(
    asked: Conversation, agency: Agency, text: Text, now: datetime
) -> None:
    with a_listener_that_stumbles():
        text("5")
    later = now + timedelta(minutes=2)
    hear_again(now=later)
    send_all(agency, later)
    [question] = text("4", at=later)
    assert question.startswith("Did the officer explain")


# ---- the same text comes once more


def test_an_answer_that_twilio_has_taken_is_not_given_again(
    asked: Conversation, agency: Agency, text: Text, now: datetime
) -> None:
    assert text("5", provider_id=SID) == [NEXT_QUESTION]
    with acting_for(agency):
        receipts.record(
            message_id=Message.objects.get(body=NEXT_QUESTION).pk,
            status="delivered",
            provider_id="SM2",
            error_code=None,
            now=now,
        )
    assert text("5", provider_id=SID) == []


def test_after_a_stop_only_its_confirmation_is_given_again(asked: Conversation, text: Text) -> None:
    stop_sid = SID.replace("9", "8")
    assert text("5", provider_id=SID) == [NEXT_QUESTION]
    confirmation = text("please stop texting me", provider_id=stop_sid)
    assert len(confirmation) == 1
    assert text("5", provider_id=SID) == []
    assert text("please stop texting me", provider_id=stop_sid) == confirmation


# ---- an agency that does not send


@pytest.mark.parametrize("field", ["paused_at", "suspended_at"])
def test_an_agency_that_does_not_send_keeps_the_reply_and_answers_nothing(
    asked: Conversation, agency: Agency, text: Text, now: datetime, field: str
) -> None:
    Agency.objects.filter(pk=agency.pk).update(**{field: now})
    assert text("5") == []
    assert text("please stop texting me") == []
    with acting_for(agency):
        assert Reply.objects.count() == 2
        assert Citizen.objects.get().opted_out_at == now
