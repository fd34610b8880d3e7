"""The town: whoever has a number that is not yours, and how they answer a survey.

A resident is nothing but the hash of a number and a seed. The same number answers the same survey
in the same way in every run.
"""

import hashlib
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from sandbox import voices

Drawn = TypeVar("Drawn")

YOUR_NUMBERS = tuple(f"+131955501{last:02}" for last in range(10))


class Temperament(Enum):
    """How a resident takes a survey by text."""

    NEVER = "never answers"
    DIGITS = "answers in digits"
    WORDS = "answers in words"
    EMOJI = "answers in emoji"
    CHATTY = "adds a remark to every answer"
    SPANISH = "answers in Spanish"
    LATE = "answers hours later"
    FIRST_ONLY = "answers the first question and no more"
    NONSENSE = "writes something else at first"
    STOP = "opts out"
    WRONG_NUMBER = "says that it is the wrong number"


# Per thousand. About 45 in a hundred give at least one answer.
_SHARES = {
    Temperament.NEVER: 505,
    Temperament.DIGITS: 165,
    Temperament.WORDS: 70,
    Temperament.EMOJI: 30,
    Temperament.CHATTY: 65,
    Temperament.SPANISH: 45,
    Temperament.LATE: 35,
    Temperament.FIRST_ONLY: 35,
    Temperament.NONSENSE: 20,
    Temperament.STOP: 22,
    Temperament.WRONG_NUMBER: 8,
}
# Texts that never reach a resident's phone, per thousand, by Twilio's error number.
_TROUBLES = {30003: 12, 30005: 8, 30006: 7, 30008: 3, 30007: 2}
_RATINGS = {5: 62, 4: 26, 3: 5, 2: 4, 1: 3}
# Of those who never answer. So as many of a hundred who speak Spanish answer as of all.
_SPANISH_AND_SILENT = 0.1
_SAYS_THANKS = 0.4
_HAS_NOTHING_TO_ADD = 0.3
_LATE_SECONDS = (1800.0, 14_400.0)
_SOON_SECONDS = (6.0, 75.0)


