"""The agency: whose data it is, how its texts sound, when they may arrive."""

from datetime import time
from decimal import Decimal
from zoneinfo import ZoneInfo, available_timezones

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from agencies.hours import Window

LANGUAGES = {
    "en": "English",
    "es": "Spanish",
    "zh": "Chinese (Simplified)",
    "vi": "Vietnamese",
    "ko": "Korean",
    "tl": "Tagalog",
    "ht": "Haitian Creole",
    "pt": "Portuguese",
    "ru": "Russian",
    "ar": "Arabic",
}


def default_languages() -> list[str]:
    """English alone, until an admin adds another."""
    return ["en"]


def validate_time_zone(name: str) -> None:
    """Raise ValidationError unless `name` is in the IANA time zone database."""
    if name not in available_timezones():
        raise ValidationError("Write a time zone such as America/Chicago.", code="time_zone")


class Agency(models.Model):
    """A police, sheriff or 911 agency. Suspended by an operator, or paused by its own admin, it texts nobody."""

    class Kind(models.TextChoices):
        POLICE = "police", "Police department"
        SHERIFF = "sheriff", "Sheriff's office"
        DISPATCH = "dispatch", "911 centre"
        CAMPUS = "campus", "Campus police"
        OTHER = "other", "Other public safety agency"

    class OfficersShown(models.TextChoices):
        NOBODY = "nobody", "To nobody"
        LEADERS = "leaders", "To supervisors, command staff and admins"
        COMMAND = "command", "To command staff alone"

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.POLICE)
    time_zone = models.CharField(
        max_length=60, default="America/Chicago", validators=[validate_time_zone]
    )
    languages = ArrayField(models.CharField(max_length=8), default=default_languages)
    voice = models.CharField(max_length=40)  # the first words of every text: "Cedar Falls Police"

    window_opens = models.TimeField(null=True, blank=True, default=time(8))
    window_closes = models.TimeField(null=True, blank=True, default=time(20))
    daily_cap = models.PositiveSmallIntegerField(
        default=12, validators=[MinValueValidator(6), MaxValueValidator(50)]
    )
    segment_price = models.DecimalField(max_digits=6, decimal_places=4, default=Decimal("0.0083"))
    segments_a_day = models.PositiveIntegerField(null=True, blank=True)  # at most; None: no cap
    segments_a_month = models.PositiveIntegerField(null=True, blank=True)
    victims_allowed = models.BooleanField(default=False)
    frequent_after = models.PositiveSmallIntegerField(
        default=5, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )  # incidents of one number in 30 days; one more, and a person decides about it

    officers_shown = models.CharField(
        max_length=7, choices=OfficersShown, default=OfficersShown.NOBODY
    )  # to whom what people say of each officer

    suspended_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_by = models.ForeignKey(
        "agencies.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    paused_reason = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "agencies"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="agency_window_whole",
                condition=Q(window_opens__isnull=True, window_closes__isnull=True)
                | Q(window_opens__lt=F("window_closes")),
                violation_error_message="Texts must stop later in the day than they start.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def window(self) -> Window | None:
        """When surveys may arrive, in local time; None means at any hour."""
        if self.window_opens is None or self.window_closes is None:
            return None
        return Window(opens=self.window_opens, closes=self.window_closes)

    @property
    def may_send(self) -> bool:
        return self.suspended_at is None and self.paused_at is None
