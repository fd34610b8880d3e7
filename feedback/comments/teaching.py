"""What an agency's machine learns from: the examples that come with Engage, its themes' sentences, its corrections."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db.models import Q

from agencies.models import Agency
from feedback.comments.examples import digest, examples
from feedback.comments.taxonomy import themes_of
from feedback.models import Theme

if TYPE_CHECKING:
    from feedback.comments.model import Lesson

VERSION_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Curriculum:
    """What is to be learnt, under a version that changes with any of it."""

    version: str
    themes: tuple[int, ...]
    lessons: "tuple[Lesson, ...]"


def version_of(*, agency: Agency, until: datetime | None) -> str:
    """The version of what the agency's machine learns, with corrections up to a moment."""
    themes = [(theme.pk, theme.key, theme.name, theme.examples) for theme in _active(agency)]
    said = json.dumps([digest(), themes, until and until.isoformat()], sort_keys=True)
    return sha256(said.encode()).hexdigest()[:VERSION_LENGTH]


def curriculum(*, agency: Agency, until: datetime | None) -> Curriculum:
    """All of it: four queries."""
    from feedback.comments.model import Lesson  # noqa: PLC0415  with numpy and an encoder behind it

    themes = _active(agency)
    lessons = [
        *(Lesson(words, sounds, marks) for words, sounds, marks in _shipped(themes)),
        *(Lesson(words, themes={theme.pk: True}) for theme in themes for words in _own(theme)),
        *(Lesson(words, sounds, marks) for words, sounds, marks in _corrected(agency, until)),
    ]
    keys = tuple(theme.pk for theme in themes)
    return Curriculum(version_of(agency=agency, until=until), keys, tuple(lessons))


def _active(agency: Agency) -> list[Theme]:
    return [theme for theme in themes_of(agency=agency) if theme.active]


def _shipped(themes: list[Theme]) -> Iterator[tuple[str, str, dict[int, bool]]]:
    """None of them speaks of a theme that the agency has made itself: most comments do not."""
    for example in examples():
        marks = {theme.pk: theme.key in example.themes for theme in themes}
        yield example.comment, example.sounds, marks


def _own(theme: Theme) -> list[str]:
    return [words for sentences in theme.examples.values() for words in sentences]


def _corrected(
    agency: Agency, until: datetime | None
) -> Iterator[tuple[str, str, dict[int, bool]]]:
    """Comments of which a person said something, with what they said."""
    if until is None:
        return
    readings = agency.readings.filter(
        Q(corrected_at__lte=until) | Q(marks__corrected_at__lte=until)
    )
    for reading in readings.distinct().select_related("answer").prefetch_related("marks"):
        marks = {
            mark.theme_id: mark.corrected
            for mark in reading.marks.all()
            if mark.corrected is not None
        }
        yield reading.answer.comment, reading.corrected, marks
