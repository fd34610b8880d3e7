"""What the machine knows: how comments sound and which themes they speak of. Imports numpy and loads the encoder.

How a comment sounds is judged three times. By what was learnt from comments about service; the less a comment is like
those, the more by what was learnt from posts about anything; and both by the rating that the same person gave.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from feedback.comments.elsewhere import heard_elsewhere
from feedback.comments.encoding import encode
from feedback.comments.learning import Matrix, fit, probabilities
from feedback.comments.rated import LIKELY, UNKNOWN

SOUNDS = ("good", "neutral", "poor")
SURE = 0.6  # where as many themes are wrong as are missed, by cross-validation


@dataclass(frozen=True, slots=True)
class Lesson:
    """A comment and what a person said of it; what it does not say of a sound or of a theme, nobody said."""

    comment: str
    sounds: str = ""
    themes: Mapping[int, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heard:
    """What the machine found in a comment."""

    sounds: str
    themes: frozenset[int]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights learnt from lessons: a column for each sound, then for each theme."""

    themes: tuple[int, ...]
    weights: Matrix

    def hear(self, comments: Sequence[str], ratings: Sequence[int] = ()) -> list[Heard]:
        """What each comment sounds like, by its words and by its person's rating (1 to 5, 0 none), and speaks of.

        Some 2 ms each.
        """
        if not comments:
            return []
        texts = encode(comments)
        found = probabilities(texts, self.weights)
        sounds = _sounds(texts, found[:, : len(SOUNDS)])
        if ratings:
            sounds *= np.array([LIKELY.get(rating, UNKNOWN) for rating in ratings])
        speaks = found[:, len(SOUNDS) :] > SURE
        return [
            Heard(SOUNDS[sound], frozenset(np.array(self.themes)[of].tolist()))
            for sound, of in zip(sounds.argmax(axis=1), speaks, strict=True)
        ]


def _sounds(texts: Matrix, of_service: Matrix) -> Matrix:
    """How likely each sound is by the words alone."""
    elsewhere, service = heard_elsewhere(texts)
    return service * _shares(of_service) + (1 - service) * _shares(elsewhere)


def _shares(likely: Matrix) -> Matrix:
    shares: Matrix = likely / likely.sum(axis=1, keepdims=True)
    return shares


def train(*, lessons: Sequence[Lesson], themes: Sequence[int]) -> Model:
    """Learn: a second for some hundred lessons."""
    labels = np.array([_labels(lesson, themes) for lesson in lessons])
    return Model(tuple(themes), fit(encode([lesson.comment for lesson in lessons]), labels))


def _labels(lesson: Lesson, themes: Sequence[int]) -> list[float]:
    sounds = [float(lesson.sounds == sound) if lesson.sounds else np.nan for sound in SOUNDS]
    return sounds + [
        float(lesson.themes[key]) if key in lesson.themes else np.nan for key in themes
    ]
