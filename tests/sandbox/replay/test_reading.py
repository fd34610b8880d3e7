"""Reading public files of calls for service."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from incidents.intake.tables import CannotRead
from sandbox.replay.callers import is_self_initiated
from sandbox.replay.calls import Call, CallType, Times
from sandbox.replay.files import prefix_of, read_calls
from tests.sandbox.replay.calls import (
    CALLS,
    DAY,
    JANUARY,
    MINUTE,
    NOON,
    SACRAMENTO,
    SEATTLE,
    Write,
    sacramento,
    seattle,
)


def test_a_row_of_sacramento(write: Write) -> None:
    path = write(SACRAMENTO, sacramento(7, "415E", "DISTURBANCE-NOISE", clear=JANUARY + DAY))
    file = read_calls(path=path)
    half_a_day = JANUARY + DAY / 2  # one call of the day stands in its middle
    assert file.unreadable == []
    assert list(file.calls) == [
        Call(
            reference="CAL-7",
            times=Times(
                opened=half_a_day, dispatched=half_a_day, arrived=None, closed=half_a_day + DAY
            ),
            call_type=CallType("415E", "DISTURBANCE-NOISE"),
            district="6",
            beat="6A",
            unit="2A65",
            officer_badge="1011",
        )
    ]


def test_the_calls_of_a_day_are_spread_over_it(write: Write) -> None:
    days = [JANUARY, JANUARY, JANUARY + DAY, JANUARY, JANUARY]
    rows = [sacramento(n, "X", "X", received=day, clear=day) for n, day in enumerate(days)]
    opened = [call.times.opened for call in read_calls(path=write(SACRAMENTO, *rows)).calls]
    hours = [(time - JANUARY) / timedelta(hours=1) for time in opened]
    assert hours == [3, 9, 36, 15, 21]


def test_a_row_of_seattle(write: Write) -> None:
    initial = "MOTOR VEHICLE COLLISION, REPORT ONLY - NON INJURY/NON BLOCKING"
    row = seattle(16000104006, initial, ("430", "MOTOR VEHICLE COLLISION", "MVC"))
    [call] = read_calls(path=write(SEATTLE, row)).calls
    arrived = datetime(2016, 3, 25, 22, 25, 51, tzinfo=UTC)
    assert call == Call(
        reference="CAL-16000104006",
        times=Times(
            opened=arrived, arrived=arrived, closed=datetime(2016, 3, 25, 23, 58, 30, tzinfo=UTC)
        ),
        first_type=CallType(initial[:60], initial),
        call_type=CallType("430", "MOTOR VEHICLE COLLISION"),
        district="K",
        beat="K3",
    )


@pytest.mark.parametrize("at_scene", ["", "03/26/2016 12:10:00 AM"])
def test_a_call_of_seattle_is_opened_before_it_is_cleared(write: Write, at_scene: str) -> None:
    row = seattle(1, "TRESPASS", ("192", "WARRANT SERVICE", "ARREST"), at_scene=at_scene)
    [call] = read_calls(path=write(SEATTLE, row)).calls
    closed = datetime(2016, 3, 25, 23, 58, 30, tzinfo=UTC)
    assert call.times == Times(
        opened=closed - timedelta(seconds=1), arrived=closed if at_scene else None, closed=closed
    )
    assert call.arrest


@pytest.mark.parametrize(
    ("header", "row", "sentence"),
    [
        (
            SACRAMENTO,
            sacramento(1, "X", "X", received=None, clear=None),
            "Row 3, Received_Date: “-2208988800000”; expected was when the call came in",
        ),
        (SACRAMENTO, "1,2,3", "Row 3: “3 cells”; expected was 20 cells"),
        (
            SEATTLE,
            seattle(1, "X", ("1", "X", "X"), cleared="yesterday"),
            "Row 3, Event Clearance Date: “yesterday”; expected was a time",
        ),
    ],
)
def test_a_row_that_cannot_be_read_is_told_and_left_out(
    write: Write, header: str, row: str, sentence: str
) -> None:
    good = {
        SACRAMENTO: sacramento(5, "X", "X"),
        SEATTLE: seattle(5, "X", ("1", "X", "X")),
    }[header]
    file = read_calls(path=write(header, good, row))
    assert [call.reference[-2:] for call in file.calls] == ["-5"]
    [problem] = file.unreadable
    assert problem.startswith(sentence)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Date,Type\n1/2/2026,NOISE\n", "No column holds an incident number"),
        (b"", "The file is empty"),
        (b"\x89PNG\x00\x00\x00" * 9, "neither a text file nor an Excel workbook"),
        (SEATTLE.encode(), "no call that can be read"),
    ],
)
def test_another_file_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    with pytest.raises(CannotRead, match=sentence):
        read_calls(path=path)


def test_references_begin_with_the_files_name_and_year() -> None:
    assert prefix_of(Path("sacramento_2019_01.csv")) == "SAC19-"
    assert prefix_of(Path("calls.csv")) == "CAL-"
    assert prefix_of(Path("20260101.csv")) == "FILE-"


@pytest.mark.parametrize(
    ("name", "rows", "self_initiated", "never_closed"),
    [("sacramento_2019_01.csv", 25_000, 0.31, 1), ("seattle_2016_03.csv", 706, 0.06, 0)],
)
def test_the_real_files(name: str, rows: int, self_initiated: float, never_closed: int) -> None:
    if not CALLS.is_dir():
        pytest.skip("the public calls for service are not beside this checkout")
    file = read_calls(path=CALLS / name)
    assert len(file.calls) == rows
    assert file.unreadable == []
    by_officers = sum(map(is_self_initiated, file.calls)) / rows
    assert by_officers == pytest.approx(self_initiated, abs=0.02)
    assert sum(call.times.closed is None for call in file.calls) == never_closed
    for call in file.calls:
        times = call.times
        told = [times.opened, times.dispatched, times.arrived, times.closed]
        known = [time for time in told if time]
        assert known == sorted(known), call


@pytest.mark.parametrize(
    ("dispatched", "arrived", "closed", "expected"),
    [
        (1, 2, 3, (1, 2, 3)),
        (-1, 2, 3, (0, 2, 3)),
        (5, 4, 3, (3, 3, 3)),
        (2, 1, 3, (2, 2, 3)),
        (None, None, -1, (None, None, 0)),
        (None, 9, None, (None, 9, None)),
    ],
)
def test_times_are_repaired(
    dispatched: int | None,
    arrived: int | None,
    closed: int | None,
    expected: tuple[int | None, ...],
) -> None:
    def at(minutes: int | None) -> datetime | None:
        return None if minutes is None else NOON + minutes * MINUTE

    times = Times.repaired(
        opened=NOON, dispatched=at(dispatched), arrived=at(arrived), closed=at(closed)
    )
    assert (times.dispatched, times.arrived, times.closed) == tuple(map(at, expected))
