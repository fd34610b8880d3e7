"""A number that is no mobile phone is not tried again, until a text comes from it."""

from datetime import datetime

import pytest
from django.db import transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from messaging import receipts
from messaging.models import Citizen, Message
from surveys.deciding import decide_due
from surveys.models import Conversation, Decision
from tests.walk import PHONE, Put, Text, send_all

NO_MOBILE = "+15005550009"  # Twilio's own number for error 21614

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("carried_line", "survey", "codes"),
]


def reasons_for(put: Put, agency: Agency, now: datetime, phone: str) -> list[str]:
    """What forbids asking about another incident of this number."""
    incident = put(reference="26-018114", caller_phone=phone)
    decide_due(now=now)
    with acting_for(agency):
        return Decision.objects.get(incident=incident).reasons


def receive(agency: Agency, code: int, now: datetime) -> None:
    """The receipt of the only text: it failed with this error."""
    with acting_for(agency):
        receipts.record(
            message_id=Message.objects.get().pk,
            status="undelivered",
            provider_id="SM1",
            error_code=code,
            now=now,
        )


def test_a_number_that_twilio_refuses_is_dead(put: Put, agency: Agency, now: datetime) -> None:
    Agency.objects.update(window_opens=None, window_closes=None)
    put(caller_phone=NO_MOBILE)
    decide_due(now=now)
    send_all(agency, now)
    with acting_for(agency):
        assert Citizen.objects.get().dead_at == now
        assert Message.objects.get().reason == "This number is not a mobile phone."
    assert "number_unusable" in reasons_for(put, agency, now, NO_MOBILE)


@pytest.mark.parametrize(("code", "dead"), [(30006, True), (30005, True), (30003, False)])
def test_a_receipt_may_say_that_a_number_is_dead(
    asked: Conversation, put: Put, agency: Agency, now: datetime, code: int, dead: bool
) -> None:
    receive(agency, code, now)
    with acting_for(agency):
        assert (Citizen.objects.get().dead_at is not None) == dead
    assert ("number_unusable" in reasons_for(put, agency, now, PHONE)) == dead


def test_a_text_from_a_dead_number_revives_it(
    asked: Conversation, put: Put, agency: Agency, text: Text, now: datetime
) -> None:
    receive(agency, 30006, now)
    text("Is anybody there?")
    with acting_for(agency), transaction.atomic():
        assert Citizen.objects.get().dead_at is None
    assert "number_unusable" not in reasons_for(put, agency, now, PHONE)
