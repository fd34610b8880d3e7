"""Shares of answers with the interval that belongs to them, and whether two of them differ.

Pure: no Django, no clock. Shares are between 0 and 1.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from math import hypot, sqrt
from statistics import NormalDist

FEWEST = 5
"""A cell with fewer people than this is not shown: someone in it could be recognised."""


@dataclass(frozen=True, slots=True)
class Proportion:
    """`count` of `total` people, as a share, with the interval from `low` to `high`."""

    count: int
    total: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """One share less another, with its interval; `real` when the interval leaves out zero."""

    low: float
    high: float
    estimate: float
    real: bool


@lru_cache(maxsize=2048)  # a page asks for the same share at each place where it stands
def wilson(*, count: int, total: int, confidence: float = 0.95) -> Proportion:
    """Return the share of `count` in `total` with Wilson's score interval.

    With p = count / total, n = total and z the normal quantile of (1 + confidence) / 2:

        (p + z²/2n ± z √(p(1 - p)/n + z²/4n²)) / (1 + z²/n)

    It stays inside 0 to 1, and says something sensible of few people and of none or all of them,
    where the textbook interval fails. Source: E. B. Wilson, "Probable inference, the law of
    succession, and statistical inference", JASA 22 (1927) 209-212; without continuity correction.

    Raises ValueError when nobody was counted, when `count` is not between 0 and `total`, or when
    `confidence` is not between 0 and 1.
    """
    if total < 1:
        raise ValueError("A share needs at least one person to be a share of.")
    if not 0 <= count <= total:
        raise ValueError(f"{count} of {total} is not a share: the part must be within the whole.")
    if not 0 < confidence < 1:
        raise ValueError(f"Confidence must be between 0 and 1 (0.95 is usual), not {confidence}.")
    low, high = score_interval(share=count / total, size=total, confidence=confidence)
    return Proportion(count=count, total=total, share=count / total, low=low, high=high)


def difference(*, a: Proportion, b: Proportion) -> Difference:
    """Return the share of `a` less the share of `b` with Newcombe's hybrid score interval.

    With p the shares, and l and u their Wilson limits:

        p₁ - p₂ - √((p₁ - l₁)² + (u₂ - p₂)²)   to   p₁ - p₂ + √((u₁ - p₁)² + (p₂ - l₂)²)

    `a` and `b` must be of different people and have limits of the same confidence. Source:
    R. G. Newcombe, "Interval estimation for the difference between independent proportions",
    Statistics in Medicine 17 (1998) 873-890, method 10.
    """
    estimate = a.share - b.share
    low = estimate - hypot(a.share - a.low, b.high - b.share)
    high = estimate + hypot(a.high - a.share, b.share - b.low)
    return Difference(low=low, high=high, estimate=estimate, real=low > 0 or high < 0)


def score_interval(*, share: float, size: float, confidence: float = 0.95) -> tuple[float, float]:
    """Return Wilson's limits of a share of `size` people, who need not be a whole number of them."""
    z = _quantile(confidence)
    # Both ends multiplied by the size: (2np + z² ± z √(z² + 4np(1 - p))) / 2(n + z²).
    middle = 2 * size * share + z * z
    reach = z * sqrt(z * z + 4 * size * share * (1 - share))
    whole = 2 * (size + z * z)
    # Exactly 0 and 1 at the ends, where rounding would leave a hair.
    low = 0.0 if share == 0 else (middle - reach) / whole
    high = 1.0 if share == 1 else (middle + reach) / whole
    return low, high


@cache
def _quantile(confidence: float) -> float:
    """Of the normal distribution, for an interval of both sides."""
    return NormalDist().inv_cdf((1 + confidence) / 2)


def too_few(total: int) -> bool:
    """Whether a cell of this many people must be hidden: fewer than five."""
    return total < FEWEST
