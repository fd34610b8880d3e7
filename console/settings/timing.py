"""What the hours mean for a call of today, in a sentence."""

from datetime import datetime, time

from agencies.hours import next_sendable
from agencies.models import Agency
from console.settings.fields import in_words
from surveys.models import Survey

EXAMPLES = (time(9), time(17, 30))


def examples(*, agency: Agency, survey: Survey, now: datetime) -> list[str]:
    """One sentence each for a call that closes in the morning and one that closes late in the afternoon."""
    today = now.astimezone(agency.zone).date()
    closings = [datetime.combine(today, closes, tzinfo=agency.zone) for closes in EXAMPLES]
    return [_example(agency, survey, closes) for closes in closings]


def _example(agency: Agency, survey: Survey, closes: datetime) -> str:
    due = closes + survey.delay
    asked = next_sendable(zones=[agency.zone], window=agency.window, now=due)
    if asked - closes > survey.too_late_after:
        return (
            f"A call that closes at {closes:%H:%M} is not asked about: the first hour that is allowed "
            f"comes later than {in_words(survey.too_late_after)} after it."
        )
    local = asked.astimezone(agency.zone)
    return f"A call that closes at {closes:%H:%M} is asked at {local:%H:%M} {_day(closes, local)}."


def _day(closes: datetime, asked: datetime) -> str:
    days = (asked.date() - closes.date()).days
    return {0: "the same day", 1: "the next day"}.get(days, f"{days} days later")
