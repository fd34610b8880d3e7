"""What a reply may tell besides an answer, and how the wordings of a language are written down."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Concern(StrEnum):
    """Why a reply needs a person, the most urgent first."""

    SELF_HARM = "self_harm"
    DANGER = "danger"  # somebody in danger now, a crime going on, an emergency
    ABUSE = "abuse"  # violence at home, an attacker who is known
    MISCONDUCT = "misconduct"  # of the agency's own people


DISTRESS = (Concern.SELF_HARM, Concern.DANGER, Concern.ABUSE)

_UNHEARD = str.maketrans("", "", "'`\u00b4\u2018\u2019\u02bc*")
_MARK = re.compile(r"[.,;:!?()\n\"\u201c\u201d\u2026\u3002\uff0c\uff01\uff1f\u061f\u060c]+")
_SPACE = re.compile(r"[^\w|]+")
_NAME = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """The wordings of one language: of each concern, a pattern a line.

    `sure` counts wherever it stands, `unless_settled` where no word of `settled` does: thanks, praise, "last week".
    What is `harmless` is taken out before: "killed it", "help was quick". A name in braces stands for one of `names`.
    `apart` says whether the language puts spaces between its words.
    """

    language: str  # ISO 639-1
    sure: Mapping[Concern, str]
    unless_settled: Mapping[Concern, str] = field(default_factory=dict)
    harmless: str = ""
    settled: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    apart: bool = True


def folded(text: str) -> str:
    """Small letters without accents and apostrophes; " | " where a sentence or a part of it ends."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNHEARD).casefold())
    kept = "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Me", "Cf"})
    whole = unicodedata.normalize("NFC", kept).replace("\u0111", "d")
    return " ".join(_SPACE.sub(" ", _MARK.sub(" | ", whole)).split()).strip("| ")


def compiled(patterns: str, *, names: Mapping[str, str], apart: bool) -> re.Pattern[str] | None:
    """One pattern out of many lines, None where there are none."""
    lines = [_unaccented(line.strip()) for line in patterns.splitlines() if line.strip()]
    if not lines:
        return None
    either = "|".join(_named(line, names) for line in lines)
    return re.compile(rf"\b(?:{either})\b" if apart else either)


def _named(line: str, names: Mapping[str, str]) -> str:
    return _NAME.sub(lambda found: f"(?:{_named(names[found[1]], names)})", line)


def _unaccented(line: str) -> str:
    decomposed = unicodedata.normalize("NFKD", line)
    kept = "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", kept).replace("\u0111", "d")
