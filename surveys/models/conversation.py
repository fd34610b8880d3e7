"""The exchange of texts about one incident, and what was answered in it."""

import uuid
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from agencies.models import Agency, Line, User
from agencies.tenancy.owned import AgencyOwned
from incidents.models import Incident
from messaging.models import Citizen, Message, Reply
from surveys.models.survey import Survey
from surveys.models.version import Question

if TYPE_CHECKING:
    from surveys.scripts import Script


class ConversationQuerySet(models.QuerySet["Conversation"]):
    """Exchanges of texts."""

    def knowing_who_was_asked(self) -> Self:
        """With `was_asked`: whether the first text left. Before that, nobody has been asked anything."""
        opening = Message.objects.opening(OuterRef("agency"), OuterRef("thread"))
        return self.annotate(was_asked=Exists(opening.filter(status__in=Message.LEFT)))


class Conversation(AgencyOwned):
    """The exchange of texts about one incident. `thread` is its name in messaging, which knows no conversations.

    OPEN → COMPLETED | EXPIRED | STOPPED | UNREACHABLE
    """

    class State(models.TextChoices):
        OPEN = "open", "Open"
        COMPLETED = "completed", "Answered"
        EXPIRED = "expired", "Expired"
        STOPPED = "stopped", "Stopped"
        UNREACHABLE = "unreachable", "Not reached"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="conversations", db_index=False
    )
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="conversations")
    incident = models.OneToOneField(Incident, on_delete=models.CASCADE, related_name="conversation")
    citizen = models.ForeignKey(Citizen, on_delete=models.PROTECT, related_name="conversations")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="conversations")
    thread = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    language = models.CharField(max_length=8)
    state = models.CharField(max_length=11, choices=State, default=State.OPEN)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    repeated = models.BooleanField(default=False)  # whether the present question was repeated
    opened_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField()  # when the gate last let it go on
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    # Where a person of the agency closed it before it had ended.
    closed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    closed_because = models.CharField(max_length=120, blank=True)

    was_asked: bool  # whether the first text left, where that was asked for

    # Read with the row when a reply comes in: all that is asked, the numbers answered so far by the primary key of the
    # question, whether there is news since checked_at.
    script: "Script"
    numbers: dict[int, int | None]
    has_news: bool

    objects = ConversationQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "citizen"],
                condition=Q(state="open"),
                name="one_open_conversation_per_number",
            )
        ]
        indexes = [
            models.Index(fields=["agency", "-opened_at"], name="conversations_latest"),
            models.Index(
                fields=["agency", "expires_at"],
                condition=Q(state="open"),
                name="conversations_to_expire",
            ),
        ]

    def __str__(self) -> str:
        return f"conversation {self.pk}"


class Answer(AgencyOwned):
    """What a citizen answered to one question: a number where there was one, their own words beside it."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="answers", db_index=False
    )
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    reply = models.ForeignKey(
        Reply, null=True, blank=True, on_delete=models.SET_NULL, related_name="survey_answers"
    )
    number = models.SmallIntegerField(null=True, blank=True)
    comment = models.TextField(blank=True)
    answered_at = models.DateTimeField()
    changed_in = models.BigIntegerField(
        default=0, editable=False
    )  # set by Postgres: see changes.py

    class Meta:
        ordering = ["answered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "question"], name="one_answer_per_question"
            )
        ]
        indexes = [
            models.Index(fields=["agency", "-answered_at"], name="answers_latest"),
            models.Index(fields=["agency", "changed_in", "id"], name="answers_by_change"),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"

    @property
    def said(self) -> str:
        """The number in words: "4 of 5", "yes", the choice; empty without one."""
        return self.question.in_words(self.number)
