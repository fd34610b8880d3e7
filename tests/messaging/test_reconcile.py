"""A text whose sending nobody saw the end of is found at Twilio, or sent after all: once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import count

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agencies.models import Agency
from agencies.tenancy import acting_for
from messaging import receipts, reconcile, tasks
from messaging.citizens import citizen_of, opt_out
from messaging.delivery import sweep
from messaging.models import Citizen, Message
from sandbox.process import Sandbox
from sandbox.stack import wait_for
from surveys.models import Conversation
from tests.messaging.sending import Queue, send, state_of
from tests.walk import Text, send_all

Status = Message.Status
AFTER = ["500_after", "timeout_after", "reset_after"]
BEFORE = ["500", "timeout_before", "reset"]
FOUR_MINUTES = timedelta(minutes=4)
SID = "SM" + "9" * 32

pytestmark = pytest.mark.django_db


@pytest.fixture
def now() -> datetime:
    """The look-alike's own clock: it writes down when it took a text."""
    return datetime.now(UTC)


@pytest.fixture
def agency(agency: Agency) -> Agency:
    """Texts at any hour."""
    Agency.objects.filter(pk=agency.pk).update(window_opens=None, window_closes=None)
    agency.refresh_from_db()
    return agency


@pytest.fixture
def in_doubt(queue: Queue, twilio: Sandbox, now: datetime) -> Callable[..., Message]:
    """in_doubt("500_after") -> a text that was offered to Twilio, and no answer was read."""

    def in_doubt(fault: str, body: str = "Hello", **options: object) -> Message:
        message = queue(body, **options)
        twilio.fail(**{fault: 1.0, "hold": 0.05})
        assert send(message, now).status == Status.UNKNOWN
        twilio.fail()
        return state_of(message)

    return in_doubt


def bodies(twilio: Sandbox) -> list[str]:
    return [text["body"] for text in twilio.messages()]


def settle(agency: Agency, at: datetime, **limits: int) -> dict[str, int]:
    return dict(reconcile.settle_unknown(agency_id=agency.pk, now=at, **limits))


@pytest.mark.parametrize("fault", AFTER)
def test_a_text_that_twilio_took_is_adopted(
    in_doubt: Callable[..., Message], agency: Agency, twilio: Sandbox, now: datetime, fault: str
) -> None:
    message = in_doubt(fault)
    assert settle(agency, now + timedelta(minutes=1)) == {"adopted": 1}
    adopted = state_of(message)
    assert adopted.status in {Status.SENT, Status.DELIVERED}
    assert [text["sid"] for text in twilio.messages()] == [adopted.provider_id]
    assert settle(agency, now + FOUR_MINUTES) == {}


@pytest.mark.parametrize("fault", BEFORE)
def test_a_text_that_twilio_surely_lacks_is_sent_after_all_and_once(
    in_doubt: Callable[..., Message], agency: Agency, twilio: Sandbox, now: datetime, fault: str
) -> None:
    message = in_doubt(fault)
    assert settle(agency, now + timedelta(minutes=2)) == {"left": 1}
    assert state_of(message).status == Status.UNKNOWN
    later = now + FOUR_MINUTES
    assert settle(agency, later) == {"queued again": 1}
    assert sweep(now=later) == [(agency.pk, message.line_id)]
    assert send(message, later).status == Status.SENT
    assert bodies(twilio) == ["Hello"]


def test_what_can_not_be_read_proves_nothing(
    in_doubt: Callable[..., Message], agency: Agency, twilio: Sandbox, now: datetime
) -> None:
    message = in_doubt("500")
    for fault in ("429", "500", "reset", "timeout_after"):
        twilio.fail(**{fault: 1.0, "hold": 0.05})
        assert settle(agency, now + FOUR_MINUTES) == {}
    assert state_of(message).status == Status.UNKNOWN


def test_a_list_of_many_pages_is_read_to_its_end(
    in_doubt: Callable[..., Message],
    queue: Queue,
    agency: Agency,
    twilio: Sandbox,
    now: datetime,
) -> None:
    Agency.objects.filter(pk=agency.pk).update(daily_cap=20)
    message = in_doubt("reset_after", "The oldest")
    for number in range(4):
        assert send(queue(f"Text {number}"), now).status == Status.SENT
    later = now + FOUR_MINUTES
    assert settle(agency, later, page=2, requests=2) == {}
    assert state_of(message).status == Status.UNKNOWN
    assert settle(agency, later, page=2, requests=3) == {"adopted": 1}


