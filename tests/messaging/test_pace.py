"""The pace of a line holds whatever the number of workers; the urgent go first; no agency holds up another."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from celery.contrib.testing.worker import start_worker
from celery.signals import task_postrun
from celery.worker.state import active_requests
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agencies.encryption import fingerprint
from agencies.models import Agency, Line
from agencies.tenancy import acting_for
from engage.celery import app
from messaging import delivery, outbox
from messaging.citizens import opt_out
from messaging.claiming import BATCH, SHARED_BY, begin, claim
from messaging.delivery import send_line, sweep
from messaging.models import Citizen, Message
from messaging.pace import SECOND
from messaging.receipts import record
from messaging.tasks import wake_line
from sandbox.process import Sandbox
from sandbox.stack import wait_for
from tests.conftest import make_line, register
from tests.messaging.sending import state_of

Priority = Message.Priority
Status = Message.Status
THREADS = 8
MANY = BATCH * SHARED_BY  # waiting texts, of which one worker takes as many as it ever does

pytestmark = pytest.mark.django_db


def crowd(line: Line, people: int, now: datetime) -> list[Message]:
    """One text that waits for each of so many people, at any hour."""
    Agency.objects.filter(pk=line.agency_id).update(window_opens=None, window_closes=None)
    phones = [f"+1319{2_200_000 + place:07d}" for place in range(people)]
    with acting_for(line.agency_id), transaction.atomic():
        citizens = Citizen.objects.bulk_create(
            Citizen(agency_id=line.agency_id, phone=phone, phone_hash=fingerprint(phone))
            for phone in phones
        )
        return Message.objects.bulk_create(
            Message(
                agency_id=line.agency_id,
                line=line,
                citizen=citizen,
                purpose=Message.Purpose.OPENING,
                body="Hello",
                segments=1,
                queued_at=now,
                not_before=now,
                expires_at=now + timedelta(hours=1),
            )
            for citizen in citizens
        )


def set_pace(line: Line, per_second: int) -> None:
    with acting_for(line.agency_id), transaction.atomic():
        Line.objects.filter(pk=line.pk).update(per_second=per_second)


def run(line: Line, now: datetime) -> list[datetime]:
    """One run for the line; returns when it said that more may be claimed."""
    said: list[datetime] = []
    send_line(agency_id=line.agency_id, line_id=line.pk, now=now, more=said.append)
    return said


def run_out(line: Line, now: datetime) -> int:
    """Runs until nothing more may be claimed; how many it took."""
    runs = 1
    while run(line, now) == [now]:
        runs += 1
    return runs


@pytest.mark.django_db(transaction=True)
def test_eight_workers_never_exceed_the_pace_in_any_second(
    carried_line: Line, twilio: Sandbox
) -> None:
    pace, texts = 20, 60
    set_pace(carried_line, pace)
    crowd(carried_line, texts, timezone.now())
    given_up = time.monotonic() + 60

    def work(_: int) -> None:
        try:
            while len(twilio.messages()) < texts and time.monotonic() < given_up:
                run(carried_line, timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(work, range(THREADS)))
    with acting_for(carried_line.agency_id), transaction.atomic():
        sent = Message.objects.filter(status=Status.SENT)
        claims = [text.claimed_at for text in sent if text.claimed_at]
    assert len(claims) == texts
    assert max(sum(first <= at < first + SECOND for at in claims) for first in claims) <= pace
    assert len({text["to"] for text in twilio.messages()}) == len(twilio.messages()) == texts


def test_a_run_sends_a_few_and_says_when_more_may_go(
    carried_line: Line, twilio: Sandbox, now: datetime
) -> None:
    set_pace(carried_line, 1)
    crowd(carried_line, MANY, now)
    run(carried_line, now)  # the first of a process takes long, and is not what is looked at
    before, now = len(twilio.messages()), now + 2 * SECOND
    set_pace(carried_line, BATCH + 4)
    assert run(carried_line, now) == [now]
    assert len(twilio.messages()) == before + BATCH
    assert run(carried_line, now) == [now]
    assert len(twilio.messages()) == before + BATCH + 4
    assert run(carried_line, now) == [now + SECOND]
    assert len(twilio.messages()) == before + BATCH + 4


def test_the_last_texts_are_shared_among_workers(
    carried_line: Line, twilio: Sandbox, now: datetime
) -> None:
    """Else one of them would send the last sixteen while the others have nothing to do."""
    set_pace(carried_line, MANY)
    crowd(carried_line, BATCH, now)
    assert run_out(carried_line, now) >= SHARED_BY
    assert len({text["to"] for text in twilio.messages()}) == BATCH == len(twilio.messages())


def test_live_texts_go_before_surveys_and_surveys_before_campaigns(
    agency: Agency, carried_line: Line, citizen: Citizen, twilio: Sandbox, now: datetime
) -> None:
    set_pace(carried_line, 1)
    with acting_for(agency), transaction.atomic():
        for priority in (Priority.CAMPAIGN, Priority.SURVEY, Priority.LIVE):
            outbox.queue(
                line=carried_line,
                citizen=citizen,
                body=str(priority.label),
                purpose=Message.Purpose.THANKS,
                priority=priority,
                now=now,
            )
    for seconds in range(4):
        run(carried_line, now + timedelta(seconds=seconds))
    assert len(twilio.messages()) == 3
    with acting_for(agency), transaction.atomic():
        in_order = list(Message.objects.order_by("claimed_at").values_list("body", flat=True))
    assert in_order == ["Live incident", "Survey", "Campaign"]


@pytest.fixture
def other_line(other_agency: Agency, twilio: Sandbox) -> Line:
    with acting_for(other_agency), transaction.atomic():
        line = make_line(other_agency, "+13195550143")
    register(twilio, line, inbound_url="http://127.0.0.1:1/nowhere")
    return line


@pytest.fixture
def no_connection_is_left() -> Iterator[None]:
    """The threads of a worker keep theirs; a test's database could not be dropped then."""

    def close(**signal: object) -> None:
        connection.close()

    task_postrun.connect(close, weak=False)
    yield
    task_postrun.disconnect(close)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("no_connection_is_left")
