"""Somebody may be in danger: the alert, and each e-mail and text that tells the people on call."""

from django.db import models
from django.db.models import Q

from agencies.models import Agency, User
from agencies.tenancy.owned import AgencyOwned
from feedback.safety.concerns import Concern
from messaging.models import Citizen, Message, Reply
from surveys.models import Answer, Conversation


class Alert(AgencyOwned):
    """Words that tell of danger: a reply, or an answer on the web; one alert for each, however often it is heard.

    OPEN → ESCALATED → ACKNOWLEDGED → CLOSED(outcome)
      └────────────────→┘
    """

    class State(models.TextChoices):
        OPEN = "open", "Nobody has it"
        ESCALATED = "escalated", "Escalated: nobody has it"
        ACKNOWLEDGED = "acknowledged", "Somebody has it"
        CLOSED = "closed", "Closed"

    class Kind(models.TextChoices):
        SELF_HARM = Concern.SELF_HARM, "Self-harm"
        DANGER = Concern.DANGER, "Danger now"
        ABUSE = Concern.ABUSE, "Violence at home"
        MISCONDUCT = Concern.MISCONDUCT, "Misconduct alleged"

    UNANSWERED = (State.OPEN, State.ESCALATED)

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="alerts", db_index=False
    )
    reply = models.OneToOneField(
        Reply, null=True, blank=True, on_delete=models.PROTECT, related_name="alert"
    )
    answer = models.OneToOneField(
        Answer, null=True, blank=True, on_delete=models.PROTECT, related_name="alert"
    )
    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.SET_NULL, related_name="alerts"
    )
    concern = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField()
    escalate_at = models.DateTimeField()  # unless somebody acknowledges it before
    escalated_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.TextField(blank=True)
    false_alarm = models.BooleanField(default=False)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        indexes = [
            models.Index(fields=["agency", "-opened_at"], name="alerts_latest"),
            models.Index(
                fields=["agency", "escalate_at"],
                condition=Q(state__in=("open", "escalated")),
                name="alerts_unanswered",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="alert_of_a_reply_or_an_answer",
                condition=Q(reply__isnull=False, answer__isnull=True)
                | Q(reply__isnull=True, answer__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"A-{self.pk}"

    @property
    def words(self) -> str:
        """What was written."""
        if self.reply:
            return self.reply.body
        return self.answer.comment if self.answer else ""

    @property
    def citizen(self) -> Citizen | None:
        """Who wrote it; None where somebody wrote on the web of whom no number is known."""
        if self.reply:
            return self.reply.citizen
        return self.conversation.citizen if self.conversation else None

    @property
    def is_unanswered(self) -> bool:
        return self.state in self.UNANSWERED


class Notification(AgencyOwned):
    """One e-mail or text that tells one person of an alert.

    WAITING → SENDING → SENT | FAILED(reason)
       ↑         │
       └─────────┘  not taken, or nobody knows: an e-mail twice is better than none
       └──→ NOT_NEEDED  somebody acknowledged before
    """

    class Channel(models.TextChoices):
        EMAIL = "email", "E-mail"
        TEXT = "text", "Text"

    class Round(models.TextChoices):
        FIRST = "first", "At once"
        ESCALATION = "escalation", "Escalation"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENDING = "sending", "Being sent"
        SENT = "sent", "Sent"
        FAILED = "failed", "Failed"
        NOT_NEEDED = "not_needed", "Not needed any more"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="notifications", db_index=False
    )
    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="notifications")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=5, choices=Channel)
    round = models.CharField(max_length=10, choices=Round)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=200, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    message = models.ForeignKey(
        Message, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )  # of a text: it says itself how far it came

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["alert", "person", "channel", "round"], name="told_once_a_round"
            )
        ]
        indexes = [
            models.Index(
                fields=["agency", "not_before"],
                condition=Q(state__in=("waiting", "sending")),
                name="notifications_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} to {self.person}"
