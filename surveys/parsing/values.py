"""What is asked for, and what a reply is found to say."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What kind of answer a question asks for."""

    RATING = "rating"  # 1 (poor) to 5 (great)
    RATING_10 = "rating_10"  # 0 (not at all) to 10 (very)
    YES_NO = "yes_no"
    CHOICE = "choice"  # one of a list
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Value:
    """An answer. `number` is 1 to 5 or 0 to 10 for a rating, 1 or 0 for yes or no, the place of a choice in its list
    beginning with 1, None for a comment.

    `comment` is what the person wrote besides, "" if nothing. `language` is the language in which
    the reply was evidently written, else the language that was given.
    """

    number: int | None
    comment: str
    language: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """No answer could be read; `why` says so in plain words."""

    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, and the stretch of tokens that says it, last one included.

    `keep` is True where the stretch is part of what the person had to say: "Great officer".
    """

    number: int
    first: int
    last: int
    keep: bool = False
