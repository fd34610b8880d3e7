"""Tables that leave as CSV files."""

import csv
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
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


def harmless(value: object) -> str:
    """The value as a spreadsheet shows it, never as a formula that it runs (OWASP, CSV injection)."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield BYTE_ORDER_MARK
    for row in rows:
        yield writer.writerow([harmless(value) for value in row])
