"""Which weeks of a series stand out, and which only jump about as small numbers do.

Pure: no Django, no clock. Shares are between 0 and 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

SIGMAS = 3.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Between which shares a week of its size lies by chance alone, and whether it lies outside."""

    low: float
    high: float
    stands_out: bool


def noise(weeks: Sequence[tuple[int, int]], *, sigmas: float = SIGMAS) -> list[Limits | None]:
    """Return the control limits of a series of (count, total): Shewhart's p chart with varying sizes.

        p̄ ± sigmas √(p̄ (1 - p̄) / n),   p̄ = Σ count / Σ total

    cut off at 0 and 1. With 3 sigmas about one week in 370 stands out by chance. None for a week of nobody. Source:
    W. A. Shewhart, Economic Control of Quality of Manufactured Product (1931); D. C. Montgomery, Introduction to
    Statistical Quality Control, 6th edition (Wiley 2009) §7.2.

    Raises ValueError when a count is not within its total.
    """
    for count, total in weeks:
        if not 0 <= count <= total:
            raise ValueError(f"{count} of {total} is not a share.")
    everyone = sum(total for _, total in weeks)
    if not everyone:
        return [None] * len(weeks)
    mean = sum(count for count, _ in weeks) / everyone
    return [_limits(mean, count, total, sigmas) for count, total in weeks]


def _limits(mean: float, count: int, total: int, sigmas: float) -> Limits | None:
    if not total:
        return None
    reach = sigmas * sqrt(mean * (1 - mean) / total)
    share = count / total
    return Limits(
        low=max(0.0, mean - reach),
        high=min(1.0, mean + reach),
        stands_out=abs(share - mean) > reach,
    )
