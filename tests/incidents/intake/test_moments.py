"""Times in every style that exports have, and what stands for a missing one."""

from datetime import UTC, datetime, time, timedelta, timezone

import pytest

from incidents.intake.moments import day_first_in, read_clock, read_moment


def local(*parts: int) -> datetime:
    """A time without a zone, as a text gives it."""
    return datetime(*parts, tzinfo=UTC).replace(tzinfo=None)  # type: ignore[arg-type, misc]


LOCAL = local(2026, 3, 17, 14, 25)
SECONDS = LOCAL.replace(second=30)
DAY = local(2026, 3, 17)
INSTANT = datetime(2026, 3, 17, 14, 25, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-17 14:25", LOCAL),
        ("2026-03-17T14:25:30", SECONDS),
        ("2026-03-17T14:25:30Z", INSTANT),
        ("2026-03-17T08:25:30-06:00", INSTANT),
        ("2026-03-17 08:25:30.000 -0600", INSTANT),
        ("2026-03-17 14:25:30.1234567", SECONDS.replace(microsecond=123456)),
        ("2026-03-17", DAY),
        ("2026/03/17 14:25", LOCAL),
        ("3/17/2026 2:25 PM", LOCAL),
        ("03/17/2026 02:25:30 PM", SECONDS),
        ("3/17/26 14:25", LOCAL),
        ("3-17-2026 2:25pm", LOCAL),
        ("03/17/2026  2:25:30 p.m.", SECONDS),
        ("3/17/2026 12:05 AM", DAY + timedelta(minutes=5)),
        ("3/17/2026 12:05 PM", DAY + timedelta(hours=12, minutes=5)),
        ("17-MAR-2026 14:25:30", SECONDS),
        ("17-Mar-26", DAY),
        ("Mar 17 2026  2:25PM", LOCAL),
        ("Mar 17, 2026, 2:25 PM", LOCAL),
        ("Tuesday, March 17, 2026 14:25", LOCAL),
        ("20260317", DAY),
        ("202603171425", LOCAL),
        ("20260317142530", SECONDS),
        ("1773757530", INSTANT),
        ("1773757530000", INSTANT),
        ("46098.6006944444", LOCAL),
        (" 2026-03-17 14:25 ", LOCAL),
    ],
)
def test_a_time_is_read_whatever_its_style(text: str, moment: datetime) -> None:
    assert read_moment(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "NULL", "null", "(null)", "N/A", "None", "-", "NaT", "\\N"),
        *("1900-01-01 00:00:00", "1899-12-30", "12/30/1899 12:00:00 AM", "1/1/1900", "0001-01-01"),
        *("-2208988800000", "-2208988800", "0", "1970-01-01", "01-JAN-1753", "9999-12-31", "12/31/9999"),
    ],
)  # fmt: skip
def test_what_stands_for_a_missing_time_is_missing(text: str) -> None:
    assert read_moment(text.strip()) is None


@pytest.mark.parametrize(
    "text",
    ["soon", "13/32/2026", "2026-13-01", "3/17/2026 25:00", "3/17/2026 14:25 PM", "12:30", "1 2 3"],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the message is the reader's
        read_moment(text)


def test_the_day_comes_first_where_that_is_said() -> None:
    assert read_moment("4/3/2026 14:25", day_first=True) == local(2026, 3, 4, 14, 25)
    assert read_moment("04.03.26", day_first=True) == local(2026, 3, 4)
    assert read_moment("2026-03-04", day_first=True) == local(2026, 3, 4)
    assert [day_first_in(each) for each in ("13/3/2026", "3/13/2026 1:00", "3/4/2026")] == [
        True,
        False,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("14:25", time(14, 25)),
        ("2:25:30 PM", time(14, 25, 30)),
        ("1425", time(14, 25)),
        ("142530", time(14, 25, 30)),
        ("5", time(0, 5)),
        ("NULL", None),
    ],
)
def test_a_time_of_day_is_read(text: str, clock: time | None) -> None:
    assert read_clock(text) == clock


def test_an_offset_is_kept() -> None:
    moment = read_moment("2026-03-17 08:25 -06:00")
    assert moment is not None
    assert moment.astimezone(timezone(timedelta(hours=-6))).hour == 8
