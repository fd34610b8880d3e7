"""From a reply to its answer: reactions first, then a correction, then the answer itself."""

from collections.abc import Sequence

from surveys.parsing.comments import beside, own_words, weightless
from surveys.parsing.corrections import Correction, corrections
from surveys.parsing.languages import evident_language
from surveys.parsing.numbers import rating_number
from surveys.parsing.opinions import rating_opinion
from surveys.parsing.reactions import Mood, tapback
from surveys.parsing.tokens import Token, tidy, tokens_of
from surveys.parsing.values import Found, Kind, Unclear, Value
from surveys.parsing.yes_no import yes_or_no

_NO_WORDS = Unclear("The reply has no words.")
_NO_RATING = Unclear("It gives no rating from 1 to 5.")
_NO_YES_OR_NO = Unclear("It says neither yes nor no.")
_REACTION = Unclear("It is a reaction to our text that is neither a like nor a dislike.")
_QUESTION = Unclear("It asks a question.")
_AT_ODDS = Unclear("The number and the words do not agree.")

_TAPPED: dict[Kind, dict[Mood, int | None]] = {
    Kind.RATING: {Mood.FOR: 5, Mood.AGAINST: 1},
    Kind.YES_NO: {Mood.FOR: 1, Mood.AGAINST: 0},
    Kind.COMMENT: {Mood.FOR: None, Mood.AGAINST: None},
}

_AT_MOST_APART = 2  # between a number and the words beside it: "1 excellent" is further


def parse(*, kind: Kind, text: str, language: str = "en") -> Value | Unclear:
    """Read a reply to a question of `kind`; never raises, in time linear in the reply's length.

    Of a rating, numbers count before words and words before emoji (see the modules). A later
    correction replaces what was said before. What was written besides is kept as the comment.
    """
    text = tidy(text)
    if not text:
        return _NO_WORDS
    mood = tapback(text)
    if mood is not None:
        return _tapped(kind, mood, language)
    tokens = tokens_of(text)
    spoken = evident_language((token.text for token in tokens), given=language)
    if kind is Kind.COMMENT:
        return Value(number=None, comment=own_words(text), language=spoken)
    replaced = (_replaced(kind, correction) for correction in corrections(text, tokens))
    answer = next(filter(None, replaced), None) or _answer(kind, text, tokens)
    if isinstance(answer, Unclear):
        return answer
    number, comment = answer
    return Value(number=number, comment=comment, language=spoken)


def _tapped(kind: Kind, mood: Mood, language: str) -> Value | Unclear:
    if mood is Mood.NEITHER:
        return _REACTION
    return Value(number=_TAPPED[kind][mood], comment="", language=language)


def _replaced(kind: Kind, correction: Correction) -> tuple[int, str] | None:
    """Read what stands after a correction; keep the comment from before it too."""
    head, tail = correction.head, correction.tail
    earlier, later = (_answer(kind, part, tokens_of(part)) for part in (head, tail))
    if isinstance(later, Unclear):
        return None
    if kind is Kind.RATING and not isinstance(rating_number(tokens_of(tail)), Found):
        return None  # words alone do not replace a number: "5, actually a good officer"
    number, comment = later
    if not correction.sure and (comment or isinstance(earlier, Unclear)):
        return None
    before = head if isinstance(earlier, Unclear) else earlier[1]
    return number, " ".join(part for part in (before, comment) if not weightless(part))


def _answer(kind: Kind, text: str, tokens: Sequence[Token]) -> tuple[int, str] | Unclear:
    """Return the number and the comment of a reply that corrects nothing."""
    found = yes_or_no(tokens) if kind is Kind.YES_NO else _rating(tokens)
    if found is None:
        return _NO_YES_OR_NO if kind is Kind.YES_NO else _NO_RATING
    if isinstance(found, Unclear):
        return found
    return found.number, beside(text, found)


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
