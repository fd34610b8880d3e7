"""What a source says of an incident, and what comes of it. Pure: no Django, no clock, no input or output."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from incidents.kept_out import Kind


@dataclass(frozen=True, slots=True)
class Seen:
    """A code or status that an incident had besides the one it has now. `kind` is one of incidents.history.Kind."""

    kind: str
    code: str
    description: str = ""


class Report(NamedTuple):
    """What a source says of an incident. None means that it says nothing: what was known before stands.

    Times carry a zone; `caller_phone` is E.164. `updated_at` is the source's own clock. `also_seen` are codes that it
    had before or besides: they count for the gate like the present ones. With `earliest_counts`, its times of opening,
    dispatch and arrival are those at which somebody said so: what happened had happened by then.

    A tuple, since one is made of each row of large files: a dataclass that can't change takes five times as long.
    """

    reference: str
    number: str | None = None  # what the agency calls it, where that is not the reference
    opened_at: datetime | None = None
    status: str | None = None
    call_type: str | None = None
    call_type_description: str | None = None
    disposition: str | None = None
    disposition_description: str | None = None
    priority: str | None = None
    district: str | None = None
    beat: str | None = None
    unit: str | None = None
    officer_badge: str | None = None
    dispatcher: str | None = None
    self_initiated: bool | None = None
    arrest: bool | None = None
    caller_role: str | None = None
    caller_phone: str | None = None
    caller_language: str | None = None
    dispatched_at: datetime | None = None
    arrived_at: datetime | None = None
    closed_at: datetime | None = None
    updated_at: datetime | None = None
    also_seen: tuple[Seen, ...] = ()
    linked: tuple[str, ...] = ()  # references of incidents that belong with it, known or not yet
    merged_into: str | None = None  # the reference of the one that it became part of
    earliest_counts: bool = False

    @property
    def says_something(self) -> bool:
        """Whether it says anything but which incident it is of, and when."""
        return self != Report(self.reference, updated_at=self.updated_at)

    @property
    def speaks_of(self) -> set[str]:
        """The references of all incidents that it names."""
        return {self.reference, *self.linked, self.merged_into or self.reference}


# Fields that a report sets on the incident under the same name.
SAME_NAME = tuple(
    name
    for name in Report._fields
    if name
    not in {
        *("reference", "call_type_description", "disposition_description", "updated_at"),
        *("also_seen", "linked", "merged_into", "earliest_counts"),
    }
)


class Outcome(StrEnum):
    """What a report did."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    OUTDATED = (
        "outdated"  # older than what is known: it overwrote nothing, and may have filled a gap
    )


@dataclass(frozen=True, slots=True)
class Dropped:
    """A fact that was not stored: the field of the report in which it stood, and its kind; never the fact."""

    field: str
    kind: Kind
