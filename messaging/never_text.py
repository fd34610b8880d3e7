"""The never-text list as a file: a CSV of numbers and reasons, read row by row and taken in."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from agencies.encryption import fingerprint
from agencies.models import Agency, User
from agencies.phones import e164
from agencies.roster import Problem
from messaging.citizens import citizen_of, never_text
from messaging.models import Citizen

HEADER = ("number", "reason")
HEADINGS = {
    "number": ("number", "phone", "phone number", "telephone", "mobile", "cell"),
    "reason": ("reason", "why", "note"),
}
LONGEST_REASON = 120  # characters, as in Citizen
MOST_ROWS = 5000
DELIMITERS = ",;\t|"
FORMULA_STARTS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Listed:
    """One number of the file (E.164). `line` is the row as a spreadsheet counts it: the header is row 1."""

    line: int
    phone: str
    reason: str


@dataclass(frozen=True, slots=True)
class ListFile:
    """What could be read, and what could not."""

    rows: tuple[Listed, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many numbers an import touched. Numbers that are not in the file stay as they are."""

    added: int
    changed: int
    unchanged: int


def read_list(data: bytes) -> ListFile:
    """Read numbers and reasons from a CSV. Never raises: what can't be read is a problem with its row and column.

    UTF-8, UTF-16 with its mark, else Windows-1252; commas, semicolons, tabs or bars. A row needs a number that could
    exist and a reason; a number counts once. At most 5,000 rows: more are several files. A problem never repeats a
    whole number.
    """
    if data.startswith(b"PK\x03\x04"):
        return _refused("This is an Excel workbook. Save it as CSV, then choose that file.")
    try:
        lines = list(_lines(_decoded(data)))
    except csv.Error:
        return _refused("This is not a CSV file: a cell has no end. Save the list as CSV.")
    if not lines:
        return _refused("The file is empty. The first row names the columns: number, reason.")
    places = _places(lines[0][1])
    missing = [column for column in HEADER if column not in places]
    if missing:
        return _refused(f"A column with the heading “{missing[0]}”.", missing[0])
    if len(lines) > MOST_ROWS + 1:
        return _refused(f"At most {MOST_ROWS:,} numbers in one file: split it.")
    return _sorted_out(lines[1:], places)


def take_in(*, agency: Agency, rows: Iterable[Listed], by: User, now: datetime) -> TakenIn:
    """Put the numbers on the list; one that is on it with another reason gets this one."""
    wanted = {fingerprint(row.phone): row for row in rows}
    known: dict[str, Citizen] = {
        citizen.phone_hash: citizen
        for citizen in agency.citizens.filter(phone_hash__in=wanted, never_text_at__isnull=False)
    }
    added = changed = 0
    # In one order, whoever imports: two imports at once wait for each other, never in a circle.
    for mark, row in sorted(wanted.items()):
        listed = known.get(mark)
        if listed is not None and listed.never_text_reason == row.reason:
            continue
        citizen = citizen_of(agency=agency, phone=row.phone)
        never_text(
            citizen=citizen, reason=row.reason, now=now, by=by, how=f"imported: {row.reason}"
        )
        added += listed is None
        changed += listed is not None
    return TakenIn(added, changed, len(wanted) - added - changed)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not blank, with its number; the delimiter is the one most used in the header."""
    text = text.replace("\x00", "")
    header = text.lstrip().partition("\n")[0]
    delimiter = max(DELIMITERS, key=header.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for number, cells in enumerate(rows, start=1):
        if any(cell.strip() for cell in cells):
            yield number, [_tidy(cell) for cell in cells]


def _tidy(cell: str) -> str:
    words = " ".join(cell.split())
    # Put there by an export, so that no spreadsheet runs it as a formula.
    return words[1:] if words[:1] == "'" and words[1:2] in FORMULA_STARTS else words


def _places(header: Sequence[str]) -> dict[str, int]:
    """At which place each of our columns stands."""
    plain = [heading.lower().replace("_", " ").strip() for heading in header]
    return {
        column: next(plain.index(word) for word in words if word in plain)
        for column, words in HEADINGS.items()
        if any(word in plain for word in words)
    }


def _sorted_out(lines: Iterable[tuple[int, list[str]]], places: dict[str, int]) -> ListFile:
    rows: list[Listed] = []
    problems: list[Problem] = []
    first_line: dict[str, int] = {}
    for line, cells in lines:
        number, reason = (cells[places[c]] if places[c] < len(cells) else "" for c in HEADER)
        read = _read(line, number, reason)
        if isinstance(read, Problem):
            problems.append(read)
        elif read.phone in first_line:
            said = f"Each number once: row {first_line[read.phone]} has it."
            problems.append(Problem(line, "number", _ending(number), said))
        else:
            first_line[read.phone] = line
            rows.append(read)
    return ListFile(tuple(rows), tuple(problems))


def _read(line: int, number: str, reason: str) -> Listed | Problem:
    try:
        phone = e164(number)
    except ValueError as wrong:
        return Problem(line, "number", _ending(number), str(wrong))
    if not reason:
        return Problem(line, "reason", "", "A reason: whoever reads the list wants to know why.")
    if len(reason) > LONGEST_REASON:
        return Problem(line, "reason", reason, f"At most {LONGEST_REASON} characters.")
    return Listed(line, phone, reason)


def _ending(number: str) -> str:
    return f"ends in {number[-2:]}" if number else ""


def _refused(why: str, column: str = "") -> ListFile:
    return ListFile((), (Problem(1, column, "", why),))
