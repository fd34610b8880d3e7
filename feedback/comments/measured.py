"""How often the machine said what a person says, on comments that it had not learnt from: `make bench` measures it."""

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("measured.json")


@dataclass(frozen=True, slots=True)
class Measured:
    """Of so many comments how many sounds were right; of the themes named, and of those there, how many."""

    comments: int
    sounds_right: int
    themes_named: int
    themes_right: int
    themes_there: int

    @property
    def agreed_in_ten(self) -> int:
        """Of ten comments, how many sound to it as they do to a person."""
        return round(10 * self.sounds_right / self.comments)

    @property
    def right_in_ten(self) -> int:
        """Of ten themes that it names, how many are right."""
        return round(10 * self.themes_right / self.themes_named)

    @property
    def found_in_ten(self) -> int:
        """Of ten themes that are there, how many it names."""
        return round(10 * self.themes_right / self.themes_there)


@lru_cache(maxsize=1)
def by_language() -> dict[str, Measured]:
    """The figures of the machine that comes with this release, before an agency has corrected it.

    Of a comment in a language that is not here the machine says nothing.
    """
    return {code: Measured(**figures) for code, figures in json.loads(FILE.read_text()).items()}


def measured() -> Measured:
    """The same for all of these languages together."""
    return _together(by_language().values())


def _together(each: Iterable[Measured]) -> Measured:
    return Measured(*map(sum, zip(*map(astuple, each), strict=True)))
