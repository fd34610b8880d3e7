"""The mark of a table whose rows belong to an agency."""

from django.db import models


class AgencyOwned(models.Model):
    """A row of one agency. Its table is locked by `LockTable` in the migration that makes it."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.CASCADE, db_index=False)

    class Meta:
        abstract = True
