"""Praise waits to reach the officer."""

from django.db import models

from agencies.models import Agency, Officer, User
from agencies.tenancy.owned import AgencyOwned
from surveys.models import Conversation


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
