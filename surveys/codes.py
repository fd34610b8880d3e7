"""The codes at the end of web addresses: short enough to type, too many to guess. Pure but for chance."""

import secrets

# No vowels, so that no code is a word; nothing that is read as something else: 0 and O, 1, I and L.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"

DOOR, CONVERSATION, CARD = 6, 12, 10
"""How long the code of each is: the length tells them apart.

A door's is on a poster, and is no secret. A card's and a conversation's are: 28 to the power of 10 and of 12.
"""


def new_code(length: int) -> str:
    """A code that nobody has drawn before; the database has the last word."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def typed(written: str) -> str:
    """The code as people may have typed it: in small letters, with spaces or dashes."""
    return "".join(letter for letter in written.upper() if letter.isalnum())


def spaced(code: str) -> str:
    """The code as it is printed, in two halves: "K7M2B 9QXWD"."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"