def test_what_one_run_may_not_ask_the_next_one_does(
    in_doubt: Callable[..., Message], agency: Agency, now: datetime
) -> None:
    for number in range(3):
        in_doubt("500_after", f"Text {number}")
    runs = [settle(agency, now + FOUR_MINUTES, requests=2) for _ in range(3)]
    assert runs == [{"adopted": 2}, {"adopted": 1}, {}]


def test_two_texts_of_the_same_words_do_not_share_one_id(
    in_doubt: Callable[..., Message], agency: Agency, twilio: Sandbox, now: datetime
) -> None:
    """Twilio took one of the two: the other one is sent after all, whichever it was."""
    pair = [in_doubt("500_after"), in_doubt("500")]
    later = now + FOUR_MINUTES
    assert settle(agency, later) == {"adopted": 1, "queued again": 1}
    send_all(agency, later)
    assert bodies(twilio) == ["Hello", "Hello"]
    sids = {state_of(message).provider_id for message in pair}
    assert sids == {text["sid"] for text in twilio.messages()}


def test_a_text_of_the_same_words_that_is_being_sent_now_is_not_robbed_of_its_id(
    in_doubt: Callable[..., Message], queue: Queue, agency: Agency, now: datetime
) -> None:
    message = in_doubt("500_after")
    other = queue()
    with acting_for(agency), transaction.atomic():
        Message.objects.filter(pk=other.pk).update(status=Status.SENDING, claimed_at=now)
    assert settle(agency, now + FOUR_MINUTES) == {"left": 1}
    assert state_of(message).provider_id == ""


