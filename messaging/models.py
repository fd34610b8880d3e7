"""Texts: the citizen who gets them, each one sent, each one received."""

from datetime import timedelta
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from agencies.encryption import EncryptedTextField
from agencies.hours import Window
from agencies.models import Agency, Line, User
from agencies.tenancy.owned import AgencyOwned


class Citizen(AgencyOwned):
    """A phone number as one agency knows it. Its row is the lock under which consent and caps are decided."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="citizens", db_index=False
    )
    phone = EncryptedTextField()
    phone_hash = models.CharField(max_length=64)
    language = models.CharField(max_length=8, default="en")
    opted_out_at = models.DateTimeField(null=True, blank=True)
    opted_out_how = models.CharField(max_length=80, blank=True)
    never_text_at = models.DateTimeField(null=True, blank=True)
    never_text_reason = models.CharField(max_length=120, blank=True)
    dead_at = models.DateTimeField(null=True, blank=True)  # no phone, or one that gets no texts
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "phone_hash"], name="one_citizen_per_number")
        ]
        indexes = [
            models.Index(
                fields=["agency", "opted_out_at"],
                condition=Q(opted_out_at__isnull=False),
                name="citizens_opted_out",
            )
        ]

    def __str__(self) -> str:
        return f"number ending in {self.phone[-2:]}"

    @property
    def reachable(self) -> bool:
        return not self.unreachable_because

    @property
    def unreachable_because(self) -> str:
        """Why nothing may be sent to this number, in words; empty where texts may be sent."""
        if self.opted_out_at:
            return "The number opted out."
        if self.never_text_at:
            return f"Never-text list: {self.never_text_reason}"
        if self.dead_at:
            return "The number can't receive texts."
        return ""


class ConsentChange(AgencyOwned):
    """One change of what a citizen lets us do: when, how, and by whom where a person of the agency did it.

    `doubtful` wordings were taken for a wish all the same; somebody of the agency looks at them.
    """

    class Change(models.TextChoices):
        OPTED_OUT = "opted_out", "Opted out"
        OPTED_IN = "opted_in", "Wants texts again"
        LISTED = "listed", "Put on the never-text list"
        UNLISTED = "unlisted", "Taken off the never-text list"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="consent_changes", db_index=False
    )
    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="consent_changes")
    change = models.CharField(max_length=9, choices=Change)
    how = models.CharField(max_length=160)  # "texted “STOP”", "error 21610 from Twilio", "imported"
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    doubtful = models.BooleanField(default=False)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["agency", "-at"], name="consent_changes_latest"),
            models.Index(
                fields=["agency", "at"],
                condition=Q(doubtful=True, reviewed_at__isnull=True),
                name="consent_to_review",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.change}: {self.how}"


class Reply(AgencyOwned):
    """A text that came in. Kept whatever it says; Twilio's id makes it one, however often it is delivered."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="replies", db_index=False
    )
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="replies")
    citizen = models.ForeignKey(Citizen, on_delete=models.PROTECT, related_name="replies")
    provider_id = models.CharField(max_length=34)
    body = models.TextField(blank=True)
    thread = models.UUIDField(null=True, blank=True)  # the conversation that took it, if one did
    handled_by = models.CharField(max_length=60, blank=True)
    received_at = models.DateTimeField()
    heard_at = models.DateTimeField(null=True, blank=True)  # when every handler had its turn

    # Known while it is heard: whether the webhook that brought it still waits for our answer, what answers it, how many
    # texts the citizen got within a day, and the threads whose first text left.
    is_waited_for: bool = False
    answers_given: list["Message"]
    texts_today: int
    begun: set[UUID]

    class Meta:
        verbose_name_plural = "replies"
        ordering = ["received_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "provider_id"], name="one_reply_per_provider_id"
            )
        ]
        indexes = [
            models.Index(fields=["agency", "-received_at"], name="replies_latest"),
            models.Index(fields=["agency", "thread"], name="replies_of_thread"),
            models.Index(fields=["citizen", "-received_at"], name="replies_of_citizen"),
            models.Index(
                fields=["received_at"], condition=Q(heard_at__isnull=True), name="replies_unheard"
            ),
        ]

    def __str__(self) -> str:
        return f"reply {self.pk}"

    def recall(self, texts_today: int, begun: list[UUID] | None) -> None:
        """Get ready to be heard, knowing what the citizen was sent before."""
        self.texts_today, self.begun = texts_today, set(begun or [])
        self.thread, self.handled_by, self.answers_given = None, "", []


class MessageQuerySet(models.QuerySet["Message"]):
    """Texts of ours."""

    def opening(self, agency: object, thread: object) -> Self:
        """The first text of a thread."""
        return self.filter(agency=agency, thread=thread, purpose=Message.Purpose.OPENING)


