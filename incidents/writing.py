"""Incidents on their way into their table: one statement for a row as for thousands.

Rows go to Postgres as one array a column. The ORM, which makes an object and a statement for each, took twenty times
as long (docs/performance.md).
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any

from django.db import connection
from django.db.models import BooleanField, DateTimeField, Field, ForeignKey, JSONField

from agencies.encryption import encrypt_all
from incidents.models import Incident

ENCRYPTED = "caller_phone"


def _columns() -> dict[str, str]:
    """Every column but the key, with the type of an array that carries it."""
    fields = Incident._meta.concrete_fields
    return {each.attname: _type(each) for each in fields if not each.primary_key}


def _type(field: "Field[Any, Any]") -> str:
    for kind, type_ in TYPES:
        if isinstance(field, kind):
            return type_
    return "text[]"


TYPES: tuple[tuple[type[Any], str], ...] = (
    (ForeignKey, "bigint[]"),
    (DateTimeField, "timestamptz[]"),
    (BooleanField, "boolean[]"),
    (JSONField, "jsonb[]"),
)
INCIDENT = _columns()
_as_json = json.JSONEncoder(ensure_ascii=False).encode
FIXED = {"agency_id", "reference", "received_at", "undecided"}  # no report changes these


def insert(incidents: Sequence[Incident]) -> None:
    """Write incidents that are new, and give them their keys."""
    if not incidents:
        return
    rows, values = _rows(incidents, INCIDENT)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO incidents_incident ({', '.join(INCIDENT)}) {rows} RETURNING reference, id",
            values,
        )
        keys = dict(cursor.fetchall())
    for incident in incidents:
        incident.pk = keys[incident.reference]
        incident._state.adding = False


def update(incidents: Sequence[Incident]) -> None:
    """Write what changed on incidents that exist."""
    if not incidents:
        return
    columns = {"id": "bigint[]", **INCIDENT}
    sets = ", ".join(f"{name} = said.{name}" for name in INCIDENT if name not in FIXED)
    rows, values = _rows(incidents, columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE incidents_incident SET {sets} FROM ({rows}) AS said WHERE incidents_incident.id = said.id",  # noqa: S608  # names of columns alone
            values,
        )


def _rows(incidents: Sequence[Incident], columns: Mapping[str, str]) -> tuple[str, list[str]]:
    """A SELECT of these columns of the incidents, and its values; a column that has one value says it once."""
    once: dict[str, str] = {}
    each: dict[str, str] = {}
    by_column = zip(*map(itemgetter(*columns), map(vars, incidents)), strict=True)
    for (name, type_), values in zip(columns.items(), by_column, strict=True):
        written = _as_json if type_ == "jsonb[]" else array
        if name == ENCRYPTED:
            each[name] = array(encrypt_all(values))
        elif len(values) > 1 and values.count(values[0]) == len(values):
            once[name] = written(values[:1])
        else:
            each[name] = written(values)
    selected = (
        f"({_parameter(type_)})[1] AS {name}" if name in once else f"each.{name}"
        for name, type_ in columns.items()
    )
    arrays = ", ".join(_parameter(columns[name]) for name in each)
    return (
        f"SELECT {', '.join(selected)} FROM unnest({arrays}) AS each ({', '.join(each)})",  # noqa: S608  # as above
        [*once.values(), *each.values()],
    )


def _parameter(type_: str) -> str:
    is_json = type_ == "jsonb[]"
    return "ARRAY(SELECT jsonb_array_elements(%s::jsonb))" if is_json else f"%s::{type_}"


def array(values: Sequence[Any]) -> str:
    """An array as Postgres reads it: {"a","b",NULL}. The driver would write its elements one by one.

    Texts are mostly plain, and then are put together at once.
    """
    if values and isinstance(values[0], datetime) and None not in values:
        values = [each.isoformat() for each in values]
    if values and isinstance(values[0], str):
        text = '","'.join(values)
        if "\\" not in text and text.count('"') == 2 * (len(values) - 1):
            return f'{{"{text}"}}'
    return f"{{{','.join(map(_quoted, values))}}}"


def _quoted(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, str):
        if "\\" in value or '"' in value:
            value = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{value}"'
    return f'"{value.isoformat()}"' if isinstance(value, datetime) else str(value)
