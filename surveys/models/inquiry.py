"""How often a public page was asked something."""

from django.db import models

from agencies.models import Agency
from agencies.tenancy.owned import AgencyOwned


class Inquiry(AgencyOwned):
    """So many questions from one address, about one number, or to one agency, since the hour or the day began.

    Addresses and numbers are keyed hashes; the row is forgotten soon.
    """

    class About(models.TextChoices):
        ADDRESS = "address", "From one address"
        NUMBER = "number", "About one number"
        AGENCY = "agency", "To the agency"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="inquiries", db_index=False
    )
    about = models.CharField(max_length=7, choices=About)
    key = models.CharField(max_length=64, blank=True)
    since = models.DateTimeField()
    times = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "inquiries"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "about", "key", "since"], name="one_count_of_inquiries"
            )
        ]

    def __str__(self) -> str:
        return f"{self.times} {self.get_about_display().lower()}"
