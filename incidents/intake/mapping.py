"""Which column of a file means what: found by `detect`, corrected by hand, saved under a name.

Pure: no Django, no clock.
"""

from collections.abc import Mapping as Dict
from dataclasses import dataclass, field, fields
from typing import Any, Self

from incidents.intake.fields import TITLES, Field

DATE_AND_TIME = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How to read a file: where each field's value stands, and how its times are meant.

    `columns` names for each field its heading, or two: a date and its time. A file without a header row
    has the headings "Column 1", "Column 2" … `time_zone` is empty where the agency's zone holds, `role` where
    nobody says who called. `whole_days` are times that are counted since 1970 and are dates only.
    """

    columns: Dict[Field, tuple[str, ...]]
    has_header: bool = True
    day_first: bool = False
    whole_days: frozenset[Field] = frozenset()
    time_zone: str = ""
    role: str = ""
    words: Dict[Field, Dict[str, str]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """As it is saved."""
        return {
            "columns": {str(name): list(headings) for name, headings in self.columns.items()},
            "has_header": self.has_header,
            "day_first": self.day_first,
            "whole_days": sorted(self.whole_days),
            "time_zone": self.time_zone,
            "role": self.role,
            "words": {str(name): dict(words) for name, words in self.words.items()},
        }

    @classmethod
    def from_json(cls, saved: Dict[str, Any]) -> Self:
        """Undo `as_json`. What an older version of the product did not save has its default."""
        known = {each.name for each in fields(cls)}
        values = {name: value for name, value in saved.items() if name in known}
        values["columns"] = {
            Field(name): tuple(each) for name, each in saved.get("columns", {}).items()
        }
        values["whole_days"] = frozenset(map(Field, saved.get("whole_days", ())))
        values["words"] = {Field(name): words for name, words in saved.get("words", {}).items()}
        return cls(**values)

    def sentences(self) -> tuple[str, ...]:
        """What will be missing or assumed, in words, the gravest first."""
        return tuple(_sentences(self))


def column_name(position: int) -> str:
    """The heading of a column of a file that has none."""
    return f"Column {position + 1}"


def _sentences(mapping: Mapping) -> list[str]:
    has = mapping.columns.keys()
    said = []
    if Field.REFERENCE not in has:
        said.append("No column holds an incident number: the file can't be taken in without one.")
    if not has & {Field.CALL_TYPE, Field.CALL_TYPE_DESCRIPTION}:
        said.append("No column holds a call type: nobody could be texted.")
    if Field.CALLER_PHONE not in has:
        said.append("No column holds a phone number: nobody could be texted.")
    elif Field.CALLER_ROLE not in has and not mapping.role:
        said.append(
            "No column says who the person was (caller, victim, witness): nobody could be texted."
        )
    if Field.CLOSED_AT not in has:
        said.append(
            "No column says when an incident closed: it counts as closed when its status says so."
            if Field.STATUS in has
            else "No column says when or whether an incident closed: nobody could be texted."
        )
    if Field.OPENED_AT not in has:
        said.append(
            "No column says when the call came in: the earliest time of the row stands for it."
        )
    if Field.SELF_INITIATED not in has:
        said.append(
            "No column says whether an officer started the incident: make sure that the file holds calls only, or that "
            "those call types are never texted."
        )
    days = [TITLES[name] for name in Field if name in mapping.whole_days]
    if days:
        said.append(f"{', '.join(days)}: dates without a time of day.")
    return said
