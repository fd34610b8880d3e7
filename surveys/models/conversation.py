"""A survey that goes on with one person, by text or on the web, and what was answered in it."""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from agencies.models import Agency, Line, Officer, User
from agencies.tenancy.owned import AgencyOwned
from incidents.models import Incident
from messaging.models import Citizen, Message, Reply
from surveys.models.door import CODE_LENGTH, Door
from surveys.models.survey import Survey
from surveys.models.version import Question

if TYPE_CHECKING:
    from surveys.scripts import Script


@dataclass(frozen=True, slots=True)
class Texted:
    """What a conversation by text is about, whom it texts, and from which number of ours."""

    incident: Incident
    citizen: Citizen
    line: Line


class ConversationQuerySet(models.QuerySet["Conversation"]):
    """Conversations."""

    def knowing_who_was_asked(self) -> Self:
        """With `was_asked`: whether the first text left. Before that, nobody has been asked anything."""
        opening = Message.objects.opening(OuterRef("agency"), OuterRef("thread"))
        return self.annotate(was_asked=Exists(opening.filter(status__in=Message.LEFT)))


class Conversation(AgencyOwned):
    """A survey that goes on with one person. `thread` is its name in messaging, which knows no conversations.

    OPEN → COMPLETED | EXPIRED | STOPPED | UNREACHABLE

    One that began by text is about an incident, and may go on at its own web address (`code`), once and for all. One
    that began at a door is on the web from the start, and nobody knows of whom it is.
    """

    class State(models.TextChoices):
        OPEN = "open", "Open"
        COMPLETED = "completed", "Answered"
        EXPIRED = "expired", "Expired"
        STOPPED = "stopped", "Stopped"
        UNREACHABLE = "unreachable", "Not reached"

    class Channel(models.TextChoices):
        TEXT = "text", "By text"
        WEB = "web", "On the web"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="conversations", db_index=False
    )
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="conversations")
    # What it began with: an incident, the number that was texted and our own; or a door.
    incident = models.OneToOneField(
        Incident, null=True, blank=True, on_delete=models.CASCADE, related_name="conversation"
    )
    citizen = models.ForeignKey(
        Citizen, null=True, blank=True, on_delete=models.PROTECT, related_name="conversations"
    )
    line = models.ForeignKey(
        Line, null=True, blank=True, on_delete=models.PROTECT, related_name="conversations"
    )
    door = models.ForeignKey(
        Door, null=True, blank=True, on_delete=models.PROTECT, related_name="conversations"
    )
    channel = models.CharField(
        max_length=4, choices=Channel, default=Channel.TEXT
    )  # how it goes on
    # The end of its web address, which whoever holds it may answer at; None where it has none.
    code = models.CharField(max_length=CODE_LENGTH, null=True, blank=True, unique=True)
    visitor = models.CharField(
        max_length=64, blank=True
    )  # a day's hash of an address (visitors.py)
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

    # Read with the row when a reply comes in, or by `recall`: all that is asked, the numbers and words given so far by
    # the primary key of the question, whether there is news since checked_at.
    script: "Script"
    numbers: dict[int, int | None]
    words: dict[int, str]
    has_news: bool
    is_held = False  # whether the gate only waits for somebody to look

    objects = ConversationQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "citizen"],
                condition=Q(state="open"),
                name="one_open_conversation_per_number",
            ),
            models.CheckConstraint(
                name="conversation_began_by_text_or_at_a_door",
                condition=Q(
                    door__isnull=True,
                    incident__isnull=False,
                    citizen__isnull=False,
                    line__isnull=False,
                )
                | Q(
                    door__isnull=False,
                    incident__isnull=True,
                    citizen__isnull=True,
                    line__isnull=True,
                    channel="web",
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "-opened_at"], name="conversations_latest"),
            models.Index(
                fields=["agency", "expires_at"],
                condition=Q(state="open"),
                name="conversations_to_expire",
            ),
            models.Index(
                fields=["agency", "closed_at"],
                condition=Q(state="completed", citizen__isnull=False),
                name="conversations_completed",
            ),
            models.Index(
                fields=["agency", "state", "-opened_at"],
                # Not "in": Postgres would write that down otherwise each time that it reads it again.
                condition=Q(state="stopped") | Q(state="unreachable"),
                name="conversations_broken_off",
            ),
            models.Index(
                fields=["agency", "door", "-opened_at"],
                condition=Q(door__isnull=False),
                name="conversations_of_doors",
            ),
            models.Index(
                fields=["agency", "opened_at"],
                condition=~Q(visitor=""),
                name="conversations_to_forget",
            ),
        ]

    def __str__(self) -> str:
        return f"conversation {self.pk}"

    @property
    def about(self) -> str:
        """What it is about, as people of the agency call it: an incident's number, or a door's name."""
        return str(self.incident or self.door)

    @property
    def subject(self) -> str:
        """The same within a sentence: "incident 26-018113", "door Front desk"."""
        return f"{'incident' if self.incident else 'door'} {self.about}"

    @property
    def texted(self) -> Texted:
        """What one that began by text began with. Raises ValueError for one that began at a door."""
        if self.incident is None or self.citizen is None or self.line is None:
            raise ValueError(f"{self} began at a door: there is nobody to text.")
        return Texted(self.incident, self.citizen, self.line)

    @property
    def officer_id(self) -> int | None:
        """The key of the officer whom it is about, where there is one: the incident's, or the door's."""
        about = self.incident or self.door
        return about.officer_id if about else None

    @property
    def officer(self) -> Officer | None:
        about = self.incident or self.door
        return about.officer if about else None


class Answer(AgencyOwned):
    """What a citizen answered to one question: a number where there was one, their own words beside it."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="answers", db_index=False
    )
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    reply = models.ForeignKey(
        Reply, null=True, blank=True, on_delete=models.SET_NULL, related_name="survey_answers"
    )  # None: given on the web
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
            models.Index(
                fields=["agency", "-answered_at", "-id"],
                condition=~Q(comment=""),
                name="answers_with_a_comment",
            ),
            models.Index(fields=["agency", "changed_in", "id"], name="answers_by_change"),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"

    @property
    def said(self) -> str:
        """The number in words: "4 of 5", "yes", the choice; empty without one."""
        return self.question.in_words(self.number)

    @property
    def chosen(self) -> str:
        """As `said`, but what the person chose, whatever was made of it by a correction."""
        made = [each for each in self.corrections.all() if not each.undone_at]
        return self.question.in_words(made[0].before) if made else self.said
