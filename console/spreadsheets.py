"""Tables that leave as CSV files or as Excel workbooks."""

import csv
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile

from django.http import FileResponse, StreamingHttpResponse
from openpyxl import Workbook

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for Windows-1252


class _Line:
    """A file for csv.writer that gives back what is written."""

    def write(self, text: str) -> str:
        return text


def spreadsheet(*, name: str, rows: Iterable[Iterable[object]]) -> StreamingHttpResponse:
    """Answer with a CSV file called `name`, row by row.

    It is read after the view has ended, and with it the view's transaction: `rows` that come from the database must
    be in memory already, or open a transaction of their own for each portion.
    """
    response = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def workbook(*, name: str, rows: Iterable[Iterable[object]]) -> FileResponse:
    """Answer with an Excel workbook called `name`.

    It is written row by row to a temporary file and read from there, so that memory does not grow with it.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append([cell if isinstance(cell, int) else harmless(cell) for cell in row])
    file = TemporaryFile()  # noqa: SIM115  the response closes it
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=EXCEL)


def harmless(value: object) -> str:
    """The value as a spreadsheet shows it, never as a formula that it runs (OWASP, CSV injection)."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield BYTE_ORDER_MARK
    for row in rows:
        yield writer.writerow([harmless(value) for value in row])
