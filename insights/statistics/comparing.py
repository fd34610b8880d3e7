"""Whether two groups differ more than by chance, and how to ask that many times without being fooled.

Pure: no Django, no clock. Probabilities are between 0 and 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, exp, lgamma, sqrt

FALSE_FINDINGS = 0.05
ALIKE = 1 + 1e-7


@dataclass(frozen=True, slots=True)
class Found:
    """What is left of one comparison among many: its adjusted probability, and whether it counts as a difference."""

    adjusted: float
    real: bool


def p_value(*, a: tuple[int, int], b: tuple[int, int]) -> float:
    """Return the two-sided probability of shares at least this far apart if there were no difference.

    `a` and `b` are (count, total) of two groups of different people. Pearson's chi-squared times (N - 1) / N on one
    degree of freedom, and the test of Fisher and Irwin (all tables no more probable than the one seen) where a cell
    can be expected to hold less than one person: the rule of I. Campbell, "Chi-squared and Fisher-Irwin tests of
    two-by-two tables with small sample recommendations", Statistics in Medicine 26 (2007) 3661-3675.

    Raises ValueError when a group is empty or a count is not within its total.
    """
    for count, total in (a, b):
        if total < 1 or not 0 <= count <= total:
            raise ValueError(f"{count} of {total} is not a share of a group of people.")
    good, everyone = a[0] + b[0], a[1] + b[1]
    poor = everyone - good
    if not good or not poor:
        return 1.0
    if min(a[1], b[1]) * min(good, poor) < everyone:
        return _fisher_irwin(a[0], a[1], good, everyone)
    gap = a[0] * (b[1] - b[0]) - b[0] * (a[1] - a[0])
    chi_squared = (everyone - 1) * gap**2 / (a[1] * b[1] * good * poor)
    return erfc(sqrt(chi_squared / 2))


def benjamini_hochberg(p_values: Sequence[float], *, rate: float = FALSE_FINDINGS) -> list[Found]:
    """Return for each of many comparisons whether it counts, so that of those that do only `rate` are false.

    In order of size, p₍ᵢ₎ of m counts where some p₍ⱼ₎, j ≥ i, is at most j rate / m; adjusted, it is the least of
    m p₍ⱼ₎ / j. Given in the order of `p_values`. Source: Y. Benjamini and Y. Hochberg, "Controlling the false
    discovery rate: a practical and powerful approach to multiple testing", Journal of the Royal Statistical Society B
    57 (1995) 289-300.

    Raises ValueError when one of them is not between 0 and 1.
    """
    if any(not 0 <= p <= 1 for p in p_values):
        raise ValueError("A probability is between 0 and 1.")
    order = sorted(range(len(p_values)), key=lambda at: p_values[at], reverse=True)
    found = [Found(1.0, False)] * len(p_values)
    least = 1.0
    for back, at in enumerate(order):
        least = min(least, p_values[at] * len(p_values) / (len(p_values) - back))
        found[at] = Found(least, least <= rate)
    return found


def _fisher_irwin(count: int, total: int, good: int, everyone: int) -> float:
    """The sum over all tables with these margins that are no more probable than this one."""
    seen = _hypergeometric(count, total, good, everyone) * ALIKE
    possible = range(max(0, good + total - everyone), min(good, total) + 1)
    probabilities = (_hypergeometric(each, total, good, everyone) for each in possible)
    return min(1.0, sum(p for p in probabilities if p <= seen))


def _hypergeometric(count: int, total: int, good: int, everyone: int) -> float:
    return exp(
        _log_choose(good, count)
        + _log_choose(everyone - good, total - count)
        - _log_choose(everyone, total)
    )


def _log_choose(of: int, some: int) -> float:
    return lgamma(of + 1) - lgamma(some + 1) - lgamma(of - some + 1)
