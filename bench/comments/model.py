"""The machine as it comes with Engage, and the comments that were kept apart from what it learns."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from feedback.comments.examples import Example, examples, read
from feedback.comments.model import Heard, Lesson, Model, train
from feedback.comments.taxonomy import THEMES

HELD_OUT = Path(__file__).with_name("held_out.tsv")
LANGUAGES = {"en": "English", "es": "Spanish"}
UNIT = "macro-F1, %"
KEYS = dict(enumerate(THEMES))


@lru_cache(maxsize=1)
def held_out() -> tuple[Example, ...]:
    """Comments that nothing was learnt from, nor chosen by."""
    return tuple(read(HELD_OUT))


def in_language(code: str) -> list[Example]:
    """Those of them in one language."""
    return [example for example in held_out() if example.language == code]


def learnt(more: Sequence[Lesson] = ()) -> Model:
    """The model of an agency that has changed nothing, and has taught it these."""
    return train(lessons=[*map(lesson, examples()), *more], themes=list(KEYS))


def lesson(example: Example) -> Lesson:
    """An example as something to learn from."""
    marks = {number: key in example.themes for number, key in KEYS.items()}
    return Lesson(example.comment, example.sounds, marks)


def keys(heard: Heard) -> frozenset[str]:
    """The themes that were found, by their keys."""
    return frozenset(KEYS[number] for number in heard.themes)