def test_two_thousand_texts_of_one_agency_do_not_delay_the_one_of_another(
    carried_line: Line, other_line: Line, twilio: Sandbox
) -> None:
    twilio.fail(latency=0.1)
    app.control.purge()
    crowd(carried_line, 2_000, timezone.now())
    [theirs] = crowd(other_line, 1, timezone.now())
    with start_worker(app, pool="threads", concurrency=4, perform_ping_check=False):
        wake_line(carried_line.agency_id, carried_line.pk)
        wait_for(lambda: len(twilio.messages()) > BATCH, "the worker to be busy")
        begun = time.monotonic()
        wake_line(other_line.agency_id, other_line.pk)
        wait_for(lambda: state_of(theirs).status == Status.SENT, "the other agency's text")
        assert time.monotonic() - begun < 2
        with acting_for(carried_line.agency_id), transaction.atomic():
            assert Message.objects.filter(status=Status.QUEUED).count() > 1_000
            Message.objects.filter(status=Status.QUEUED).update(status=Status.CANCELLED)
        # It would be left behind, and stand in the way of whoever empties the tables.
        wait_for(lambda: not active_requests, "the worker to have nothing to do")


def test_what_a_killed_worker_had_claimed_but_not_begun_is_sent_by_another(
    carried_line: Line, twilio: Sandbox, now: datetime
) -> None:
    texts = crowd(carried_line, BATCH, now)
    with acting_for(carried_line.agency_id):
        killed = claim(line_id=carried_line.pk, now=now).texts
        assert begin(killed[0], now)
    run_out(carried_line, now)
    assert len(twilio.messages()) == BATCH - len(killed) < BATCH - 1
    later = now + Message.LEASE
    assert sweep(now=later) == [(carried_line.agency_id, carried_line.pk)]
    run_out(carried_line, later)
    assert len(twilio.messages()) == BATCH - 1
    sweep(now=now + timedelta(minutes=3))
    assert [state_of(text).status for text in texts[:2]] == [Status.UNKNOWN, Status.SENT]


def test_a_stop_between_claim_and_sending_still_counts(
    carried_line: Line, twilio: Sandbox, now: datetime
) -> None:
    [text] = crowd(carried_line, 1, now)
    with acting_for(carried_line.agency_id):
        [claimed] = claim(line_id=carried_line.pk, now=now).texts
        with transaction.atomic():
            opt_out(citizen=claimed.citizen, how="texted “STOP”", now=now)
        assert not begin(claimed, now)
    assert state_of(text).status == Status.CANCELLED


