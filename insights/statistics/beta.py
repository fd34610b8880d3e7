"""The beta distribution: how much of it lies below a share, and below which share a part of it lies.

Pure: no Django, no clock. Shares and probabilities are between 0 and 1.
"""

from math import exp, lgamma, log, log1p

PRECISION = 1e-13
MOST_STEPS = 10_000
TINY = 1e-300
HALVINGS = 32  # to ten decimals


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
    """Return the share below which a Beta(a, b) variable lies with this probability, by halving.

    Raises ValueError unless the probability is between 0 and 1.
    """
    if not 0 <= probability <= 1:
        raise ValueError(f"A probability is between 0 and 1, not {probability}.")
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if beta_below(middle, a=a, b=b) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


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
