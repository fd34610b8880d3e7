"""SQL written out, prepared once by each connection: statements, and rows of models written by one.

The ORM builds a query anew each time that it is asked, and Postgres plans it anew. Where both count
(docs/performance.md) a statement stands at the top of the module that asks it: on the path of a reply and of a text,
and for the rows of lists.
"""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import count
from operator import attrgetter
from typing import Any, cast

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import Field, Model
from django.db.models.base import ModelState
from psycopg2.extensions import cursor

VALUE = re.compile(r"%\((\w+)\)s")
ROW = re.compile(r"\{(\w+)(?::([\w\s]+))?\}")

_numbers = count(1)


class Statement:
    """One statement: `%(name)s` is a value, `{name}` every column of the model whose table has this name in it.

        Statement("SELECT {line}, {agency: voice} FROM agencies_line line JOIN …", line=Line, agency=Agency)

    Fields that are named after a colon are read alone, with the key: the others wait until somebody asks for them, as
    with the ORM's `only`. Rows of models come first in what it selects, other columns after them. Postgres keeps its
    plan for as long as the connection lives; where a transaction pooler stands between (DISABLE_SERVER_SIDE_CURSORS),
    each use is planned.
    """

    def __init__(self, sql: str, **models: type[Model]) -> None:
        self.name = f"engage_{next(_numbers)}"
        self.values = list(dict.fromkeys(VALUE.findall(sql)))
        self.rows = [_Row(models[table], table, only) for table, only in ROW.findall(sql)]
        self._sql = sql

    def first(self, **values: object) -> Sequence[Any] | None:
        """What the first row holds: an instance of each model (None where an outer join found none), then the rest."""
        found = self._ask(values).fetchone()
        return None if found is None else self._read(found)

    def all(self, **values: object) -> list[Sequence[Any]]:
        """What each row holds, as in `first`."""
        return [self._read(found) for found in self._ask(values).fetchall()]

    def run(self, **values: object) -> int:
        """Execute it; return how many rows it touched."""
        return int(self._ask(values).rowcount)

    def _ask(self, values: dict[str, object]) -> cursor:
        database: Any = connections[DEFAULT_DB_ALIAS]  # of agencies.tenancy.backend
        if database.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS"):
            return cast("cursor", database.ask(self._written, values))
        prepared = (self.name, self._preparation)
        return cast("cursor", database.ask(self._use, values, prepared=prepared))

    def _read(self, found: Sequence[Any]) -> list[Any]:
        read: list[Any] = []
        at = 0
        for row in self.rows:
            read.append(row.read(found[at : at + row.width]))
            at += row.width
        return read + list(found[at:])

    @cached_property
    def _written(self) -> str:
        columns = iter([row.columns for row in self.rows])
        return ROW.sub(lambda _place: next(columns), self._sql)

    @cached_property
    def _preparation(self) -> str:
        numbered = VALUE.sub(lambda value: f"${self.values.index(value[1]) + 1}", self._written)
        return f"PREPARE {self.name} AS {numbered}"

    @cached_property
    def _use(self) -> str:
        given = ", ".join(f"%({value})s" for value in self.values)
        return f"EXECUTE {self.name} ({given})" if given else f"EXECUTE {self.name}"


def attach(row: Model, **related: Model | None) -> None:
    """Let a row know its related rows, or that there are none, so that nobody asks: as `select_related` does.

    Of two that have but one another, each knows the other. Raises FieldDoesNotExist for what is no relation of it.
    """
    for name, other in related.items():
        relation: Any = row._meta.get_field(name)
        relation.set_cached_value(row, other)
        if relation.one_to_one and other is not None:
            relation.remote_field.set_cached_value(other, row)


