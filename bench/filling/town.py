"""All agencies and their past, in one transaction: whatever interrupts it, nothing is left of it."""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

from django.db import connection, transaction

from agencies.encryption import encrypt_all, fingerprint
from agencies.models import Agency
from agencies.tenancy import across_agencies, acting_for
from bench.filling.asking import ask
from bench.filling.bare import Heard, bare, quiet
from bench.filling.books import TABLES
from bench.filling.calls import draw, milliseconds
from bench.filling.drawn import Drawn
from bench.filling.founding import LARGEST, SLUG, Founded, Ground, found
from bench.filling.sizes import Size
from bench.filling.writing import blocks
from insights.counting import count_again

DAYS = 3 * 365
AREAS = (319, 515, 563, 641, 712, 608, 920, 262, 414, 715, 612, 651)
EXCHANGES = 700_000
NAMES = [rows.table for rows in TABLES]
COUNTED = (
    "insights_conversationfacts",
    "insights_answerfacts",
    "insights_commentfacts",
    "insights_refusal",
    "insights_daycount",
)
OTHERS = (
    "agencies_agency",
    "incidents_code",
    "surveys_question",
    "agencies_officer",
    *COUNTED,
)
BUFFER = 1024 * 1024
# Of this transaction alone. Nobody waits for it, and it sorts tens of millions of rows.
SETTINGS = """
    SET LOCAL TIME ZONE 'UTC'; SET LOCAL synchronous_commit = off; SET LOCAL maintenance_work_mem = '1GB';
    SET LOCAL max_parallel_maintenance_workers = 2; SET LOCAL work_mem = '256MB'
"""


@dataclass(frozen=True, slots=True)
class Filled:
    """What was written, by table, in how many seconds."""

    rows: dict[str, int]
    seconds: float

    @property
    def a_second(self) -> float:
        return sum(self.rows.values()) / self.seconds


def fill(
    *,
    sizes: Sequence[Size],
    until: datetime,
    seed: int,
    days: int = DAYS,
    first: int = 0,
    heard: Heard = lambda *_: None,
) -> Filled:
    """Write an agency of each size, and its `days` days before `until`; `heard` is told how far it has come."""
    begun = time.perf_counter()
    with across_agencies(), transaction.atomic():
        _execute(SETTINGS)
        founded = list(_founded(sizes, first, until, heard))
        ground = Ground.of(founded)
        with bare(NAMES, heard=heard):
            rows = _copy(_drawn(ground, sizes, until=until, days=days, seed=seed + first), heard)
        for table in NAMES:
            _execute(f"SELECT setval('{table}_id_seq', max(id)) FROM {table} HAVING max(id) > 0")
            _execute(f"ANALYZE {table}")
        _count(founded, heard)
    _settle(heard)
    return Filled(rows, time.perf_counter() - begun)


def is_filled() -> bool:
    """Whether its agencies are there already."""
    return Agency.objects.filter(slug=LARGEST).exists()


def strangers() -> list[str]:
    """The slugs of agencies that nobody filled in here: some of them."""
    others = Agency.objects.exclude(slug__startswith=SLUG).order_by("slug")
    return list(others.values_list("slug", flat=True)[:3])


def size_on_disk() -> int:
    """The bytes of the database, indexes included."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def _founded(sizes: Sequence[Size], first: int, until: datetime, heard: Heard) -> Iterator[Founded]:
    for done, size in enumerate(sizes):
        yield found(place=first + done, size=size, now=until)
        heard("agencies founded", done + 1, len(sizes))


def _drawn(
    ground: Ground, sizes: Sequence[Size], *, until: datetime, days: int, seed: int
) -> Drawn:
    calls = draw(sizes=sizes, until=until, days=days, seed=seed)
    asked = ask(
        calls=calls,
        questions=len(ground.kinds),
        answers_each=sum(size.answers for size in sizes)
        / sum(size.conversations for size in sizes),
        until=until,
        seed=seed,
    )
    return Drawn(
        ground=ground,
        calls=calls,
        asked=asked,
        phones=_phones(int(calls.caller.max()) + 1),
        keys_before={table: _number(f"SELECT nextval('{table}_id_seq')") for table in NAMES},
        transaction=_number("SELECT pg_current_xact_id()::text::bigint"),
        until=milliseconds(until),
        seed=seed,
    )


def _phones(callers: int) -> list[tuple[str, str]]:
    """Numbers that differ, encrypted, each with its fingerprint. To encrypt those of each agency anew shows nothing."""
    places = (divmod(caller, EXCHANGES) for caller in range(callers))
    phones = [f"+1{AREAS[area]}{2_200_000 + place}" for area, place in places]
    return list(zip(encrypt_all(phones), map(fingerprint, phones), strict=True))


def _copy(drawn: Drawn, heard: Heard) -> dict[str, int]:
    """Put all rows into their tables; answers how many there are of each."""
    written, empty = Counter(dict.fromkeys(NAMES, 0)), [t for t in NAMES if _make_new(t)]
    for block in blocks(drawn):
        for rows, text in block:
            # Rows that no older transaction can miss need no look at who may see them, ever: nothing to vacuum later.
            frozen = " WITH (FREEZE)" if rows.table in empty else ""
            columns = ", ".join(rows.columns)
            with connection.cursor() as cursor:
                cursor.copy_expert(
                    f"COPY {rows.table} ({columns}) FROM STDIN{frozen}", StringIO(text), BUFFER
                )
            written[rows.table] += text.count("\n")
        heard("incidents with all that came of them", written[NAMES[0]], len(drawn.calls))
    return dict(written)


def _make_new(table: str) -> bool:
    """Of an empty table, make one of this transaction, which Postgres fills without a write-ahead log where it may."""
    is_empty = not _number(f"SELECT count(*) FROM (SELECT FROM {table} LIMIT 1) AS one")
    if is_empty:
        _execute(f"TRUNCATE {table}")
    return is_empty


def _count(founded: Sequence[Founded], heard: Heard) -> None:
    """Make anew what triggers would have kept: all that `manage.py recount` knows of."""
    with quiet(COUNTED):  # what follows from facts is made anew with them
        for done, each in enumerate(founded, start=1):
            with acting_for(each.agency):
                count_again(agency=each.agency)
            heard("agencies counted", done, len(founded))


def _settle(heard: Heard) -> None:
    """What Postgres does by itself sooner or later: know its rows, and which pages hold only settled ones."""
    tables = [*NAMES, *OTHERS]
    for done, table in enumerate(tables, start=1):
        _execute(f"VACUUM (ANALYZE) {table}")
        heard("tables settled", done, len(tables))


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _number(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0])
