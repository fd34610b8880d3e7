"""Whether a reply tells of danger or of misconduct: recall before precision. Pure.

A person who is in danger and gets a survey's next question is worse than a supervisor who reads a harmless reply.
What it catches and misses is measured: `make bench ARGS="--only safety"`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from feedback.safety.concerns import Concern, Wording, compiled, folded
from feedback.safety.wording import WORDINGS
from messaging.consent import SHORT, is_bare_number

LONGEST = 2000  # characters of a reply that are looked at: Twilio delivers 1,600


@dataclass(frozen=True, slots=True)
class Heard:
    """The most urgent concern of a reply, and the languages in which it is put like that."""

    concern: Concern
    languages: tuple[str, ...]


def recognize(text: str) -> Heard | None:
    """What a reply tells of, in any of the ten languages; None where it tells of nothing.

    Never raises, and takes time linear in the text.
    """
    if is_bare_number(text):
        return None
    return (_by_heart if len(text) <= SHORT else _recognize)(text)


def _recognize(text: str) -> Heard | None:
    said = folded(text[:LONGEST])
    settled = any(each.settled and each.settled.search(said) for each in _LANGUAGES)
    for language in _LANGUAGES:
        if language.harmless:
            said = language.harmless.sub("-", said)
    found = [
        (concern, language.code)
        for language in _LANGUAGES
        for concern, pattern in (language.sure if settled else language.either)
        if pattern.search(said)
    ]
    for worst in Concern:
        if languages := dict.fromkeys(code for concern, code in found if concern is worst):
            return Heard(worst, tuple(languages))
    return None


_by_heart = lru_cache(maxsize=10_000)(_recognize)

Patterns = tuple[tuple[Concern, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class _Language:
    """A wording, ready to be looked for: what counts always, and what counts unless all is settled."""

    code: str
    sure: Patterns
    either: Patterns
    harmless: re.Pattern[str] | None
    settled: re.Pattern[str] | None

    @classmethod
    def of(cls, wording: Wording) -> "_Language":
        sure = tuple(_ready(wording, wording.sure))
        return cls(
            code=wording.language,
            sure=sure,
            either=(*sure, *_ready(wording, wording.unless_settled)),
            harmless=compiled(wording.harmless, names=wording.names, apart=wording.apart),
            settled=compiled(wording.settled, names=wording.names, apart=wording.apart),
        )


def _ready(
    wording: Wording, patterns: Mapping[Concern, str]
) -> Iterator[tuple[Concern, re.Pattern[str]]]:
    for concern, lines in patterns.items():
        pattern = compiled(lines, names=wording.names, apart=wording.apart)
        if pattern is not None:
            yield concern, pattern


_LANGUAGES = tuple(_Language.of(wording) for wording in WORDINGS)
