"""The time zones that a telephone number may be in, judged by its area code."""

from zoneinfo import ZoneInfo

import phonenumbers
from phonenumbers import timezone

MOST_ZONES = 4
"""A number that could be in more zones than this belongs to no place: toll-free and the like."""

_EASTERN_CENTRAL = ("America/New_York", "America/Chicago")
_CENTRAL_MOUNTAIN = ("America/Chicago", "America/Denver")
_MOUNTAIN_PACIFIC = ("America/Denver", "America/Los_Angeles")

_STRADDLING: dict[str, tuple[str, ...]] = {
    "219": _EASTERN_CENTRAL,  # north-west Indiana
    "270": _EASTERN_CENTRAL,  # western Kentucky
    "364": _EASTERN_CENTRAL,  # laid over 270
    "423": _EASTERN_CENTRAL,  # east Tennessee
    "448": _EASTERN_CENTRAL,  # laid over 850
    "574": _EASTERN_CENTRAL,  # northern Indiana
    "606": _EASTERN_CENTRAL,  # eastern Kentucky
    "812": _EASTERN_CENTRAL,  # southern Indiana
    "850": _EASTERN_CENTRAL,  # Florida's panhandle
    "906": _EASTERN_CENTRAL,  # Michigan's upper peninsula
    "930": _EASTERN_CENTRAL,  # laid over 812
    "308": _CENTRAL_MOUNTAIN,  # western Nebraska
    "620": _CENTRAL_MOUNTAIN,  # southern Kansas
    "785": _CENTRAL_MOUNTAIN,  # northern Kansas
    "458": _MOUNTAIN_PACIFIC,  # laid over 541
    "541": _MOUNTAIN_PACIFIC,  # Oregon but for the north-west
    "928": ("America/Phoenix", "America/Denver"),  # Arizona; the Navajo Nation changes its clocks
}
"""Area codes on both sides of a time zone line for which `phonenumbers` knows one side."""


def zones_of(phone: str) -> tuple[ZoneInfo, ...]:
    """Return every time zone that a number in E.164 may be in, by its area code.

    Empty where the number says nothing about the place: toll-free, not geographic, unknown, or
    no number at all. The agency's own zone is then the one to go by. A mobile number may have
    moved away with its owner: this is the best guess there is, to be taken together with the
    agency's zone and never instead of it.
    """
    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return ()
    # Looked up by prefix alone: the stricter look-up refuses numbers that are not assigned.
    names = _straddling(number) or timezone.time_zones_for_geographical_number(number)
    if len(names) > MOST_ZONES or timezone.UNKNOWN_TIMEZONE in names:
        return ()
    return tuple(ZoneInfo(name) for name in names)


def _straddling(number: phonenumbers.PhoneNumber) -> tuple[str, ...]:
    if number.country_code != 1:
        return ()
    return _STRADDLING.get(phonenumbers.national_significant_number(number)[:3], ())
