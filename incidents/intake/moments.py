"""Times as exports write them.

Read are ISO 8601, month/day/year and day/month/year with or without AM and PM, year/month/day, months by name,
seconds and milliseconds since 1970, digits alone (20260317, 20260317142530), and days of a spreadsheet (46098.5). What
stands for a missing time (1 January 1900, 30 December 1899, the beginning of 1970, the year 9999) is missing.

Pure: no Django, no clock.
"""

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta

NOTHING = frozenset(
    {"", "null", "(null)", "none", "n/a", "na", "nan", "nat", "-", "--", "\\n", "unknown", "?"}
)
AROUND = " \t\r\n'"  # a spreadsheet writes an apostrophe before what would be a formula
FIRST_YEAR, LAST_YEAR = 1971, 2199  # what lies outside stands for a missing time
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SPREADSHEET_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # local time, as a spreadsheet counts it
SPREADSHEET_DAYS = range(20_000, 80_000)  # 1954 to 2118
MILLISECONDS_FROM = 100_000_000_000  # as seconds this would be the year 5138
DIGITS = {8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}
CENTURY = 100
PIVOT = 70  # 70 is 1970, 69 is 2069
ZERO = time()
NOON = 12

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_NUMBERS = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?:[T ,]+(.+))?")
_NAMED = re.compile(
    r"(?:[a-z]{3,9},? )?(?:(?P<d>\d{1,2})[ -]?(?P<m>[a-z]{3,9})|(?P<m2>[a-z]{3,9})\.? (?P<d2>\d{1,2}))"
    r"[, -]+(?P<y>\d{2,4})(?:[ ,]+(?P<rest>.+))?"
)
_TIME = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?::\d{3})?\s*([ap])?\.?(?:m\.?)?"
    r"\s*(z|utc|gmt|[+-]\d{2}:?(?:\d{2})?)?"
)
_CLOCK_DIGITS = re.compile(r"([01]?\d|2[0-3])([0-5]\d)([0-5]\d)?")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def is_nothing(text: str) -> bool:
    """Whether a cell stands for no value: empty, NULL, N/A, a dash."""
    return not text or text.lower() in NOTHING


def read_moment(text: str, *, day_first: bool = False) -> datetime | None:
    """A time with its zone, or without one where the text gives none; None where the text stands for a missing time.

    `day_first` decides 3/4/2026. Raises ValueError for what is no time.
    """
    if is_nothing(text):
        return None
    moment = _moment(text, day_first)
    return moment if is_meant(moment) else None


