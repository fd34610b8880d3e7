"""Weights that make those who answered look like those they stand for, margin by margin.

Pure: no Django, no clock.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Cell = tuple[str, ...]
Weights = dict[Cell, float]

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
    cells = {cell: count for cell, count in people.items() if count > 0}
    if not cells:
        raise ValueError("Nobody can be weighted where nobody answered.")
    targets = [_target(at, margin, cells) for at, margin in enumerate(margins)]
    weights = dict.fromkeys(cells, 1.0)
    trimmed: set[Cell] = set()
    rounds = 0
    while rounds < most_rounds and _gap(weights, cells, targets) > CLOSE_ENOUGH:
        before = dict(weights)
        for at, target in enumerate(targets):
            _fit(weights, cells, at, target)
        trimmed = _trim(weights, cells, trim)
        rounds += 1
        if all(abs(weights[cell] - before[cell]) < CLOSE_ENOUGH for cell in cells):
            break
    return Raked(
        weights=weights,
        off=_gap(weights, cells, targets),
        rounds=rounds,
        trimmed=len(trimmed),
        unreached=tuple(_unreached(margins, cells)),
    )


def _target(at: int, margin: Mapping[str, float], cells: Mapping[Cell, int]) -> dict[str, float]:
    """How many of the people who answered each category of a margin should stand for."""
    present = {}
    for cell in cells:
        if at >= len(cell) or margin.get(cell[at], 0) <= 0:
            raise ValueError(f"{cell} answered, but margin {at + 1} has nobody of its category.")
        present[cell[at]] = margin[cell[at]]
    scale = sum(cells.values()) / sum(present.values())
    return {category: size * scale for category, size in present.items()}


def _fit(weights: Weights, cells: Mapping[Cell, int], at: int, target: Mapping[str, float]) -> None:
    now = _margin(weights, cells, at)
    for cell in weights:
        weights[cell] *= target[cell[at]] / now[cell[at]]


def _margin(weights: Weights, cells: Mapping[Cell, int], at: int) -> dict[str, float]:
    sums: dict[str, float] = {}
    for cell, count in cells.items():
        sums[cell[at]] = sums.get(cell[at], 0.0) + weights[cell] * count
    return sums


def _trim(weights: Weights, cells: Mapping[Cell, int], trim: float) -> set[Cell]:
    """Cut what is beyond the bounds, and bring the average back to 1."""
    low, high = 1 / trim, trim
    beyond = {cell for cell, weight in weights.items() if not low <= weight <= high}
    for cell in beyond:
        weights[cell] = min(max(weights[cell], low), high)
    everyone = sum(cells.values())
    average = sum(weights[cell] * count for cell, count in cells.items()) / everyone
    for cell in weights:
        weights[cell] /= average
    return beyond


def _gap(
    weights: Weights, cells: Mapping[Cell, int], targets: Sequence[Mapping[str, float]]
) -> float:
    everyone = sum(cells.values())
    return max(
        (
            abs(weighted - targets[at][category]) / everyone
            for at in range(len(targets))
            for category, weighted in _margin(weights, cells, at).items()
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
