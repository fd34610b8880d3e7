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
_AGAINST = frozenset("👎😡🤬😠💩🖕❌🚫🤮🤢")

# Phones tell the other side of a tapback by a text: the reaction, then our own text in quotes.
# iMessage in English, Spanish, Portuguese, Russian, Chinese, Korean; Android's Messages with an emoji.
_TAPBACK = re.compile(
    r"""\s*(?:
        (?P<for>liked|loved|le\ gust[oó]|le\ gusta|le\ encant[oó]|le\ encanta|me\ gusta|me\ encanta
          |gostou\ de|amou|adorou|понравилось|喜欢了?|赞了|喜爱了|좋아함|đã\ thích|đã\ yêu\ thích)
      | (?P<against>disliked|no\ le\ gust[oó]|no\ le\ gusta|não\ gostou\ de|не\ понравилось|不喜欢|싫어함)
      | (?P<neither>emphasi[sz]ed|questioned|laughed\ at|removed\ an?\ [a-z ]{1,24}from|enfatiz[oó]|destac[oó]
          |se\ ri[oó]\ (?:de|con)|pregunt[oó]\ (?:por|sobre)|cuestion[oó]|exclam[oó]\ (?:por|sobre)
          |quit[oó]\ un[ao]?\ [a-záéíóú ]{1,24}(?:de|a)|riu\ de|enfatizou|questionou|removeu\ um[a]?\ [a-zç ]{1,24}de)
      | (?:reacted\s|reaccion[oó]\ con\s(?:un[ao]?\s)?|reagiu\ com\s(?:um[a]?\s)?)?
        (?P<emoji>[^\w\s"“«]{1,8})\s?(?:to|a|à)
    )\s*["“”«「]""",
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
