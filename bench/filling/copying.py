"""Rows as COPY reads them, made of whole columns at once: to write a row costs some microseconds, not some dozen."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import models
from numpy.typing import NDArray

Column = Sequence[Any] | NDArray[Any]
ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
NULL = "\\N"


class Rows:
    """How rows of one model are written. `names` are the columns that differ from row to row, after the key.

    All others hold what `same` says, or else what the model sets by default.
    """

    def __init__(self, model: type[models.Model], /, *names: str, **same: object) -> None:
        self.table = model._meta.db_table
        rest = [f for f in model._meta.concrete_fields if _is_ours(f, {"id", *names})]
        self.columns = ("id", *names, *(field.attname for field in rest))
        ends = (same.get(field.attname, _default(field, same)) for field in rest)
        # Rows are made by Python's own %, to which a percent sign is two.
        constant = [_written(end).replace("%", "%%") for end in ends]
        self._row = "\t".join([*["%s"] * (len(names) + 1), *constant]) + "\n"

    def lines(self, *columns: Column) -> str:
        """The rows whose keys and columns these are, in the text format of COPY.

        Values are written as Python prints them; whoever gives texts has them `escaped`, and writes NULL for none.
        """
        values = [each if isinstance(each, Sequence) else each.tolist() for each in columns]
        return "".join([self._row % row for row in zip(*values, strict=True)])


def escaped(text: str) -> str:
    """A text that any column may hold."""
    return text.translate(ESCAPED)


def _is_ours(field: "models.Field[Any, Any]", known: Collection[str]) -> bool:
    return field.attname not in known and not isinstance(field, models.GeneratedField)


def _default(field: "models.Field[Any, Any]", same: Collection[str]) -> object:
    if isinstance(field, models.DateTimeField) and field.auto_now_add and field.attname not in same:
        raise TypeError(f"{field} is set by the clock: give it a value.")
    return field.get_default()


def _written(value: object) -> str:
    return NULL if value is None else escaped(str(value))
