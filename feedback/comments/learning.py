"""Logistic regression: several yes-or-no questions about the same texts, learnt from examples.

Only numpy is needed, so that a worker stays small; tests hold it against scikit-learn's.
"""

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]

STRENGTH = 4.0  # of the examples against the pull of all weights toward zero: by cross-validation
STEPS = 2_000
CLOSE_ENOUGH = 1e-4
STEEPEST = 0.25  # of the curvature p (1 - p)
FURTHEST = 30.0  # where a probability is 0 or 1


def fit(texts: Matrix, labels: Matrix, *, strength: float = STRENGTH) -> Matrix:
    """Return a column of weights for each column of `labels`: 1 yes, 0 no, NaN where nobody said.

    Minimises ½|w|² + `strength` × Σ log loss, in which yes and no weigh as much as each other however rare they are
    ("balanced"), for all questions at once. The curvature is nowhere above a bound that is the same for all of them, so
    that one decomposition serves every step; steps gain momentum, and lose it where they overshoot. Sources:
    D. Böhning, B. G. Lindsay, Annals of the Institute of Statistical Mathematics 40 (1988) 641; B. O'Donoghue,
    E. Candès, Foundations of Computational Mathematics 15 (2015) 715.
    """
    texts = _with_constant(texts)
    _, spread, axes = np.linalg.svd(texts, full_matrices=False)
    turned = texts @ axes.T
    importance = strength * _balanced(labels)
    truth = np.nan_to_num(labels)
    bound = 1 + STEEPEST * np.outer(spread**2, importance.max(axis=0))
    weights = ahead = np.zeros((len(spread), labels.shape[1]))
    momentum = 1.0
    for _ in range(STEPS):
        slope = ahead + turned.T @ (importance * (_sigmoid(turned @ ahead) - truth))
        before, weights = weights, ahead - slope / bound
        step = weights - before
        if np.abs(step).max() < CLOSE_ENOUGH:
            break
        if (slope * step).sum() > 0:
            momentum, ahead = 1.0, weights
            continue
        gained = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead, momentum = weights + (momentum - 1) / gained * step, gained
    result: Matrix = axes.T @ weights
    return result


def probabilities(texts: Matrix, weights: Matrix) -> Matrix:
    """How likely yes is, for each text and each column of weights; a half where there was nothing to learn from."""
    return _sigmoid(_with_constant(texts) @ weights)


def _balanced(labels: Matrix) -> Matrix:
    """How much each label counts: yes and no of a column alike in sum, what nobody said not at all."""
    said = (~np.isnan(labels)).sum(axis=0)
    yes = np.nansum(labels, axis=0)
    both = (yes > 0) & (yes < said)
    for_yes = np.where(both, said / (2 * np.maximum(yes, 1)), 0)
    for_no = np.where(both, said / (2 * np.maximum(said - yes, 1)), 0)
    return np.where(np.isnan(labels), 0, np.where(labels == 1, for_yes, for_no))


def _with_constant(texts: Matrix) -> Matrix:
    return np.column_stack([texts, np.ones(len(texts))])


def _sigmoid(x: Matrix) -> Matrix:
    return 1 / (1 + np.exp(-np.clip(x, -FURTHEST, FURTHEST)))
