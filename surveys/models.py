"""Asking: the survey, what was decided about each incident, the conversation, the answers."""

import uuid
from datetime import timedelta
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from agencies.models import Agency, Line
from agencies.tenancy.owned import AgencyOwned
from incidents.models import Incident, PolicyVersion
from messaging.models import Citizen, Message, Reply
from surveys import parsing


class Survey(AgencyOwned):
    """What an agency asks after an incident, how long after, and how rarely the same person."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="surveys", db_index=False
    )
    name = models.CharField(max_length=60, default="After a call")
    active = models.BooleanField(default=True)
    delay = models.DurationField(default=timedelta(hours=4))
    interval = models.DurationField(default=timedelta(days=30))
    too_late_after = models.DurationField(default=timedelta(days=3))
    open_for = models.DurationField(default=timedelta(hours=48))
    thanks = models.JSONField(default=dict)  # language → text
    unclear = models.JSONField(default=dict)  # language → the words before a repeated question

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency"], condition=Q(active=True), name="one_active_survey_per_agency"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Question(AgencyOwned):
    """One question: what kind of answer it wants, and whom it is about."""

    class Kind(models.TextChoices):
        RATING = parsing.Kind.RATING, "Rating from 1 to 5"
        YES_NO = parsing.Kind.YES_NO, "Yes or no"
        COMMENT = parsing.Kind.COMMENT, "Own words"

    class About(models.TextChoices):
        OFFICER = "officer", "Officer"
        DISPATCHER = "dispatcher", "Dispatcher"
        AGENCY = "agency", "Agency"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="questions", db_index=False
    )
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind)
    about = models.CharField(max_length=10, choices=About)
    label = models.CharField(max_length=60)  # on screens: "Officer's service"
    text = models.JSONField()  # language → text; {agency} and {reference} are filled in

    class Meta:
        ordering = ["survey", "position"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "position"], name="one_question_per_position")
        ]

    def __str__(self) -> str:
        return self.label


class Decision(AgencyOwned):
    """What the gate decided about an incident and everything that it saw: written once, never changed."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="decisions", db_index=False
    )
    incident = models.OneToOneField(Incident, on_delete=models.CASCADE, related_name="decision")
    ask = models.BooleanField()
    reasons = ArrayField(
        models.CharField(max_length=40), default=list
    )  # codes of the rules that forbade
    policy_version = models.ForeignKey(
        PolicyVersion, null=True, on_delete=models.PROTECT, related_name="decisions"
    )  # None where the agency had decided nothing yet
    findings = models.JSONField()  # [{rule, title, saw, allows}] in the order of the rules
    decided_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["agency", "decided_at"], name="decisions_of_agency")]

    def __str__(self) -> str:
        return "ask" if self.ask else f"skip: {', '.join(self.reasons)}"


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
    checked_at = models.DateTimeField()  # when the gate last let it go on
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    was_asked: bool  # whether the first text left, where that was asked for

    # Read with the row when a reply comes in: the question after this one; whether there is news since checked_at.
    following: "Question | None"
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

    class Meta:
        ordering = ["answered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "question"], name="one_answer_per_question"
            )
        ]
        indexes = [models.Index(fields=["agency", "-answered_at"], name="answers_latest")]

    def __str__(self) -> str:
        return f"answer {self.pk}"
