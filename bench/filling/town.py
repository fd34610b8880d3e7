"""All agencies, one after the other, the largest first."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from agencies.models import Agency
from agencies.tenancy import across_agencies, acting_for
from bench.filling.books import Books
from bench.filling.founding import LARGEST, found
from bench.filling.past import Past
from bench.filling.sizes import Size

DAYS = 3 * 365


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
    heard: Callable[[int], None] | None = None,
) -> Filled:
    """Write an agency of each size, and its `days` days before `until`; `heard` is told the place of each when done."""
    begun = time.perf_counter()
    books = Books()
    for place, size in enumerate(sizes, start=first):
        with across_agencies(), transaction.atomic():
            founded = found(place=place, incidents=size.incidents, now=until)
        with acting_for(founded.agency):
            Past(founded, size, books, days=days, until=until, seed=seed).write()
        if heard:
            heard(place)
    _settle(books)
    rows = {table.table: table.written for table in books.tables}
    return Filled(rows, time.perf_counter() - begun)


def is_filled() -> bool:
    """Whether its agencies are there already."""
    return Agency.objects.filter(slug=LARGEST).exists()


def size_on_disk() -> int:
    """The bytes of the database, indexes included."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def _settle(books: Books) -> None:
    """What Postgres does by itself sooner or later: know its rows, and which pages hold only settled ones."""
    with connection.cursor() as cursor:
        for table in _names(books):
            cursor.execute(f"VACUUM (ANALYZE) {table}")


def _names(books: Books) -> Iterator[str]:
    yield from (table.table for table in books.tables)
    yield from ("agencies_agency", "incidents_code", "surveys_question", "agencies_officer")
