"""What a published version asks, in order. It never changes, so each process reads it once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from surveys.models import Question, Version

KEPT = 2000  # versions in the memory of one process


@dataclass(frozen=True, slots=True)
class Script:
    """A published version and its questions; whoever reads it changes nothing in it."""

    version: Version
    questions: tuple[Question, ...]

    def question(self, pk: int) -> Question:
        """One of them, by its primary key."""
        return next(question for question in self.questions if question.pk == pk)

    def after(self, question: Question, numbers: Mapping[int, int | None]) -> Question | None:
        """What is asked next of a person who gave these numbers, by the primary key of the question."""
        later = (each for each in self.questions if each.position > question.position)
        return next((each for each in later if self._is_for(each, numbers)), None)

    def ahead(self, question: Question, numbers: Mapping[int, int | None]) -> list[Question]:
        """This question and those after it, as far as the numbers so far tell."""
        path: list[Question] = []
        following: Question | None = question
        while following is not None:
            path.append(following)
            following = self.after(following, numbers)
        return path

    def _is_for(self, question: Question, numbers: Mapping[int, int | None]) -> bool:
        if question.after is None:
            return True
        return question.is_for({each.key: numbers.get(each.pk) for each in self.questions})


@lru_cache(maxsize=KEPT)
def script_of(version_id: int) -> Script:
    """The script of a published version. Raises Version.DoesNotExist for a draft, which may still change."""
    version = Version.objects.get(pk=version_id, published_at__isnull=False)
    questions = tuple(Question.objects.filter(version=version).order_by("position"))
    for question in questions:
        question.version = version
    return Script(version=version, questions=questions)
