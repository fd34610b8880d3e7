"""What each kind of cell becomes, or why it can't be read.

Pure: no Django, no clock.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial

from agencies.phones import e164
from incidents.intake import values
from incidents.intake.fields import LONGEST, Field
from incidents.intake.moments import AROUND, is_nothing

DESCRIPTION_LENGTH = 120


class Unreadable(ValueError):
    """A cell that can't be read. `expected` says what should stand there, without its full stop."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


def _code(cell: str, longest: int) -> str | None:
    """Text on one line, as long as its column takes."""
    text = cell if cell.isalnum() else " ".join(cell.split())
    if is_nothing(text):
        return None
    if not text.isprintable():
        raise Unreadable("text without characters that can't be printed")
    if len(text) > longest:
        raise Unreadable(f"at most {longest} characters; this has {len(text)}")
    return text


def _description(cell: str) -> str | None:
    text = "".join(c for c in " ".join(cell.split()) if c.isprintable())
    return None if is_nothing(text) else text[:DESCRIPTION_LENGTH].rstrip()


def _status(cell: str) -> str | None:
    return _known(cell, values.status_in, "open, closed, cancelled, duplicate")


def _role(cell: str) -> str | None:
    return _known(cell, values.role_in, "caller, reporting party, victim, witness, suspect")


def _language(cell: str) -> str | None:
    return _known(cell, values.language_in, "a language or its code, such as English or en")


def _known(cell: str, find: Callable[[str], str | None], words: str) -> str | None:
    text = " ".join(cell.split())
    if is_nothing(text):
        return None
    found = find(text)
    if found is None:
        raise Unreadable(f"one of the words that are known: {words}")
    return found


def _by_officer(cell: str) -> bool | None:
    text = " ".join(cell.split())
    return None if is_nothing(text) else values.is_by_officer(text)


def _arrest(cell: str) -> bool | None:
    text = " ".join(cell.split())
    return None if is_nothing(text) else values.is_arrest(text)


def _phone(cell: str) -> str | None:
    text = cell.strip(AROUND)
    try:
        return e164(text)
    except ValueError as problem:
        digits = {character for character in text if character.isdecimal()}
        if is_nothing(text) or len(digits) == 1:  # 000-000-0000 stands for no number
            return None
        raise Unreadable(f"a phone number such as (319) 555-0142: {_small(str(problem))}") from None


def _linked(cell: str) -> tuple[str, ...] | None:
    """References with spaces, commas or semicolons between them."""
    found = [each for each in re.split(r"[\s,;]+", cell) if not is_nothing(each)]
    if any(len(each) > LONGEST[Field.REFERENCE] for each in found):
        raise Unreadable(f"incident numbers of at most {LONGEST[Field.REFERENCE]} characters")
    return tuple(found) or None


def _small(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:].rstrip('.')}"


CONVERTERS: Mapping[Field, Callable[[str], object]] = {
    **{field: partial(_code, longest=longest) for field, longest in LONGEST.items()},
    Field.CALL_TYPE_DESCRIPTION: _description,
    Field.FIRST_CALL_TYPE_DESCRIPTION: _description,
    Field.DISPOSITION_DESCRIPTION: _description,
    Field.STATUS: _status,
    Field.SELF_INITIATED: _by_officer,
    Field.ARREST: _arrest,
    Field.CALLER_PHONE: _phone,
    Field.CALLER_ROLE: _role,
    Field.CALLER_LANGUAGE: _language,
    Field.LINKED: _linked,
}
