"""Which questions the figures of the overview are about, whatever survey asked them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from agencies.models import Agency
from surveys.models import Question

GOOD_RATING = 4
POOR_RATING = 2
GOOD_OF_TEN = 8


class Topic(StrEnum):
    """What a figure tells of."""

    OFFICER = "officer"
    CALL_TAKER = "call_taker"
    EXPLAINED = "explained"


# The answer that a figure counts as good: 4 or 5 of 5, 8 to 10 of 10, yes of yes or no.
GOOD = (
    Q(question__kind=Question.Kind.RATING, number__gte=GOOD_RATING)
    | Q(question__kind=Question.Kind.RATING_10, number__gte=GOOD_OF_TEN)
    | Q(question__kind=Question.Kind.YES_NO, number=1)
)
_TOPICS: dict[tuple[str, str], Topic] = {
    (Question.Kind.RATING, Question.About.OFFICER): Topic.OFFICER,
    (Question.Kind.RATING, Question.About.DISPATCHER): Topic.CALL_TAKER,
    (Question.Kind.YES_NO, Question.About.OFFICER): Topic.EXPLAINED,
}


@dataclass(frozen=True, slots=True)
class Headlines:
    """The topic of each question that counts, and how the yes-or-no one reads on screens."""

    topics: Mapping[int, Topic]
    explained: str

    def about(self, topic: Topic) -> list[int]:
        """The primary keys of the questions on this topic."""
        return [question for question, its in self.topics.items() if its == topic]


def headlines(agency: Agency) -> Headlines:
    """The first question on each topic in each published version of a survey, so that a person counts once.

    Of the yes-or-no questions only the one that the first survey asks now, in whatever version or survey it was
    asked: different questions don't add up.
    """
    published = agency.questions.filter(version__published_at__isnull=False)
    rows = published.order_by(
        "-version__survey__active", "version__survey__rank", "-version__number", "position"
    )
    chosen: dict[tuple[int, Topic], int] = {}
    explained: tuple[UUID, str] | None = None
    for pk, version, kind, about, key, label in rows.values_list(
        "pk", "version", "kind", "about", "key", "label"
    ):
        topic = _TOPICS.get((kind, about))
        if topic is None:
            continue
        if topic is Topic.EXPLAINED:
            explained = explained or (key, label)
            if key != explained[0]:
                continue
        chosen.setdefault((version, topic), pk)
    topics = {pk: topic for (_, topic), pk in chosen.items()}
    return Headlines(topics, explained[1] if explained else "Explained what happens next")
