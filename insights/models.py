"""Counts of a day, kept beside the rows that they count: made by the database, and always possible to make again."""

from django.db import models
from django.db.models import Q

from agencies.models import Agency
from agencies.tenancy.owned import AgencyOwned


class DayCount(AgencyOwned):
    """A change of a count: so many people more, or fewer. The count of a day is the sum of its rows.

    Triggers add a row in the transaction that changes what is counted (insights/migrations/counting.sql), so the sum is
    exact at every moment. Rows are only ever added: replies that come at once wait for no common row. A sweep adds up
    rows of one day that are alike; `settled` are those that it has made.
    """

    class What(models.TextChoices):
        QUESTION = "question", "Answers to a question"
        DISTRICT = "district", "Ratings of the officer in a district"
        CALL_TYPE = "call_type", "Ratings of the officer after calls of a type"
        TEXTED = "texted", "People texted, and those who answered"

    agency = models.ForeignKey(
        Agency,
        on_delete=models.CASCADE,
        related_name="day_counts",
        db_index=False,
        db_constraint=False,  # what goes with its agency is counted down after the agency has gone
    )
    what = models.CharField(max_length=9, choices=What)
    question = models.ForeignKey(
        "surveys.Question",
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    value = models.CharField(max_length=60, blank=True)  # the district, the call type
    day = models.DateField()  # where the agency is
    good = models.IntegerField()
    total = models.IntegerField()
    settled = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["agency", "what", "day"],
                include=["question", "value", "good", "total"],
                name="day_counts_of_days",
            ),
            models.Index(
                fields=["agency", "day"], condition=Q(settled=False), name="day_counts_to_settle"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.value} {self.day}: {self.good} of {self.total}"
