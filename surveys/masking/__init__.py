"""Hides personal data in what citizens write: names, numbers, addresses, plates, e-mail addresses.

Nobody can find every name in free text. Where a word may be one, it is hidden: a word too many costs a reader a look, a
name too few costs a citizen their privacy. Pure: no Django, no clock, no input or output.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from surveys.masking.facts import facts
from surveys.masking.names import names
from surveys.masking.spans import NOTHING, Hidden, Known, Span

__all__ = ["NOTHING", "Hidden", "Known", "Part", "mask", "plain"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a comment: as it was written, or hidden, and then without a word of it."""

    text: str
    hidden: Hidden | None = None


def mask(words: str, *, known: Known = NOTHING) -> list[Part]:
    """The words part by part, with what is personal hidden.

    `known` says which names may be read, and which may not even where nothing else points to a name.
    """
    parts: list[Part] = []
    end = 0
    for span in _apart((*facts(words), *names(words, known))):
        if span.start > end:
            parts.append(Part(words[end : span.start]))
        parts.append(Part("", span.hidden))
        end = span.end
    if end < len(words):
        parts.append(Part(words[end:]))
    return parts


def plain(words: str, *, known: Known = NOTHING) -> str:
    """The same as one text, for files and other programs: "You can reach me on [number hidden]"."""
    parts = mask(words, known=known)
    return "".join(f"[{part.hidden} hidden]" if part.hidden else part.text for part in parts)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap joined into one of the first one's kind."""
    apart: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if apart and span.start < apart[-1].end:
            joined = Span(apart[-1].start, max(span.end, apart[-1].end), apart[-1].hidden)
            apart[-1] = joined
        else:
            apart.append(span)
    return apart
