"""From a reply to its answer: reactions first, then a correction, then the answer itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from surveys.parsing.choices import chosen
from surveys.parsing.comments import beside, own_words, weightless
from surveys.parsing.corrections import Correction, corrections
from surveys.parsing.languages import evident_language
from surveys.parsing.numbers import NONE_TO_TEN, rating_number
from surveys.parsing.opinions import rating_opinion
from surveys.parsing.reactions import Mood, tapback
from surveys.parsing.tokens import Cut, Token, tidy, tokens_of
from surveys.parsing.translating import Tongue, likely_tongue, tongue_for
from surveys.parsing.values import Found, Kind, Unclear, Value
from surveys.parsing.yes_no import yes_or_no

_NO_WORDS = Unclear("The reply has no words.")
_NOTHING = {
    Kind.RATING: Unclear("It gives no rating from 1 to 5."),
    Kind.RATING_10: Unclear("It gives no number from 0 to 10."),
    Kind.YES_NO: Unclear("It says neither yes nor no."),
    Kind.CHOICE: Unclear("It names none of the choices."),
}
_REACTION = Unclear("It is a reaction to our text that is neither a like nor a dislike.")
_QUESTION = Unclear("It asks a question.")
_AT_ODDS = Unclear("The number and the words do not agree.")

# A like says nothing on a scale of eleven steps or a list.
_TAPPED: dict[Kind, dict[Mood, int | None]] = {
    Kind.RATING: {Mood.FOR: 5, Mood.AGAINST: 1},
    Kind.YES_NO: {Mood.FOR: 1, Mood.AGAINST: 0},
    Kind.COMMENT: {Mood.FOR: None, Mood.AGAINST: None},
}

_SHORT = 12  # characters: most replies are, and are the same few that others have sent
_AT_MOST_APART = 2  # between a number and the words beside it: "1 excellent" is further

# Phones number the parts of a long text: "(1/2) 5 he was". A fifth part is a rating: "(4/5) good".
_PART = re.compile(
    r"^\s*[(\[]\s*[1-4]\s*/\s*[2-4]\s*[)\]]\s*(?=\S)|(?<=\S)\s*[(\[][1-4]/[2-4][)\]]\s*$"
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for, and how replies are cut into tokens."""

    kind: Kind
    choices: Sequence[str]
    cut: Cut


def parse(
    *, kind: Kind, text: str, language: str = "en", choices: Sequence[str] = ()
) -> Value | Unclear:
    """Read a reply to a question of `kind`; never raises, in time linear in the reply's length.

    Of a rating, numbers count before words and words before emoji (see the modules). A later
    correction replaces what was said before. What was written besides is kept as the comment.
    `choices` are those of a CHOICE, as the question lists them.
    """
    read = _by_heart if len(text) <= _SHORT else _parse
    return read(kind, text, language, tuple(choices))


def _parse(kind: Kind, text: str, language: str, choices: Sequence[str]) -> Value | Unclear:
    text = _PART.sub("", tidy(text))
    if not text:
        return _NO_WORDS
    mood = tapback(text)
    if mood is not None:
        return _tapped(kind, mood, language)
    tongue = tongue_for(text, given=language)
    read = _read(kind, text, language, choices, tongue)
    if isinstance(read, Unclear) and tongue is None and (likely := likely_tongue(text)):
        again = _read(kind, text, language, choices, likely)
        return read if isinstance(again, Unclear) else again
    return read


_by_heart = lru_cache(maxsize=10_000)(_parse)


def _read(
    kind: Kind, text: str, language: str, choices: Sequence[str], tongue: Tongue | None
) -> Value | Unclear:
    """Read a tidy text that is no reaction in one language."""
    cut = tongue.cut if tongue else tokens_of
    spoken = _spoken(text, tongue.language if tongue else "", language)
    if kind is Kind.COMMENT:
        return Value(number=None, comment=own_words(text, cut=cut), language=spoken)
    asked = _Asked(kind, choices, cut)
    replaced = (_replaced(asked, correction) for correction in corrections(text, cut(text)))
    answer = next(filter(None, replaced), None) or _answer(asked, text)
    if isinstance(answer, Unclear):
        return answer
    number, comment = answer
    return Value(number=number, comment=comment, language=spoken)


def _spoken(text: str, read_in: str, given: str) -> str:
    if read_in and not given.startswith(read_in):
        return read_in
    return evident_language((token.text for token in tokens_of(text)), given=given)


def _tapped(kind: Kind, mood: Mood, language: str) -> Value | Unclear:
    if mood is Mood.NEITHER or kind not in _TAPPED:
        return _REACTION
    return Value(number=_TAPPED[kind][mood], comment="", language=language)


def _replaced(asked: _Asked, correction: Correction) -> tuple[int, str] | None:
    """Read what stands after a correction; keep the comment from before it too."""
    head, tail = correction.head, correction.tail
    earlier, later = (_answer(asked, part) for part in (head, tail))
    if isinstance(later, Unclear):
        return None
    if asked.kind is Kind.RATING and not isinstance(rating_number(asked.cut(tail)), Found):
        return None  # words alone do not replace a number: "5, actually a good officer"
    number, comment = later
    if not correction.sure and (comment or isinstance(earlier, Unclear)):
        return None
    before = head if isinstance(earlier, Unclear) else earlier[1]
    said = (part for part in (before, comment) if not weightless(part, cut=asked.cut))
    return number, " ".join(said)


def _answer(asked: _Asked, text: str) -> tuple[int, str] | Unclear:
    """Return the number and the comment of a reply that corrects nothing."""
    found = _found(asked, asked.cut(text))
    if found is None:
        return _NOTHING[asked.kind]
    if isinstance(found, Unclear):
        return found
    return found.number, beside(text, found, cut=asked.cut)


def _found(asked: _Asked, tokens: Sequence[Token]) -> Found | Unclear | None:
    match asked.kind:
        case Kind.YES_NO:
            return yes_or_no(tokens)
        case Kind.RATING_10:
            return _ten(tokens)
        case Kind.CHOICE:
            return chosen(tokens, asked.choices)
    return _rating(tokens)


def _ten(tokens: Sequence[Token]) -> Found | Unclear | None:
    """Words alone give no number on this scale: nobody knows which of eleven "good" is."""
    found = rating_number(tokens, NONE_TO_TEN)
    asks = bool(tokens) and tokens[-1].text == "?"
    return _QUESTION if isinstance(found, Found) and asks and found.first > 0 else found


def _rating(tokens: Sequence[Token]) -> Found | Unclear | None:
    by_number = rating_number(tokens)
    if by_number is None:
        return rating_opinion(tokens)
    if isinstance(by_number, Unclear):
        return by_number
    if tokens[-1].text == "?" and by_number.first > 0:
        return _QUESTION
    besides = rating_opinion([*tokens[: by_number.first], *tokens[by_number.last + 1 :]])
    if isinstance(besides, Found) and abs(besides.number - by_number.number) > _AT_MOST_APART:
        return _AT_ODDS
    return by_number
