"""What became of a row when it was read: a report, or a refusal with all that is wrong with it.

Pure: no Django, no clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from incidents.intake.fields import Field
from incidents.report import Report


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one value of a row. `column` is empty where the row as a whole is wrong."""

    column: str
    value: str
    expected: str


BESIDE_A_REFUSED = Problem(
    "",
    "another row of this incident was refused",
    "all of its rows to be right: an incident is taken in with all of them or not at all",
)
Unknown = tuple[tuple[Field, str], ...]
"""Words of a row that nobody knows, each with its field."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken: its number as a spreadsheet counts it, what is wrong, and its cells by heading."""

    line: int
    problems: tuple[Problem, ...]
    cells: dict[str, str] = field(repr=False)
    unknown: Unknown = ()
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A row that was read, and its cells as they stood there."""

    line: int
    report: Report
    unknown: Unknown = ()
    cells: Sequence[str] = field(default=(), repr=False)
