"""What people said, as the machine reads it: the words, beside the rating that the same person gave."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from agencies.models import Agency
from feedback.comments.rated import Given, rating_beside, rating_shown
from surveys.models import Answer, Question


@dataclass(frozen=True, slots=True)
class Comment:
    """The words of an answer, the language of their conversation, and what the same person rated.

    `rating` is what the words are read with, from 1 to 5 or 0; `shown` is what stands beside them in lists.
    """

    answer: int
    words: str
    answered_at: datetime
    usual: str
    rating: int
    shown: int | None


def comments_of(*, agency: Agency, answers: Sequence[Answer]) -> list[Comment]:
    """Every comment of the conversations of these answers: a rating that came after the words counts. One query."""
    talks = {answer.conversation_id for answer in answers}
    every = agency.answers.filter(conversation__in=talks).select_related("question", "conversation")
    by_talk: defaultdict[int, list[Answer]] = defaultdict(list)
    for answer in every.order_by("question__position", "pk"):
        by_talk[answer.conversation_id].append(answer)
    ratings = {talk: _given(said) for talk, said in by_talk.items()}
    return [
        _comment(answer, ratings) for said in by_talk.values() for answer in said if answer.comment
    ]


def _given(said: Sequence[Answer]) -> list[Given]:
    return [
        Given(
            question=answer.question_id,
            kind=answer.question.kind,
            about_officer=answer.question.about == Question.About.OFFICER,
            number=answer.number,
        )
        for answer in said
        if answer.number is not None
    ]


def _comment(answer: Answer, ratings: Mapping[int, Sequence[Given]]) -> Comment:
    given = ratings[answer.conversation_id]
    return Comment(
        answer=answer.pk,
        words=answer.comment,
        answered_at=answer.answered_at,
        usual=answer.conversation.language,
        rating=rating_beside(question=answer.question_id, given=given),
        shown=rating_shown(given),
    )
