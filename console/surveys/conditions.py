"""Of whom a question is asked, as a person chooses it: of those who gave 2 or less at “Help at the desk”."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from surveys.models import Question

EVERYBODY = ("", "of everybody")
AT_MOST, AT_LEAST, IS = (
    Question.Comparison.AT_MOST,
    Question.Comparison.AT_LEAST,
    Question.Comparison.IS,
)

Group = tuple[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Condition:
    """What an earlier answer must be. As a value of a form it is the three, parted by bars."""

    after: UUID
    comparison: str
    bound: int

    def __str__(self) -> str:
        return f"{self.after}|{self.comparison}|{self.bound}"

    @classmethod
    def of(cls, question: Question) -> "Condition | None":
        """The one of a question; None where it is asked of everybody."""
        if question.after is None or question.bound is None:
            return None
        return cls(question.after, question.comparison, question.bound)

    @classmethod
    def read(cls, value: str) -> "Condition | None":
        """The one of a value that the form has offered; None of the empty one."""
        if not value:
            return None
        after, comparison, bound = value.split("|")
        return cls(UUID(after), comparison, int(bound))

    def holds_for(self, number: int) -> bool:
        return {
            AT_MOST: number <= self.bound,
            AT_LEAST: number >= self.bound,
            IS: number == self.bound,
        }[Question.Comparison(self.comparison)]


def offered(*, earlier: Sequence[Question], present: Condition | None) -> list[Group]:
    """The conditions on each earlier question, in words.

    The present one stays as it is stored, in the place of the one that means the same; one that means nothing of what
    is offered has a place of its own.
    """
    return [
        (each.label, [(value, f"{words} at “{each.label}”") for value, words in _on(each, present)])
        for each in earlier
        if each.values
    ]


def _on(question: Question, present: Condition | None) -> Iterator[tuple[str, str]]:
    """Pairs of a value and its words."""
    mine = present if present and present.after == question.key else None
    numbers = list(question.values)
    found = False
    for condition, words in _in_words(question):
        same = mine is not None and _meant(mine, numbers) == _meant(condition, numbers)
        found = found or same
        yield str(mine if same else condition), words
    if mine is not None and not found:
        yield str(mine), f"{Question.Comparison(mine.comparison).label} {mine.bound}"


def _meant(condition: Condition, numbers: Sequence[int]) -> frozenset[int]:
    return frozenset(number for number in numbers if condition.holds_for(number))


def _in_words(question: Question) -> Iterator[tuple[Condition, str]]:
    if question.kind in {Question.Kind.YES_NO, Question.Kind.CHOICE}:
        for number, words in question.values.items():
            yield Condition(question.key, IS, number), words
        return
    lowest, *between, highest = question.values
    yield Condition(question.key, AT_MOST, lowest), str(lowest)
    for number in between:
        yield Condition(question.key, AT_MOST, number), f"{number} or less"
    for number in between:
        yield Condition(question.key, AT_LEAST, number), f"{number} or more"
    yield Condition(question.key, AT_LEAST, highest), str(highest)
