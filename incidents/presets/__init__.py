"""What to suggest for a code that an agency has not decided yet.

A suggestion is a help for the person who decides. It never texts anyone.
Pure: no Django, no clock, no input or output.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from incidents.policy import CodeKind, Use, strictest
from incidents.presets.apco import PRESETS, Preset
from incidents.presets.wording import (
    INJURY_DENIED,
    MEANINGS,
    SENSITIVE_BEGINNINGS,
    SENSITIVE_PHRASES,
    SENSITIVE_WORDS,
)

__all__ = ["PRESETS", "Preset", "Suggestion", "sensitive_wording", "suggest"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a code could be allowed to do, and why: "as MVA", 'the word "domestic" is sensitive'."""

    use: Use
    because: str


def suggest(*, kind: CodeKind, code: str, description: str) -> Suggestion | None:
    """Suggest what `code` may do, or return None where nothing is known about it.

    In this order: APCO's code where its preset is never; a sensitive word in the description, which
    always means never; APCO's code otherwise; harmless words in the description. A code of digits
    is APCO's only if a word of the description agrees, since agencies number their own lists.
    """
    words = _words(description)
    preset = _preset(kind, code, words)
    if preset is not None and preset.use is Use.NEVER:
        return _as(preset)
    sensitive = _sensitive_word(words)
    if sensitive:
        return _sensitive(sensitive)
    if preset is not None:
        return _as(preset)
    return _by_meaning(kind, words)


@lru_cache(maxsize=4096)
def sensitive_wording(description: str) -> str:
    """The first sensitive word or phrase of a description; empty where there is none."""
    return _sensitive_word(_words(description))


def _sensitive(wording: str) -> Suggestion:
    because = f'the word "{wording}" is sensitive'
    if " " in wording:
        because = f'the words "{wording}" are sensitive'
    return Suggestion(use=Use.NEVER, because=because)


def _words(description: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9]+", description.casefold().replace("'", "")))


def _preset(kind: CodeKind, code: str, words: tuple[str, ...]) -> Preset | None:
    code = code.strip().upper()
    if not code.isdigit():
        return PRESETS.get((kind, code))
    preset = PRESETS.get((kind, code.zfill(2)))
    if preset is None or not words or set(words) & set(_words(preset.words)):
        return preset
    return None


def _sensitive_word(words: tuple[str, ...]) -> str:
    """Return the first sensitive word or phrase as it can be shown, "" if there is none."""
    denied = {
        at + len(phrase) - 1 for phrase in INJURY_DENIED for at in _places(phrase, within=words)
    }
    for at, word in enumerate(words):
        if at in denied:
            continue
        if word in SENSITIVE_WORDS or word.startswith(SENSITIVE_BEGINNINGS):
            return word
    for phrase in SENSITIVE_PHRASES:
        if _places(phrase, within=words):
            return " ".join(phrase)
    return ""


def _by_meaning(kind: CodeKind, words: tuple[str, ...]) -> Suggestion | None:
    meant = [
        (len(phrase), PRESETS[kind, code])
        for phrase, code in MEANINGS[kind]
        if _places(phrase, within=words)
    ]
    if not meant:
        return None
    use = strictest(preset.use for _, preset in meant)
    closest = max((one for one in meant if one[1].use is use), key=lambda one: one[0])
    return _as(closest[1])


def _as(preset: Preset) -> Suggestion:
    name = preset.code
    if preset.kind is CodeKind.DISPOSITION:
        name = f"{preset.code} {preset.words}"
    return Suggestion(use=preset.use, because=f"as {name}")


def _places(phrase: tuple[str, ...], *, within: tuple[str, ...]) -> list[int]:
    """Return where `phrase` begins in `within`."""
    size = len(phrase)
    return [at for at in range(len(within) - size + 1) if within[at : at + size] == phrase]