def test_when_twilio_is_slow_claimed_texts_wait_again_instead_of_growing_old(
    carried_line: Line, twilio: Sandbox, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Longer than in earnest, so that on a slow machine too the first text is there before the time is up.
    monkeypatch.setattr(delivery, "HELD_AT_MOST", 5.0)
    set_pace(carried_line, MANY)
    texts = crowd(carried_line, MANY, now)
    twilio.fail(latency=3.0)
    run(carried_line, now)
    states = [state_of(text) for text in texts[:BATCH]]
    assert [text.status for text in states] == [Status.SENT] * 2 + [Status.QUEUED] * (BATCH - 2)
    assert {(text.attempts, text.claimed_at) for text in states[2:]} == {(0, None)}


# ---- the breaker


def broken(line: Line) -> Line:
    """The line as it is now."""
    with acting_for(line.agency_id), transaction.atomic():
        return Line.objects.get(pk=line.pk)


def number(line: Line, number: str) -> None:
    with acting_for(line.agency_id), transaction.atomic():
        Line.objects.filter(pk=line.pk).update(number=number)


CANNOT_SEND = "+15005550007"  # of Twilio's test numbers
PROBE = timedelta(minutes=5)


def test_the_breaker_opens_tries_one_text_every_five_minutes_and_closes(
    carried_line: Line, twilio: Sandbox, now: datetime
) -> None:
    texts = crowd(carried_line, 5, now)
    number(carried_line, CANNOT_SEND)
    run(carried_line, now)
    assert broken(carried_line).broken_because.startswith("The number of the line can't send")
    assert {state_of(text).status for text in texts} == {Status.QUEUED}
    run(carried_line, now + PROBE - SECOND)
    assert sum(state_of(text).attempts for text in texts) == 1
    run(carried_line, now + PROBE)
    run(carried_line, now + PROBE)
    assert sum(state_of(text).attempts for text in texts) == 2
    assert broken(carried_line).broken_at == now

    number(carried_line, carried_line.number)
    run(carried_line, now + 2 * PROBE)
    assert len(twilio.messages()) == 1
    assert (broken(carried_line).broken_at, broken(carried_line).broken_because) == (None, "")
    run_out(carried_line, now + 3 * PROBE)
    assert len(twilio.messages()) == 5


Receipt = Callable[[Message, str, int | None], None]


@pytest.fixture
def receipt(now: datetime) -> Receipt:
    """receipt(message, "undelivered", 30007): what Twilio says of a text."""

    def receipt(message: Message, status: str, error_code: int | None) -> None:
        with acting_for(message.agency_id), transaction.atomic():
            record(
                message_id=message.pk,
                status=status,
                provider_id=state_of(message).provider_id,
                error_code=error_code,
                now=now,
            )

    return receipt


@pytest.mark.parametrize(("filtered", "opens"), [(4, False), (5, True)])
def test_carriers_that_filter_half_of_the_latest_texts_open_the_breaker(
    carried_line: Line,
    twilio: Sandbox,
    receipt: Receipt,
    now: datetime,
    filtered: int,
    opens: bool,
) -> None:
    texts = crowd(carried_line, 10, now)
    run_out(carried_line, now)
    run_out(carried_line, now + SECOND)
    for text in texts[filtered:]:
        receipt(text, "delivered", None)
    for text in texts[:filtered]:
        receipt(text, "undelivered", 30007)
    assert (broken(carried_line).broken_at is not None) == opens


def test_a_line_that_carriers_filter_works_again_once_a_text_arrives(
    carried_line: Line, twilio: Sandbox, receipt: Receipt, now: datetime
) -> None:
    set_pace(carried_line, BATCH)
    *texts, late, probe = crowd(carried_line, BATCH + 1, now)
    run_out(carried_line, now)
    for text in texts:
        receipt(text, "undelivered", 30007)
    receipt(late, "delivered", None)  # it was sent before the breaker opened
    assert broken(carried_line).broken_at == now
    run(carried_line, now + PROBE)
    assert state_of(probe).status == Status.SENT  # which Twilio said before, too
    assert broken(carried_line).broken_at == now
    receipt(probe, "delivered", None)
    assert broken(carried_line).broken_at is None


def test_a_claim_asks_as_little_about_twelve_texts_as_about_one(
    carried_line: Line, now: datetime
) -> None:
    """Other workers wait for the lock on the line meanwhile."""

    def asked(people: int) -> int:
        crowd(carried_line, people, now)
        with acting_for(carried_line.agency_id), CaptureQueriesContext(connection) as captured:
            claim(line_id=carried_line.pk, now=now)
        with acting_for(carried_line.agency_id):
            Message.objects.all().delete()
            Citizen.objects.all().delete()
        return len(captured)

    set_pace(carried_line, MANY)
    asked(1)  # prepares the statements
    assert asked(MANY) <= asked(1)
