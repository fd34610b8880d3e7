"""What the gate decided."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from agencies.models import Agency
from agencies.tenancy.owned import AgencyOwned
from incidents.models import Incident, PolicyVersion
from surveys.models.version import Version


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
    survey_version = models.ForeignKey(
        Version, null=True, on_delete=models.PROTECT, related_name="decisions"
    )  # by which it would be asked; None where no survey is for such an incident
    findings = models.JSONField()  # [{rule, title, saw, allows}] in the order of the rules
    decided_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["agency", "decided_at"], name="decisions_of_agency")]

    def __str__(self) -> str:
        return "ask" if self.ask else f"skip: {', '.join(self.reasons)}"
