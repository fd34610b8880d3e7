"""Hears each answer as it is stored, and opens what follows from it in the same transaction."""

from datetime import datetime
from typing import Any

from agencies.models import Officer
from feedback.models import FollowUp, Recognition
from feedback.outcomes import LOOK_INTO_WITHIN, Heard, Judgement, Outcome, judge
from surveys.models import Answer, Conversation, Question


def hear(*, answer: Answer, now: datetime, **signal: Any) -> None:
    """Open a follow-up or suggest a recognition; hearing the same again changes nothing."""
    conversation = answer.conversation
    for judgement in judge(_heard(conversation)):
        if judgement.outcome is Outcome.FOLLOW_UP:
            _open_follow_up(conversation, judgement, now)
        elif officer := conversation.incident.officer:
            _suggest_recognition(conversation, officer, now)


def _heard(conversation: Conversation) -> Heard:
    answers = list(conversation.answers.select_related("question"))
    ratings = [a for a in answers if a.question.kind == Question.Kind.RATING and a.number]
    officers = [a.number for a in ratings if a.question.about == Question.About.OFFICER]
    return Heard(
        lowest_rating=min((a.number for a in ratings if a.number), default=None),
        officer_rating=officers[0] if officers else None,
        comment=_words(answers),
        officer_known=conversation.incident.officer_id is not None,
    )


def _words(answers: list[Answer]) -> str:
    return " ".join(answer.comment for answer in answers if answer.comment)


def _open_follow_up(conversation: Conversation, judgement: Judgement, now: datetime) -> None:
    Recognition.objects.filter(
        conversation=conversation, state=Recognition.State.SUGGESTED
    ).delete()
    FollowUp.objects.get_or_create(
        conversation=conversation,
        defaults={
            "agency_id": conversation.agency_id,
            "rule": judgement.rule,
            "opened_at": now,
            "due_at": now + LOOK_INTO_WITHIN,
        },
    )


def _suggest_recognition(conversation: Conversation, officer: Officer, now: datetime) -> None:
    words = _words(list(conversation.answers.all()))
    recognition, made = Recognition.objects.get_or_create(
        conversation=conversation,
        defaults={
            "agency_id": conversation.agency_id,
            "officer": officer,
            "words": words,
            "suggested_at": now,
        },
    )
    if not made:
        # What a leader has approved is not added to.
        Recognition.objects.filter(pk=recognition.pk, state=Recognition.State.SUGGESTED).update(
            words=words
        )
