"""Rows become reports by a mapping; one that can't be read is refused with column, value and what was expected."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from incidents.history import HistoryKind
from incidents.intake.converting import CONVERTERS, Unreadable
from incidents.intake.detecting import headings_of
from incidents.intake.fields import MOMENTS, TITLES, Field
from incidents.intake.local_time import LocalTime, Times
from incidents.intake.mapping import Mapping
from incidents.intake.moments import is_nothing
from incidents.intake.rows import BESIDE_A_REFUSED, Problem, Read, Refused, Unknown
from incidents.intake.tables import CannotRead, Row
from incidents.intake.unknown_words import WORDS
from incidents.intake.values import is_known_source
from incidents.report import Report, Seen

CLOCKS_DIFFER_BY = timedelta(days=1)
CODE_LENGTH = 60
TEXTS = tuple(each for each in Field if each not in MOMENTS)
FIRST = {Field.FIRST_CALL_TYPE, Field.FIRST_CALL_TYPE_DESCRIPTION}
DESCRIBED = (
    (Field.CALL_TYPE_DESCRIPTION, Field.CALL_TYPE),
    (Field.FIRST_CALL_TYPE_DESCRIPTION, Field.FIRST_CALL_TYPE),
    (Field.DISPOSITION_DESCRIPTION, Field.DISPOSITION),
)
CALL_TYPE = HistoryKind.CALL_TYPE.value


class Reader:
    """Reads the rows of one file by a mapping, in the zone of the agency where the mapping names none.

    Raises CannotRead where the file has not the columns that the mapping names. A word of how a call came in that
    nobody knows counts as started by an officer; another unknown word, such as that of a status, refuses its row.
    """

    def __init__(
        self, *, mapping: Mapping, first: Sequence[str], zone: ZoneInfo, now: datetime
    ) -> None:
        headings = headings_of(first, has_header=mapping.has_header)
        _check(mapping, headings)
        self._width = len(headings)
        self._places = {
            name: tuple(headings.index(each) for each in wanted)
            for name, wanted in mapping.columns.items()
        }
        self._headings = headings
        self._mapping = mapping
        self._latest = now + CLOCKS_DIFFER_BY
        self._texts = [
            (name, self._places[name][0], self._converter(name))
            for name in TEXTS
            if name in self._places
        ]
        self._moments = LocalTime(
            mapping=mapping,
            places={name: self._places[name] for name in MOMENTS if name in self._places},
            zone=ZoneInfo(mapping.time_zone) if mapping.time_zone else zone,
        )
        self._unknown_sources: set[str] = set()

    def read(self, rows: Iterator[Row]) -> Iterator[Read | Refused]:
        """Each row below the header, in order."""
        if self._mapping.has_header:
            next(rows, None)
        for line, cells in rows:
            yield self.read_row(line, cells)

    def read_row(self, line: int, cells: list[str]) -> Read | Refused:
        """One row as a report, or refused with everything that is wrong with it."""
        if len(cells) != self._width and (wrong := self._wrong_width(cells)):
            return self._refused(line, (wrong,), cells)
        problems: list[Problem] = []
        unknown: list[tuple[Field, str]] = []
        said: dict[str, object] = {}
        for name, place, convert in self._texts:
            try:
                value = convert(cells[place])
            except Unreadable as problem:
                problems.append(Problem(self._headings[place], cells[place], problem.expected))
                if name in WORDS:
                    unknown.append((name, _word(cells[place])))
            else:
                if value is not None:
                    said[name] = value
        times, unreadable = self._moments.read(cells)
        problems += [self._problem(name, cells, expected) for name, expected in unreadable]
        said |= times
        if not problems:
            problems += self._contradictions(said, times, cells)
        if problems:
            return self._refused(line, tuple(problems), cells, tuple(unknown))
        if self._unknown_sources:
            unknown += self._unknown_source(cells)
        return Read(line, _report(said, self._mapping.role), tuple(unknown), cells)

    def whole(self, rows: Sequence[Read | Refused]) -> list[Read | Refused]:
        """The rows, but refused where another row of their incident was.

        What could not be read may be what forbids a text: an incident is taken with all of its rows or not at all.
        """
        broken = {row.reference for row in rows if isinstance(row, Refused)}
        if not broken:
            return list(rows)
        return [
            self.refuse(row, (BESIDE_A_REFUSED,))
            if isinstance(row, Read) and row.report.reference in broken
            else row
            for row in rows
        ]

    def refuse(self, row: Read, problems: tuple[Problem, ...]) -> Refused:
        """A row that was read, refused after all."""
        return self._refused(row.line, problems, row.cells, row.unknown)

    def _refused(
        self,
        line: int,
        problems: tuple[Problem, ...],
        cells: Sequence[str],
        unknown: Unknown = (),
    ) -> Refused:
        return Refused(line, problems, self._kept(cells), unknown, self.reference_in(cells))

    def reference_in(self, cells: Sequence[str]) -> str:
        """The incident's number as it stands in a row, on one line; empty where it has none."""
        place = self._places[Field.REFERENCE][0]
        return _word(cells[place]) if place < len(cells) else ""

    def _converter(self, name: Field) -> Callable[[str], object]:
        """How the cells of a field become values, each different cell looked at once where few differ."""
        convert = CONVERTERS[name]
        if name is Field.SELF_INITIATED:
            convert = self._noting_unknown(convert)
        words = {key.casefold(): value for key, value in self._mapping.words.get(name, {}).items()}
        if words:
            convert = _with_words(convert, words)
        return convert if name in {Field.REFERENCE, Field.CALLER_PHONE} else _Remembering(convert)

    def _noting_unknown(self, convert: Callable[[str], object]) -> Callable[[str], object]:
        def converted(cell: str) -> object:
            if not is_nothing(cell.strip()) and not is_known_source(cell):
                self._unknown_sources.add(_word(cell))
            return convert(cell)

        return converted

    def _unknown_source(self, cells: Sequence[str]) -> Iterator[tuple[Field, str]]:
        word = _word(cells[self._places[Field.SELF_INITIATED][0]])
        if word in self._unknown_sources:
            yield Field.SELF_INITIATED, word

    def _wrong_width(self, cells: list[str]) -> Problem | None:
        if len(cells) > self._width and not any(cells[self._width :]):
            return None
        return Problem(
            "",
            f"{len(cells)} cells",
            f"{self._width} cells, as in the first row. A cell that holds the delimiter or a line break must stand "
            "in quotation marks",
        )

    def _contradictions(
        self, said: dict[str, object], times: Times, cells: list[str]
    ) -> Iterator[Problem]:
        """What can't be true: no number, nothing that happened, an end before the beginning, a time to come."""
        if Field.REFERENCE not in said:
            yield self._problem(Field.REFERENCE, cells, "the incident's number")
            return
        if not times and Field.OPENED_AT in self._places:
            yield self._problem(Field.OPENED_AT, cells, "when the call came in")
        opened = times.get(Field.OPENED_AT)
        for name, moment in times.items():
            if moment > self._latest:
                yield self._problem(
                    Field(name), cells, "a time that has passed; check the time zone"
                )
            elif opened is not None and moment < opened and name != Field.UPDATED_AT:
                began = self._cell(Field.OPENED_AT, cells)
                expected = f"a time after “{TITLES[Field.OPENED_AT]}”, {began}"
                yield self._problem(Field(name), cells, expected)

    def _problem(self, name: Field, cells: list[str], expected: str) -> Problem:
        headings = " and ".join(self._headings[place] for place in self._places.get(name, ()))
        return Problem(headings or TITLES[name], self._cell(name, cells), expected)

    def _cell(self, name: Field, cells: list[str]) -> str:
        return " ".join(cells[place].strip() for place in self._places.get(name, ()))

    def _kept(self, cells: Sequence[str]) -> dict[str, str]:
        """The cells that the mapping uses: nothing else of the file is ever kept."""
        used = sorted({place for places in self._places.values() for place in places})
        return {self._headings[place]: cells[place] for place in used if place < len(cells)}


