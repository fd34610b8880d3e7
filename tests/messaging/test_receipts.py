"""Receipts come late, twice and in any order: every order ends the same."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import permutations
from threading import Barrier
from time import sleep

import pytest
from django.db import connection, transaction

from agencies.models import Agency, Line
from agencies.tenancy import acting_for
from messaging.citizens import citizen_of
from messaging.inbox import accept
from messaging.models import Citizen, Message, Reply
from messaging.receipts import record
from tests.walk import PHONE

Status = Message.Status
PROVIDER_ID = "SM" + "1" * 32

pytestmark = pytest.mark.django_db


@pytest.fixture
def message(agency: Agency, line: Line, now: datetime) -> Message:
    with acting_for(agency), transaction.atomic():
        return Message.objects.create(
            agency=agency,
            line=line,
            citizen=citizen_of(agency=agency, phone=PHONE),
            purpose=Message.Purpose.QUESTION,
            body="Hello",
            segments=1,
            status=Status.SENDING,
            not_before=now,
            queued_at=now,
            claimed_at=now,
            expires_at=now + timedelta(days=1),
        )


def after(message: Message, words: tuple[str, ...], now: datetime, error: int | None = None) -> str:
    with acting_for(message.agency_id):
        for word in words:
            code = error if word in {"failed", "undelivered"} else None
            assert record(
                message_id=message.pk,
                status=word,
                provider_id=PROVIDER_ID,
                error_code=code,
                now=now,
            )
        message.refresh_from_db()
    return message.status


@pytest.mark.parametrize("start", [Status.SENDING, Status.UNKNOWN, Status.SENT, Status.QUEUED])
@pytest.mark.parametrize("words", list(permutations(("queued", "sending", "sent", "delivered"))))
def test_every_order_of_receipts_ends_delivered(
    message: Message, now: datetime, words: tuple[str, ...], start: str
) -> None:
    with acting_for(message.agency_id):
        Message.objects.update(status=start)
    assert after(message, words, now) == Status.DELIVERED
    assert message.provider_id == PROVIDER_ID
    assert message.sent_at == now


@pytest.mark.parametrize("words", list(permutations(("sent", "undelivered", "sent"))))
def test_every_order_with_a_failure_ends_failed(
    message: Message, now: datetime, words: tuple[str, ...]
) -> None:
    assert after(message, words, now, error=30005) == Status.FAILED
    assert message.reason == "The number is not in use."


def test_a_final_status_is_final(message: Message, now: datetime) -> None:
    assert after(message, ("delivered", "failed", "sent"), now, error=30003) == Status.DELIVERED
    assert message.error_code is None


def test_the_same_receipt_twice_changes_nothing(message: Message, now: datetime) -> None:
    after(message, ("delivered",), now)
    settled_at = message.settled_at
    after(message, ("delivered",), now + timedelta(hours=1))
    assert message.settled_at == settled_at


def test_a_receipt_that_says_blocked_opts_out(message: Message, now: datetime) -> None:
    after(message, ("undelivered",), now, error=30004)
    with acting_for(message.agency_id):
        assert Citizen.objects.get().opted_out_at == now


@pytest.mark.parametrize("code", [30034, 30024, 30032])
def test_a_receipt_that_says_the_line_is_not_registered_opens_its_breaker(
    line: Line, message: Message, now: datetime, code: int
) -> None:
    after(message, ("undelivered",), now, error=code)
    with acting_for(line.agency):
        line.refresh_from_db()
    assert line.broken_at == now
    assert line.broken_because == message.reason


@pytest.mark.django_db(transaction=True)
def test_a_receipt_and_a_stop_of_the_same_citizen_do_not_wait_for_each_other(
    message: Message, line: Line, now: datetime
) -> None:
    """Both change the citizen and their waiting texts, in the same order."""
    together = Barrier(2)

    def stop() -> None:
        with acting_for(line.agency), transaction.atomic():
            citizen_of(agency=line.agency, phone=PHONE)  # the lock that a webhook takes first
            together.wait()
            sleep(0.3)  # so that the receipt comes while it is held
            accept(line=line, sender=PHONE, body="STOP", provider_id="SM2", now=now)

    def receive() -> None:
        together.wait()
        after(message, ("failed",), now, error=30004)

    def in_a_thread(work: Callable[[], None]) -> None:
        try:
            with transaction.atomic():
                work()
        finally:
            connection.close()

    with acting_for(line.agency), transaction.atomic():
        Message.objects.update(status=Status.QUEUED)
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(in_a_thread, [stop, receive]))
    with acting_for(line.agency), transaction.atomic():
        assert Citizen.objects.get().opted_out_at == now
        assert Reply.objects.count() == 1


def test_a_receipt_for_no_text_of_ours_is_said_to_be(agency: Agency, now: datetime) -> None:
    with acting_for(agency):
        assert not record(
            message_id=1, status="sent", provider_id=PROVIDER_ID, error_code=None, now=now
        )
