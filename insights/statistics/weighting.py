"""Shares of answers that count for more or for less than one, and what that costs in certainty.

Pure: no Django, no clock. Shares are between 0 and 1.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from insights.statistics.proportions import score_interval


@dataclass(frozen=True, slots=True)
class Weighed:
    """People of one kind: `count` of `total` are good, and each of them has this weight."""

    count: int
    total: int
    weight: float


@dataclass(frozen=True, slots=True)
class WeightedShare:
    """A weighted share of `people`, with its interval, who are as good as `effective` equal ones."""

    share: float
    low: float
    high: float
    people: int
    design_effect: float

    @property
    def effective(self) -> float:
        return self.people / self.design_effect


def weighted_share(groups: Iterable[Weighed], *, confidence: float = 0.95) -> WeightedShare:
    """Return the weighted share, Σ w x / Σ w, with an interval that pays for the weights.

    Kish's design effect of unequal weights, and the people they leave:

        deff = n Σ w² / (Σ w)²,   effective n = n / deff

    The interval is Wilson's score interval of the weighted share for the effective n. Sources:
    L. Kish, Survey Sampling (Wiley 1965) §11.7; L. Kish, "Weighting for unequal Pᵢ", Journal of
    Official Statistics 8 (1992) 183-200; for the interval, E. L. Korn and B. I. Graubard,
    "Confidence intervals for proportions with small expected number of positive counts estimated
    from survey data", Survey Methodology 24 (1998) 193-201.

    Raises ValueError when nobody has any weight, or a weight is below 0.
    """
    rows = list(groups)
    if any(row.weight < 0 for row in rows):
        raise ValueError("A weight below 0 would take people away.")
    people = sum(row.total for row in rows)
    weight = sum(row.weight * row.total for row in rows)
    if weight <= 0:
        raise ValueError("A share needs at least one person with a weight above 0.")
    share = min(sum(row.weight * row.count for row in rows) / weight, 1.0)
    effect = people * sum(row.weight**2 * row.total for row in rows) / weight**2
    effect = max(effect, 1.0)  # which it is, but for rounding
    low, high = score_interval(share=share, size=people / effect, confidence=confidence)
    return WeightedShare(share=share, low=low, high=high, people=people, design_effect=effect)
