"""Tapbacks ("Liked “…”") and emoji, by what they say: for, against, or neither."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from surveys.parsing.tokens import Token


class Mood(Enum):
    FOR = auto()
    AGAINST = auto()
    NEITHER = auto()


STAR_MARKS = frozenset("⭐🌟★✭✯")

_FOR = frozenset({"<3", *"👍❤♥🧡💛💚💙💜🖤🤍🤎💯👏🙌😍🥰🤩💪✅✔☑"})
_AGAINST = frozenset("👎😡🤬😠💩🖕❌🚫")

# Phones tell the other side of a tapback by a text: the reaction, then our own text in quotes.
_TAPBACK = re.compile(
    r"""\s*(?:
        (?P<for>liked|loved|le\ gust[oó]|le\ encant[oó]|me\ gusta|me\ encanta)
      | (?P<against>disliked|no\ le\ gust[oó])
      | (?P<neither>emphasi[sz]ed|questioned|laughed\ at|removed\ an?\ [a-z ]{1,24}from|enfatiz[oó])
      | (?:reacted\s)?(?P<emoji>[^\w\s"“«]{1,8})\s?(?:to|a)
    )\s+["“”«]""",
    re.IGNORECASE | re.VERBOSE,
)
_INVISIBLE = re.compile("[\u200a-\u200f\u2060\ufeff]")


def tapback(text: str) -> Mood | None:
    """Return what a tapback says of our text, None where the reply is none."""
    found = _TAPBACK.match(_INVISIBLE.sub("", text[:80]))
    if found is None:
        return None
    if found["emoji"]:
        moods = {_mood(mark) for mark in found["emoji"]} - {None}
        return moods.pop() or Mood.NEITHER if len(moods) == 1 else Mood.NEITHER
    if found["for"]:
        return Mood.FOR
    return Mood.AGAINST if found["against"] else Mood.NEITHER


def emoji(tokens: Sequence[Token]) -> Mood | None:
    """Return what the emoji of a reply say: NEITHER if both, None where there are none."""
    moods = {mood for token in tokens if (mood := _mood(token.text)) is not None}
    if len(moods) > 1:
        return Mood.NEITHER
    return moods.pop() if moods else None


def _mood(mark: str) -> Mood | None:
    if mark in _FOR:
        return Mood.FOR
    return Mood.AGAINST if mark in _AGAINST else None
