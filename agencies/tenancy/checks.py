"""System checks (`manage.py check --database default`, and before every migration): no table stands open."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection

from agencies.tenancy.owned import AgencyOwned

UNLOCKED = """
    SELECT relname FROM pg_class
    WHERE relname = ANY(%s) AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity)
"""


def owned_tables() -> list[str]:
    """The names of all tables whose rows belong to an agency."""
    return [m._meta.db_table for m in apps.get_models() if issubclass(m, AgencyOwned)]


@register(Tags.database)
def agency_tables_are_locked(
    *, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """An agency's table without enabled and forced row-level security is an error."""
    if not databases:
        return []
    with connection.cursor() as cursor:
        cursor.execute(UNLOCKED, [owned_tables()])
        unlocked = [row[0] for row in cursor.fetchall()]
    return [
        Error(
            f"The table {table} belongs to agencies but is not locked.",
            hint=f"Add LockTable for the model of {table} to the migration that creates it.",
            id="agencies.E001",
        )
        for table in unlocked
    ]
