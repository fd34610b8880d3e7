"""Sending: claimed once, asked again at the last moment, never sent twice on a guess."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from pytest_django.fixtures import Settings

from agencies.models import Agency, Line
from agencies.tenancy import acting_for
from messaging.citizens import citizen_of, never_text, opt_out
from messaging.claiming import Taken, begin, claim
from messaging.delivery import deliver, sweep
from messaging.models import Citizen, Message
from sandbox.process import Sandbox
from sandbox.stack import wait_for
from tests.messaging.sending import Queue, send, state_of
from tests.walk import PHONE

Status = Message.Status


pytestmark = pytest.mark.django_db


def test_a_text_is_sent_by_twilios_own_client(queue: Queue, twilio: Sandbox, now: datetime) -> None:
    sent = send(queue("Thanks – “really”"), now)
    assert sent.status == Status.SENT
    [text] = twilio.messages()
    assert (text["sid"], text["to"], text["body"]) == (sent.provider_id, PHONE, 'Thanks - "really"')
    assert text["status_callback"].endswith(f"/receipts/{sent.pk}/")


@pytest.mark.django_db(transaction=True)
def test_eight_threads_claim_one_message_and_send_one_text(
    queue: Queue, twilio: Sandbox, now: datetime
) -> None:
    message = queue()

    def work(_: int) -> None:
        deliver(agency_id=message.agency_id, message_id=message.pk, now=now)
        connection.close()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(8)))
    assert len(twilio.messages()) == 1
    assert state_of(message).attempts == 1


def test_what_twilio_took_is_settled_as_the_next_one_begins_or_does_not(
    queue: Queue, agency: Agency, citizen: Citizen, now: datetime
) -> None:
    first, second = queue(), queue()
    with acting_for(agency):
        first, second = (
            claim(line_id=each.line_id, message_id=each.pk, now=now).texts[0]
            for each in (first, second)
        )
        assert begin(first, now)
        with transaction.atomic():
            opt_out(citizen=citizen, how="texted “STOP”", now=now)
        assert not begin(second, now, after=Taken(first, f"SM{7:032x}"))
    assert state_of(first).status == Status.SENT
    assert state_of(first).provider_id == f"SM{7:032x}"
    assert state_of(second).status == Status.CANCELLED


def forbid_opt_out(citizen: Citizen, now: datetime) -> None:
    opt_out(citizen=citizen, how="texted “STOP”", now=now)


def forbid_never_text(citizen: Citizen, now: datetime) -> None:
    never_text(citizen=citizen, reason="asked the front desk", now=now)


@pytest.mark.parametrize("forbid", [forbid_opt_out, forbid_never_text])
def test_consent_withdrawn_while_a_text_waits_cancels_it(
    queue: Queue,
    twilio: Sandbox,
    citizen: Citizen,
    now: datetime,
    forbid: Callable[[Citizen, datetime], None],
) -> None:
    message = queue()
    with acting_for(message.agency_id), transaction.atomic():
        forbid(citizen, now)
    assert send(message, now).status == Status.CANCELLED
    assert twilio.messages() == []


def test_consent_withdrawn_before_a_text_was_queued_cancels_it_at_the_claim(
    queue: Queue, twilio: Sandbox, citizen: Citizen, now: datetime
) -> None:
    with acting_for(citizen.agency_id), transaction.atomic():
        forbid_opt_out(citizen, now)
    sent = send(queue(), now)
    assert (sent.status, sent.reason) == (Status.CANCELLED, "The number opted out.")
    assert twilio.messages() == []


def test_a_text_that_could_not_leave_in_time_is_cancelled(queue: Queue, now: datetime) -> None:
    sent = send(queue(), now + timedelta(hours=25))
    assert (sent.status, sent.reason) == (Status.CANCELLED, "It could not be sent in time.")


def test_no_number_gets_more_than_its_texts_for_a_day(
    queue: Queue, agency: Agency, twilio: Sandbox, now: datetime
) -> None:
    Agency.objects.filter(pk=agency.pk).update(daily_cap=6)
    statuses = [send(queue(), now).status for _ in range(7)]
    assert statuses == [Status.SENT] * 6 + [Status.CANCELLED]
    assert send(queue(at=now + timedelta(days=1)), now + timedelta(days=1)).status == Status.SENT


def test_an_attempt_that_failed_does_not_count_as_a_text(
    queue: Queue, agency: Agency, twilio: Sandbox, now: datetime
) -> None:
    Agency.objects.filter(pk=agency.pk).update(daily_cap=6)
    *first, last = [queue() for _ in range(6)]
    for message in first:
        send(message, now)
    twilio.fail(**{"429": 1.0})
    assert send(last, now).status == Status.QUEUED
    twilio.fail()
    assert send(last, now + timedelta(minutes=5)).status == Status.SENT


@pytest.mark.parametrize("field", ["paused_at", "suspended_at"])
def test_nothing_leaves_an_agency_that_does_not_send(
    queue: Queue, agency: Agency, twilio: Sandbox, now: datetime, field: str
) -> None:
    Agency.objects.filter(pk=agency.pk).update(**{field: now})
    message = queue()
    assert send(message, now).status == Status.QUEUED
    assert sweep(now=now) == []
    Agency.objects.filter(pk=agency.pk).update(**{field: None})
    assert sweep(now=now) == [(agency.pk, message.line_id)]


@pytest.mark.parametrize(
    ("phone", "status", "reason"),
    [
        ("+15005550001", Status.FAILED, "This is not a phone number."),
        ("+15005550009", Status.FAILED, "This number is not a mobile phone."),
        ("+15005550004", Status.FAILED, "The number opted out at Twilio."),
    ],
)
def test_a_refusal_fails_the_text_in_words(
    queue: Queue, agency: Agency, now: datetime, phone: str, status: str, reason: str
) -> None:
    Agency.objects.filter(pk=agency.pk).update(window_opens=None, window_closes=None)
    with acting_for(agency), transaction.atomic():
        citizen = citizen_of(agency=agency, phone=phone)
    sent = send(queue(to=citizen), now)
    assert (sent.status, sent.reason) == (status, reason)
    with acting_for(agency), transaction.atomic():
        opted_out = Citizen.objects.get(pk=citizen.pk).opted_out_at is not None
    assert opted_out == (sent.error_code == 21610)


def test_a_wrong_token_pauses_the_agency_and_the_text_waits(
    queue: Queue, agency: Agency, carried_line: Line, twilio: Sandbox, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        Line.objects.update(auth_token="b" * 32)
    assert send(queue(), now).status == Status.QUEUED
    agency.refresh_from_db()
    assert agency.paused_at == now
    assert agency.paused_reason.startswith("Twilio refused the account")


def test_a_line_without_a_token_leaves_no_text_in_doubt(
    queue: Queue, agency: Agency, twilio: Sandbox, now: datetime
) -> None:
    message = queue()
    with acting_for(agency), transaction.atomic():
        Line.objects.update(auth_token="")
    assert send(message, now).status == Status.QUEUED
    assert twilio.messages() == []


def test_too_many_requests_wait_and_go_later(queue: Queue, twilio: Sandbox, now: datetime) -> None:
    message = queue()
    twilio.fail(**{"429": 1.0})
    assert send(message, now).status == Status.QUEUED
    assert sweep(now=now) == []
    twilio.fail()
    later = now + timedelta(minutes=1)
    assert sweep(now=later) == [(message.agency_id, message.line_id)]
    assert send(message, later).status == Status.SENT


@pytest.mark.parametrize("fault", ["500", "500_after", "reset", "reset_after", "timeout_after"])
def test_an_answer_that_was_not_read_is_unknown_and_never_sent_again(
    queue: Queue, twilio: Sandbox, now: datetime, fault: str
) -> None:
    message = queue()
    twilio.fail(**{fault: 1.0, "hold": 0.2})
    assert send(message, now).status == Status.UNKNOWN
    twilio.fail()
    assert send(message, now).status == Status.UNKNOWN
    assert sweep(now=now + timedelta(hours=1)) == []
    assert len(twilio.messages()) <= 1


def test_nobody_listening_means_surely_not_sent(
    queue: Queue, settings: Settings, now: datetime
) -> None:
    settings.TWILIO_API_BASE = "http://127.0.0.1:9"
    sent = send(queue(), now)
    assert (sent.status, sent.reason) == (Status.QUEUED, "Twilio could not be reached.")


def test_a_proxy_of_the_environment_is_used(
    queue: Queue,
    twilio: Sandbox,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    now: datetime,
) -> None:
    # An address for which no client is kept yet.
    settings.TWILIO_API_BASE = twilio.url.replace("127.0.0.1", "localhost")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    waits = send(queue(), now)
    assert (waits.status, waits.reason) == (Status.QUEUED, "Twilio could not be reached.")
    assert twilio.messages() == []


def test_a_worker_killed_while_sending_leaves_unknown(queue: Queue, now: datetime) -> None:
    message = queue()
    with acting_for(message.agency_id), transaction.atomic():
        Message.objects.update(status=Status.SENDING, claimed_at=now)
    assert sweep(now=now + timedelta(seconds=30)) == []
    assert state_of(message).status == Status.SENDING
    sweep(now=now + timedelta(minutes=3))
    assert state_of(message).status == Status.UNKNOWN


@pytest.mark.django_db(transaction=True)
def test_an_answer_read_after_the_sweep_gave_up_still_counts(
    queue: Queue, twilio: Sandbox, now: datetime
) -> None:
    message = queue()
    twilio.fail(latency=1.0)

    def work() -> None:
        try:
            deliver(agency_id=message.agency_id, message_id=message.pk, now=now)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as workers:
        sending = workers.submit(work)
        wait_for(lambda: state_of(message).status == Status.SENDING, "the sending to begin")
        sweep(now=now + timedelta(minutes=3))
        given_up = state_of(message).status
        sending.result()
    sent = state_of(message)
    assert (given_up, sent.status, sent.reason) == (Status.UNKNOWN, Status.SENT, "")
    assert sent.provider_id == twilio.messages()[0]["sid"]


def test_the_sweep_finds_what_redis_forgot(queue: Queue, now: datetime) -> None:
    message, _ = queue(), queue()
    assert sweep(now=now) == [(message.agency_id, message.line_id)]
