"""The roster as a file: a CSV as any records system writes it, in; officers, out."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from agencies.models import Agency, Officer

COLUMNS = ("badge", "name", "rank", "unit")
REQUIRED = ("badge", "name")
LONGEST = {"badge": 20, "name": 80, "rank": 40, "unit": 40}  # characters, as in Officer
# What others call our columns; where a file has several of these, the earlier word counts.
HEADINGS = {
    "badge": "badge|badge number|badge no|badge id|shield|star|employee id|employee number|id|number",
    "name": "name|officer|officer name|full name|employee|employee name",
    "rank": "rank|title|position",
    "unit": "unit|division|squad|section|bureau|assignment|team",
}
DELIMITERS = ",;\t|"
FORMULA_STARTS = ("=", "+", "-", "@")
NOTHING = frozenset({"", "null", "none", "n/a", "-"})


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One officer of the file. `line` is the row as a spreadsheet counts it: the header is row 1."""

    line: int
    badge: str
    name: str
    rank: str
    unit: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row, or the whole file, was refused."""

    line: int
    column: str
    value: str
    expected: str


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

    UTF-8, UTF-16 with its mark, else Windows-1252; commas, semicolons, tabs or bars; columns in any order, known by
    their headings; other columns are passed over. A row needs a badge and a name; a badge counts once.
    """
    if data.startswith(b"PK\x03\x04"):
        return _refused("This is an Excel workbook. Save it as CSV, then choose that file.")
    try:
        return _read(_lines(_decoded(data)))
    except csv.Error:
        return _refused("This is not a CSV file: a cell has no end. Save the roster as CSV.")


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


# ---- bytes to cells


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not blank, with its number; the delimiter is the one that makes most sense of the header."""
    text = text.replace("\x00", "")
    best = max(DELIMITERS, key=lambda delimiter: len(_places(_first_row(text, delimiter))))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=best)
    for number, cells in enumerate(reader, start=1):
        if any(cell.strip() for cell in cells):
            yield number, [_tidy(cell) for cell in cells]


def _first_row(text: str, delimiter: str) -> list[str]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return next((cells for cells in reader if any(cell.strip() for cell in cells)), [])


def _tidy(cell: str) -> str:
    words = " ".join(cell.split())
    if words[:1] == "'" and words[1:2] in FORMULA_STARTS:
        words = words[1:]  # put there by an export, so that no spreadsheet runs it as a formula
    return "" if words.lower() in NOTHING else words


def _places(header: Sequence[str]) -> dict[str, int]:
    """At which place each of our columns stands."""
    plain = ["".join(c if c.isalnum() else " " for c in heading.lower()) for heading in header]
    headings = [" ".join(words.split()) for words in plain]
    found = {
        column: [headings.index(word) for word in words.split("|") if word in headings]
        for column, words in HEADINGS.items()
    }
    return {column: places[0] for column, places in found.items() if places}


# ---- cells to officers


def _read(lines: Iterator[tuple[int, list[str]]]) -> RosterFile:
    header = next(lines, None)
    if header is None:
        return _refused(
            "The file is empty. The first row names the columns: badge, name, rank, unit."
        )
    places = _places(header[1])
    missing = [column for column in REQUIRED if column not in places]
    if missing:
        return RosterFile((), tuple(_missing(column, header) for column in missing))
    return _sorted_out(lines, places)


def _sorted_out(lines: Iterator[tuple[int, list[str]]], places: dict[str, int]) -> RosterFile:
    rows: list[RosterRow] = []
    problems: list[Problem] = []
    first_line: dict[str, int] = {}
    for line, cells in lines:
        values = {
            column: cells[places[column]] if places.get(column, len(cells)) < len(cells) else ""
            for column in COLUMNS
        }
        problem = _problem(line, values, first_line)
        if problem:
            problems.append(problem)
        else:
            first_line[values["badge"]] = line
            rows.append(RosterRow(line=line, **values))
    return RosterFile(tuple(rows), tuple(problems))


def _problem(line: int, values: dict[str, str], first_line: dict[str, int]) -> Problem | None:
    for column, value in values.items():
        if not value and column in REQUIRED:
            return Problem(line, column, value, f"A {column}: every officer has one.")
        if len(value) > LONGEST[column]:
            return Problem(line, column, value, f"At most {LONGEST[column]} characters.")
        if "\ufffd" in value:
            return Problem(line, column, value, "Letters that can be read: save as CSV UTF-8.")
    if values["badge"] in first_line:
        where = first_line[values["badge"]]
        return Problem(line, "badge", values["badge"], f"Each badge once: row {where} has it.")
    return None


def _refused(why: str) -> RosterFile:
    return RosterFile((), (Problem(1, "", "", why),))


def _missing(column: str, header: tuple[int, list[str]]) -> Problem:
    line, headings = header
    found = ", ".join(heading for heading in headings if heading)
    return Problem(line, column, found, f"A column with the heading “{column}”.")


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
