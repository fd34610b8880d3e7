"""Weights that make those who answered look like those they stand for, margin by margin.

Pure: no Django, no clock.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Cell = tuple[str, ...]
Column = Sequence[str]  # the category of each cell, in one margin
Weights = list[float]  # of each cell

TRIM = 5.0
CLOSE_ENOUGH = 1e-6
MOST_ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Raked:
    """A weight for each cell, 1 on average over the people.

    `off` is the largest gap that is left between a margin and its target, as a share of all people; it is above
    `CLOSE_ENOUGH` where the rounds ran out or weights were trimmed. `trimmed` counts the cells that were; `unreached`
    names the targets in which nobody answered, so that no weight can stand for them.
    """

    weights: Mapping[Cell, float]
    off: float
    rounds: int
    trimmed: int
    unreached: tuple[tuple[int, str], ...]

    @property
    def converged(self) -> bool:
        return self.off <= CLOSE_ENOUGH


def rake(
    *,
    people: Mapping[Cell, int],
    margins: Sequence[Mapping[str, float]],
    trim: float = TRIM,
    most_rounds: int = MOST_ROUNDS,
) -> Raked:
    """Return weights under which the people in `people` have the margins' proportions.

    A cell names a category for each margin, in their order; `margins` say how many people of each category there are
    among those stood for, in any unit. Iterative proportional fitting: the weights of each category in turn are
    multiplied by target / (weighted people), margin after margin, round after round, until nothing moves. After each
    round weights beyond `trim` times the average, or below 1 / `trim` of it, are cut back to that, which bounds the
    design effect for a little of the bias. A category nobody answered in can't be reached: the others of its margin
    then share its part in proportion.

    Sources: W. E. Deming and F. F. Stephan, "On a least squares adjustment of a sampled frequency table when the
    expected marginal totals are known", Annals of Mathematical Statistics 11 (1940) 427-444; for trimming, D. Izrael,
    M. P. Battaglia and M. R. Frankel, "Extreme survey weight adjustment as a component of sample balancing", SAS
    Global Forum 2009, paper 247.

    Raises ValueError when nobody answered, when a cell does not fit the margins or is in none of a margin's
    categories, or when `trim` is not above 1.
    """
    if trim <= 1:
        raise ValueError(f"Weights can be trimmed at more than 1 times their average, not {trim}.")
    cells = _answered(people)
    counts = list(cells.values())
    columns = [_column(at, margin, cells) for at, margin in enumerate(margins)]
    targets = [
        _target(column, margin, counts) for column, margin in zip(columns, margins, strict=True)
    ]
    weights, off = [1.0] * len(counts), _gap(counts, columns, targets)
    trimmed = rounds = 0
    while rounds < most_rounds and off > CLOSE_ENOUGH:
        before = weights
        for column, target in zip(columns, targets, strict=True):
            weights = _fitted(weights, counts, column, target)
        weights, trimmed = _trimmed(weights, counts, trim)
        rounds += 1
        off = _gap(_stood_for(weights, counts), columns, targets)
        if all(abs(now - then) < CLOSE_ENOUGH for now, then in zip(weights, before, strict=True)):
            break
    return Raked(
        weights=dict(zip(cells, weights, strict=True)),
        off=off,
        rounds=rounds,
        trimmed=trimmed,
        unreached=tuple(_unreached(margins, cells)),
    )


def _answered(people: Mapping[Cell, int]) -> dict[Cell, int]:
    cells = {cell: count for cell, count in people.items() if count > 0}
    if not cells:
        raise ValueError("Nobody can be weighted where nobody answered.")
    return cells


def _column(at: int, margin: Mapping[str, float], cells: Iterable[Cell]) -> Column:
    """The category of each cell in one margin."""
    for cell in cells:
        if at >= len(cell) or margin.get(cell[at], 0) <= 0:
            raise ValueError(f"{cell} answered, but margin {at + 1} has nobody of its category.")
    return [cell[at] for cell in cells]


def _target(
    column: Column, margin: Mapping[str, float], counts: Sequence[float]
) -> dict[str, float]:
    """How many of the people who answered each category of a margin should stand for."""
    present = dict.fromkeys(column)
    scale = sum(counts) / sum(margin[category] for category in present)
    return {category: margin[category] * scale for category in present}


def _fitted(
    weights: Weights, counts: Sequence[int], column: Column, target: Mapping[str, float]
) -> Weights:
    now = _margin(_stood_for(weights, counts), column)
    factors = {category: size / now[category] for category, size in target.items()}
    return [weight * factors[category] for weight, category in zip(weights, column, strict=True)]


def _stood_for(weights: Weights, counts: Sequence[int]) -> list[float]:
    """How many people those of each cell stand for."""
    return [weight * count for weight, count in zip(weights, counts, strict=True)]


def _margin(people: Sequence[float], column: Column) -> dict[str, float]:
    sums = dict.fromkeys(column, 0.0)
    for category, count in zip(column, people, strict=True):
        sums[category] += count
    return sums


def _trimmed(weights: Weights, counts: Sequence[int], trim: float) -> tuple[Weights, int]:
    """Cut what is beyond the bounds, say how many were, and bring the average back to 1."""
    low, high = 1 / trim, trim
    cut = [min(max(weight, low), high) for weight in weights]
    average = sum(_stood_for(cut, counts)) / sum(counts)
    beyond = sum(weight != within for weight, within in zip(weights, cut, strict=True))
    return [weight / average for weight in cut], beyond


def _gap(
    people: Sequence[float], columns: Sequence[Column], targets: Sequence[Mapping[str, float]]
) -> float:
    """How far the worst category is off, as a part of everybody."""
    everyone = sum(targets[0].values()) if targets else 0.0
    return max(
        (
            abs(count - target[category]) / everyone
            for column, target in zip(columns, targets, strict=True)
            for category, count in _margin(people, column).items()
        ),
        default=0.0,
    )


def _unreached(
    margins: Sequence[Mapping[str, float]], cells: Mapping[Cell, int]
) -> list[tuple[int, str]]:
    return [
        (at, category)
        for at, margin in enumerate(margins)
        for category, size in margin.items()
        if size > 0 and all(cell[at] != category for cell in cells)
    ]
