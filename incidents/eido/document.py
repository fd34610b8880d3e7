"""An EIDO as a set of components that refer to each other, and what is wrong with it, by JSON pointer."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

EXAMPLE = "2026-11-17T18:04:00-06:00"
WRITTEN_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)", re.ASCII
)
EARLIEST = 1970
CLOCKS_DIFFER_BY = timedelta(days=1)
MOST = 100  # values in a list
MOST_REMARKS = 20  # problems, and notices, that one answer tells


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong at one place of a document, as a sentence that says what was expected there."""

    pointer: str
    detail: str


@dataclass(frozen=True, slots=True)
class Component:
    """An object of a document and the JSON pointer to it."""

    pointer: str
    values: Mapping[str, Any]

    def at(self, name: str) -> str:
        """The pointer to one of its values."""
        return f"{self.pointer}/{name.replace('~', '~0').replace('/', '~1')}"

    def where(self, name: str) -> Iterator[tuple[str, Any]]:
        """The values under a name with their pointers: of a list each, else the one; null is none."""
        value = self.values.get(name)
        if isinstance(value, list):
            yield from ((f"{self.at(name)}/{n}", each) for n, each in enumerate(value))
        elif value is not None:
            yield self.at(name), value


@dataclass(slots=True)
class Document:
    """An EIDO while it is read. `problems` refuse it; `notices` say what was left out of it."""

    root: Component
    now: datetime
    problems: list[Remark] = field(default_factory=list)
    notices: list[Remark] = field(default_factory=list)
    _by_id: dict[str, dict[str, Component]] = field(default_factory=dict)

    def components(self, kind: str) -> list[Component]:
        """All components of a kind, whether they stand in a list or alone."""
        return self.within(self.root, kind)

    def within(self, component: Component, name: str) -> list[Component]:
        """The objects under a name of a component."""
        found = []
        for pointer, value in self.some(component, name):
            if isinstance(value, Mapping):
                found.append(Component(pointer, value))
            else:
                self.refuse(pointer, "Send an object here: {…}.")
        return found

    def some(self, component: Component, name: str) -> list[tuple[str, Any]]:
        """The values under a name, if they are not too many, and else the first of them."""
        values = list(islice(component.where(name), MOST + 1))
        if len(values) > MOST:
            self.refuse(component.at(name), f"Send at most {MOST} of them.")
        return values[:MOST]

    def by_id(self, kind: str) -> dict[str, Component]:
        """The components of a kind by their $id; of two with the same the first."""
        if kind not in self._by_id:
            named = ((each.values.get("$id"), each) for each in reversed(self.components(kind)))
            self._by_id[kind] = {own: each for own, each in named if isinstance(own, str)}
        return self._by_id[kind]

    def referred(self, component: Component, name: str, kind: str) -> list[Component]:
        """The components to which {"$ref": …} under a name leads; one that leads nowhere is noted."""
        known = self.by_id(kind)
        found = []
        for pointer, value in self.some(component, name):
            reference = value.get("$ref") if isinstance(value, Mapping) else value
            target = known.get(reference) if isinstance(reference, str) else None
            if target:
                found.append(target)
            else:
                self.note(pointer, f"There is no {kind} with this $id: it was left out.")
        return found

    def texts(self, component: Component, name: str, *, most: int) -> list[str]:
        """The texts under a name; a blank one is none, one that can't be stored a problem."""
        texts = []
        for pointer, value in self.some(component, name):
            if not isinstance(value, str):
                self.refuse(pointer, "Write this as text, in quotes.")
            elif len(text := value.strip()) > most:
                self.refuse(pointer, f"This is too long: at most {most} characters.")
            elif not text.isprintable():
                self.refuse(
                    pointer, "Leave out line breaks and other characters that can't be printed."
                )
            elif text:
                texts.append(text)
        return texts

    def text(self, component: Component, name: str, *, most: int) -> str | None:
        """The first text under a name."""
        return next(iter(self.texts(component, name, most=most)), None)

    def moment(self, component: Component, name: str) -> datetime | None:
        """The time under a name, with its zone."""
        for pointer, value in component.where(name):
            try:
                return _moment(value, self.now)
            except ValueError as error:
                self.refuse(pointer, str(error))
                return None
        return None

    def refuse(self, pointer: str, detail: str) -> None:
        """Note what makes the document unusable."""
        self._add(self.problems, Remark(pointer, detail))

    def note(self, pointer: str, detail: str) -> None:
        """Note what was left out."""
        self._add(self.notices, Remark(pointer, detail))

    def _add(self, remarks: list[Remark], remark: Remark) -> None:
        if len(remarks) < MOST_REMARKS and remark not in remarks:
            remarks.append(remark)


def _moment(value: object, now: datetime) -> datetime:
    """A time in ISO 8601; raises ValueError with what is wrong with it."""
    if not isinstance(value, str) or not WRITTEN_TIME.fullmatch(value.strip()):
        raise ValueError(f"Write a time with its zone, such as {EXAMPLE}.")
    try:
        moment = datetime.fromisoformat(value.strip().upper()).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ValueError("There is no such date or time in the calendar.") from error
    if moment.year < EARLIEST:
        raise ValueError(f"This is before the year {EARLIEST}.")
    if moment > now + CLOCKS_DIFFER_BY:
        raise ValueError("This is more than a day in the future. Check the clock and the zone.")
    return moment
