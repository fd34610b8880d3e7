"""The roster as a file: a CSV as any records system writes it, in; officers, out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from agencies.models import Agency, Officer
from agencies.tables import Problem, Row, read_table

COLUMNS = ("badge", "name", "rank", "unit")
REQUIRED = ("badge", "name")
LONGEST = {"badge": 20, "name": 80, "rank": 40, "unit": 40}  # characters, as in Officer
HEADINGS = {
    "badge": "badge|badge number|badge no|badge id|shield|star|employee id|employee number|id|number",
    "name": "name|officer|officer name|full name|employee|employee name",
    "rank": "rank|title|position",
    "unit": "unit|division|squad|section|bureau|assignment|team",
}


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One officer of the file. `line` is the row as a spreadsheet counts it: the header is row 1."""

    line: int
    badge: str
    name: str
    rank: str
    unit: str


@dataclass(frozen=True, slots=True)
class RosterFile:
    """What could be read, and what could not."""

    rows: tuple[RosterRow, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """How many officers an import touched. Officers who are not in the file stay as they are."""

    added: int
    changed: int
    unchanged: int


def read_roster(data: bytes) -> RosterFile:
    """Read officers from a CSV. Never raises: what can't be read is a problem with its row and column.

    A row needs a badge and a name; a badge counts once. For the file as such see agencies/tables.py.
    """
    table = read_table(data, headings=HEADINGS, required=REQUIRED)
    if table.problems:
        return RosterFile((), table.problems)
    rows: list[RosterRow] = []
    problems: list[Problem] = []
    first_line: dict[str, int] = {}
    for row in table.rows:
        problem = _problem(row, first_line)
        if problem:
            problems.append(problem)
        else:
            first_line[row.cells["badge"]] = row.line
            rows.append(RosterRow(line=row.line, **row.cells))
    return RosterFile(tuple(rows), tuple(problems))


def import_roster(*, agency: Agency, rows: Iterable[RosterRow]) -> Imported:
    """Add the officers whose badge is new and correct the others; whoever is in the file serves again."""
    known = {officer.badge: officer for officer in agency.officers.all()}
    new: list[Officer] = []
    changed: list[Officer] = []
    unchanged = 0
    for row in rows:
        officer = known.get(row.badge)
        if officer is None:
            new.append(Officer(agency=agency, badge=row.badge, **_details(row)))
        elif _differs(officer, row):
            changed.append(_corrected(officer, row))
        else:
            unchanged += 1
    Officer.objects.bulk_create(new)
    Officer.objects.bulk_update(changed, ["name", "rank", "unit", "active"])
    return Imported(added=len(new), changed=len(changed), unchanged=unchanged)


def _problem(row: Row, first_line: Mapping[str, int]) -> Problem | None:
    for column, value in row.cells.items():
        if not value and column in REQUIRED:
            return Problem(row.line, column, value, f"A {column}: every officer has one.")
        if len(value) > LONGEST[column]:
            return Problem(row.line, column, value, f"At most {LONGEST[column]} characters.")
        if "\ufffd" in value:
            return Problem(row.line, column, value, "Letters that can be read: save as CSV UTF-8.")
    if (badge := row.cells["badge"]) in first_line:
        said = f"Each badge once: row {first_line[badge]} has it."
        return Problem(row.line, "badge", badge, said)
    return None


def _details(row: RosterRow) -> dict[str, str]:
    return {"name": row.name, "rank": row.rank, "unit": row.unit}


def _differs(officer: Officer, row: RosterRow) -> bool:
    details = _details(row)
    return not officer.active or any(getattr(officer, field) != details[field] for field in details)


def _corrected(officer: Officer, row: RosterRow) -> Officer:
    officer.active = True
    for field, value in _details(row).items():
        setattr(officer, field, value)
    return officer
