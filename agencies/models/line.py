"""The line that an agency texts from."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q

from agencies.encryption import EncryptedTextField
from agencies.models.agency import Agency
from agencies.phones import in_national_form
from agencies.tenancy.owned import AgencyOwned


class Line(AgencyOwned):
    """A Twilio number or messaging service with the account that owns it.

    `key` names the line in the addresses that Twilio calls; it is not secret: each call is signed.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="lines", db_index=False
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=60, default="Main line")
    number = models.CharField(
        max_length=16,
        blank=True,
        validators=[RegexValidator(r"^\+[1-9]\d{7,14}$", "Write it as +13195550142.")],
    )
    messaging_service = models.CharField(
        max_length=34,
        blank=True,
        validators=[
            RegexValidator(r"^MG[0-9a-f]{32}$", "It starts with MG and has 34 characters.")
        ],
    )
    account = models.CharField(
        max_length=34,
        validators=[
            RegexValidator(r"^AC[0-9a-f]{32}$", "It starts with AC and has 34 characters.")
        ],
    )
    auth_token = EncryptedTextField()
    active = models.BooleanField(default=True)
    per_second = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )  # texts that the carriers take from it; one for a number without 10DLC
    broken_at = models.DateTimeField(null=True, blank=True)  # since when nothing gets through
    broken_because = models.CharField(max_length=200, blank=True)
    recovered_until = models.DateTimeField(
        null=True, blank=True
    )  # no text received before is missing
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["agency", "active"], name="line_of_agency")]
        constraints = [
            models.CheckConstraint(
                name="line_has_sender",
                condition=~Q(number="") | ~Q(messaging_service=""),
                violation_error_message="Give a phone number or a messaging service.",
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=~Q(number=""),
                name="one_line_per_number",
                violation_error_message="This number already belongs to a line.",
            ),
        ]

    def __str__(self) -> str:
        return in_national_form(self.number) or self.messaging_service