class _Remembering(dict[str, object]):
    """A converter that keeps what came of each cell, up to a number of them. What it refuses, it refuses again."""

    MOST = 20_000

    def __init__(self, convert: Callable[[str], object]) -> None:
        super().__init__()
        self._convert = convert

    def __missing__(self, cell: str) -> object:
        value = self._convert(cell)
        if len(self) < self.MOST:
            self[cell] = value
        return value

    __call__ = dict.__getitem__


def _word(cell: str) -> str:
    """A cell on one line."""
    return cell if cell.isalnum() else " ".join(cell.split())


def _with_words(convert: Callable[[str], object], words: dict[str, str]) -> Callable[[str], object]:
    """A converter that takes the mapping's own words first."""

    def converted(cell: str) -> object:
        return convert(words.get(cell.strip().casefold(), cell))

    return converted


def _check(mapping: Mapping, headings: Sequence[str]) -> None:
    wanted = dict.fromkeys(each for pair in mapping.columns.values() for each in pair)
    missing = [each for each in wanted if each not in headings]
    if missing:
        raise CannotRead(
            f"The mapping needs the {'column' if len(missing) == 1 else 'columns'} {', '.join(missing)}. "
            f"The file has: {', '.join(headings)}."
        )
    if set(mapping.columns) == {Field.REFERENCE}:
        raise CannotRead(
            f"Nothing is known of this file but that {mapping.columns[Field.REFERENCE][0]} holds an incident number. "
            "Say in a mapping what the other columns mean."
        )
    if Field.REFERENCE not in mapping.columns:
        raise CannotRead(
            "No column holds an incident number, so that nothing can be taken in. Say in a mapping which one does."
        )


def _report(said: dict[str, object], role: str) -> Report:
    """The report that the values of a row make."""
    for description, code in DESCRIBED:
        words = said.get(description)
        if words and not said.get(code):
            said[code] = str(words)[:CODE_LENGTH].rstrip()
    if role and Field.CALLER_PHONE in said and Field.CALLER_ROLE not in said:
        said[Field.CALLER_ROLE] = role
    first = said.pop(Field.FIRST_CALL_TYPE, None)
    words = said.pop(Field.FIRST_CALL_TYPE_DESCRIPTION, None)
    if first and first != said.get(Field.CALL_TYPE):
        said["also_seen"] = (Seen(CALL_TYPE, str(first), str(words or "")),)
    return Report(**said)  # type: ignore[arg-type]  # each value as its converter makes it
