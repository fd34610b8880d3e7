"""What the hours mean for a call of today, in a sentence."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from agencies.hours import Window, next_sendable
from console.settings.fields import in_words

EXAMPLES = (time(9), time(17, 30))


@dataclass(frozen=True, slots=True)
class Timing:
    """All that decides when a call is asked about. A window of None means at any hour."""

    zone: ZoneInfo
    window: Window | None
    delay: timedelta
    too_late_after: timedelta


def examples(*, timing: Timing, now: datetime) -> list[str]:
    """One sentence each for a call that closes in the morning and one that closes late in the afternoon."""
    today = now.astimezone(timing.zone).date()
    return [
        _example(timing, datetime.combine(today, closes, tzinfo=timing.zone)) for closes in EXAMPLES
    ]


def _example(timing: Timing, closes: datetime) -> str:
    asked = next_sendable(zones=[timing.zone], window=timing.window, now=closes + timing.delay)
    if asked - closes > timing.too_late_after:
        return (
            f"A call that closes at {closes:%H:%M} is not asked about: the first hour that is allowed "
            f"comes later than {in_words(timing.too_late_after)} after it."
        )
    local = asked.astimezone(timing.zone)
    return f"A call that closes at {closes:%H:%M} is asked at {local:%H:%M} {_day(closes, local)}."


def _day(closes: datetime, asked: datetime) -> str:
    days = (asked.date() - closes.date()).days
    return {0: "the same day", 1: "the next day"}.get(days, f"{days} days later")
