"""Opinions misspelt by one letter: "excelent", "terribel", "amzing".

Long words alone: a short one is too soon another. The first letter stands, so that "unhappy" is not "happy".
"""

from collections import defaultdict

from surveys.parsing.words import RATED

SHORTEST = 6  # letters
LONGEST = 20

_BY_FIRST: dict[str, list[str]] = defaultdict(list)
for _word in RATED:
    if len(_word) >= SHORTEST:
        _BY_FIRST[_word[0]].append(_word)


def meant(word: str) -> str:
    """The opinion from which a word differs by one letter (or two that changed places); else the word."""
    if not SHORTEST - 1 <= len(word) <= LONGEST:
        return word
    return next((known for known in _BY_FIRST.get(word[0], ()) if _near(word, known)), word)


def _near(word: str, known: str) -> bool:
    """Whether one letter was left out, added or changed, or two neighbors changed places."""
    if abs(len(word) - len(known)) > 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), None)
    if at is None:
        return len(word) != len(known)
    rest, wanted = word[at:], known[at:]
    swapped = rest[1::-1] == wanted[:2] and rest[2:] == wanted[2:]
    return swapped or rest[1:] == wanted[1:] or rest == wanted[1:] or rest[1:] == wanted