class _Row:
    """The columns of one model within a row, and how they become an instance. `only` names some of its fields."""

    def __init__(self, model: type[Model], table: str, only: str) -> None:
        self.model, self.table, self.only = model, table, only.split()

    @cached_property
    def fields(self) -> list["Field[Any, Any]"]:
        """All, or the key and those that were named. Raises FieldDoesNotExist."""
        meta = self.model._meta
        if not self.only:
            return list(meta.concrete_fields)
        return [cast("Field[Any, Any]", meta.get_field(name)) for name in ("id", *self.only)]

    @cached_property
    def names(self) -> list[str]:
        return [field.attname for field in self.fields]

    @cached_property
    def width(self) -> int:
        return len(self.fields)

    @cached_property
    def columns(self) -> str:
        return ", ".join(f"{self.table}.{field.attname}" for field in self.fields)

    @cached_property
    def key(self) -> int:
        return next(place for place, field in enumerate(self.fields) if field.primary_key)

    @cached_property
    def converters(self) -> list[tuple[int, Callable[..., Any], object]]:
        """Of the fields that are stored otherwise than they are used: encrypted text, JSON."""
        return [
            (place, converter, field.get_col(self.table))
            for place, field in enumerate(self.fields)
            for converter in field.get_db_converters(connections[DEFAULT_DB_ALIAS])
        ]

    def read(self, columns: Sequence[Any]) -> Model | None:
        """The instance, made as Django makes one that was pickled: no field is asked."""
        if columns[self.key] is None:
            return None
        row = self.model.__new__(self.model)
        row.__dict__.update(zip(self.names, columns, strict=True))
        for place, converter, column in self.converters:
            name = self.names[place]
            row.__dict__[name] = converter(columns[place], column, connections[DEFAULT_DB_ALIAS])
        row._state = ModelState()
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
        return row


class Update:
    """Writes some fields of a row of a model."""

    def __init__(self, model: type[Model], *names: str) -> None:
        self._model, self._names = model, names

    def write(self, row: Model) -> None:
        """Write the fields as they are on the instance now."""
        self._statement.run(**self.values(row))

    def values(self, row: Model) -> dict[str, object]:
        """The values in `sql`, which are called `new_…`."""
        new = {f"new_{name}": value(row) for name, value in self._new.items()}
        return {"this_row": row.pk, **new}

    @cached_property
    def sql(self) -> str:
        changes = ", ".join(f"{name} = %(new_{name})s" for name in self._new)
        return f"UPDATE {self._model._meta.db_table} SET {changes} WHERE id = %(this_row)s"

    @cached_property
    def _new(self) -> dict[str, Callable[[Model], object]]:
        fields = self._model._meta.concrete_fields
        return {field.attname: _value_of(field) for field in fields if field.name in self._names}

    @cached_property
    def _statement(self) -> Statement:
        return Statement(self.sql)


class Insert:
    """Writes new rows of a model, each with all its columns.

    `unless` names the columns that are unique: a row that has their like already is not written again. `along` is a
    change of another row, made by the same statement, and `reading` what it reads besides, as SQL.
    """

    def __init__(
        self,
        model: type[Model],
        *,
        unless: str = "",
        along: Update | None = None,
        reading: str = "",
    ) -> None:
        self._model, self._unless, self._along, self._reading = model, unless, along, reading

    def write(self, row: Model, *, along: Model | None = None) -> bool:
        """Write the row and give it its key; False where its like was there. `along` is the row that changes too."""
        beside = self._along.values(along) if self._along and along else {}
        return self.write_and_read(row, **beside) is not None

    def write_and_read(self, row: Model, **values: object) -> Sequence[Any] | None:
        """Write the row, give it its key, return what was read besides; None where its like was there."""
        stored = {name: value(row) for name, value in self._values.items()}
        written = self._statement.first(**stored, **values)
        if written is None:
            return None
        row.pk, *read = written
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
        return read

    @cached_property
    def _values(self) -> dict[str, Callable[[Model], object]]:
        fields = self._model._meta.concrete_fields
        return {field.attname: _value_of(field) for field in fields if not field.primary_key}

    @cached_property
    def _statement(self) -> Statement:
        names = list(self._values)
        along = f"WITH along AS ({self._along.sql}) " if self._along else ""
        conflict = f" ON CONFLICT ({self._unless}) DO NOTHING" if self._unless else ""
        returning = f"id, {self._reading}" if self._reading else "id"
        return Statement(
            f"{along}INSERT INTO {self._model._meta.db_table} ({', '.join(names)}) "
            f"VALUES ({', '.join(f'%({name})s' for name in names)}){conflict} RETURNING {returning}"
        )


# What psycopg2 takes as it is.
PLAIN = {
    *(models.BigAutoField, models.BooleanField, models.CharField, models.DateTimeField),
    *(models.ForeignKey, models.PositiveIntegerField, models.PositiveSmallIntegerField),
    *(models.SmallIntegerField, models.TextField, models.UUIDField),
}


def _value_of(field: "Field[Any, Any]") -> Callable[[Model], object]:
    """How the value of a field is got from an instance, as it is stored."""
    if type(field) in PLAIN and not getattr(field, "auto_now", False):
        return attrgetter(field.attname)
    return lambda row: field.get_db_prep_save(
        field.pre_save(row, row._state.adding), connections[DEFAULT_DB_ALIAS]
    )
