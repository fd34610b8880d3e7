"""A reply cut into numbers, words and marks, each with its place in the text.

Linear in the length of the text: no token is looked at from more than one starting place.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from surveys.parsing.spelling import meant
from surveys.parsing.words import KNOWN


class Sort(Enum):
    NUMBER = auto()  # 5, 4.5, 4/5, 8-10
    WORD = auto()  # also 5pm and gr8
    MARK = auto()  # punctuation, a symbol, an emoji, the end of a line


@dataclass(frozen=True, slots=True)
class Token:
    """`text` is in small letters without accents; `start` and `end` are places in the reply."""

    sort: Sort
    text: str
    start: int
    end: int


# How a tidy text is cut into tokens: see surveys/parsing/translating.py for other languages.
Cut = Callable[[str], list[Token]]

PATTERN = re.compile(
    r"""
      (?P<half>\d+)(?:[ ]?½|[ ]1/2(?!\d))                   # 4½ and 4 1/2, told as 4.5
    | (?P<mixed>\d+['\u2019]?[^\W\d_][\w'\u2019]*)                        # 5pm, 5th, 5stars
    | (?P<number>\d+(?:[.,:/-]\d+)*(?![^\W\d_]))           # 5, 4.5, 5/5, 12:30, 319-555-0142
    | (?P<word>[^\W\d_][\w'\u2019]*)
    | (?P<mark><3(?!\d)|[^\w\s]|_|\n)  # <3 is a heart
    """,
    re.VERBOSE,
)
GLUED = re.compile(r"(\d+)(ish|stars?|estrellas?|out|outta|points?|puntos?|thanks?|thx|ty|gracias)")
SPELLED_OUT = re.compile(r"(?:[^\W\d_] ){2,9}[^\W\d_][.!]*")  # "Y E S"
KEYCAP = re.compile("(?<=[0-9])\ufe0f?\u20e3")
STRETCHED = re.compile(r"(.)\1{2,}")
SKIN_TONES = frozenset("🏻🏼🏽🏾🏿")
BREAKS = frozenset(".,;:!?\n()\u2013\u2014•…")


def tidy(text: str) -> str:
    """Return the text stripped, with each accented letter in one piece, and keycaps as plain figures."""
    text = KEYCAP.sub("", unicodedata.normalize("NFC", text)).replace("🔟", "10").strip()
    return text.replace(" ", "") if SPELLED_OUT.fullmatch(text) else text


def tokens_of(text: str) -> list[Token]:
    """Cut a tidy text into tokens; spaces are left out."""
    return [token for match in PATTERN.finditer(text) for token in _tokens(match)]


def clauses(tokens: Sequence[Token]) -> Iterator[list[int]]:
    """Yield, for each part between punctuation or emoji, where its words and numbers are."""
    part: list[int] = []
    for at, token in enumerate(tokens):
        if token.sort is not Sort.MARK:
            part.append(at)
        elif token.text in BREAKS or not token.text.isascii() or _stands_alone(tokens, at):
            if part:
                yield part
            part = []
    if part:
        yield part


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a mark has space on both sides, as the dash in "yes - he was kind"."""
    before = at == 0 or tokens[at - 1].end < tokens[at].start
    after = at + 1 == len(tokens) or tokens[at].end < tokens[at + 1].start
    return before and after


def is_look(mark: str) -> bool:
    """Tell whether a mark only changes the look of its neighbor: skin tones, keycaps, joiners."""
    return mark in SKIN_TONES or unicodedata.category(mark).startswith(("M", "C"))


def _tokens(match: re.Match[str]) -> Iterator[Token]:
    start, end = match.span()
    text = match.group()
    if match.lastgroup == "mark":
        if text in {"\n", "<3"} or not is_look(text):
            yield Token(Sort.MARK, text, start, end)
    elif match.lastgroup == "half":
        yield Token(Sort.NUMBER, f"{match['half']}.5", start, end)
    elif match.lastgroup == "number":
        yield Token(Sort.NUMBER, text, start, end)
    elif glued := GLUED.fullmatch(text.casefold()):
        middle = start + len(glued[1])
        yield Token(Sort.NUMBER, glued[1], start, middle)
        yield Token(Sort.WORD, glued[2], middle, end)
    else:
        yield Token(Sort.WORD, plain(text), start, end)


def plain(word: str) -> str:
    """Return the word in small letters without accents; "goooood" is read as "good"."""
    word = word.casefold().replace("'", "").replace("\u2019", "")
    if not word.isascii():
        letters = unicodedata.normalize("NFKD", word)
        word = "".join(letter for letter in letters if not unicodedata.combining(letter))
    if STRETCHED.search(word) and word not in KNOWN:
        for shorter in (STRETCHED.sub(r"\1\1", word), STRETCHED.sub(r"\1", word)):
            if shorter in KNOWN:
                return shorter
    return word if word in KNOWN else meant(word)
