"""The agency's caps: texts that nobody asked for wait when they are reached, and only those."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction

from agencies.encryption import fingerprint
from agencies.models import Agency, Line
from agencies.tenancy import acting_for
from messaging.caps import Cap, caps, look_again
from messaging.citizens import citizen_of, opt_out
from messaging.claiming import claim
from messaging.delivery import send_line
from messaging.models import Citizen, Message
from sandbox.process import Sandbox
from tests.conftest import make_line, register
from tests.messaging.sending import state_of

CHICAGO = ZoneInfo("America/Chicago")
MINUTE = timedelta(minutes=1)
Purpose = Message.Purpose
Status = Message.Status
Crowd = Callable[..., list[Message]]

pytestmark = pytest.mark.django_db


@pytest.fixture
def crowd(agency: Agency, carried_line: Line, now: datetime) -> Crowd:
    """crowd(3, segments=2) -> one text that waits for each of three people, at any hour."""
    Agency.objects.filter(pk=agency.pk).update(window_opens=None, window_closes=None)
    places = iter(range(1_000_000))

    def crowd(people: int, line: Line = carried_line, **fields: object) -> list[Message]:
        phones = [f"+1319{2_200_000 + next(places):07d}" for _ in range(people)]
        with acting_for(agency), transaction.atomic():
            citizens = Citizen.objects.bulk_create(
                Citizen(agency=agency, phone=phone, phone_hash=fingerprint(phone))
                for phone in phones
            )
            wanted: dict[str, object] = {
                "purpose": Purpose.OPENING,
                "segments": 1,
                "queued_at": now,
                "not_before": now,
                "expires_at": now + timedelta(hours=24),
            }
            return Message.objects.bulk_create(
                Message(agency=agency, line=line, citizen=each, body="Hello", **wanted | fields)
                for each in citizens
            )

    return crowd


def set_caps(agency: Agency, day: int | None = None, month: int | None = None) -> Agency:
    Agency.objects.filter(pk=agency.pk).update(segments_a_day=day, segments_a_month=month)
    return Agency.objects.get(pk=agency.pk)


def found(agency: Agency, at: datetime) -> list[Cap]:
    with acting_for(agency), transaction.atomic():
        return caps(agency=agency, now=at)


def run(line: Line, now: datetime) -> None:
    """What a worker does with the line, until it is told that nothing is left."""
    more = [now]
    while more and more.pop() <= now:
        send_line(agency_id=line.agency_id, line_id=line.pk, now=now, more=more.append)


def left(texts: Iterable[Message]) -> int:
    return sum(state_of(text).status == Status.SENT for text in texts)


def test_no_more_than_the_day_allows(
    agency: Agency, carried_line: Line, crowd: Crowd, twilio: Sandbox, now: datetime
) -> None:
    set_caps(agency, day=12)
    texts = crowd(20)
    run(carried_line, now)
    assert left(texts) == len(twilio.messages()) == 12
    waiting = [state_of(text) for text in texts if state_of(text).status == Status.QUEUED]
    midnight = datetime(2026, 11, 18, tzinfo=CHICAGO)
    assert {(text.not_before, text.reason) for text in waiting} == {
        (midnight, "The agency's cap of 12 segments a day is reached.")
    }
    run(carried_line, midnight)
    assert left(texts) == 20


def test_a_long_text_waits_and_a_short_one_takes_the_room(
    carried_line: Line, agency: Agency, crowd: Crowd, now: datetime
) -> None:
    set_caps(agency, day=5)
    [first] = crowd(1, segments=4)
    [long] = crowd(1, segments=2)
    [short] = crowd(1, segments=1)
    run(carried_line, now)
    assert [state_of(text).status for text in (first, long, short)] == ["sent", "queued", "sent"]
    assert found(Agency.objects.get(pk=agency.pk), now)[0].used == 5


def test_answers_leave_all_the_same_and_are_counted(
    agency: Agency, carried_line: Line, crowd: Crowd, now: datetime
) -> None:
    set_caps(agency, day=2)
    asked_for = [*crowd(2, purpose=Purpose.QUESTION), *crowd(2, purpose=Purpose.CONSENT)]
    unasked = crowd(1)
    run(carried_line, now)
    run(carried_line, now)
    assert (left(asked_for), left(unasked)) == (4, 0)
    [cap] = found(Agency.objects.get(pk=agency.pk), now)
    assert (cap.used, cap.left, cap.reached) == (4, 0, True)


def test_what_gets_stale_meanwhile_is_cancelled_with_that_reason(
    agency: Agency, carried_line: Line, crowd: Crowd, now: datetime
) -> None:
    set_caps(agency, month=1)
    crowd(1)
    run(carried_line, now)
    stale_at = now + timedelta(hours=24)
    [text] = crowd(1)
    run(carried_line, now)
    assert state_of(text).not_before == stale_at  # and not the first of December
    run(carried_line, stale_at)
    late = state_of(text)
    assert late.status == Status.CANCELLED
    assert late.reason == (
        "It could not be sent in time. The agency's cap of 1 segments a month is reached."
    )


def test_both_caps_bind_and_the_longer_wait_is_named(
    agency: Agency, carried_line: Line, crowd: Crowd, now: datetime
) -> None:
    set_caps(agency, day=1, month=1)
    far = now + timedelta(days=60)
    sent, waits = crowd(2, expires_at=far)
    run(carried_line, now)
    assert (state_of(sent).status, state_of(waits).status) == ("sent", "queued")
    assert state_of(waits).not_before == datetime(2026, 12, 1, tzinfo=CHICAGO)


@pytest.mark.parametrize(
    ("zone", "at", "day_ends", "month_ends"),
    [
        # The agency's midnight, not that of UTC.
        ("America/Chicago", "2026-11-18T05:59:59+00:00", "2026-11-18T06:00", "2026-12-01T06:00"),
        ("America/Chicago", "2026-11-18T06:00:00+00:00", "2026-11-19T06:00", "2026-12-01T06:00"),
        ("America/Chicago", "2026-12-01T05:59:59+00:00", "2026-12-01T06:00", "2026-12-01T06:00"),
        ("America/Chicago", "2026-12-31T12:00:00+00:00", "2027-01-01T06:00", "2027-01-01T06:00"),
        # The days on which clocks change have 23 and 25 hours; months begin by the clock of then.
        ("America/Chicago", "2026-03-08T06:00:00+00:00", "2026-03-09T05:00", "2026-04-01T05:00"),
        ("America/Chicago", "2026-11-01T05:00:00+00:00", "2026-11-02T06:00", "2026-12-01T06:00"),
        ("America/Chicago", "2026-10-31T12:00:00+00:00", "2026-11-01T05:00", "2026-11-01T05:00"),
        # Havana skips midnight in spring, and has it twice in autumn.
        ("America/Havana", "2026-03-07T12:00:00+00:00", "2026-03-08T05:00", "2026-04-01T04:00"),
        ("America/Havana", "2026-10-31T12:00:00+00:00", "2026-11-01T04:00", "2026-11-01T04:00"),
    ],
)
def test_day_and_month_end_at_the_agencys_midnight(
    agency: Agency, zone: str, at: str, day_ends: str, month_ends: str
) -> None:
    Agency.objects.filter(pk=agency.pk).update(time_zone=zone)
    day, month = found(set_caps(agency, day=1, month=1), datetime.fromisoformat(at))
    assert f"{day.ends_at.astimezone(UTC):%Y-%m-%dT%H:%M}" == day_ends
    assert f"{month.ends_at.astimezone(UTC):%Y-%m-%dT%H:%M}" == month_ends


@pytest.mark.parametrize(
    ("claimed", "today", "this_month"),
    [
        ("2026-11-01T04:59:59+00:00", 0, 0),  # the last second of October
        ("2026-11-01T05:00:00+00:00", 0, 3),
        ("2026-11-02T05:59:59+00:00", 0, 3),  # the 25th hour of the first of November
        ("2026-11-02T06:00:00+00:00", 3, 3),
    ],
)
def test_a_text_counts_on_the_day_on_which_it_was_claimed(
    agency: Agency, crowd: Crowd, claimed: str, today: int, this_month: int
) -> None:
    at = datetime.fromisoformat(claimed)
    crowd(1, segments=3, status=Status.DELIVERED, claimed_at=at, sent_at=at)
    agency = set_caps(agency, day=10, month=10)
    day, month = found(agency, datetime(2026, 11, 2, 0, 30, tzinfo=CHICAGO))
    assert (day.used, month.used) == (today, this_month)


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({"status": Status.SENDING}, True),
        ({"status": Status.UNKNOWN}, True),
        ({"status": Status.FAILED, "error_code": 21211}, False),  # Twilio never took it
        ({"status": Status.CANCELLED}, False),
        ({"status": Status.QUEUED}, True),  # claimed, and about to leave
    ],
)
def test_what_may_be_charged_counts(
    agency: Agency, crowd: Crowd, now: datetime, fields: dict[str, object], counts: bool
) -> None:
    crowd(1, claimed_at=now, **fields)
    [cap] = found(set_caps(agency, day=10), now + timedelta(seconds=9))
    assert cap.used == counts


def test_a_claim_that_was_given_up_counts_no_more(
    agency: Agency, crowd: Crowd, now: datetime
) -> None:
    crowd(1, claimed_at=now, status=Status.QUEUED)
    [cap] = found(set_caps(agency, day=10), now + Message.LEASE)
    assert cap.used == 0


@pytest.mark.parametrize(
    ("used", "nearly", "reached"),
    [(7, False, False), (8, True, False), (9, True, False), (10, True, True)],
)
def test_warned_from_80_percent_on(
    agency: Agency, crowd: Crowd, now: datetime, used: int, nearly: bool, reached: bool
) -> None:
    crowd(1, segments=used, status=Status.SENT, claimed_at=now, sent_at=now)
    [cap] = found(set_caps(agency, month=10), now)
    assert (cap.nearly_reached, cap.reached) == (nearly, reached)


def test_a_raised_cap_lets_them_leave_at_once(
    agency: Agency, carried_line: Line, crowd: Crowd, now: datetime
) -> None:
    set_caps(agency, month=1)
    texts = crowd(3)
    run(carried_line, now)
    agency = set_caps(agency, month=2)
    with acting_for(agency), transaction.atomic():
        look_again(agency=agency, now=now)
    run(carried_line, now)
    assert left(texts) == 2


def test_another_agencys_texts_are_not_counted(
    agency: Agency, other_agency: Agency, crowd: Crowd, now: datetime
) -> None:
    crowd(1, status=Status.SENT, claimed_at=now, sent_at=now)
    assert found(set_caps(other_agency, day=1), now)[0].used == 0


@pytest.mark.django_db(transaction=True)
def test_two_lines_and_eight_workers_never_exceed_a_cap(
    agency: Agency, carried_line: Line, crowd: Crowd, twilio: Sandbox, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        second = make_line(agency, "+13195550143")
    register(twilio, second, inbound_url="http://127.0.0.1:1/nowhere")
    set_caps(agency, day=37)
    texts = [*crowd(40, line=carried_line), *crowd(40, line=second)]

    def work(line: Line) -> None:
        try:
            run(line, now)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, [carried_line, second] * 4))
    assert left(texts) == len(twilio.messages()) == 37


@pytest.mark.django_db(transaction=True)
def test_putting_off_and_a_stop_at_the_same_moment_do_not_wait_for_each_other(
    agency: Agency, carried_line: Line, crowd: Crowd, now: datetime
) -> None:
    """Texts are locked before their citizens in the one, after them in the other."""
    set_caps(agency, day=1)
    crowd(1)
    run(carried_line, now)
    texts = crowd(200)
    citizens = [text.citizen for text in texts]

    def stop_all() -> None:
        try:
            for citizen in citizens:
                with acting_for(agency), transaction.atomic():
                    locked = citizen_of(agency=agency, phone=citizen.phone)
                    opt_out(citizen=locked, how="texted STOP", now=now)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        stopping = threads.submit(stop_all)
        while not stopping.done():
            with acting_for(agency):
                claim(line_id=carried_line.pk, now=now)
            time.sleep(0.001)
        stopping.result()
    assert {state_of(text).status for text in texts} == {Status.CANCELLED}
