"""COPY under row-level security.

Postgres copies into no table that is locked, so rows are copied into a table of the session without a lock, and from
there inserted into their own: every constraint, foreign key, policy and trigger has its say, as for any other row.
"""

from collections.abc import Callable
from datetime import datetime
from io import StringIO
from typing import Any
from uuid import UUID

from django.db import connection, models

ROWS_AT_ONCE = 50_000
ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class Copying:
    """Rows of one model on their way into its table. `names` are the columns that `add` is given, after the key.

    The other columns hold what the model sets by default. Keys are given out here, in order.
    """

    def __init__(self, model: type[models.Model], *names: str) -> None:
        self.table = model._meta.db_table
        rest = [f for f in model._meta.concrete_fields if f.attname not in {"id", *names}]
        self._columns = ", ".join(("id", *names, *(field.attname for field in rest)))
        self._constant = "".join(f"\t{_written(_default(field))}" for field in rest) + "\n"
        self._lines: list[str] = []
        self._last = self._first = self._key()

    @property
    def written(self) -> int:
        """How many rows were added."""
        return self._last - self._first

    def add(self, *values: Any) -> int:
        """Add a row; its key is the answer. It is in the table after the next `flush`."""
        self._last += 1
        self._lines.append("\t".join((str(self._last), *map(_written, values))) + self._constant)
        return self._last

    @property
    def is_full(self) -> bool:
        return len(self._lines) >= ROWS_AT_ONCE

    def flush(self) -> None:
        """Put what was added into the table."""
        if not self._lines:
            return
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TEMP TABLE copied (LIKE {self.table}) ON COMMIT DROP")
            copied = StringIO("".join(self._lines))
            cursor.copy_expert(f"COPY copied ({self._columns}) FROM STDIN", copied)
            cursor.execute(
                f"INSERT INTO {self.table} ({self._columns}) SELECT {self._columns} FROM copied"
            )
            cursor.execute("DROP TABLE copied")
            cursor.execute(f"SELECT setval('{self.table}_id_seq', {self._last})")
        self._lines.clear()

    def _key(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT nextval('{self.table}_id_seq')")
            return int(cursor.fetchone()[0])


def _default(field: "models.Field[Any, Any]") -> object:
    if isinstance(field, models.DateTimeField) and field.auto_now_add:
        raise TypeError(f"{field} is set by the clock: give it a value.")
    return field.get_default()


def _written(value: object) -> str:
    """A value as COPY reads it (text format)."""
    writer = WRITERS.get(type(value))
    return writer(value) if writer else str(value).translate(ESCAPED)


# By type, since a row has twenty values and there are tens of millions of rows.
WRITERS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "\\N",
    bool: lambda value: "t" if value else "f",
    int: str,
    datetime: datetime.isoformat,
    UUID: str,
    list: lambda words: "{" + ",".join(words) + "}",
}
