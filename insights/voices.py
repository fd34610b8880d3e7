"""What people answered, person by person, with all that lists show of whom they met."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from agencies.models import Officer, User
from engage.statements import Statement, attach
from incidents.models import Incident
from surveys.models import Answer, Conversation, Door, Question, Survey

TALKS = Statement(
    """
    SELECT {talk}, {incident: agency reference number call_type district officer opened_at dispatched_at arrived_at},
        {officer}, {door}, {its_officer}, {survey: agency name}, {asks: agency version}, {closer: name email}
    FROM surveys_conversation talk
    JOIN surveys_survey survey ON survey.id = talk.survey_id
    JOIN surveys_question asks ON asks.id = talk.question_id
    LEFT JOIN agencies_user closer ON closer.id = talk.closed_by_id
    LEFT JOIN incidents_incident incident ON incident.id = talk.incident_id
    LEFT JOIN agencies_officer officer ON officer.id = incident.officer_id
    LEFT JOIN surveys_door door ON door.id = talk.door_id
    LEFT JOIN agencies_officer its_officer ON its_officer.id = door.officer_id
    WHERE talk.id = ANY(%(talks)s)
    """,
    talk=Conversation,
    incident=Incident,
    officer=Officer,
    door=Door,
    its_officer=Officer,
    survey=Survey,
    asks=Question,
    closer=User,
)
ANSWERS = Statement(
    """
    SELECT {answer}, {question: agency kind about position label}
    FROM surveys_answer answer JOIN surveys_question question ON question.id = answer.question_id
    WHERE answer.conversation_id = ANY(%(talks)s) ORDER BY answer.answered_at, answer.id
    """,
    answer=Answer,
    question=Question,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """What one person answered so far: the rating of the officer (else the first one), and their words."""

    conversation: Conversation
    answers: Sequence[Answer]
    rating: int | None
    words: str
    at: datetime


def voices(keys: Sequence[int]) -> dict[int, Voice]:
    """The people of the conversations with these keys: two queries. Each answer is there with its question."""
    answers = answers_of(keys)
    return {key: _voice(talk, answers.get(key, [])) for key, talk in talks(keys).items()}


def answers_of(keys: Sequence[int]) -> dict[int, list[Answer]]:
    """What was answered in the conversations with these keys, each answer with its question: a query."""
    answers: defaultdict[int, list[Answer]] = defaultdict(list)
    for answer, question in ANSWERS.all(talks=list(keys)):
        attach(answer, question=question)
        answers[answer.conversation_id].append(answer)
    return dict(answers)


def talks(keys: Sequence[int]) -> dict[int, Conversation]:
    """The conversations with these keys, each with survey, question, incident or door and the officer: a query."""
    found = {}
    for talk, incident, officer, door, its_officer, survey, asks, closer in TALKS.all(
        talks=list(keys)
    ):
        if incident:
            attach(incident, officer=officer)
        if door:
            attach(door, officer=its_officer)
        attach(talk, incident=incident, door=door, survey=survey, question=asks, closed_by=closer)
        found[talk.pk] = talk
    return found


def rating_of(answers: Iterable[Answer]) -> int | None:
    """The rating of the officer, else the first rating; None where there is none."""
    ratings = [
        (answer.question.about != Question.About.OFFICER, answer.question.position, answer.number)
        for answer in answers
        if answer.question.kind == Question.Kind.RATING and answer.number is not None
    ]
    return min(ratings)[2] if ratings else None


def _voice(talk: Conversation, answers: Sequence[Answer]) -> Voice:
    return Voice(
        conversation=talk,
        answers=answers,
        rating=rating_of(answers),
        words=" … ".join(answer.comment for answer in answers if answer.comment),
        at=max((answer.answered_at for answer in answers), default=talk.opened_at),
    )
