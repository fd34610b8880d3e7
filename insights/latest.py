"""The latest answers, person by person."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from agencies.models import Agency
from surveys.models import Answer, Conversation, Question

SHOWN = 7
# What no list shows of an incident and of a question: encrypted, or JSON in ten languages. It takes long to read.
UNSHOWN = ("caller_phone", "seen", "said_at")
WORDING = "question__text"
ANSWERS_EACH = 10  # no survey asks more: so many answers hold enough people


@dataclass(frozen=True, slots=True)
class Voice:
    """What one person answered so far: the rating of the officer (else the first one), and their words."""

    conversation: Conversation
    rating: int | None
    words: str
    at: datetime


def latest(agency: Agency) -> list[Voice]:
    """The people who answered last, newest first: three queries, whatever their number."""
    recent = agency.answers.order_by("-answered_at", "-pk").values_list("conversation", flat=True)
    people = list(dict.fromkeys(recent[: SHOWN * ANSWERS_EACH]))[:SHOWN]
    found = (
        agency.conversations.filter(pk__in=people)
        .select_related("incident", "door")
        .defer(*(f"incident__{name}" for name in UNSHOWN))
        .prefetch_related(answers_of("answers"))
    )
    voices = [voice_of(conversation) for conversation in found]
    return sorted(voices, key=lambda voice: voice.at, reverse=True)


def new_since(*, agency: Agency, moment: datetime) -> int:
    """How many people have answered after `moment`."""
    later = agency.answers.filter(answered_at__gt=moment)
    return later.values("conversation").distinct().count()


def answers_of(path: str) -> "Prefetch[str]":
    """To prefetch the answers at the end of `path`, each with its question but for its wording, in one query."""
    return Prefetch(path, Answer.objects.select_related("question").defer(WORDING))


def voice_of(conversation: Conversation) -> Voice:
    """Read a conversation whose answers (and their questions) are there already."""
    answers = list(conversation.answers.all())
    return Voice(
        conversation=conversation,
        rating=rating_of(answers),
        words=" … ".join(answer.comment for answer in answers if answer.comment),
        at=max((answer.answered_at for answer in answers), default=conversation.opened_at),
    )


def rating_of(answers: list[Answer]) -> int | None:
    """The rating of the officer, else the first rating; None where there is none."""
    ratings = [
        (answer.question.about != Question.About.OFFICER, answer.question.position, answer.number)
        for answer in answers
        if answer.question.kind == Question.Kind.RATING and answer.number is not None
    ]
    return min(ratings)[2] if ratings else None
