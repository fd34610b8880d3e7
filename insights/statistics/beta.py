"""The beta distribution: how much of it lies below a share, and below which share a part of it lies.

Pure: no Django, no clock. Shares and probabilities are between 0 and 1.
"""

from math import exp, lgamma, log, log1p, sqrt
from statistics import NormalDist

PRECISION = 1e-13
MOST_STEPS = 10_000
TINY = 1e-300
MOST_HALVINGS = 200
CLOSE_ENOUGH = 1e-10
LEAST_DIVISOR = 0.5  # of a step, so that it is no more than twice as long for the bend


def beta_below(share: float, *, a: float, b: float) -> float:
    """Return the probability that a Beta(a, b) variable is at most `share`.

    The regularised incomplete beta function I_x(a, b), by its continued fraction with Lentz's
    method. Source: NIST Digital Library of Mathematical Functions, 8.17.22 and 8.17.4. Raises
    ValueError unless `a` and `b` are above 0.
    """
    if a <= 0 or b <= 0:
        raise ValueError(f"A beta distribution needs two numbers above 0, not {a} and {b}.")
    if share <= 0:
        return 0.0
    if share >= 1:
        return 1.0
    if share > (a + 1) / (a + b + 2):  # there the fraction of the mirrored one converges faster
        return 1.0 - beta_below(1 - share, a=b, b=a)
    front = lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(share) + b * log1p(-share)
    return exp(front) / (a * _fraction(share, a, b))


def beta_quantile(probability: float, *, a: float, b: float) -> float:
    """Return the share below which a Beta(a, b) variable lies with this probability, to eight decimals.

    Halley's method from the quantile of the normal distribution with the same mean and variance, until what is left
    of the error, a third power of the step, is below that; where a step would leave what is known to hold the quantile,
    half of that instead. Some two steps, where halving alone takes 32. Source: W. H. Press and others, Numerical
    Recipes, 3rd edition (Cambridge 2007) §6.4.

    Raises ValueError unless the probability is between 0 and 1.
    """
    if not 0 <= probability <= 1:
        raise ValueError(f"A probability is between 0 and 1, not {probability}.")
    if probability in {0, 1}:
        return float(probability)
    low, high = 0.0, 1.0
    mean = a / (a + b)
    spread = sqrt(mean * (1 - mean) / (a + b + 1))
    share = _within(NormalDist(mean, spread).inv_cdf(probability), mean / 2, (1 + mean) / 2)
    for _ in range(MOST_HALVINGS):
        too_much = beta_below(share, a=a, b=b) - probability
        low, high = (low, share) if too_much > 0 else (share, high)
        better = share - _halley(too_much, share, a, b)
        if not low < better < high:
            better = (low + high) / 2
        step, share = abs(better - share), better
        scale = min(spread, share, 1 - share)
        if step < CLOSE_ENOUGH or step**3 < CLOSE_ENOUGH * scale**2:
            return share
    return share


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def _halley(too_much: float, share: float, a: float, b: float) -> float:
    """How far to go back where so much more lies below a share between 0 and 1 than should."""
    step = too_much / (_density(share, a, b) or TINY)
    # By which the density changes, relative to itself.
    bend = (a - 1) / share - (b - 1) / (1 - share)
    return step / max(1 - step * bend / 2, LEAST_DIVISOR)


def _density(share: float, a: float, b: float) -> float:
    """How steeply `beta_below` rises at a share between 0 and 1."""
    return exp(
        lgamma(a + b) - lgamma(a) - lgamma(b) + (a - 1) * log(share) + (b - 1) * log1p(-share)
    )


def _fraction(x: float, a: float, b: float) -> float:
    """1 + d₁/(1 + d₂/(1 + …)), from the top down (the modified method of Lentz)."""
    value, upper, lower = 1.0, 1.0, 0.0
    for step in range(1, MOST_STEPS):
        half = step // 2
        if step % 2:
            term = -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        else:
            term = half * (b - half) * x / ((a + step - 1) * (a + step))
        lower = 1.0 / ((1.0 + term * lower) or TINY)
        upper = (1.0 + term / upper) or TINY
        value *= upper * lower
        if abs(upper * lower - 1.0) < PRECISION:
            break
    return value