WAITING_IN_A_TRANSACTION = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND state LIKE 'idle in transaction%'
"""


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_twilio_is_asked(
    in_doubt: Callable[..., Message], agency: Agency, twilio: Sandbox, now: datetime
) -> None:
    in_doubt("500")
    twilio.fail(slow={"rate": 1.0, "seconds": 0.5})

    def work() -> None:
        try:
            settle(agency, now)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        run = threads.submit(work)
        wait_for(lambda: twilio.books()["faults"].get("slow"), "the list to be read")
        with connection.cursor() as cursor:
            cursor.execute(WAITING_IN_A_TRANSACTION)
            assert cursor.fetchone() == (0,)
        run.result()


@pytest.mark.django_db(transaction=True)
def test_a_receipt_in_the_middle_wins(
    in_doubt: Callable[..., Message], agency: Agency, twilio: Sandbox, now: datetime
) -> None:
    message = in_doubt("500")
    twilio.fail(slow={"rate": 1.0, "seconds": 0.5})

    def work() -> dict[str, int]:
        try:
            return settle(agency, now + FOUR_MINUTES)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        run = threads.submit(work)
        wait_for(lambda: twilio.books()["faults"].get("slow"), "the list to be read")
        with acting_for(agency), transaction.atomic():
            receipts.record(
                message_id=message.pk, status="sent", provider_id=SID, error_code=None, now=now
            )
        assert run.result() == {"left": 1}
    assert (state_of(message).status, state_of(message).provider_id) == (Status.SENT, SID)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("fault", ["500", "500_after"])
def test_two_runs_at_once_do_the_work_of_one(
    in_doubt: Callable[..., Message], agency: Agency, twilio: Sandbox, now: datetime, fault: str
) -> None:
    message = in_doubt(fault)
    later = now + FOUR_MINUTES
    twilio.fail(latency=0.3)

    def work(_: int) -> dict[str, int]:
        try:
            return settle(agency, later)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        done = list(threads.map(work, range(2)))
    twilio.fail()
    assert sum(run.get("left", 0) for run in done) == 1
    send_all(agency, later)
    assert bodies(twilio) == ["Hello"]
    assert state_of(message).status in {Status.SENT, Status.DELIVERED}


def test_whoever_opted_out_meanwhile_gets_nothing(
    in_doubt: Callable[..., Message], agency: Agency, citizen: Citizen, now: datetime
) -> None:
    message = in_doubt("reset")
    with acting_for(agency), transaction.atomic():
        opt_out(citizen=citizen, how="texted “STOP”", now=now)
    assert settle(agency, now + FOUR_MINUTES) == {"cancelled": 1}
    assert state_of(message).reason == "The number opted out."


def test_a_text_that_came_too_late_is_cancelled(
    in_doubt: Callable[..., Message], agency: Agency, now: datetime
) -> None:
    message = in_doubt("reset")
    assert settle(agency, now + timedelta(hours=25)) == {"cancelled": 1}
    cancelled = state_of(message)
    assert (cancelled.status, cancelled.reason) == (Status.CANCELLED, reconcile.TOO_LATE)


def test_another_agencys_texts_are_left_alone(
    in_doubt: Callable[..., Message], other_agency: Agency, now: datetime
) -> None:
    message = in_doubt("500_after")
    assert settle(other_agency, now + FOUR_MINUTES) == {}
    assert state_of(message).status == Status.UNKNOWN


@pytest.mark.parametrize(("fault", "done"), [("500_after", "adopted"), ("500", "queued again")])
def test_the_id_of_the_attempt_before_settles_nothing(
    in_doubt: Callable[..., Message],
    queue: Queue,
    agency: Agency,
    twilio: Sandbox,
    now: datetime,
    fault: str,
    done: str,
) -> None:
    """A phone that was off gets its text once more: the second attempt has an id of its own."""
    first = send(queue(), now)
    with acting_for(agency), transaction.atomic():
        Message.objects.filter(pk=first.pk).update(status=Status.QUEUED)
    twilio.fail(**{fault: 1.0})
    assert send(first, now).status == Status.UNKNOWN
    twilio.fail()
    later = now + FOUR_MINUTES
    assert settle(agency, later) == {done: 1}
    second = send(first, later)
    assert second.provider_id == twilio.messages()[-1]["sid"] != first.provider_id
    assert len(twilio.messages()) == 2


# ---- answers that left in the webhook's own answer


@pytest.fixture
def unsent_answer(asked: Conversation, agency: Agency, text: Text, now: datetime) -> Message:
    """An answer that Twilio never read, as a sweep leaves it."""
    assert text("5", provider_id=SID)
    sweep(now=now + timedelta(minutes=3))
    with acting_for(agency), transaction.atomic():
        return Message.objects.get(status=Status.UNKNOWN, in_reply_to__isnull=False)


def test_an_answer_that_twilio_surely_lacks_leaves_by_one_door_only(
    unsent_answer: Message, agency: Agency, twilio: Sandbox, text: Text, now: datetime
) -> None:
    later = now + FOUR_MINUTES
    assert settle(agency, later) == {"queued again": 1}
    assert text("5", provider_id=SID, at=later) == []
    assert send(unsent_answer, later).status == Status.SENT
    assert text("5", provider_id=SID, at=later) == []
    assert bodies(twilio).count(unsent_answer.body) == 1


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_a_repeated_webhook_took_is_not_queued_again(
    unsent_answer: Message, agency: Agency, text: Text, twilio: Sandbox, now: datetime
) -> None:
    later = now + FOUR_MINUTES
    twilio.fail(slow={"rate": 1.0, "seconds": 0.5})

    def work() -> dict[str, int]:
        try:
            return settle(agency, later)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        run = threads.submit(work)
        wait_for(lambda: twilio.books()["faults"].get("slow"), "the list to be read")
        assert text("5", provider_id=SID, at=later) == [unsent_answer.body]
        assert run.result() == {"left": 1}
    twilio.fail()
    assert settle(agency, later + timedelta(minutes=1)) == {"left": 1}


def test_an_answer_is_not_sent_when_the_talk_has_moved_on(
    unsent_answer: Message, agency: Agency, now: datetime
) -> None:
    assert settle(agency, now + timedelta(minutes=11)) == {"cancelled": 1}
    assert state_of(unsent_answer).reason == reconcile.TOO_LATE


# ---- receipts that never came


def test_the_receipt_that_never_came_is_fetched(
    queue: Queue, agency: Agency, twilio: Sandbox, now: datetime
) -> None:
    twilio.fail(drop_callback=1.0)
    message = send(queue(), now)
    twilio.wait_until_idle()

    def fetched(after: timedelta) -> int:
        return reconcile.fetch_receipts(agency_id=agency.pk, now=now + after)

    assert fetched(timedelta(minutes=9)) == 0
    assert fetched(timedelta(minutes=11)) == 1
    assert state_of(message).status == Status.DELIVERED
    assert fetched(timedelta(hours=2)) == 0


def test_a_receipt_is_asked_for_once_an_hour_and_not_for_ever(
    queue: Queue, agency: Agency, twilio: Sandbox, now: datetime
) -> None:
    send(queue(), now)
    twilio.wait_until_idle()
    twilio.fail(**{"500": 1.0})

    def asked(after: timedelta) -> int:
        before = twilio.books()["faults"].get("500", 0)
        reconcile.fetch_receipts(agency_id=agency.pk, now=now + after)
        return int(twilio.books()["faults"].get("500", 0) - before)

    minutes = (11, 12, 60, 72, 73, 36 * 60 - 1, 36 * 60 + 1)
    assert [asked(timedelta(minutes=at)) for at in minutes] == [1, 0, 0, 1, 0, 1, 0]


def test_a_failure_that_was_never_reported_has_its_consequences(
    queue: Queue, agency: Agency, twilio: Sandbox, now: datetime
) -> None:
    twilio.fail(drop_callback=1.0)
    with acting_for(agency), transaction.atomic():
        landline = citizen_of(agency=agency, phone="+15005550036")
    message = send(queue(to=landline), now)
    twilio.wait_until_idle()
    assert reconcile.fetch_receipts(agency_id=agency.pk, now=now + timedelta(minutes=11)) == 1
    assert (state_of(message).status, state_of(message).error_code) == (Status.FAILED, 30006)
    with acting_for(agency), transaction.atomic():
        assert Citizen.objects.get(pk=landline.pk).dead_at is not None


# ---- by hand, and by the clock


def test_the_task_does_one_agency_and_every_agency_with_a_line_has_its_turn(
    in_doubt: Callable[..., Message], agency: Agency, other_agency: Agency
) -> None:
    message = in_doubt("500_after")
    assert reconcile.agencies() == [agency.pk]
    tasks.reconcile_agency(agency.pk)
    assert state_of(message).status in {Status.SENT, Status.DELIVERED}


def test_the_command_says_what_it_did(
    in_doubt: Callable[..., Message], agency: Agency, other_agency: Agency
) -> None:
    in_doubt("500_after")
    said = StringIO()
    call_command("reconcile", agency=agency.slug, stdout=said)
    assert said.getvalue() == (
        "Cedar Falls Police Department: 0 missed texts heard; of the texts in doubt 1 found at "
        "Twilio, 0 queued again, 0 cancelled; 0 receipts fetched.\n"
    )
    with pytest.raises(CommandError, match="There is no agency “nowhere”"):
        call_command("reconcile", agency="nowhere")


# ---- whatever happens

FAULTS = ["", "429", "500", *AFTER, *BEFORE]
STEPS = st.one_of(
    st.tuples(st.just("deliver"), st.sampled_from(FAULTS)),
    st.tuples(st.just("reconcile"), st.sampled_from(["", "", "500", "reset"])),
    st.tuples(st.just("receipt"), st.sampled_from(["queued", "sent", "delivered"])),
    st.tuples(st.just("pass"), st.sampled_from([1, 4, 12])),
    st.tuples(st.just("sweep"), st.just("")),
)
numbers = count()


def let_pass(agency: Agency, minutes: int) -> None:
    """Move all that happened into the past: the look-alike's clock is the real one."""
    by = timedelta(minutes=minutes)
    moments = ("queued_at", "not_before", "claimed_at", "sent_at", "asked_at")
    with acting_for(agency), transaction.atomic():
        Message.objects.update(**{name: F(name) - by for name in moments})


