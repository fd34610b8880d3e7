"""A poor experience waits for a supervisor."""

from django.db import models
from django.db.models import Q

from agencies.models import Agency, User
from agencies.tenancy.owned import AgencyOwned
from surveys.models import Conversation


class FollowUp(AgencyOwned):
    """A poor experience that somebody looks into, with a clock.

    NEW → ASSIGNED → RESOLVED | DISMISSED
     ↕
    WITHDRAWN   the answer that called for it was corrected before anybody took it
    """

    class State(models.TextChoices):
        NEW = "new", "Nobody owns it"
        ASSIGNED = "assigned", "Taken"
        RESOLVED = "resolved", "Resolved"
        DISMISSED = "dismissed", "Dismissed"
        WITHDRAWN = "withdrawn", "Withdrawn"

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
        indexes = [
            models.Index(fields=["agency", "state", "due_at"], name="follow_ups_waiting"),
            models.Index(
                fields=["agency", "-closed_at", "-id"],
                condition=Q(closed_at__isnull=False),
                name="follow_ups_closed",
            ),
        ]

    def __str__(self) -> str:
        return f"F-{self.pk}"