def is_meant(day: date) -> bool:
    """Whether a date stands for itself, and not for a missing one."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def read_clock(text: str) -> time | None:
    """A time of day: 14:25, 2:25:30 PM, 1425; None where it is missing. Raises ValueError for anything else."""
    if is_nothing(text):
        return None
    lowered = text.strip().lower()
    if found := _CLOCK_DIGITS.fullmatch(lowered.zfill(4)):
        return time(int(found[1]), int(found[2]), int(found[3] or 0))
    moment, zone = _time_of_day(lowered)
    if zone is not None:
        raise ValueError("a time of day has no zone")
    return moment


def since_midnight(text: str) -> timedelta | None:
    """How long after midnight a time of day is; None where the text is none, or has a zone as well."""
    try:
        moment, zone = _time_of_day(text.strip().lower())
    except ValueError:
        return None
    return None if zone is not None else datetime.combine(date.min, moment) - datetime.min  # noqa: DTZ901


def has_no_time(text: str) -> bool:
    """Whether this is a date alone, or whole days since 1970. Raises ValueError for what is no date at all."""
    moment = _moment(text, False) if _number_in(text) is not None else _either(text)
    return moment.time() == ZERO and (_number_in(text) is not None or ":" not in text)


def day_first_in(text: str) -> bool | None:
    """True where the text can only be day/month/year, False where only month/day/year, None where it may be both."""
    found = _NUMBERS.match(text.strip().lower())
    if found is None or len(found[1]) > 2:  # noqa: PLR2004  # a year comes first
        return None
    first, second = int(found[1]), int(found[3])
    if (first > NOON) is (second > NOON):
        return None
    return first > NOON


def is_epoch(text: str) -> bool:
    """Whether this is seconds or milliseconds since 1970."""
    number = _number_in(text)
    return (
        number is not None
        and not _is_spreadsheet_day(number)
        and (text.startswith("-") or len(text) not in DIGITS)
    )


def _either(text: str) -> datetime:
    try:
        return _moment(text, False)
    except ValueError:
        return _moment(text, True)


def _moment(text: str, day_first: bool) -> datetime:
    written = text.strip()
    if _number_in(written) is not None:
        return _from_number(written)
    head, _, tail = written.partition("T") if written[10:11] == "T" else written.partition(" ")
    day = day_in(head, day_first=day_first)
    if day is None:
        return _from_words(written.lower())
    if not tail:
        return datetime(day.year, day.month, day.day)  # noqa: DTZ001  # the text gives no zone
    moment, zone = _time_of_day(tail.strip().lower())
    return _joined(day, moment, zone)


def day_in(text: str, *, day_first: bool) -> date | None:
    """The date in 2026-03-17, 3/17/2026 or 17.3.26; None where this is another style.

    Raises ValueError where there is no such day.
    """
    found = _NUMBERS.fullmatch(text.rstrip(","))
    if found is None or found[5]:
        return None
    first, second, third = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4:  # noqa: PLR2004  # a year comes first
        return date(first, second, third) if first else date.min
    day, month = (first, second) if day_first else (second, first)
    return date(_year(third, len(found[4])), month, day)


def _year(number: int, digits: int) -> int:
    if digits > 2:  # noqa: PLR2004  # written in full
        return number
    return number + (1900 if number >= PIVOT else 2000)


def _from_number(text: str) -> datetime:
    if pattern := DIGITS.get(len(text)):
        try:
            return datetime.strptime(text, pattern)  # noqa: DTZ007  # the text gives no zone
        except ValueError:
            pass
    number = float(text)
    if _is_spreadsheet_day(number):
        seconds = round((number % 1) * 86_400)
        return SPREADSHEET_EPOCH + timedelta(days=int(number), seconds=seconds)
    if abs(number) >= MILLISECONDS_FROM:
        number /= 1000
    try:
        return EPOCH + timedelta(seconds=number)
    except OverflowError as error:
        raise ValueError("no time") from error


def _number_in(text: str) -> float | None:
    return float(text) if _NUMBER.fullmatch(text.strip()) else None


def _is_spreadsheet_day(number: float) -> bool:
    return int(number) in SPREADSHEET_DAYS


def _from_words(text: str) -> datetime:
    """17-MAR-2026 14:25, Mar 17 2026 2:25PM, Tuesday, March 17, 2026."""
    found = _NAMED.fullmatch(text)
    if found is None:
        raise ValueError("no time")
    month = MONTHS.get((found["m"] or found["m2"])[:3])
    if month is None:
        raise ValueError("no month")
    year = _year(int(found["y"]), len(found["y"]))
    day = date(year, month, int(found["d"] or found["d2"]))
    return _joined(day, *_time_of_day((found["rest"] or "0:00").strip()))


def _time_of_day(text: str) -> tuple[time, timedelta | None]:
    """The time of day, and its distance from UTC where the text gives one."""
    found = _TIME.fullmatch(text)
    if found is None:
        raise ValueError("no time of day")
    hour = int(found[1])
    if found[5]:
        if not 1 <= hour <= NOON:
            raise ValueError("no hour of AM or PM")
        hour = hour % NOON + (NOON if found[5] == "p" else 0)
    fraction = int((found[4] or "0").ljust(6, "0")[:6])
    return time(hour, int(found[2]), int(found[3] or 0), fraction), _distance(found[6])


def _distance(zone: str | None) -> timedelta | None:
    if zone is None:
        return None
    if zone[0] not in "+-":
        return timedelta(0)
    digits = zone[1:].replace(":", "").ljust(4, "0")
    distance = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -distance if zone[0] == "-" else distance


def _joined(day: date, moment: time, zone: timedelta | None) -> datetime:
    local = datetime.combine(day, moment)
    if zone is None or day.year < FIRST_YEAR:
        return local
    return local.replace(tzinfo=UTC) - zone
