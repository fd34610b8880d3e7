"""Every call type, disposition and status that was ever seen on an incident: a list on its row that only grows.

Pure: no Django, no clock, no input or output.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

Saved = list[list[str]]
"""As it is stored: [kind, code, moment in ISO 8601] each, in the order in which they were heard of."""


class HistoryKind(StrEnum):
    """What was seen. The first two are the kinds of an agency's codes."""

    CALL_TYPE = "call_type"
    DISPOSITION = "disposition"
    STATUS = "status"

    @property
    def label(self) -> str:
        return self.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A call type, disposition or status that was seen on an incident, and when it first was."""

    kind: str
    code: str
    seen_at: datetime


def entries_of(saved: Iterable[Sequence[str]]) -> list[HistoryEntry]:
    """The entries, the earliest first."""
    entries = [
        HistoryEntry(kind, code, datetime.fromisoformat(moment)) for kind, code, moment in saved
    ]
    return sorted(entries, key=lambda entry: entry.seen_at)


def saved_as(entries: Iterable[HistoryEntry]) -> Saved:
    """Undo `entries_of`."""
    return [[str(each.kind), each.code, each.seen_at.isoformat()] for each in entries]


def add_seen(saved: Saved, codes: Iterable[tuple[str, str]], at: datetime) -> bool:
    """Add kinds and codes that are not there yet; return whether any was not."""
    known = {(kind, code) for kind, code, _ in saved}
    moment = ""
    for pair in codes:
        if pair not in known:
            known.add(pair)
            moment = moment or _written(at)
            saved.append([*pair, moment])
    return bool(moment)


@lru_cache(maxsize=16)
def _written(at: datetime) -> str:
    """Most entries of a batch have one moment: that at which it came."""
    return at.isoformat()
