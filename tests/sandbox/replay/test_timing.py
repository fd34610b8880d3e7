"""Reports and their times: every call closes now, at the speed that was asked for."""

import pytest

from sandbox.replay.calls import Call, CallType, Times
from sandbox.replay.reports import Report, reports_of
from sandbox.replay.timeline import AT_ONCE, batches
from tests.sandbox.replay.calls import JANUARY, MINUTE, NOON


def test_a_call_closes_now_and_keeps_what_lay_between() -> None:
    times = Times(opened=JANUARY, dispatched=JANUARY + MINUTE, closed=JANUARY + 9 * MINUTE)
    call = Call(reference="SAC19-1", times=times, call_type=CallType("415E", "NOISE"), beat="6A")
    [report] = reports_of(call, phone="+13195550123")
    assert report.body(at=NOON) == {
        "reference": "SAC19-1",
        "call_type": "415E",
        "call_type_description": "NOISE",
        "district": "",
        "beat": "6A",
        "unit": "",
        "officer_badge": "",
        "self_initiated": False,
        "arrest": False,
        "status": "closed",
        "caller": {"phone": "+13195550123", "role": "Caller"},
        "opened_at": (NOON - 9 * MINUTE).isoformat(),
        "dispatched_at": (NOON - 8 * MINUTE).isoformat(),
        "closed_at": NOON.isoformat(),
        "updated_at": NOON.isoformat(),
    }


def test_a_first_type_is_reported_first() -> None:
    times = Times(opened=JANUARY, closed=JANUARY + MINUTE)
    first, last = CallType("FIGHT", "FIGHT"), CallType("244", "NOISE DISTURBANCE")
    call = Call(reference="SEA16-1", times=times, first_type=first, call_type=last)
    opened, closed = (report.body(at=NOON) for report in reports_of(call, phone=None))
    assert (opened["status"], opened["call_type"], opened["opened_at"]) == (
        "open",
        "FIGHT",
        NOON.isoformat(),
    )
    assert "closed_at" not in opened
    assert (closed["status"], closed["call_type"]) == ("closed", "244")
    assert opened["self_initiated"]
    assert "caller" not in opened


def test_a_call_that_never_closed_stays_open() -> None:
    call = Call(reference="SAC19-1", times=Times(opened=JANUARY), call_type=CallType("X", "X"))
    [report] = reports_of(call, phone=None)
    assert (report.closes, report.body(at=NOON)["status"]) == (False, "open")


def reports_at(*minutes: float) -> list[Report]:
    return [
        Report(f"R-{n}", True, NOON + minute * MINUTE, {}, {}) for n, minute in enumerate(minutes)
    ]


def test_as_fast_as_possible_means_full_batches_in_order() -> None:
    reports = reports_at(*(-n for n in range(AT_ONCE + 3)))
    sizes = []
    for batch in batches(reports=reports, speed=None):
        assert [report.moment for report in batch] == sorted(report.moment for report in batch)
        sizes.append(len(batch))
    assert sizes == [AT_ONCE, 3]


def test_sixty_times_as_fast_sends_a_minute_in_a_second() -> None:
    now, slept = 0.0, []

    def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(seconds)
        now += seconds

    sent = [
        [report.reference for report in batch]
        for batch in batches(
            reports=reports_at(0, 0, 10, 1), speed=60, clock=lambda: now, sleep=sleep
        )
    ]
    assert sent == [["R-0", "R-1"], ["R-3"], ["R-2"]]
    assert slept == pytest.approx([1, 9])
