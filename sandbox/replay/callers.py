"""Who called: public files don't tell, so whoever did gets an invented number.

Pure: no Django, no clock.
"""

import hashlib
import re
from functools import cache

import phonenumbers

from messaging.area_codes import zones_of
from sandbox.replay.calls import Call
from sandbox.residents import YOUR_NUMBERS

# Words of a call type that say that nobody called: an officer or the agency itself began it.
NOBODY_CALLED = (
    *("traffic stop", "subject stop", "suspicious stop", "officer initiated", "onview"),
    *("broadcast", "directed patrol", "officer contact", "business check", "park check"),
    *("supplemental employment", "errand", "transportation", "report number assignment"),
    *("csi", "evidence lab", "cal id", "warrant service", "code 3 cover"),
    *("bait device", "bait vehicle", "lojack"),
)
_NOBODY_CALLED = re.compile(rf"\b({'|'.join(NOBODY_CALLED)})\b", re.IGNORECASE)

_LASTS = range(98)  # 555-0100 to 555-0197; 0198 and 0199 are lines of agencies
_TRIES = 4


def is_self_initiated(call: Call) -> bool:
    """Whether the file says that nobody called, or a call type of the call, first or last, does (NOBODY_CALLED)."""
    return call.by_officer or any(_NOBODY_CALLED.search(each.description) for each in call.types)


@cache
def area_codes() -> tuple[str, ...]:
    """Every area code of a place in the United States, as far as `phonenumbers` knows: more than 300."""
    return tuple(str(code) for code in range(200, 1000) if _is_in_the_states(code))


def _is_in_the_states(code: int) -> bool:
    number = f"+1{code}5550142"
    region = phonenumbers.region_code_for_number(phonenumbers.parse(number))
    return region == "US" and bool(zones_of(number))


@cache
def fictional_numbers() -> tuple[str, ...]:
    """Every number in E.164 that a caller may get: more than 30,000, and none of the phone page's own."""
    numbers = (f"+1{code}55501{last:02}" for code in area_codes() for last in _LASTS)
    return tuple(number for number in numbers if number not in YOUR_NUMBERS)


class Numbers:
    """Gives each incident the fictional number of its caller: the same for the same seed and order of incidents.

    A number is drawn by the hash of the reference. One that has been given already is drawn again, but not for ever:
    of 25,000 callers a few in a hundred have called before, as in a real town.
    """

    def __init__(self, *, seed: int) -> None:
        self._seed = seed
        self._given: dict[str, str] = {}  # number → reference

    def of(self, reference: str) -> str:
        """The number of the caller of this incident, in E.164."""
        number = ""
        for attempt in range(_TRIES):
            number = self._drawn(reference, attempt)
            if self._given.get(number) in (None, reference):
                break
        self._given.setdefault(number, reference)
        return number

    def _drawn(self, reference: str, attempt: int) -> str:
        mark = f"{self._seed}/{reference}/{attempt}".encode()
        drawn = int.from_bytes(hashlib.blake2b(mark, digest_size=8).digest())
        return fictional_numbers()[drawn % len(fictional_numbers())]
