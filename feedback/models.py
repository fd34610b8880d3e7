"""Acting: a poor experience waits for a supervisor, praise waits to reach the officer."""

from django.db import models

from agencies.models import Agency, Officer, User
from agencies.tenancy.owned import AgencyOwned
from surveys.models import Conversation


class FollowUp(AgencyOwned):
    """A poor experience that somebody looks into, with a clock.

    NEW → ASSIGNED → RESOLVED | DISMISSED
    """

    class State(models.TextChoices):
        NEW = "new", "Nobody owns it"
        ASSIGNED = "assigned", "Taken"
        RESOLVED = "resolved", "Resolved"
        DISMISSED = "dismissed", "Dismissed"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="follow_ups", db_index=False
    )
    conversation = models.OneToOneField(
        Conversation, on_delete=models.CASCADE, related_name="follow_up"
    )
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    rule = models.CharField(max_length=80)  # in words: "rated 2 of 5"
    owner = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [models.Index(fields=["agency", "state", "due_at"], name="follow_ups_waiting")]

    def __str__(self) -> str:
        return f"F-{self.pk}"


class Recognition(AgencyOwned):
    """Praise for an officer: SUGGESTED → SHARED | DECLINED, by a person."""

    class State(models.TextChoices):
        SUGGESTED = "suggested", "Suggested"
        SHARED = "shared", "Shared with the officer"
        DECLINED = "declined", "Declined"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="recognitions", db_index=False
    )
    conversation = models.OneToOneField(
        Conversation, on_delete=models.CASCADE, related_name="recognition"
    )
    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="recognitions")
    words = models.TextField()
    state = models.CharField(max_length=9, choices=State, default=State.SUGGESTED)
    suggested_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-suggested_at", "-pk"]
        indexes = [
            models.Index(fields=["agency", "state", "-suggested_at"], name="recognitions_waiting")
        ]

    def __str__(self) -> str:
        return f"praise for {self.officer}"
