"""The never-text list as a file: a CSV of numbers and reasons, read row by row and taken in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from agencies.encryption import fingerprint
from agencies.models import Agency, User
from agencies.phones import e164
from agencies.tables import Problem, Row, read_table
from messaging.citizens import citizen_of, never_text
from messaging.models import Citizen

HEADER = ("number", "reason")
HEADINGS = {
    "number": "number|phone|phone number|telephone|mobile|cell",
    "reason": "reason|why|note",
}
LONGEST_REASON = 120  # characters, as in Citizen
MOST_ROWS = 5000


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

    A row needs a number that could exist and a reason; a number counts once. At most 5,000 rows: more are several
    files. A problem never repeats a whole number. For the file as such see agencies/tables.py.
    """
    table = read_table(data, headings=HEADINGS, required=HEADER)
    if table.problems:
        return ListFile((), table.problems)
    if len(table.rows) > MOST_ROWS:
        too_many = f"At most {MOST_ROWS:,} numbers in one file: split it."
        return ListFile((), (Problem(1, "", "", too_many),))
    return _sorted_out(table.rows)


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


def _sorted_out(table: Iterable[Row]) -> ListFile:
    rows: list[Listed] = []
    problems: list[Problem] = []
    first_line: dict[str, int] = {}
    for row in table:
        read = _read(row.line, row.cells["number"], row.cells["reason"])
        if isinstance(read, Problem):
            problems.append(read)
        elif read.phone in first_line:
            said = f"Each number once: row {first_line[read.phone]} has it."
            problems.append(Problem(row.line, "number", _ending(row.cells["number"]), said))
        else:
            first_line[read.phone] = row.line
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
    """A number by its last two digits; what is no number at all, as it stands."""
    return f"ends in {number[-2:]}" if any(map(str.isdigit, number)) else number
