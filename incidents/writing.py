"""Incidents on their way into their table: one statement for a row as for thousands.

Rows go to Postgres as one array a column. The ORM, which makes an object and a statement for each, took twenty times
as long (docs/performance.md).
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
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
    statement = (
        f"INSERT INTO incidents_incident ({', '.join(INCIDENT)}) "  # noqa: S608  # names of columns alone
        f"SELECT * FROM unnest({_parameters(INCIDENT)}) RETURNING reference, id"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, _arrays(incidents, INCIDENT))
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
    statement = (
        f"UPDATE incidents_incident SET {sets} "  # noqa: S608  # names of columns alone
        f"FROM unnest({_parameters(columns)}) AS said({', '.join(columns)}) "
        "WHERE incidents_incident.id = said.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, _arrays(incidents, columns))


def _parameters(columns: Mapping[str, str]) -> str:
    return ", ".join(
        "ARRAY(SELECT jsonb_array_elements(%s::jsonb))" if type_ == "jsonb[]" else f"%s::{type_}"
        for type_ in columns.values()
    )


def _arrays(incidents: Sequence[Incident], columns: Mapping[str, str]) -> list[str]:
    return [
        (_as_json if type_ == "jsonb[]" else _array)(_column(incidents, name))
        for name, type_ in columns.items()
    ]


def _column(incidents: Sequence[Incident], name: str) -> list[Any]:
    values = [incident.__dict__[name] for incident in incidents]
    return encrypt_all(values) if name == ENCRYPTED else values


def _array(values: Sequence[Any]) -> str:
    """An array as Postgres reads it: {"a","b",NULL}. Many columns have one value only, texts are mostly plain."""
    first = values[0]
    if values.count(first) == len(values):
        return f"{{{','.join([_quoted(first)] * len(values))}}}"
    if isinstance(first, datetime) and None not in values:
        values = [each.isoformat() for each in values]
    if isinstance(values[0], str):
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
