"""Small samples drawn toward what is usual, as far as their size calls for.

Pure: no Django, no clock. Shares are between 0 and 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from insights.statistics.beta import beta_quantile

FEWEST_GROUPS = 2


@dataclass(frozen=True, slots=True)
class Sample:
    """`count` of `total` people of one group, where `usual` is the share to expect of such work."""

    count: int
    total: int
    usual: float


@dataclass(frozen=True, slots=True)
class Shrunk:
    """The share to believe in, and the interval that holds it with the confidence asked for."""

    share: float
    low: float
    high: float


def strength(samples: Sequence[Sample]) -> float:
    """Return how many people's answers the usual share is worth: the weight of the prior, α + β.

    Counts are taken as beta-binomial about the usual shares e, with ρ = 1 / (α + β + 1) between 0
    (all groups alike) and 1. The method of moments sets Pearson's X² equal to its expectation:

        X² = Σ (x - n e)² / (n e (1 - e)),   ρ = (X² - (k - 1)) / (N - Σ n² / N - (k - 1))

    with k groups of n people, N in all. Sources: J. C. Kleinman, "Proportions with extraneous
    variance", JASA 68 (1973) 46-54; D. A. Williams, "Extra-binomial variation in logistic linear
    models", Applied Statistics 31 (1982) 144-148.

    Where the groups differ no more than by chance the formula gives none or less than no
    difference; then, and always, the usual share is worth N people at the most: as many as it was
    learnt from. The least is one person. Raises ValueError under two groups with people.
    """
    groups = [one for one in samples if one.total > 0]
    if len(groups) < FEWEST_GROUPS:
        raise ValueError("How much groups differ can be learnt from two groups or more.")
    everyone = sum(one.total for one in groups)
    spare = len(groups) - 1
    chi_squared = sum(_distance(one) for one in groups)
    room = everyone - sum(one.total**2 for one in groups) / everyone - spare
    rho = (chi_squared - spare) / room if room > 0 else 0.0
    if rho <= 0:
        return float(everyone)
    return min(max((1 - rho) / rho, 1.0), float(everyone))


def shrink(*, sample: Sample, strength: float, confidence: float = 0.95) -> Shrunk:
    """Return the share of a group drawn toward the usual one: the posterior of a beta-binomial.

        α = m e + x,   β = m (1 - e) + n - x,   share = α / (α + β) = (m e + x) / (m + n)

    with m the strength in people; the interval leaves out (1 - confidence) / 2 of Beta(α, β) on
    each side. Of few people it says what is usual, of many what they said. Source: B. Efron and
    C. Morris, "Data analysis using Stein's estimator and its generalizations", JASA 70 (1975)
    311-319; for shares, G. Casella, "An introduction to empirical Bayes data analysis", The
    American Statistician 39 (1985) 83-87.

    Raises ValueError when the count is not within the total, the strength is not above 0, or the
    confidence is not between 0 and 1.
    """
    if not 0 <= sample.count <= sample.total:
        raise ValueError(f"{sample.count} of {sample.total} is not a share.")
    if strength <= 0:
        raise ValueError(f"The usual share must be worth some people, not {strength}.")
    if not 0 < confidence < 1:
        raise ValueError(f"Confidence must be between 0 and 1 (0.95 is usual), not {confidence}.")
    usual = _inside(sample.usual)
    a = strength * usual + sample.count
    b = strength * (1 - usual) + sample.total - sample.count
    left = (1 - confidence) / 2
    return Shrunk(
        share=a / (a + b),
        low=beta_quantile(left, a=a, b=b),
        high=beta_quantile(1 - left, a=a, b=b),
    )


def _distance(one: Sample) -> float:
    usual = _inside(one.usual)
    return (one.count - one.total * usual) ** 2 / (one.total * usual * (1 - usual))


def _inside(share: float) -> float:
    """A usual share of nobody or of all leaves no room to differ: at least one in a thousand does."""
    return min(max(share, 0.001), 0.999)
