"""One of a list: by its number, its letter, its place ("the second one") or its own words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from surveys.parsing import words
from surveys.parsing.numbers import Scale, rating_number
from surveys.parsing.tokens import Sort, Token, tidy, tokens_of
from surveys.parsing.values import Found, Unclear

_PLACES = words.valued(
    {
        1: "first 1st primera primero primer",
        2: "second 2nd segunda segundo",
        3: "third 3rd tercera tercero tercer",
        4: "fourth 4th cuarta cuarto",
        5: "fifth 5th quinta quinto",
        -1: "last ultima ultimo",
    }
)
_POINTS = words.listed(
    "the one option choice la el opcion una it was is answer number numero fue es letter letra"
)
_LETTERS = "abcdefghij"
_LONGEST = 200  # words: whoever writes more has named the choice by then


def chosen(tokens: Sequence[Token], choices: Sequence[str]) -> Found | Unclear | None:
    """Return the choice that a reply names, why it is none, or None where it names none.

    Its own words count before numbers: "2 officers" may be what a choice is called.
    """
    tokens = tokens[:_LONGEST]
    named = list(_named(tokens, choices))
    if len({found.number for found in named}) > 1:
        one, other = sorted({found.number for found in named})[:2]
        return Unclear(f"It names two choices, {choices[one - 1]} and {choices[other - 1]}.")
    if named:
        return _with_its_number(tokens, named[0])
    if pointed := _pointed(tokens, len(choices)):
        return pointed
    return rating_number(tokens, Scale(1, len(choices)))


def _with_its_number(tokens: Sequence[Token], found: Found) -> Found:
    """ "3 patrol officer" names the third twice."""
    before = tokens[found.first - 1] if found.first else None
    same = before is not None and before.text == str(found.number)
    return replace(found, first=found.first - 1) if same else found


def _named(tokens: Sequence[Token], choices: Sequence[str]) -> Iterator[Found]:
    """Where the whole words of a choice stand; else the choice that alone has all words of the reply."""
    said = [token.text for token in tokens]
    found = [
        one for number, choice in enumerate(choices, 1) for one in _standing(said, number, choice)
    ]
    widest = [one for one in found if not any(_within(one, other) for other in found)]
    if widest:
        yield from widest
        return
    told = [
        (at, token.text)
        for at, token in enumerate(tokens)
        if token.sort is Sort.WORD and token.text not in words.FILLERS | _POINTS
    ]
    fitting = [
        number
        for number, choice in enumerate(choices, 1)
        if told and {word for _, word in told} <= set(_words(choice))
    ]
    if len(fitting) == 1:
        yield Found(number=fitting[0], first=told[0][0], last=told[-1][0])


def _standing(said: Sequence[str], number: int, choice: str) -> Iterator[Found]:
    wanted = _words(choice)
    for at in range(len(said) - len(wanted) + 1):
        if wanted and list(said[at : at + len(wanted)]) == wanted:
            yield Found(number=number, first=at, last=at + len(wanted) - 1)


def _within(one: Found, other: Found) -> bool:
    """Whether one stands within another that is wider: "Police" within "Police report"."""
    wider = other.last - other.first > one.last - one.first
    return wider and other.first <= one.first and one.last <= other.last


def _pointed(tokens: Sequence[Token], count: int) -> Found | None:
    """A letter or a place, where the reply says nothing else."""
    told = [
        at
        for at, token in enumerate(tokens)
        if token.sort is not Sort.MARK and token.text not in _POINTS
    ]
    if len(told) != 1:
        return None
    word = tokens[told[0]].text
    number = _PLACES.get(word, _LETTERS.find(word) + 1 if len(word) == 1 else 0)
    number = count if number < 0 else number
    return Found(number=number, first=0, last=len(tokens) - 1) if 1 <= number <= count else None


def _words(choice: str) -> list[str]:
    return [token.text for token in tokens_of(tidy(choice)) if token.sort is not Sort.MARK]
