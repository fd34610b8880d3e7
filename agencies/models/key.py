"""Keys with which machines act for an agency."""

import hashlib
import secrets
from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models

from agencies.models.agency import Agency
from agencies.models.people import User
from agencies.tenancy.owned import AgencyOwned


class Scope(models.TextChoices):
    """What a key may do."""

    WRITE_INCIDENTS = "incidents:write", "Send incidents (CAD, RMS)"
    READ_INCIDENTS = "incidents:read", "Read incidents and decisions"
    READ_MEASURES = "measures:read", "Read measures (no single answers)"
    READ_RESPONSES = "responses:read", "Read answers, without people's own words"
    READ_COMMENTS = "comments:read", "Read people's own words along with answers"
    READ_UNMASKED = "comments:unmasked", "Read names, numbers and addresses in them as well"


class ApiKey(AgencyOwned):
    """A key is shown once, when it is made. Kept are its digest, and its first characters to know it by."""

    PREFIX_LENGTH = 12

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="api_keys", db_index=False
    )
    name = models.CharField(max_length=60)
    prefix = models.CharField(max_length=PREFIX_LENGTH)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=20, choices=Scope))
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["agency", "-created_at"], name="api_keys_of_agency")]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @staticmethod
    def digest_of(key: str) -> str:
        """SHA-256: the key carries 256 random bits, so a slow hash would protect nothing more."""
        return hashlib.sha256(key.encode()).hexdigest()

    @classmethod
    def issue(
        cls, *, agency: Agency, name: str, scopes: list[str], created_by: User | None = None
    ) -> tuple["ApiKey", str]:
        """Make a key; the second value is the key itself, which can't be read again."""
        key = f"engage_{secrets.token_urlsafe(32)}"
        row = cls.objects.create(
            agency=agency,
            name=name,
            scopes=scopes,
            created_by=created_by,
            prefix=key[: cls.PREFIX_LENGTH],
            digest=cls.digest_of(key),
        )
        return row, key

    def revoke(self, *, now: datetime) -> None:
        """From this moment the key opens nothing; revoking twice changes nothing."""
        if self.revoked_at is None:
            self.revoked_at = now
            self.save(update_fields=["revoked_at"])
