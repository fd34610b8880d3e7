"""What is hidden of a comment, and for whom."""

from dataclasses import dataclass
from enum import StrEnum


class Hidden(StrEnum):
    """What stands where something is hidden, before the word "hidden"."""

    NAME = "name"
    NUMBER = "number"
    ADDRESS = "address"
    PLATE = "plate"
    EMAIL = "e-mail"


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` up to `end`."""

    start: int
    end: int
    hidden: Hidden


@dataclass(frozen=True, slots=True)
class Known:
    """Words in names that the reader's agency knows, in lower case: those that may be read, and those that may not.

    Its own name may be read by anybody, the names of its officers by those who may see officers.
    """

    shown: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()


NOTHING = Known()