class Asked(Enum):
    """What a text wants to be answered with."""

    RATING = re.compile(r"\b1 ?(?:\([^)]+\))? ?(?:-|to|a|al) ?5\b", re.IGNORECASE)
    CHOICE = re.compile(
        r"\b1[ =:.)]+\w[^,.;\n]*?(?:[,;\n]| or| o) ?(?:or |o )?2[ =:.)]+\w", re.IGNORECASE
    )
    YES_NO = re.compile(
        r"\byes ?(?:or|/|,) ?no\b|\bs[ií] ?(?:o|/) ?no\b|\by ?(?:/|or) ?n\b", re.IGNORECASE
    )
    COMMENT = re.compile(
        r"own words|\bskip\b|\btell us\b|anything else|what (?:should|could) we"
        r"|sus (?:propias )?palabras|\bomitir\b|cu[eé]ntenos",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class Reply:
    """What a resident writes, and after how many seconds at an unhurried pace."""

    text: str
    seconds: float


def reply_of(*, number: str, text: str, replies_before: int, seed: int) -> Reply | None:
    """Return the resident's reply to a text, or None.

    The text is understood by its form alone. `replies_before` counts what this resident has written
    since the agency first wrote about this incident.
    """
    resident = _Resident(number, seed)
    asked = what_is_asked(text)
    if asked is None:
        return resident.thanks(replies_before)
    if resident.is_silent(replies_before):
        return None
    return Reply(resident.words(asked, text, replies_before), resident.seconds(replies_before))


def what_is_asked(text: str) -> Asked | None:
    """Return what a text asks for, or None when it asks for nothing."""
    return next((asked for asked in Asked if asked.value.search(text)), None)


def temperament_of(*, number: str, seed: int) -> Temperament:
    """Return how the resident with this number takes a survey."""
    return _drawn(_dice(seed, number, "temperament"), _SHARES)


def speaks_spanish(*, number: str, seed: int) -> bool:
    """Whether the resident would rather be asked in Spanish: who answers in it, and some who never answer."""
    match temperament_of(number=number, seed=seed):
        case Temperament.SPANISH:
            return True
        case Temperament.NEVER:
            return _dice(seed, number, "language").random() < _SPANISH_AND_SILENT
    return False


def trouble_of(*, number: str, seed: int) -> int | None:
    """Return the error that texts to this resident end with; for most there is none."""
    code = _drawn(_dice(seed, number, "trouble"), {0: 1000 - sum(_TROUBLES.values()), **_TROUBLES})
    return code or None


class _Resident:
    def __init__(self, number: str, seed: int) -> None:
        self.number = number
        self.seed = seed
        self.temperament = temperament_of(number=number, seed=seed)
        self.spanish = self.temperament is Temperament.SPANISH
        self.mood = _drawn(_dice(seed, number, "mood"), _RATINGS)

    def is_silent(self, replies_before: int) -> bool:
        match self.temperament:
            case Temperament.NEVER:
                return True
            case Temperament.FIRST_ONLY | Temperament.STOP | Temperament.WRONG_NUMBER:
                return replies_before > 0
            case Temperament.NONSENSE:
                return replies_before > 1
        return False

    def seconds(self, replies_before: int) -> float:
        late = self.temperament is Temperament.LATE and replies_before == 0
        span = _LATE_SECONDS if late else _SOON_SECONDS
        return self._dice(f"seconds {replies_before}").uniform(*span)

    def thanks(self, replies_before: int) -> Reply | None:
        chatty = self.temperament in (Temperament.CHATTY, Temperament.SPANISH)
        dice = self._dice("thanks")
        if not chatty or replies_before == 0 or dice.random() > _SAYS_THANKS:
            return None
        said = voices.SPANISH_THANKS if self.spanish else voices.ENGLISH_THANKS
        return Reply(dice.choice(said), dice.uniform(*_SOON_SECONDS))

    def words(self, asked: Asked, text: str, replies_before: int) -> str:
        dice = self._dice(f"words {replies_before}")
        match self.temperament:
            case Temperament.STOP:
                return dice.choice(("STOP", "Stop", "stop.", "STOP"))
            case Temperament.WRONG_NUMBER:
                return dice.choice(voices.WRONG_NUMBER)
            case Temperament.NONSENSE if replies_before == 0:
                return dice.choice(voices.NONSENSE)
        match asked:
            case Asked.RATING:
                return self._rating(dice)
            case Asked.YES_NO:
                return self._yes_or_no(dice)
            case Asked.CHOICE:
                return self._choice(dice, text)
            case Asked.COMMENT:
                return self._comment(dice, text)

    def _rating(self, dice: random.Random) -> str:
        rating = min(5, max(1, self.mood + dice.choice((-1, 0, 0, 0, 0, 1))))
        match self.temperament:
            case Temperament.WORDS:
                return dice.choice(_RATING_WORDS[rating])
            case Temperament.EMOJI:
                return dice.choice(("⭐" * rating, f"{rating}\ufe0f\u20e3"))
            case Temperament.CHATTY:
                return f"{rating} - {dice.choice(_said(self.mood, spanish=False))}"
            case Temperament.SPANISH:
                return dice.choice(_RATING_SPANISH[rating])
        return dice.choice((f"{rating}", f"{rating}", f"{rating}", f" {rating}.", f"{rating}!"))

    def _yes_or_no(self, dice: random.Random) -> str:
        yes = self._content(dice)
        match self.temperament:
            case Temperament.SPANISH:
                return dice.choice(("Sí", "si", "Si claro")) if yes else dice.choice(("No", "no"))
            case Temperament.EMOJI:
                return "👍" if yes else "👎"
            case Temperament.CHATTY:
                return "Yes, they did" if yes else "No, not really"
        return dice.choice(("Yes", "yes", "Y", "yep")) if yes else dice.choice(("No", "no", "N"))

    def _choice(self, dice: random.Random, text: str) -> str:
        offered = re.findall(r"\b([1-9])[ =:.)]+(\w[^,.;]*)", text)
        digit, words = offered[0] if self._content(dice) else dice.choice(offered[1:])
        in_words = self.temperament in (Temperament.WORDS, Temperament.SPANISH)
        return str(words).strip() if in_words else str(digit)

    def _comment(self, dice: random.Random, text: str) -> str:
        if dice.random() < _HAS_NOTHING_TO_ADD:
            offered = re.search(r"\b(?:SKIP|NADA|OMITIR)\b", text)
            word = offered[0] if offered else "no"
            return dice.choice((word, word.lower()))
        return dice.choice(_said(self.mood, spanish=self.spanish))

    def _content(self, dice: random.Random) -> bool:
        return dice.random() < 0.08 + 0.17 * self.mood

    def _dice(self, purpose: str) -> random.Random:
        return _dice(self.seed, self.number, purpose)


_RATING_WORDS = {
    5: ("five", "Great", "Excellent", "5 stars", "great!"),
    4: ("four", "Good", "pretty good", "4 stars"),
    3: ("three", "ok", "average", "3 stars"),
    2: ("two", "not good", "2 stars"),
    1: ("one", "poor", "terrible", "1 star"),
}
_RATING_SPANISH = {
    5: ("cinco", "5", "excelente", "5 gracias"),
    4: ("cuatro", "4", "bien", "4"),
    3: ("tres", "3", "regular"),
    2: ("dos", "2", "mal"),
    1: ("uno", "1", "muy mal"),
}
_GLAD, _SO_SO = 4, 3


def _said(mood: int, *, spanish: bool) -> tuple[str, ...]:
    if mood >= _GLAD:
        return voices.SPANISH_GLAD if spanish else voices.ENGLISH_GLAD
    if mood == _SO_SO:
        return voices.SPANISH_SO_SO if spanish else voices.ENGLISH_SO_SO
    return voices.SPANISH_SORRY if spanish else voices.ENGLISH_SORRY


def _dice(seed: int, number: str, purpose: str) -> random.Random:
    digest = hashlib.blake2b(f"{seed}/{number}/{purpose}".encode(), digest_size=8).digest()
    return random.Random(int.from_bytes(digest))


def _drawn(dice: random.Random, shares: Mapping[Drawn, int]) -> Drawn:
    return dice.choices(tuple(shares), tuple(shares.values()))[0]
