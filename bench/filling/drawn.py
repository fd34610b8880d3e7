"""Everything that was drawn by chance before the first row is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.filling.asking import Asked
from bench.filling.calls import Calls, Ints
from bench.filling.columns import Words, pick
from bench.filling.copying import Rows
from bench.filling.founding import Ground

SPANISH = 12  # of a hundred callers
Block = list[tuple[Rows, str]]
"""Rows in the text format of COPY, table by table in the order in which they point at one another."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The past, but for what is drawn while a block of it is written, without a look at the blocks before."""

    ground: Ground
    calls: Calls
    asked: Asked
    phones: Sequence[tuple[str, str]]  # number and fingerprint by caller: the same in all agencies
    keys_before: dict[str, int]  # the last key that each table had given out
    transaction: int  # the one that writes it all
    until: int
    seed: int

    def keys(self, rows: Rows, places: Ints) -> Ints:
        """The keys of the rows at these places of their table."""
        return places + (self.keys_before[rows.table] + 1)


def languages(callers: Ints) -> Words:
    """In which language each caller is asked."""
    return pick(("en", "es"), callers % 100 < SPANISH)
