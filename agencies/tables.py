"""A table that somebody keeps in a spreadsheet, taken out of a CSV file: bytes to named cells.

For lists of our own kind, with a header. What a CAD writes is read in incidents/intake.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

DELIMITERS = ",;\t|"
LONGEST_CELL = 100_000  # characters
FORMULA_STARTS = ("=", "+", "-", "@")
NOTHING = frozenset({"", "null", "none", "n/a", "-"})

Headings = Mapping[str, str]
"""For each of our columns what others call it, parted by bars; where a file has several, the earlier one counts."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row, or the whole file, was refused. `line` is the row as a spreadsheet counts it: the header is row 1."""

    line: int
    column: str
    value: str
    expected: str


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row by column; one that the file or the row lacks is empty."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """What could be read, and why a file as a whole could not."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_table(data: bytes, *, headings: Headings, required: Sequence[str]) -> Table:
    """Read the rows that are not blank. Never raises: a file that is no such table is a problem in its first row.

    UTF-8, UTF-16 with its mark, else Windows-1252; commas, semicolons, tabs or bars; columns in any order, known by
    their headings; other columns are passed over. "NULL" and the like are nothing.
    """
    if data.startswith(b"PK\x03\x04"):
        return _refused("This is an Excel workbook. Save it as CSV, then choose that file.")
    try:
        lines = list(_lines(_decoded(data), headings))
    except csv.Error:
        return _refused("This is not a CSV file: a cell has no end. Save the list as CSV.")
    if not lines:
        columns = ", ".join(headings)
        return _refused(f"The file is empty. The first row names the columns: {columns}.")
    (number, header), *rest = lines
    places = _places(header, headings)
    if missing := [column for column in required if column not in places]:
        found = ", ".join(heading for heading in header if heading)
        return Table(problems=tuple(_missing(number, column, found) for column in missing))
    return Table(tuple(Row(line, _named(cells, places, headings)) for line, cells in rest))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _lines(text: str, headings: Headings) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not blank, with its number; the delimiter is the one that makes most sense of the header."""
    text = text.replace("\x00", "")

    def sense(delimiter: str) -> int:
        return len(_places(next(_rows(text, delimiter), (1, []))[1], headings))

    for number, cells in _rows(text, max(DELIMITERS, key=sense)):
        yield number, [_tidy(cell) for cell in cells]


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for number, cells in enumerate(reader, start=1):
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise csv.Error("A quotation mark that nothing closes has swallowed the rest.")
        if any(cell.strip() for cell in cells):
            yield number, cells


def _tidy(cell: str) -> str:
    words = " ".join(cell.split())
    if words[:1] == "'" and words[1:2] in FORMULA_STARTS:
        words = words[1:]  # put there by an export, so that no spreadsheet runs it as a formula
    return "" if words.lower() in NOTHING else words


def _places(header: Sequence[str], headings: Headings) -> dict[str, int]:
    """At which place each of our columns stands."""
    plain = ["".join(c if c.isalnum() else " " for c in heading.lower()) for heading in header]
    names = [" ".join(words.split()) for words in plain]
    found = {
        column: [names.index(word) for word in words.split("|") if word in names]
        for column, words in headings.items()
    }
    return {column: places[0] for column, places in found.items() if places}


def _named(cells: Sequence[str], places: Mapping[str, int], headings: Headings) -> dict[str, str]:
    beyond = len(cells)
    return {
        column: cells[place] if (place := places.get(column, beyond)) < beyond else ""
        for column in headings
    }


def _refused(why: str) -> Table:
    return Table(problems=(Problem(1, "", "", why),))


def _missing(line: int, column: str, found: str) -> Problem:
    return Problem(line, column, found, f"A column with the heading “{column}”.")
