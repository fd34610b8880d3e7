"""Whole columns of values as COPY reads them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.filling.calls import Flags, Ints
from bench.filling.copying import NULL

Words = NDArray[Any]


def moments(at: Ints) -> Words:
    """As Postgres reads them where the session's time is UTC."""
    return np.datetime_as_string(at.astype("M8[ms]"))


def moments_where(known: Flags, at: Ints) -> Words:
    """The same; NULL where none is known."""
    return np.where(known, moments(at), NULL)


def pick(words: Sequence[str], places: Ints | Flags) -> Words:
    """The word at each place: one string for all that are alike."""
    return np.array(words, dtype=object)[places.astype(np.int64)]


def hexadecimal(dice: np.random.Generator, count: int) -> list[str]:
    """So many different words of 32 digits."""
    digits = dice.bytes(16 * count).hex()
    return [digits[start : start + 32] for start in range(0, len(digits), 32)]
