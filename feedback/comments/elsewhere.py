"""How words sound when they are about something else than service: learnt once, from posts that strangers labelled.

`elsewhere.npz` holds weights alone, made by `python -m bench.comments.elsewhere`: a column for each sound, and one for
how much a text is like comments about service. Imports numpy.
"""

from functools import lru_cache

import numpy as np

from feedback.comments.examples import LEARNT_BEFORE
from feedback.comments.learning import Matrix, probabilities


@lru_cache(maxsize=1)
def weights() -> Matrix:
    """The four columns."""
    with np.load(LEARNT_BEFORE) as file:
        kept: Matrix = file["weights"].astype(np.float64)
    return kept


def heard_elsewhere(texts: Matrix) -> tuple[Matrix, Matrix]:
    """How likely each sound is by these posts; and how likely each text is about service (a column)."""
    found = probabilities(texts, weights())
    return found[:, :-1], found[:, -1:]
