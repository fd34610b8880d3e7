"""What was received while our webhook could not be reached is heard all the same: once, and in order."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from agencies.models import Agency, Line
from agencies.tenancy import acting_for
from messaging.models import Citizen, Reply
from messaging.recovery import recover_missed
from sandbox.process import Sandbox
from surveys.models import Answer, Conversation
from tests.conftest import make_line, register
from tests.walk import PHONE, Text, send_all

SOON = timedelta(minutes=2)

pytestmark = pytest.mark.django_db


@pytest.fixture
def now() -> datetime:
    """The look-alike's own clock: it writes down when a text came."""
    return datetime.now(UTC)


@pytest.fixture
def agency(agency: Agency) -> Agency:
    """Texts at any hour."""
    Agency.objects.filter(pk=agency.pk).update(window_opens=None, window_closes=None)
    agency.refresh_from_db()
    return agency


@pytest.fixture
def missed(carried_line: Line, twilio: Sandbox) -> Callable[..., str]:
    """missed("5") -> the id of a text whose webhook never came."""

    def missed(body: str, sender: str = PHONE, to: str = carried_line.number) -> str:
        twilio.fail(drop_inbound=1.0)
        sid = twilio.text(sender=sender, to=to, body=body)
        twilio.wait_until_idle()
        return sid

    return missed


def recover(agency: Agency, at: datetime, **limits: int) -> int:
    return recover_missed(agency_id=agency.pk, now=at, **limits)


def heard(agency: Agency) -> list[str]:
    with acting_for(agency), transaction.atomic():
        return list(Reply.objects.order_by("pk").values_list("body", flat=True))


def mark_of(line: Line) -> datetime | None:
    with acting_for(line.agency), transaction.atomic():
        return Line.objects.get(pk=line.pk).recovered_until


def test_what_was_missed_is_heard_once_in_order_and_answered(
    asked: Conversation,
    agency: Agency,
    line: Line,
    twilio: Sandbox,
    missed: Callable[..., str],
    now: datetime,
) -> None:
    missed("5")
    missed("4")
    assert recover(agency, now + SOON) == 2
    assert recover(agency, now + SOON) == 0
    with acting_for(agency), transaction.atomic():
        assert list(Answer.objects.order_by("pk").values_list("number", flat=True)) == [5, 4]
    sent_before = len(twilio.messages())
    send_all(agency, now + SOON)
    assert len(twilio.messages()) == sent_before + 2
    assert mark_of(line) == now + SOON - timedelta(minutes=1)


def test_a_late_webhook_for_what_was_recovered_changes_and_answers_nothing(
    asked: Conversation, agency: Agency, missed: Callable[..., str], text: Text, now: datetime
) -> None:
    sid = missed("5")
    recover(agency, now + SOON)
    assert text("5", provider_id=sid) == []
    assert heard(agency) == ["5"]


def test_what_a_webhook_brought_is_not_heard_again(
    asked: Conversation, agency: Agency, missed: Callable[..., str], text: Text, now: datetime
) -> None:
    sid = missed("5")
    assert len(text("5", provider_id=sid)) == 1
    assert recover(agency, now + SOON) == 0


def test_a_text_of_this_minute_is_left_to_its_webhook(
    agency: Agency, line: Line, missed: Callable[..., str], now: datetime
) -> None:
    missed("5")
    assert recover(agency, now) == 0
    assert recover(agency, now + SOON) == 1


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_hear_a_text_once(
    agency: Agency, missed: Callable[..., str], twilio: Sandbox, now: datetime
) -> None:
    for body in ("one", "two", "three"):
        missed(body)
    twilio.fail(latency=0.2)

    def work(_: int) -> None:
        try:
            recover(agency, now + SOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(work, range(2)))
    assert heard(agency) == ["one", "two", "three"]


def test_many_pages_are_read_and_the_oldest_is_heard_first(
    agency: Agency, missed: Callable[..., str], now: datetime
) -> None:
    for number in range(5):
        missed(f"Text {number}")
    assert recover(agency, now + SOON, page=2) == 5
    assert heard(agency) == [f"Text {number}" for number in range(5)]


def test_a_run_that_ends_early_loses_nothing(
    agency: Agency, line: Line, missed: Callable[..., str], now: datetime
) -> None:
    for number in range(5):
        missed(f"Text {number}")
    assert recover(agency, now + SOON, page=1, requests=2) == 0
    assert heard(agency) == []
    assert recover(agency, now + SOON) == 5


