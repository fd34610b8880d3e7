"""What a reply says about being texted at all: stop, start, help, or a wrong number."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from messaging.consent_listening import Heard, folded, listen
from messaging.consent_wording import (
    CLEAR,
    FILLERS,
    KEYWORD_IN_A_SENTENCE,
    ONLY_ALONE,
    QUOTING,
    UNLESS_MIXED,
    WRONG_NUMBER,
    WRONG_NUMBER_AT_AN_END,
)


class Wish(StrEnum):
    """What a citizen wants of us, whatever the survey asked."""

    STOP = "STOP"
    START = "START"
    HELP = "HELP"
    WRONG_NUMBER = "WRONG_NUMBER"


@dataclass(frozen=True, slots=True)
class Consent:
    """A wish, whether it was one of the keywords alone, and whether a person should look.

    A doubtful wish is always STOP: it opts out, and is listed for review.
    """

    wish: Wish
    keyword: bool
    doubtful: bool


_KEYWORDS = {
    "stop": Wish.STOP,
    "stopall": Wish.STOP,
    "unsubscribe": Wish.STOP,
    "cancel": Wish.STOP,
    "end": Wish.STOP,
    "quit": Wish.STOP,
    "revoke": Wish.STOP,
    "optout": Wish.STOP,
    "start": Wish.START,
    "unstop": Wish.START,
    "help": Wish.HELP,
    "info": Wish.HELP,
}
_SPANISH_KEYWORDS = {
    "alto": Wish.STOP,
    "parar": Wish.STOP,
    "cancelar": Wish.STOP,
    "baja": Wish.STOP,
    "ayuda": Wish.HELP,
}
_MEANINGS = {
    Heard.STOP_WORD: Consent(wish=Wish.STOP, keyword=True, doubtful=False),
    Heard.STOP: Consent(wish=Wish.STOP, keyword=False, doubtful=False),
    Heard.MAYBE_STOP: Consent(wish=Wish.STOP, keyword=False, doubtful=True),
    Heard.HELP_WORD: Consent(wish=Wish.HELP, keyword=True, doubtful=False),
    Heard.WRONG_NUMBER: Consent(wish=Wish.WRONG_NUMBER, keyword=False, doubtful=False),
}
SHORT = 12  # characters: most replies are, and are the same few that others have sent
LONGEST_ANSWER = 2  # digits: 0 to 10
_STOP_SIGNS = frozenset("🛑⛔🚫")


def classify(*, text: str, languages: Sequence[str] = ("en",)) -> Consent | None:
    """Return what a reply says about consent, or None when it is an ordinary answer.

    A keyword counts when it is all there is, in any case, with punctuation, spaces, accents,
    emoji and invisible characters ignored; those of another language when the agency texts in it
    (`languages` are ISO 639-1 codes), and a stop that is no plausible answer, such as one in
    another script, whatever the languages. YES is not among them: see `is_yes`.

    Any other reasonable wording of "stop" or "wrong number" counts too, in any language that we
    know, whatever the agency's (47 CFR 64.1200(a)(10)). It must be spoken to us: "they did not stop
    the noise" and "he would not stop texting me" are answers. Where it may or may not be, the
    wish is STOP and doubtful. START and HELP are taken by keyword only: consent is not given
    back by guessing, and "help me" is for whoever looks after a citizen's safety.
    """
    if is_bare_number(text):
        return None
    judge = _by_heart if len(text) <= SHORT else _classify
    return judge(text, tuple(languages))


def _classify(text: str, languages: Sequence[str]) -> Consent | None:
    word = _letters(text)
    keywords = {**_KEYWORDS, **_SPANISH_KEYWORDS} if "es" in languages else _KEYWORDS
    if word in keywords:
        return Consent(wish=keywords[word], keyword=True, doubtful=False)
    if not word and _STOP_SIGNS.intersection(text):
        return _stop(doubtful=True)
    if heard := listen(text, languages):
        return _MEANINGS[heard]
    return _in_free_words(_clauses(text), keywords)


_by_heart = lru_cache(maxsize=10_000)(_classify)


def is_bare_number(text: str) -> bool:
    """Whether a reply is a number of one or two digits and nothing else, as most are: an answer, and no wish."""
    return len(text) <= LONGEST_ANSWER and text.isdecimal()


def is_yes(text: str) -> bool:
    """Whether a reply is the one word YES, which opts a number in again if it had opted out."""
    return _letters(text) == "yes"


def _in_free_words(clauses: list[str], keywords: dict[str, Wish]) -> Consent | None:
    """Judge a reply that is no keyword, the clearest wordings first."""
    if not clauses:
        return None
    ends = (clauses[0], clauses[-1])
    if _says(WRONG_NUMBER, clauses) or _says(WRONG_NUMBER_AT_AN_END, ends):
        return Consent(wish=Wish.WRONG_NUMBER, keyword=False, doubtful=False)
    if _says(CLEAR, clauses):
        return _stop(doubtful=False)
    if all(keywords.get(word) is Wish.STOP for clause in clauses for word in clause.split()):
        return _stop(doubtful=False)
    if _says(UNLESS_MIXED, clauses):
        return _stop(doubtful=len(clauses) > 1)
    alone = clauses if len(clauses) == 1 else []
    if _says(KEYWORD_IN_A_SENTENCE, ends) or _says(ONLY_ALONE, alone):
        return _stop(doubtful=True)
    return None


def _says(wording: re.Pattern[str], clauses: Iterable[str]) -> bool:
    return any(wording.fullmatch(clause) for clause in clauses)


def _stop(*, doubtful: bool) -> Consent:
    return Consent(wish=Wish.STOP, keyword=False, doubtful=doubtful)


def _letters(text: str) -> str:
    return "".join(character for character in folded(text) if character.isalnum())


def _clauses(text: str) -> list[str]:
    """Split a text where a thought may end, each part as bare words without fillers.

    What someone is quoted as saying is left out: "I told him: stop texting me".
    """
    parts = re.split(r"[.,;:!?()\n\"\u201c\u201d\u2026]+|\b(?:but|pero|also)\b", _spoken(text))
    clauses: list[str] = []
    quoted = False
    for part in parts:
        words = re.sub(r"[^a-z0-9]+", " ", part).strip()
        if not words:
            continue
        clause = " ".join(FILLERS.sub(" ", words).split())
        if clause and not quoted:
            clauses.append(clause)
        quoted = QUOTING.search(words) is not None
    return clauses


def _spoken(text: str) -> str:
    """Return the folded text with a clause beginning at a please in the middle of it."""
    numbered = re.sub(r"#", " number ", folded(text))
    return re.sub(r"(?<!\bto) (?=(?:please|pls|plz|por favor)\b)", " , ", numbered)
