"""What people of an agency keep for themselves and each other in the console."""

from django.db import models

from agencies.models import Agency, User
from agencies.tenancy.owned import AgencyOwned


class SavedView(AgencyOwned):
    """A page under a name: its filters as they stood in the address. Shared, all who may see the page see it."""

    class Page(models.TextChoices):
        """Named like the page's address."""

        EXPLORE = "explore", "Explore"
        COMMENTS = "comments", "Comments"

        @property
        def noun(self) -> str:
            """What people call one of its views."""
            return "list" if self is SavedView.Page.COMMENTS else "view"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="saved_views", db_index=False
    )
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    page = models.CharField(max_length=10, choices=Page)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000)
    shared = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "owner", "page", "name"], name="one_view_of_a_name_each"
            )
        ]

    def __str__(self) -> str:
        return self.name
