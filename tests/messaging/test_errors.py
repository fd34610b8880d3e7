"""The error table: what follows from each of Twilio's numbers, and that a text whose phone was off goes once more."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from agencies.models import Agency, Line
from agencies.tenancy import acting_for
from messaging.consequences import follow
from messaging.errors import MEANINGS, Consequence, meaning_of
from messaging.models import Citizen, Message
from messaging.receipts import record
from sandbox.process import Sandbox
from tests.messaging.sending import Queue, send, state_of
from tests.walk import Text

REASON_FITS = 200  # characters, as in Message
LATER = timedelta(minutes=30)
Status = Message.Status

FOLLOWS = {  # as Twilio's error dictionary and the field's practice have it
    Consequence.DEAD: {21211, 21614, 21635, 30005, 30006},
    Consequence.OPT_OUT: {21610, 30004},
    Consequence.FAIL: {21408, 21612},
    Consequence.FILTERED: {30007},
    Consequence.ONCE_MORE: {30003, 30008},
    Consequence.LATER: {20429, 21611, 30001, 30022},
    Consequence.BREAK_LINE: {21606, 30024, 30032, 30034},
    Consequence.STOP_AGENCY: {20003, 20404, 21608},
}


@pytest.mark.parametrize("consequence", Consequence)
def test_the_table_is_complete(consequence: Consequence) -> None:
    found = {code for code, meaning in MEANINGS.items() if meaning.consequence is consequence}
    assert found == FOLLOWS[consequence]


@given(st.integers(min_value=0, max_value=99_999))
def test_every_number_has_one_meaning_in_words(code: int) -> None:
    """Whatever Twilio invents: an unknown error fails the text alone, and nothing else follows from it."""
    meaning = meaning_of(code)
    known = [consequence for consequence, codes in FOLLOWS.items() if code in codes]
    assert [meaning.consequence] == (known or [Consequence.FAIL])
    assert meaning.words.endswith(".")
    assert len(meaning.words) <= REASON_FITS
    assert known or str(code) in meaning.words


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "consequence"), [(code, each) for each, codes in FOLLOWS.items() for code in codes]
)
def test_each_error_has_its_consequence_and_no_other(
    queue: Queue,
    agency: Agency,
    citizen: Citizen,
    line: Line,
    now: datetime,
    code: int,
    consequence: Consequence,
) -> None:
    with acting_for(agency):
        follow(message=queue(), code=code, now=now)
        for row in (agency, citizen, line):
            row.refresh_from_db()
    assert (citizen.dead_at is not None) == (consequence is Consequence.DEAD)
    assert (citizen.opted_out_at is not None) == (consequence is Consequence.OPT_OUT)
    assert (line.broken_at is not None) == (consequence is Consequence.BREAK_LINE)
    assert (agency.paused_at is not None) == (consequence is Consequence.STOP_AGENCY)
    assert {agency.paused_reason, line.broken_because} - {""} <= {meaning_of(code).words}


# ---- once more, later


def receipt(message: Message, status: str, now: datetime, provider_id: str = "") -> Message:
    """The text after Twilio's word on it, by default on its latest attempt."""
    with acting_for(message.agency_id), transaction.atomic():
        record(
            message_id=message.pk,
            status=status,
            provider_id=provider_id or message.provider_id,
            error_code=30003 if status == "undelivered" else None,
            now=now,
        )
    return state_of(message)


pytestmark = pytest.mark.django_db


def test_a_phone_that_was_off_is_tried_once_more_later(
    queue: Queue, twilio: Sandbox, now: datetime
) -> None:
    first = send(queue(), now)
    waits = receipt(first, "undelivered", now)
    assert (waits.status, waits.reason) == (Status.QUEUED, "The phone was off or out of reach.")
    assert send(waits, now).status == Status.QUEUED
    second = send(waits, now + LATER)
    assert second.status == Status.SENT
    assert second.provider_id != first.provider_id
    assert receipt(second, "undelivered", now + LATER).status == Status.FAILED
    assert len(twilio.messages()) == 2


@pytest.mark.parametrize("again", ["waits", "sent"])
@pytest.mark.parametrize("word", ["undelivered", "sent", "queued"])
def test_late_receipts_of_the_first_attempt_say_nothing_of_the_second(
    queue: Queue, twilio: Sandbox, now: datetime, again: str, word: str
) -> None:
    first = send(queue(), now)
    text = receipt(first, "undelivered", now)
    if again == "sent":
        text = send(text, now + LATER)
    after = receipt(text, word, now + LATER, provider_id=first.provider_id)
    assert (after.status, after.provider_id) == (text.status, text.provider_id)


def test_a_first_attempt_that_arrived_after_all_is_not_followed_by_a_second(
    queue: Queue, twilio: Sandbox, now: datetime
) -> None:
    first = send(queue(), now)
    waits = receipt(first, "undelivered", now)
    assert receipt(waits, "delivered", now).status == Status.DELIVERED
    assert send(waits, now + LATER).status == Status.DELIVERED
    assert len(twilio.messages()) == 1


def test_a_receipt_of_the_second_attempt_may_come_before_its_answer(
    queue: Queue, twilio: Sandbox, now: datetime
) -> None:
    waits = receipt(send(queue(), now), "undelivered", now)
    with acting_for(waits.agency_id), transaction.atomic():
        Message.objects.update(status=Status.SENDING, attempts=2)
    second = "SM" + "2" * 32
    assert receipt(waits, "sent", now, provider_id=second).provider_id == second
    assert receipt(waits, "undelivered", now, provider_id=second).status == Status.FAILED


@pytest.mark.parametrize("first", ["writes", "receipt"])
def test_who_writes_meanwhile_got_the_text(
    queue: Queue, twilio: Sandbox, text: Text, now: datetime, first: str
) -> None:
    sent = send(queue(), now)
    if first == "writes":
        text("Who is this?", at=now + timedelta(minutes=1))
        assert receipt(sent, "undelivered", now).status == Status.FAILED
        return
    waits = receipt(sent, "undelivered", now)
    text("Who is this?", at=now + timedelta(minutes=1))
    ended = send(waits, now + LATER)
    assert (ended.status, ended.reason) == (Status.CANCELLED, "The citizen has written meanwhile.")
    assert len(twilio.messages()) == 1
