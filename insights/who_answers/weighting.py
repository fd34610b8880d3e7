"""The rating as it was given, and weighted like the people asked."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from insights.statistics import FEWEST, Raked, Weighed, WeightedShare, rake, weighted_share
from insights.tallies import Tally
from insights.who_answers.asked import BY, Cell, Counts

MATTERS = 0.02
"""From two points on, that those who answered are not like those asked is said in a sentence."""
OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Weighting:
    """Both shares, how the weights were found, and for how many groups nobody speaks, by title of their dimension.

    Nobody rated in those, nor in any with which they are put together.
    """

    plain: Tally
    weighted: WeightedShare
    raked: Raked
    unreached: Mapping[str, int]

    @property
    def moved(self) -> float:
        """The weighted share less the plain one."""
        return self.weighted.share - self.plain.good / self.plain.total

    @property
    def without(self) -> int:
        """For how many groups nobody speaks, of all dimensions."""
        return sum(self.unreached.values())

    @property
    def matters(self) -> bool:
        return abs(self.moved) >= MATTERS


def weighting(cells: Mapping[Cell, Counts]) -> Weighting | None:
    """Rake those who rated to the margins of those asked; None under five of them.

    Categories with fewer than five who rated are put together.
    """
    plain = Tally(
        sum(each.good for each in cells.values()), sum(each.rated for each in cells.values())
    )
    if plain.total < FEWEST:
        return None
    together = _together(cells)
    margins: list[Counter[str]] = [Counter() for _ in BY]
    for cell, counts in together.items():
        for margin, key in zip(margins, cell, strict=True):
            margin[key] += counts.asked
    raked = rake(people={cell: each.rated for cell, each in together.items()}, margins=margins)
    weighted = weighted_share(
        Weighed(together[cell].good, together[cell].rated, weight)
        for cell, weight in raked.weights.items()
    )
    unreached = {
        BY[at].title: len({cell[at] for cell in cells} - _large(at, cells))
        for at, _ in raked.unreached
    }
    return Weighting(plain, weighted, raked, unreached)


def _together(cells: Mapping[Cell, Counts]) -> Mapping[Cell, Counts]:
    """The cells with their small categories put together."""
    large = [_large(at, cells) for at in range(len(BY))]
    together: defaultdict[Cell, Counts] = defaultdict(Counts)
    for cell, counts in cells.items():
        merged = tuple(key if key in large[at] else OTHERS for at, key in enumerate(cell))
        together[merged].add(counts)
    return together


def _large(at: int, cells: Mapping[Cell, Counts]) -> set[str]:
    rated: Counter[str] = Counter()
    for cell, counts in cells.items():
        rated[cell[at]] += counts.rated
    return {key for key, people in rated.items() if people >= FEWEST}