def test_more_than_fits_is_read_in_shorter_stretches(
    agency: Agency, line: Line, twilio: Sandbox, missed: Callable[..., str], now: datetime
) -> None:
    """Five pages are more than one stretch may have: the quiet hours before are passed, the mark moves."""
    for number in range(5):
        missed(f"Text {number}")
    start = now - timedelta(hours=12)
    with acting_for(agency), transaction.atomic():
        Line.objects.update(recovered_until=start)
    recover(agency, now + SOON, page=1)
    mark = mark_of(line)
    assert mark is not None
    assert start < mark < now + SOON
    assert recover(agency, now + SOON) + len(heard(agency)) >= 5
    assert heard(agency) == [f"Text {number}" for number in range(5)]


def test_a_line_that_twilio_refuses_stops_no_other(
    agency: Agency, line: Line, twilio: Sandbox, missed: Callable[..., str], now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        second = make_line(agency, "+13195550177")
        Line.objects.filter(pk=second.pk).update(account="AC" + "e" * 32)
        second.refresh_from_db()
    second.agency = agency
    register(twilio, second, inbound_url="http://127.0.0.1:1/nowhere")
    missed("5", to=second.number)
    with acting_for(agency), transaction.atomic():
        Line.objects.filter(pk=line.pk).update(auth_token="b" * 32)
    assert recover(agency, now + SOON) == 1
    assert mark_of(line) is None


def test_another_agencys_lines_are_left_alone(
    agency: Agency, other_agency: Agency, missed: Callable[..., str], now: datetime
) -> None:
    missed("5")
    assert recover(other_agency, now + SOON) == 0
    assert heard(agency) == []


def test_a_line_that_is_not_active_is_not_read(
    agency: Agency, missed: Callable[..., str], now: datetime
) -> None:
    missed("5")
    with acting_for(agency), transaction.atomic():
        Line.objects.update(active=False)
    assert recover(agency, now + SOON) == 0


def test_a_stop_that_was_missed_opts_out(
    asked: Conversation, agency: Agency, missed: Callable[..., str], now: datetime
) -> None:
    missed("STOP")
    recover(agency, now + SOON)
    with acting_for(agency), transaction.atomic():
        assert Citizen.objects.get().opted_out_at == now + SOON


def test_a_start_older_than_the_stop_that_was_heard_does_not_undo_it(
    agency: Agency, missed: Callable[..., str], text: Text, now: datetime
) -> None:
    missed("START")
    text("STOP", at=now + timedelta(minutes=1))
    assert recover(agency, now + SOON) == 1
    with acting_for(agency), transaction.atomic():
        assert Citizen.objects.get().opted_out_at is not None
    assert heard(agency) == ["STOP", "START"]


def test_a_start_newer_than_the_stop_is_heard(
    agency: Agency, missed: Callable[..., str], text: Text, now: datetime
) -> None:
    text("STOP", at=now - timedelta(minutes=1))
    missed("START")
    recover(agency, now + SOON)
    with acting_for(agency), transaction.atomic():
        assert Citizen.objects.get().opted_out_at is None


def test_half_a_character_costs_no_reply(
    asked: Conversation, agency: Agency, missed: Callable[..., str], now: datetime
) -> None:
    """As in the second part of a text that a phone has split within an emoji."""
    missed("5 \ud83d")
    missed("4 nul \0 byte")
    assert recover(agency, now + SOON) == 2
    assert heard(agency) == ["5 ?", "4 nul  byte"]


def test_a_text_that_can_not_be_stored_holds_up_no_other_and_is_not_given_up(
    asked: Conversation, agency: Agency, line: Line, missed: Callable[..., str], now: datetime
) -> None:
    missed("the disk is full")
    missed("5")
    before = mark_of(line)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            CREATE FUNCTION pg_temp.fail() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'No space left on device'; END $$;
            CREATE TRIGGER full_disk BEFORE INSERT ON messaging_reply FOR EACH ROW
            WHEN (NEW.body LIKE '%disk%') EXECUTE FUNCTION pg_temp.fail();
            """
        )
    assert recover(agency, now + SOON) == 1
    assert heard(agency) == ["5"]
    assert mark_of(line) == before
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER full_disk ON messaging_reply")
    assert recover(agency, now + SOON) == 1
    assert heard(agency) == ["5", "the disk is full"]
    assert mark_of(line) == now + SOON - timedelta(minutes=1)
