"""Tables without what makes each row slow to write: put aside, and put back when the rows are there.

To put it back is the proof: Postgres makes no unique index of rows that are not unique, and no foreign key where one
points at nothing. Checks and NOT NULL stay all the time. The table's owner may do all this; it takes no stronger role.

What triggers would have kept is not kept: whoever fills the tables makes it anew.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection

# Unique constraints and primary keys of the tables; foreign keys from them and to them.
CONSTRAINTS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), contype = 'f'
    FROM pg_constraint
    WHERE contype IN ('p', 'u') AND conrelid = ANY (%(tables)s::regclass[])
        OR contype = 'f' AND (conrelid = ANY (%(tables)s::regclass[]) OR confrelid = ANY (%(tables)s::regclass[]))
    ORDER BY conrelid::regclass::text, contype <> 'p', conname
"""
# Those that no constraint brings along.
INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = ANY (%(tables)s::regclass[])
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))
    ORDER BY indrelid::regclass::text, indexrelid
"""
Heard = Callable[[str, int, int], None]
"""Is told what has been done so far, how many of how many."""


@dataclass(frozen=True, slots=True)
class PutAside:
    """How to take something away, and how to put it back, as SQL."""

    away: str
    back: str


@contextmanager
def bare(tables: Sequence[str], *, heard: Heard) -> Iterator[None]:
    """Within this block, in a transaction, rows may be copied into the tables in any order, past every policy.

    Raises what Postgres says where the rows then don't fit together; nothing of them is left.
    """
    constraints, indexes, foreign_keys = _put_aside(tables)
    _execute("SET CONSTRAINTS ALL IMMEDIATE")  # or what waits to be checked forbids all the rest
    for table in tables:
        _execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER")
    for each in (*foreign_keys, *constraints, *indexes):
        _execute(each.away)
    yield
    every = (*constraints, *indexes, *foreign_keys)
    for place, each in enumerate(every, start=1):
        _execute(each.back)
        heard("indexes and constraints put back", place, len(every))
    for table in tables:
        _execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY, ENABLE TRIGGER USER")


@contextmanager
def quiet(tables: Sequence[str]) -> Iterator[None]:
    """Within this block, in a transaction, no trigger of these tables stirs."""
    for table in tables:
        _execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    for table in tables:
        _execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _put_aside(tables: Sequence[str]) -> tuple[list[PutAside], list[PutAside], list[PutAside]]:
    constraints: list[PutAside] = []
    foreign_keys: list[PutAside] = []
    with connection.cursor() as cursor:
        cursor.execute(CONSTRAINTS, {"tables": list(tables)})
        for table, name, definition, is_foreign in cursor.fetchall():
            (foreign_keys if is_foreign else constraints).append(
                PutAside(
                    f'ALTER TABLE {table} DROP CONSTRAINT "{name}"',
                    f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}',
                )
            )
        cursor.execute(INDEXES, {"tables": list(tables)})
        indexes = [PutAside(f"DROP INDEX {name}", back) for name, back in cursor.fetchall()]
    return constraints, indexes, foreign_keys


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
