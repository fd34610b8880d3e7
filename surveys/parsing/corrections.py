"""Where a reply takes back what it said before: "5 sorry I meant 4"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from surveys.parsing.tokens import Token
from surveys.parsing.words import listed

# What comes after one of these counts, if it is an answer: "5. Sorry, I meant 4".
_CORRECTIONS = listed(
    """
    i meant; i mean; meant; correction; sorry i meant; sorry i mean; sorry meant; oops i meant;
    no i meant; no i mean; i meant to say; quise decir; mejor dicho; me equivoque; corrijo
    """
)
# And after one of these, if it is an answer and nothing else, and there was one before: "5 oops 4".
_SECOND_THOUGHTS = listed(
    """
    sorry; oops; wait; no wait; oh wait; actually; make that; make it; change to; change that
    to; change it to; perdon; digo; no perdon; no digo; wait no; no no; no; edit; rather; scratch that
    """
)
# At the beginning of a text each of these speaks of the text before: "make that a 4". Of "no 4" nobody knows.
_TAKING_BACK = _CORRECTIONS | listed(
    """
    make that; make it; make that a; make it a; change that to; change it to; change to; change my
    answer to; oops; scratch that; my bad; edit; digo; perdon quise decir; perdon me equivoque
    """
)
_EITHER = _CORRECTIONS | _SECOND_THOUGHTS
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Correction:
    """What stands before and after the words of a correction, and whether those leave no doubt."""

    head: str
    tail: str
    sure: bool


def corrections(text: str, tokens: Sequence[Token]) -> Iterator[Correction]:
    """Yield the readings of the last correction in a reply, the longest wording first."""
    for end in range(len(tokens) - 1, 0, -1):
        readings = list(_ending_at(text, tokens, end))
        if readings:
            yield from readings
            return


def takes_back(text: str, tokens: Sequence[Token]) -> str:
    """What a text that begins by taking something back puts in its place, the longest wording first; else empty."""
    for end in range(min(len(tokens) - 1, _LONGEST), 0, -1):
        if " ".join(token.text for token in tokens[:end] if token.text != ",") in _TAKING_BACK:
            return text[tokens[end - 1].end :].strip(" \t\n,.:;-*")
    return ""


def _ending_at(text: str, tokens: Sequence[Token], end: int) -> Iterator[Correction]:
    for begin in range(max(0, end - _LONGEST), end):
        said = " ".join(token.text for token in tokens[begin:end])
        if said in _EITHER:
            yield Correction(
                head=text[: tokens[begin].start].strip(),
                tail=text[tokens[end - 1].end :].strip(" \t\n,.:;-*"),
                sure=said in _CORRECTIONS,
            )
