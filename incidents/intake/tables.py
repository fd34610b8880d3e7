"""A file as a table: rows of cells from CSV with any delimiter and any usual encoding, or from Excel."""

import codecs
import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice
from typing import BinaryIO

SAMPLE = 256 * 1024  # bytes from which encoding and delimiter are judged
DELIMITERS = (",", "\t", ";", "|", "^", "~", "\x1f", "\x01")
LINES_JUDGED = 50
LONGEST_CELL = 1024 * 1024
LARGEST_WORKBOOK = 2 * 1024**3  # bytes when unpacked: a workbook of a few KB may claim any size
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
HALF = 0.5
FEW_COLUMNS = 2

Row = tuple[int, list[str]]


class CannotRead(Exception):
    """The file is no table: a sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text file is written."""

    encoding: str
    delimiter: str


def rows_of(file: BinaryIO) -> Iterator[Row]:
    """The rows of a file that hold anything, each with its number as a spreadsheet counts it, from 1.

    Titles above the table are passed over. Raises CannotRead, at once or where the file breaks off.
    """
    start = file.read(SAMPLE)
    file.seek(0)
    if start.startswith(OLD_EXCEL):
        raise CannotRead("This is an Excel workbook of 2003 or before. Save it as .xlsx or CSV.")
    if not start.strip():
        raise CannotRead("The file is empty.")
    rows = _excel(file) if start.startswith(ZIP) else _text(file, layout_of(start))
    return _below_titles(rows)


def is_workbook(file: BinaryIO) -> bool:
    """Whether the file is packed, as Excel's are."""
    start = file.read(len(ZIP))
    file.seek(0)
    return start == ZIP


def layout_of(start: bytes) -> Layout:
    """Encoding and delimiter, judged from the beginning of a file. Raises CannotRead for what is no text."""
    encoding = _encoding(start)
    text = start.decode(encoding, errors=LIKE_WINDOWS)
    if "\x00" in text:
        raise CannotRead("This is neither a text file nor an Excel workbook. Save it as CSV.")
    return Layout(encoding, _delimiter(text))


# ---- text


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8 as Windows-1252: old exports mix both."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", errors="replace"), error.end


LIKE_WINDOWS = "engage-windows-1252"
codecs.register_error(LIKE_WINDOWS, _as_windows)


def _encoding(start: bytes) -> str:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = (start[first:2000:2].count(0) for first in (0, 1))
    if max(even, odd) > len(start[:2000]) * HALF / 2 and not min(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8-sig"


def _delimiter(text: str) -> str:
    """The delimiter that splits most rows into the same number of cells, two at the least."""
    if text[:5].lower().startswith("sep=") and len(text) > len("sep="):
        return text[4]
    best, best_score = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        if delimiter not in text:
            continue
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        widths = Counter(len(cells) for cells in islice(_tolerant(reader), LINES_JUDGED) if cells)
        width, count = max(widths.items(), key=lambda one: (one[1] * (one[0] > 1), one[0]))
        score = (round(count / widths.total(), 1) if width > 1 else 0.0, width)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _tolerant(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from rows
    except csv.Error:
        return


def _text(file: BinaryIO, layout: Layout) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    # Not closed with the wrapper: the file belongs to whoever opened it.
    text = io.TextIOWrapper(file, encoding=layout.encoding, errors=LIKE_WINDOWS, newline="")
    number = 0
    try:
        for number, cells in enumerate(csv.reader(text, delimiter=layout.delimiter), 1):
            if cells and not (number == 1 and cells[0].lower().startswith("sep=")):
                yield number, cells
    except csv.Error as error:
        raise CannotRead(
            f"Row {number + 1}: a cell begins with a quotation mark that nothing closes."
        ) from error
    finally:
        if not file.closed:
            text.detach()


# ---- Excel


def _excel(file: BinaryIO) -> Iterator[Row]:
    import openpyxl  # noqa: PLC0415  with numpy: 30 MB of every reader of a text file
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with zipfile.ZipFile(file) as parts:
            size = sum(part.file_size for part in parts.infolist())
        file.seek(0)
        if size > LARGEST_WORKBOOK:
            raise CannotRead("This workbook is too large when unpacked. Save it as CSV.")
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError) as error:
        raise CannotRead("This is a packed file but no Excel workbook. Save it as CSV.") from error
    with closing(book):
        for number, cells in enumerate(book.worksheets[0].iter_rows(values_only=True), 1):
            written = [_written(cell) for cell in cells]
            if any(written):
                yield number, written


def _written(cell: object) -> str:
    """A cell as it would stand in a CSV file."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


# ---- both


def _below_titles(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows without those above the table that have one cell filled, where the table has many columns."""
    first = list(islice(rows, LINES_JUDGED))
    if not first:
        raise CannotRead("The file has no rows.")
    filled = [sum(bool(cell.strip()) for cell in cells) for _, cells in first]
    has_columns = sorted(filled)[len(filled) // 2] > FEW_COLUMNS
    titles = next((at for at, count in enumerate(filled) if count > 1), 0) if has_columns else 0
    return chain(first[titles:], rows)
