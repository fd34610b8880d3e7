"""Where a survey begins on the web: a short link or QR code, and printed cards that open it once."""

from django.db import models
from django.db.models import Q

from agencies.models import Agency, Officer, User
from agencies.tenancy.owned import AgencyOwned
from surveys.models.survey import Survey

CODE_LENGTH = 12  # characters at the most: surveys/codes.py


class Door(AgencyOwned):
    """A short link to a survey: of an officer, a place or an event. Closed, it lets nobody in any more."""

    class Kind(models.TextChoices):
        PLACE = "place", "A place"
        OFFICER = "officer", "An officer"
        EVENT = "event", "An event"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="doors", db_index=False
    )
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="doors")
    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    name = models.CharField(max_length=60)  # "Front desk", "Ofc. L. Brandt 233", "Open day"
    kind = models.CharField(max_length=7, choices=Kind, default=Kind.PLACE)
    officer = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="doors"
    )
    only_by_card = models.BooleanField(default=False)  # a card's code each time, no common link
    shared = models.BooleanField(default=False)  # one device for many people, one after the other
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["agency", "name"], name="doors_of_agency")]
        constraints = [
            models.CheckConstraint(
                name="door_of_an_officer_names_one",
                condition=Q(kind="officer", officer__isnull=False)
                | (~Q(kind="officer") & Q(officer__isnull=True)),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Card(AgencyOwned):
    """A printed card whose code opens its door once."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="cards", db_index=False
    )
    door = models.ForeignKey(Door, on_delete=models.CASCADE, related_name="cards")
    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    conversation = models.OneToOneField(
        "surveys.Conversation",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="card",
    )

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["agency", "door", "made_at"], name="cards_of_door")]

    def __str__(self) -> str:
        return self.code
