"""How conversations end that nobody ends by answering."""

from datetime import datetime

import pytest

from agencies.models import Agency
from agencies.tenancy import acting_for
from messaging import receipts
from messaging.citizens import never_text, opt_out
from messaging.models import Citizen, Message
from surveys.closing import expire_due
from surveys.deciding import decide_due
from surveys.models import Conversation
from tests.walk import Put, Text

State = Conversation.State

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("carried_line", "survey", "codes"),
]


def first_text_fails(agency: Agency, now: datetime) -> None:
    with acting_for(agency):
        receipts.record(
            message_id=Message.objects.order_by("pk")[0].pk,
            status="undelivered",
            provider_id="SM1",
            error_code=30007,
            now=now,
        )


@pytest.mark.parametrize(
    ("replies", "state"), [((), State.UNREACHABLE), (("5",), State.OPEN)], ids=["silent", "answers"]
)
def test_who_answers_was_reached_whatever_the_receipt_says(
    asked: Conversation,
    agency: Agency,
    text: Text,
    now: datetime,
    replies: tuple[str, ...],
    state: str,
) -> None:
    for body in replies:
        text(body)
    first_text_fails(agency, now)
    expire_due(now=now)
    with acting_for(agency):
        asked.refresh_from_db()
    assert asked.state == state


@pytest.mark.parametrize("wish", ["opt_out", "never_text"])
def test_a_wish_before_the_first_text_left_stops_the_conversation(
    put: Put, agency: Agency, now: datetime, wish: str
) -> None:
    put()
    decide_due(now=now)
    with acting_for(agency):
        citizen = Citizen.objects.get()
        if wish == "opt_out":
            opt_out(citizen=citizen, how="told the front desk", now=now)
        else:
            never_text(citizen=citizen, reason="asked the front desk", now=now)
    assert expire_due(now=now) == 1
    with acting_for(agency):
        conversation = Conversation.objects.get()
    assert (conversation.state, conversation.closed_at) == (State.STOPPED, now)


def test_a_stop_before_the_first_text_left_stops_the_conversation_at_once(
    put: Put, agency: Agency, text: Text, now: datetime
) -> None:
    put()
    decide_due(now=now)
    text("STOP")
    with acting_for(agency):
        assert Conversation.objects.get().state == State.STOPPED
        assert Message.objects.get().status == Message.Status.CANCELLED
