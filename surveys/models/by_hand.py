"""A survey that a person sent."""

from django.db import models

from agencies.models import Agency, User
from agencies.tenancy.owned import AgencyOwned
from surveys.models.conversation import Conversation


class SentByHand(AgencyOwned):
    """Who sent a survey about one call, how its citizen had agreed, and what the gate saw: written once.

    The decision about the incident, where one had been made, stands beside it as it is.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="sent_by_hand", db_index=False
    )
    conversation = models.OneToOneField(
        Conversation, on_delete=models.CASCADE, related_name="sent_by_hand"
    )
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    agreed = models.CharField(max_length=200)  # how: "on the telephone with Det. Ruiz"
    findings = models.JSONField()  # as in a decision

    class Meta:
        verbose_name_plural = "sent by hand"
        indexes = [models.Index(fields=["agency", "-at"], name="sent_by_hand_latest")]

    def __str__(self) -> str:
        return f"sent by {self.by or 'somebody'}"
