"""Where an agency's districts or beats lie: shapes of its own, ready to be drawn."""

from django.conf import settings
from django.db import models

from agencies.models.agency import Agency
from agencies.tenancy.owned import AgencyOwned


class AreaMap(AgencyOwned):
    """The map of an agency: what its areas are, and the box in which they are drawn. One each."""

    class Of(models.TextChoices):
        """Which fact of an incident says in which area it was."""

        DISTRICT = "district", "districts"
        BEAT = "beat", "beats"

    agency = models.OneToOneField(Agency, on_delete=models.CASCADE, related_name="area_map")
    of = models.CharField(max_length=10, choices=Of.choices)
    named_by = models.CharField(max_length=100)  # the property of the file that holds the names
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    file_name = models.CharField(max_length=200)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"map of {self.get_of_display()}"


class Area(AgencyOwned):
    """One area, as an SVG path in the box of its map, and the place within it where its name stands."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="areas", db_index=False
    )
    map = models.ForeignKey(AreaMap, on_delete=models.CASCADE, related_name="areas")
    name = models.CharField(max_length=60)
    path = models.TextField()
    x = models.PositiveSmallIntegerField()
    y = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "name"], name="one_area_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name