class Message(AgencyOwned):
    """A text of ours.

        QUEUED → SENDING → SENT → DELIVERED
          │        │         └──→ FAILED(reason)
          │        ├──→ QUEUED    refused before acceptance: back off
          │        └──→ UNKNOWN   no answer was read: a receipt or Twilio's list says SENT, or QUEUED again
          └──→ CANCELLED(reason)

    A text that leaves in the webhook's own answer (`in_reply_to`) starts at SENDING: its receipt says the rest.
    """

    class Status(models.TextChoices):
        QUEUED = "queued", "Waiting"
        SENDING = "sending", "Being sent"
        UNKNOWN = "unknown", "No receipt came yet"
        SENT = "sent", "Sent"
        DELIVERED = "delivered", "Delivered"
        FAILED = "failed", "Failed"
        CANCELLED = "cancelled", "Not sent"

    class Purpose(models.TextChoices):
        OPENING = "opening", "First question"  # the one text that nobody asked for
        QUESTION = "question", "Question"
        REPEAT = "repeat", "Question repeated"
        REMINDER = "reminder", "Reminder"
        TEST = "test", "Test of a survey"
        THANKS = "thanks", "Thanks"
        CONSENT = "consent", "Answer to a keyword"
        SAFETY = "safety", "Where to get help"
        COMPLAINT = "complaint", "Where to complain"
        ALERT = "alert", "Alert to staff"

    class Priority(models.IntegerChoices):
        LIVE = 1, "Live incident"
        SURVEY = 2, "Survey"
        CAMPAIGN = 3, "Campaign"

    FINAL = (Status.DELIVERED, Status.FAILED, Status.CANCELLED)
    URGENT = (Purpose.SAFETY, Purpose.ALERT)  # neither hours nor caps hold these back
    LEFT = (Status.SENDING, Status.UNKNOWN, Status.SENT, Status.DELIVERED)
    # Texts that Twilio charges for, as far as we know: it took them, or never said that it had not.
    CHARGED = Q(status__in=LEFT) | Q(sent_at__isnull=False)
    LEASE = timedelta(seconds=10)  # longer than a worker holds a claimed text before it is sent
    UNASKED = (Purpose.OPENING, Purpose.REMINDER)  # the agency's caps hold these back

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="messages", db_index=False
    )
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="messages")
    citizen = models.ForeignKey(Citizen, on_delete=models.PROTECT, related_name="messages")
    in_reply_to = models.ForeignKey(
        Reply, null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    thread = models.UUIDField(null=True, blank=True)  # the conversation it belongs to, if any
    purpose = models.CharField(max_length=10, choices=Purpose)
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.SURVEY)
    body = models.TextField()
    segments = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10, choices=Status, default=Status.QUEUED)
    reason = models.CharField(max_length=200, blank=True)  # why it failed or was not sent, in words
    error_code = models.PositiveIntegerField(null=True, blank=True)
    provider_id = models.CharField(max_length=34, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    expires_at = models.DateTimeField()
    queued_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)  # delivered, failed or cancelled
    asked_at = models.DateTimeField(null=True, blank=True)  # when Twilio was asked for its receipt

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["queued_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider_id"],
                condition=~Q(provider_id=""),
                name="one_message_per_provider_id",
            ),
            # However often a question is asked for, one thread has one first text.
            models.UniqueConstraint(
                fields=["thread"],
                condition=Q(purpose="opening"),
                name="one_opening_text_per_thread",
            ),
            models.UniqueConstraint(
                fields=["thread"],
                condition=Q(purpose="reminder"),
                name="one_reminder_per_thread",
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency", "not_before"],
                condition=Q(status="queued"),
                name="messages_waiting",
            ),
            models.Index(
                fields=["agency", "claimed_at"],
                condition=Q(status="sending"),
                name="messages_in_flight",
            ),
            models.Index(
                fields=["agency", "claimed_at"],
                condition=Q(status="unknown"),
                name="messages_in_doubt",
            ),
            models.Index(
                fields=["agency", "sent_at"],
                condition=Q(status="sent"),
                name="messages_without_receipt",
            ),
            models.Index(
                fields=["line", "priority", "not_before"],
                condition=Q(status="queued"),
                name="messages_in_order",
            ),
            models.Index(fields=["line", "claimed_at"], name="messages_pace"),
            models.Index(
                fields=["agency", "claimed_at"],
                include=["segments", "status", "sent_at"],
                name="messages_charged",
            ),
            models.Index(fields=["agency", "-queued_at"], name="messages_latest"),
            models.Index(fields=["agency", "thread"], name="messages_of_thread"),
            models.Index(
                fields=["agency", "thread"],
                condition=Q(purpose="opening", sent_at__isnull=False),
                name="messages_that_asked",
            ),
            models.Index(fields=["citizen", "-queued_at"], name="messages_of_citizen"),
        ]

    def __str__(self) -> str:
        return f"text {self.pk}"

    @property
    def is_urgent(self) -> bool:
        return self.purpose in self.URGENT

    @property
    def window(self) -> Window | None:
        """The hours in which it may arrive; None is at any hour."""
        return None if self.is_urgent else self.agency.window
