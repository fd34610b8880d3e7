"""What was done by whom: rows that are only ever added."""

from django.db import models

from agencies.models.agency import Agency
from agencies.models.people import User
from agencies.tenancy.owned import AgencyOwned


class AuditEntry(AgencyOwned):
    """One act of a person: a setting changed, a number looked at, a person invited. Append-only in Postgres."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="audit_entries", db_index=False
    )
    at = models.DateTimeField()
    actor = models.ForeignKey(User, null=True, on_delete=models.DO_NOTHING, related_name="+")
    action = models.CharField(max_length=40)  # "line.changed", "citizen.number_shown"
    subject = models.CharField(max_length=120)  # in words: "Main line", "incident 26-018113"
    detail = models.JSONField(default=dict)  # {"field": ["old", "new"]}, never a secret
    address = models.GenericIPAddressField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["agency", "-at"], name="audit_of_agency")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.subject}"
