"""One incident over several rows, one for each unit or person: joined into one report."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from incidents.history import HistoryKind
from incidents.report import Report, Seen

CALLERS = ("Caller", "ReportingParty")
FIRST_STANDS = ("unit", "officer_badge", "dispatcher")
EARLIEST = ("opened_at", "dispatched_at", "arrived_at")
LATEST = ("closed_at", "updated_at")
ANY = ("self_initiated", "arrest")
CALLER = ("caller_phone", "caller_role", "caller_language")
KINDS = (
    (HistoryKind.CALL_TYPE, "call_type", "call_type_description"),
    (HistoryKind.DISPOSITION, "disposition", "disposition_description"),
    (HistoryKind.STATUS, "status", ""),
)


def join(rows: Sequence[Report]) -> Report:
    """The report that rows of one incident make together.

    They count in the order of their own clock where each has one, else in the order given. The unit and the officer of
    the first row stand; of times the earliest, of the end the latest; otherwise the last row that says anything. Every
    call type, disposition and status of any row is kept.
    """
    if len(rows) == 1:
        return rows[0]
    if all(row.updated_at for row in rows):
        rows = sorted(rows, key=_clock)
    said = {name: _said(rows, name) for name in Report._fields}
    joined: dict[str, Any] = {name: values[-1] for name, values in said.items() if values}
    joined |= {name: said[name][0] for name in FIRST_STANDS if said[name]}
    joined |= {name: min(said[name]) for name in EARLIEST if said[name]}
    joined |= {name: max(said[name]) for name in LATEST if said[name]}
    joined |= {name: any(said[name]) for name in ANY if said[name]}
    if joined.get("status") == "open":
        joined["closed_at"] = None
    joined |= _caller(rows) | {"linked": tuple(dict.fromkeys(chain(*said["linked"])))}
    return Report(**joined | {"also_seen": _also_seen(rows, joined)})


def _clock(row: Report) -> datetime:
    if row.updated_at is None:
        raise ValueError("every row has a clock here")
    return row.updated_at


def _said(rows: Iterable[Report], name: str) -> list[Any]:
    values = (getattr(row, name) for row in rows)
    return [value for value in values if value is not None]


def _caller(rows: Sequence[Report]) -> dict[str, Any]:
    """The person who called, if any row has one; a number that is also another person's is that person's."""
    people = [row for row in rows if row.caller_phone is not None]
    if not people:
        return {}
    caller = next((row for row in people if row.caller_role in CALLERS), people[0])
    same = [row for row in people if row.caller_phone == caller.caller_phone]
    other = next((row for row in same if row.caller_role not in CALLERS), caller)
    return {name: getattr(caller, name) for name in CALLER} | {"caller_role": other.caller_role}


def _also_seen(rows: Iterable[Report], joined: dict[str, Any]) -> tuple[Seen, ...]:
    """The codes of all rows but the one that stands, each once."""
    seen: dict[tuple[str, str], Seen] = {}
    for row in rows:
        for kind, name, words in KINDS:
            code = getattr(row, name)
            if code and code != joined.get(name):
                seen[kind, code] = Seen(kind, code, (words and getattr(row, words)) or "")
        seen |= {(each.kind, each.code): each for each in row.also_seen}
    return tuple(seen.values())
