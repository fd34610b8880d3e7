"""Quiet hours, by hand around clock changes and against a clock that ticks minute by minute."""

from datetime import UTC, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agencies.hours import Window, closes_at, next_sendable

CHICAGO = ZoneInfo("America/Chicago")
NEW_YORK = ZoneInfo("America/New_York")
LOS_ANGELES = ZoneInfo("America/Los_Angeles")
HONOLULU = ZoneInfo("Pacific/Honolulu")
KOLKATA = ZoneInfo("Asia/Kolkata")
ST_JOHNS = ZoneInfo("America/St_Johns")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
DAY = Window(time(8), time(20))


def at(zone: ZoneInfo, text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


@pytest.mark.parametrize(
    ("zones", "window", "now", "expected"),
    [
        # inside, at the first moment, and the last moment
        ([CHICAGO], DAY, at(CHICAGO, "2026-01-15T12:00"), at(CHICAGO, "2026-01-15T12:00")),
        ([CHICAGO], DAY, at(CHICAGO, "2026-01-15T08:00"), at(CHICAGO, "2026-01-15T08:00")),
        (
            [CHICAGO],
            DAY,
            at(CHICAGO, "2026-01-15T19:59:59.999999"),
            at(CHICAGO, "2026-01-15T19:59:59.999999"),
        ),
        # before opening, at closing, and in the night
        ([CHICAGO], DAY, at(CHICAGO, "2026-01-15T07:59:59"), at(CHICAGO, "2026-01-15T08:00")),
        ([CHICAGO], DAY, at(CHICAGO, "2026-01-15T20:00"), at(CHICAGO, "2026-01-16T08:00")),
        ([CHICAGO], DAY, at(CHICAGO, "2026-12-31T23:30"), at(CHICAGO, "2027-01-01T08:00")),
        # the strictest zone holds, both ends of the day
        (
            [NEW_YORK, LOS_ANGELES],
            DAY,
            at(NEW_YORK, "2026-01-15T08:30"),
            at(LOS_ANGELES, "2026-01-15T08:00"),
        ),
        (
            [NEW_YORK, LOS_ANGELES],
            DAY,
            at(LOS_ANGELES, "2026-01-15T17:00"),
            at(LOS_ANGELES, "2026-01-16T08:00"),
        ),
        # half-hour zones
        ([KOLKATA], DAY, at(KOLKATA, "2026-01-15T06:10"), at(KOLKATA, "2026-01-15T08:00")),
        (
            [ST_JOHNS, CHICAGO],
            DAY,
            at(ST_JOHNS, "2026-01-15T08:00"),
            at(ST_JOHNS, "2026-01-15T10:30"),
        ),
        # the night in which clocks go forward is an hour shorter, back an hour longer
        ([CHICAGO], DAY, at(CHICAGO, "2026-03-07T21:00"), at(CHICAGO, "2026-03-08T08:00")),
        ([CHICAGO], DAY, at(CHICAGO, "2026-10-31T21:00"), at(CHICAGO, "2026-11-01T08:00")),
        # 02:30 is skipped: open from the moment of the change, 03:00
        (
            [CHICAGO],
            Window(time(2, 30), time(4)),
            at(CHICAGO, "2026-03-08T01:00"),
            at(CHICAGO, "2026-03-08T03:00"),
        ),
        # the whole window is skipped: the day after
        (
            [CHICAGO],
            Window(time(2, 10), time(2, 50)),
            at(CHICAGO, "2026-03-08T01:00"),
            at(CHICAGO, "2026-03-09T02:10"),
        ),
        # 01:30 comes twice: the window opens twice
        (
            [CHICAGO],
            Window(time(1, 30), time(3)),
            at(CHICAGO, "2026-11-01T01:10", fold=1),
            at(CHICAGO, "2026-11-01T01:30", fold=1),
        ),
        # it had closed at 01:30, and clocks going back open it again
        (
            [CHICAGO],
            Window(time(0, 30), time(1, 30)),
            at(CHICAGO, "2026-11-01T01:45"),
            at(CHICAGO, "2026-11-01T01:00", fold=1),
        ),
        # a change of half an hour
        (
            [LORD_HOWE],
            Window(time(2, 15), time(4)),
            at(LORD_HOWE, "2026-10-04T01:00"),
            at(LORD_HOWE, "2026-10-04T02:30"),
        ),
    ],
)
def test_next_sendable(
    zones: list[ZoneInfo], window: Window, now: datetime, expected: datetime
) -> None:
    got = next_sendable(zones=zones, window=window, now=now)
    # Local times of one zone compare by the wall clock, so compare the instants.
    assert got.astimezone(UTC) == expected.astimezone(UTC)
    assert got.tzinfo is now.tzinfo


def test_any_hour_is_now() -> None:
    now = at(CHICAGO, "2026-01-15T03:00")
    assert next_sendable(zones=[CHICAGO], window=None, now=now) is now
    assert next_sendable(zones=[], window=None, now=now) is now


def test_zones_may_come_once_only() -> None:
    """An iterator is enough: it is read once."""
    got = next_sendable(
        zones=iter([CHICAGO, NEW_YORK]), window=DAY, now=at(CHICAGO, "2026-01-15T03:00")
    )
    assert got == at(CHICAGO, "2026-01-15T08:00")


def test_windows_that_never_meet_are_said_so() -> None:
    window = Window(time(8), time(9))
    with pytest.raises(ValueError, match=r"08:00 to 09:00 never .*New_York and Pacific/Honolulu"):
        next_sendable(
            zones=[NEW_YORK, HONOLULU], window=window, now=datetime(2026, 1, 15, tzinfo=UTC)
        )


@pytest.mark.parametrize(
    ("zones", "now", "reason"),
    [
        ([CHICAGO], datetime.fromisoformat("2026-01-15T03:00"), "needs a time zone"),
        ([], datetime(2026, 1, 15, 3, tzinfo=UTC), "at least one time zone"),
    ],
)
def test_what_cannot_be_judged(zones: list[ZoneInfo], now: datetime, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        next_sendable(zones=zones, window=DAY, now=now)


@pytest.mark.parametrize(
    ("opens", "closes", "reason"),
    [
        (time(20), time(8), "20:00 to 08:00 does not"),
        (time(8), time(8), "open before they close"),
        (time(8, tzinfo=UTC), time(20, tzinfo=UTC), "without a time zone"),
    ],
)
def test_windows_that_are_not_allowed(opens: time, closes: time, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Window(opens, closes)


ZONES = st.sampled_from(
    [
        CHICAGO,
        NEW_YORK,
        LOS_ANGELES,
        KOLKATA,
        ST_JOHNS,
        LORD_HOWE,
        ZoneInfo("America/Phoenix"),
        ZoneInfo("America/Anchorage"),
        ZoneInfo("America/Santiago"),  # changes at midnight
        ZoneInfo("Asia/Kathmandu"),
        ZoneInfo("Pacific/Apia"),
    ]
)
CLOCK_CHANGES = st.sampled_from(
    [
        datetime(2011, 12, 30, 10, tzinfo=UTC),  # Apia leaves out a day
        datetime(2025, 9, 7, 4, tzinfo=UTC),  # Santiago
        datetime(2026, 3, 8, 8, tzinfo=UTC),  # Chicago, forward
        datetime(2026, 11, 1, 7, tzinfo=UTC),  # Chicago, back
        datetime(2026, 10, 3, 15, 30, tzinfo=UTC),  # Lord Howe, forward
        datetime(2026, 4, 4, 15, tzinfo=UTC),  # Lord Howe, back
        datetime(2026, 7, 1, tzinfo=UTC),  # nothing happens
    ]
)
MINUTE = timedelta(minutes=1)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    opens = draw(st.integers(0, 24 * 60 - 2))
    closes = draw(st.integers(opens + 1, 24 * 60 - 1))
    return Window(time(*divmod(opens, 60)), time(*divmod(closes, 60)))


def first_open_minute(zones: list[ZoneInfo], window: Window, now: datetime) -> datetime | None:
    """The oracle: step through seven days minute by minute."""
    moment = now
    while moment < now + timedelta(days=7):
        if all(window.opens <= moment.astimezone(z).time() < window.closes for z in zones):
            return moment
        moment = moment.replace(second=0, microsecond=0) + MINUTE
    return None


@settings(max_examples=150, deadline=None)
@given(
    zones=st.lists(ZONES, min_size=1, max_size=3),
    window=windows(),
    change=CLOCK_CHANGES,
    seconds=st.integers(-2 * 86_400, 2 * 86_400),
)
def test_it_is_the_first_open_minute(
    zones: list[ZoneInfo], window: Window, change: datetime, seconds: int
) -> None:
    now = change + timedelta(seconds=seconds)
    expected = first_open_minute(zones, window, now)
    if expected is not None:
        assert next_sendable(zones=zones, window=window, now=now) == expected
        return
    try:
        later = next_sendable(zones=zones, window=window, now=now)
    except ValueError:
        return
    assert later >= now + timedelta(days=7)


def test_a_fixed_offset_is_kept_in_the_answer() -> None:
    there = timezone(timedelta(hours=2))
    got = next_sendable(zones=[CHICAGO], window=DAY, now=datetime(2026, 1, 15, 12, tzinfo=there))
    assert got.isoformat() == "2026-01-15T16:00:00+02:00"


# ---- when the window closes


@pytest.mark.parametrize(
    ("zones", "window", "now", "expected"),
    [
        ([CHICAGO], DAY, at(CHICAGO, "2026-01-15T12:00"), at(CHICAGO, "2026-01-15T20:00")),
        ([CHICAGO], DAY, at(CHICAGO, "2026-01-15T08:00"), at(CHICAGO, "2026-01-15T20:00")),
        ([CHICAGO], DAY, at(CHICAGO, "2026-01-15T19:59:59"), at(CHICAGO, "2026-01-15T20:00")),
        # the zone where it closes first
        (
            [LOS_ANGELES, NEW_YORK],
            DAY,
            at(LOS_ANGELES, "2026-01-15T12:00"),
            at(NEW_YORK, "2026-01-15T20:00"),
        ),
        # it is tomorrow already over there
        (
            [KOLKATA],
            Window(time(0), time(6)),
            at(CHICAGO, "2026-01-15T14:00"),
            at(KOLKATA, "2026-01-16T06:00"),
        ),
        # clocks change meanwhile
        (
            [CHICAGO],
            Window(time(1), time(20)),
            at(CHICAGO, "2026-03-08T01:30"),
            at(CHICAGO, "2026-03-08T20:00"),
        ),
        # the closing time is skipped: closed from the moment of the change
        (
            [CHICAGO],
            Window(time(1), time(2, 30)),
            at(CHICAGO, "2026-03-08T01:30"),
            at(CHICAGO, "2026-03-08T03:00"),
        ),
        # 01:30 comes twice: now is the second time round
        (
            [CHICAGO],
            Window(time(0, 30), time(1, 30)),
            at(CHICAGO, "2026-11-01T01:10", fold=1),
            at(CHICAGO, "2026-11-01T01:30", fold=1),
        ),
    ],
)
def test_closes_at(
    zones: list[ZoneInfo], window: Window, now: datetime, expected: datetime
) -> None:
    closing = closes_at(zones=zones, window=window, now=now)
    assert closing is not None
    assert closing.astimezone(UTC) == expected.astimezone(UTC)


def test_any_hour_never_closes() -> None:
    now = at(CHICAGO, "2026-01-15T03:00")
    assert closes_at(zones=[CHICAGO], window=None, now=now) is None


def first_closed_minute(zones: list[ZoneInfo], window: Window, now: datetime) -> datetime:
    """The oracle: step on minute by minute while texts may leave."""
    moment = now
    while all(window.contains(moment.astimezone(zone).time()) for zone in zones):
        moment = moment.replace(second=0, microsecond=0) + MINUTE
    return moment


@settings(max_examples=150, deadline=None)
@given(
    zones=st.lists(ZONES, min_size=1, max_size=3),
    window=windows(),
    change=CLOCK_CHANGES,
    seconds=st.integers(-86_400, 86_400),
)
def test_it_is_the_first_closed_minute(
    zones: list[ZoneInfo], window: Window, change: datetime, seconds: int
) -> None:
    now = change + timedelta(seconds=seconds)
    if first_open_minute(zones, window, now) == now:
        expected = first_closed_minute(zones, window, now)
        assert closes_at(zones=zones, window=window, now=now) == expected
