"""What an agency sets about its safety net: its words, its patience, who is on call."""

from datetime import timedelta

from django.db import models

from agencies.encryption import EncryptedTextField
from agencies.models import Agency, Membership
from agencies.tenancy.owned import AgencyOwned

PATIENCE = timedelta(minutes=10)


class SafetyNet(AgencyOwned):
    """An agency's own words and patience. Where it has none of its own, defaults hold (feedback/safety/answers.py)."""

    agency = models.OneToOneField(Agency, on_delete=models.CASCADE, related_name="safety_net")
    escalate_after = models.DurationField(default=PATIENCE)
    help_texts = models.JSONField(default=dict)  # language → text; {agency} is filled in
    complaint_texts = models.JSONField(default=dict)  # language → text; {agency} and {route}
    complaint_route = models.CharField(max_length=80, blank=True)  # a phone number, an address

    def __str__(self) -> str:
        return f"safety net of {self.agency}"


class OnCall(AgencyOwned):
    """A person who is told of alerts: at once, or when nobody has acknowledged one in time."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="on_call", db_index=False
    )
    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="on_call")
    phone = EncryptedTextField(blank=True)  # E.164; empty: told by e-mail alone
    at_once = models.BooleanField(default=True)

    class Meta:
        ordering = ["-at_once", "membership__user__name"]
        verbose_name_plural = "on call"
        indexes = [models.Index(fields=["agency"], name="on_call_of_agency")]

    def __str__(self) -> str:
        return str(self.membership.user)
