"""A file that was taken in, told in words and as data."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from incidents.intake.fields import TITLES, Field
from incidents.intake.mapping import Mapping
from incidents.intake.unknown_words import UNKNOWN, most_frequent
from incidents.models import IntakeFile, RefusedRow

SHOWN = 20  # refused rows that are told, or different problems
LOOKED_AT = 1_000  # refused rows whose problems are put together
ROWS_NAMED = 5


@dataclass(frozen=True, slots=True)
class CommonProblem:
    """What is wrong in one column in the same way, and the rows in which it is."""

    column: str
    value: str
    expected: str
    rows: Sequence[int]

    @property
    def where(self) -> str:
        """Row 5; rows 5, 6 and 7; rows 5, 6, 7, 12, 15 and 72 more."""
        if len(self.rows) == 1:
            return f"Row {self.rows[0]}"
        named = [str(row) for row in self.rows[:ROWS_NAMED]]
        more = len(self.rows) - len(named)
        last = f"{more:,} more" if more else named.pop()
        return f"Rows {', '.join(named)} and {last}"


def summary_of(file: IntakeFile) -> dict[str, Any]:
    """Counts of rows, the mapping, what was left out and why, as JSON takes it."""
    return {
        "file": file.name,
        "state": file.state,
        "reason": file.reason,
        "rows": file.rows,
        "incidents": file.incidents,
        "created": file.created,
        "updated": file.updated,
        "unchanged": file.unchanged,
        "outdated": file.outdated,
        "refused": file.refused,
        "held": file.held,
        "kept_out": file.dropped,
        "unknown_words": file.unknown,
        "mapping": file.rules,
        "notes": list(Mapping.from_json(file.rules).sentences()) if file.rules else [],
        "refused_rows": [
            {"row": line, "column": column, "value": value, "expected": expected}
            for line, column, value, expected in problems_of(file, most=SHOWN)
        ],
    }


def in_words(file: IntakeFile) -> Iterator[str]:
    """The same, line by line, for a terminal or a report beside the file."""
    if file.rules:
        yield from columns_in_words(Mapping.from_json(file.rules))
        yield ""
    yield (
        f"{file.rows:,} rows of {file.name}: {file.created:,} new, {file.updated:,} changed something, "
        f"{file.unchanged:,} changed nothing, {file.outdated:,} older than what was known, {file.refused:,} refused."
    )
    if file.held:
        yield (
            f"{file.held:,} incidents that were known before are held for refused rows: nobody is texted about "
            "them until these can be read, or somebody has looked at them."
        )
    if file.incidents < file.taken:
        yield f"They tell of {file.incidents:,} incidents: several rows were joined."
    for kind, count in sorted(file.dropped.items()):
        yield f"Kept out and not stored: {kind}, {count:,} times."
    for name, words in file.unknown.items():
        said = ", ".join(f"{word} ({rows:,})" for word, rows in most_frequent(words))
        yield f"{UNKNOWN[Field(name)]}: {said}."
    common = common_problems(file)
    for each in common[:SHOWN]:
        where = f"{each.where}, {each.column}" if each.column else each.where
        yield f"{where}: “{each.value}”; expected was {each.expected}."
    if len(common) > SHOWN:
        yield f"And {len(common) - SHOWN:,} more that is wrong."
    if file.refused > LOOKED_AT:
        yield f"This is of the first {LOOKED_AT:,} of {file.refused:,} refused rows."


def columns_in_words(mapping: Mapping) -> Iterator[str]:
    """Which column is read as what, and what is missing."""
    for field in Field:
        if headings := mapping.columns.get(field):
            yield f"{TITLES[field]}: {' and '.join(headings)}"
    yield from mapping.sentences()


@transaction.atomic
def problems_of(file: IntakeFile, *, most: int) -> list[tuple[int, str, str, str]]:
    """Row, column, value and what was expected, of the first refused rows: at most so many rows."""
    rows: list[RefusedRow] = list(file.refused_rows.order_by("line")[:most])
    return [
        (row.line, column, value, expected)
        for row in rows
        for column, value, expected in json.loads(row.problems)
    ]


def common_problems(file: IntakeFile) -> list[CommonProblem]:
    """What is wrong with the first 1,000 refused rows: the same in many rows once, the most frequent first."""
    rows: dict[tuple[str, str, str], list[int]] = {}
    for line, *wrong in problems_of(file, most=LOOKED_AT):
        column, value, expected = wrong
        rows.setdefault((column, value, expected), []).append(line)
    found = [CommonProblem(*wrong, lines) for wrong, lines in rows.items()]
    return sorted(found, key=lambda each: (-len(each.rows), each.rows[0]))


@transaction.atomic
def rows_to_mend(file: IntakeFile) -> list[list[str]]:
    """A header, then each refused row: its cells, its number in the file it came from, and what was expected."""
    rows: list[RefusedRow] = list(file.refused_rows.order_by("line"))
    cells = [json.loads(row.cells) for row in rows]
    headings = list(dict.fromkeys(heading for each in cells for heading in each))
    table = [[*headings, "Row", "What to mend"]]
    for row, each in zip(rows, cells, strict=True):
        wrong = "; ".join(
            f"{column}: expected {expected}" if column else f"expected {expected}"
            for column, _, expected in json.loads(row.problems)
        )
        table.append([*(each.get(name, "") for name in headings), str(row.line), wrong])
    return table
