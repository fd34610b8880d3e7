"""All that is stored, of every agency, as one text: what must not be there is searched in it."""

from django.db import connection, transaction

from agencies.tenancy import across_agencies


def everything_stored() -> str:
    """Every row of every table, as Postgres writes it."""
    with across_agencies(), transaction.atomic(), connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT each::text FROM "{table}" AS each')
            found += [row for (row,) in cursor.fetchall()]
    return "\n".join(found)
