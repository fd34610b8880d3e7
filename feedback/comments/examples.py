"""Comments that people of Engage wrote and labelled, to learn from before an agency has any of its own."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

FILE = Path(__file__).with_name("examples.tsv")
LEARNT_BEFORE = FILE.with_name("elsewhere.npz")  # see elsewhere.py


@dataclass(frozen=True, slots=True)
class Example:
    """A comment, how it sounds ("good", "neutral", "poor"), and the keys of the themes it speaks of."""

    comment: str
    language: str
    sounds: str
    themes: frozenset[str]


@lru_cache(maxsize=1)
def examples() -> tuple[Example, ...]:
    """Those that come with Engage."""
    return tuple(read(FILE))


@lru_cache(maxsize=1)
def digest() -> str:
    """What changes when anything changes that comes with Engage to learn from, or was learnt before."""
    return sha256(FILE.read_bytes() + LEARNT_BEFORE.read_bytes()).hexdigest()


def read(path: Path) -> Iterator[Example]:
    """The examples of a file: language, sounds, themes (separated by commas) and comment, separated by tabs."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            themes = frozenset(key for key in row["themes"].split(",") if key)
            yield Example(row["comment"], row["language"], row["sounds"], themes)
