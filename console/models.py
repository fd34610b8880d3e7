"""What people of an agency keep for themselves and each other in the console."""

from django.db import models

from agencies.models import Agency, User
from agencies.tenancy.owned import AgencyOwned


class SavedView(AgencyOwned):
    """A view of Explore under a name: the filters as they stood in the address. Shared, all who may explore see it."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="saved_views", db_index=False
    )
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000)
    shared = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "owner", "name"], name="one_view_of_a_name_each"
            )
        ]

    def __str__(self) -> str:
        return self.name