def take(step: tuple[str, object], message: Message, agency: Agency, twilio: Sandbox) -> None:
    match step:
        case ("deliver", fault):
            twilio.fail(**({str(fault): 1.0, "hold": 0.02} if fault else {}))
            send(message, datetime.now(UTC))
        case ("reconcile", fault):
            twilio.fail(**({str(fault): 1.0} if fault else {}))
            settle(agency, datetime.now(UTC))
        case ("receipt", str() as word):
            for text in twilio.messages():
                if text["body"] == message.body:
                    with acting_for(agency), transaction.atomic():
                        receipts.record(
                            message_id=message.pk,
                            status=word,
                            provider_id=text["sid"],
                            error_code=None,
                            now=datetime.now(UTC),
                        )
        case ("pass", int() as minutes):
            let_pass(agency, minutes)
        case _:
            sweep(now=datetime.now(UTC))
    twilio.fail()


@given(steps=st.lists(STEPS, max_size=8))
@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_sequence_of_misfortunes_sends_a_text_twice_or_loses_it(
    agency: Agency, queue: Queue, twilio: Sandbox, steps: list[tuple[str, object]]
) -> None:
    Agency.objects.filter(pk=agency.pk).update(daily_cap=30_000)
    message = queue(f"Text {next(numbers)}", at=datetime.now(UTC))
    for step in steps:
        take(step, message, agency, twilio)
    for _ in range(3):  # then the world is well again
        let_pass(agency, 15)
        sweep(now=datetime.now(UTC))
        send(message, datetime.now(UTC))
        settle(agency, datetime.now(UTC))
    ended = state_of(message)
    assert ended.status in {Status.SENT, Status.DELIVERED}
    sids = [text["sid"] for text in twilio.messages() if text["body"] == message.body]
    assert sids == [ended.provider_id]
