"""What can be measured: each question that has a number for an answer, and whether people answered at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from agencies.models import Agency
from insights.headlines import Headlines, Topic, headlines
from surveys.models import Question

RATED, ANSWERED = "rated", "answered"
GOOD_WORDS = {
    Question.Kind.RATING: "rated 4 or 5",
    Question.Kind.RATING_10: "rated 8 to 10",
    Question.Kind.YES_NO: "said yes",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A share that can be explored. `good` is what the people of the share did; `questions` are empty for answering."""

    key: str
    title: str
    good: str
    questions: frozenset[int]

    @property
    def is_answering(self) -> bool:
        return self.key == ANSWERED


ANSWERING = Measure(ANSWERED, "Answered our text", "answered", frozenset())


def measures(agency: Agency) -> list[Measure]:
    """Those of the overview first, then each other question with a number, then answering: two queries.

    A question is the same in whatever version or survey it was asked, and reads as it did last.
    """
    asked = headlines(agency)
    found = [
        rated_officer(asked),
        Measure(
            "call-taker",
            "Call-taker, rated 4 or 5",
            "rated 4 or 5",
            _about(asked, Topic.CALL_TAKER),
        ),
        Measure("explained", asked.explained, "said yes", _about(asked, Topic.EXPLAINED)),
    ]
    published = agency.questions.filter(version__published_at__isnull=False, kind__in=GOOD_WORDS)
    others = published.exclude(pk__in=list(asked.topics)).order_by("version__published_at")
    return [each for each in found if each.questions] + [*_by_identity(others), ANSWERING]


def rated_officer(asked: Headlines) -> Measure:
    """How people rated the officer: the first figure of the overview."""
    return Measure(RATED, "Officer, rated 4 or 5", "rated 4 or 5", _about(asked, Topic.OFFICER))


def measure_of(agency: Agency, key: str) -> Measure | None:
    """The measure of this key; None where the agency asks nothing of the kind."""
    return next((each for each in measures(agency) if each.key == key), None)


def _about(asked: Headlines, topic: Topic) -> frozenset[int]:
    return frozenset(asked.about(topic))


def _by_identity(questions: Iterable[Question]) -> list[Measure]:
    together: dict[UUID, list[Question]] = {}
    for question in questions:
        together.setdefault(question.key, []).append(question)
    found = [
        Measure(
            str(key),
            asked[-1].label,
            GOOD_WORDS[Question.Kind(asked[-1].kind)],
            frozenset(question.pk for question in asked),
        )
        for key, asked in together.items()
    ]
    return sorted(found, key=lambda measure: measure.title)
