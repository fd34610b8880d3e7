"""Rows from all over a file: what its first day can't tell, a later one does."""

from collections.abc import Iterator
from typing import BinaryIO

from incidents.intake.tables import Row, rows_of

FIRST = 500  # rows taken whole


def sample_of(file: BinaryIO) -> list[list[str]]:
    """The first rows of a file and, evenly, some of the others; reads it once. Raises CannotRead."""
    file.seek(0)
    return list(_spread(rows_of(file)))


def _spread(rows: Iterator[Row]) -> Iterator[list[str]]:
    """Every row at first, then every second, every fourth: each time twice as far as before."""
    every = 1
    for count, (_, cells) in enumerate(rows):
        if count >= FIRST * 2 * every:
            every *= 2
        if count % every == 0:
            yield cells
