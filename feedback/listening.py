"""Hears each answer as it is stored, and opens what follows from it in the same transaction."""

from datetime import datetime
from typing import Any

from engage.statements import Statement
from feedback.outcomes import LOOK_INTO_WITHIN, Heard, Judgement, Outcome, judge
from surveys.models import Answer, Conversation, Question

Kind = Question.Kind

# What answers need of the database (docs/performance.md).
FOLLOW_UP = Statement(
    """
    WITH no_praise AS (
        DELETE FROM feedback_recognition
        WHERE conversation_id = %(conversation)s AND state = 'suggested'
    )
    INSERT INTO feedback_followup AS known
        (agency_id, conversation_id, state, rule, outcome, opened_at, due_at)
    VALUES (%(agency)s, %(conversation)s, 'new', %(rule)s, '', %(now)s, %(due_at)s)
    ON CONFLICT (conversation_id) DO UPDATE
    SET state = 'new', rule = excluded.rule, outcome = '', due_at = excluded.due_at, closed_at = NULL
    WHERE known.state = 'withdrawn'
    """
)
# What a leader has decided about is not added to.
RECOGNITION = Statement(
    """
    INSERT INTO feedback_recognition AS known
        (agency_id, conversation_id, officer_id, words, state, suggested_at)
    VALUES (%(agency)s, %(conversation)s, %(officer)s, %(words)s, 'suggested', %(now)s)
    ON CONFLICT (conversation_id) DO UPDATE SET words = excluded.words WHERE known.state = 'suggested'
    """
)


def hear(*, answer: Answer, now: datetime, **signal: Any) -> None:
    """Open a follow-up or suggest a recognition; hearing the same again changes nothing."""
    follow(conversation=answer.conversation, now=now)


def follow(*, conversation: Conversation, now: datetime) -> None:
    """Open what follows from the answers of a conversation as they stand."""
    heard = heard_in(conversation=conversation)
    for judgement in judge(heard):
        if judgement.outcome is Outcome.FOLLOW_UP:
            _open_follow_up(conversation, judgement, now)
        else:
            _suggest_recognition(conversation, heard.comment, now)


def heard_in(*, conversation: Conversation) -> Heard:
    """What the rules go by: the answers so far of a conversation that was recalled."""
    asked, numbers = conversation.script.questions, conversation.numbers
    ratings = [
        (question.about, number)
        for question in asked
        if question.kind == Kind.RATING and (number := numbers.get(question.pk)) is not None
    ]
    of_officer = [number for about, number in ratings if about == Question.About.OFFICER]
    words = (conversation.words.get(question.pk) for question in asked)
    return Heard(
        lowest_rating=min((number for _, number in ratings), default=None),
        officer_rating=min(of_officer, default=None),
        comment="\n".join(each for each in words if each),
        officer_known=conversation.officer_id is not None,
    )


def _open_follow_up(conversation: Conversation, judgement: Judgement, now: datetime) -> None:
    FOLLOW_UP.run(
        agency=conversation.agency_id,
        conversation=conversation.pk,
        rule=judgement.rule,
        now=now,
        due_at=now + LOOK_INTO_WITHIN,
    )


def _suggest_recognition(conversation: Conversation, words: str, now: datetime) -> None:
    RECOGNITION.run(
        agency=conversation.agency_id,
        conversation=conversation.pk,
        officer=conversation.officer_id,
        words=words,
        now=now,
    )
