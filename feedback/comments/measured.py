"""How often the machine said what a person says, on comments that it had not learnt from: `make bench` measures it."""

import json
from dataclasses import dataclass
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
def measured() -> Measured:
    """The figures of the machine that comes with this release, before an agency has corrected it."""
    return Measured(**json.loads(FILE.read_text()))
