"""A person read an answer anew."""

from django.db import models

from agencies.models import Agency, User
from agencies.tenancy.owned import AgencyOwned
from surveys.models.conversation import Answer


class Correction(AgencyOwned):
    """One change of an answer's number by a person: from what to what, who, when and why.

    The citizen's own words are never changed. A correction that is undone keeps its row.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="corrections", db_index=False
    )
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="corrections")
    before = models.SmallIntegerField(null=True)  # None: no number was understood
    after = models.SmallIntegerField(null=True)  # None: no number was meant
    why = models.CharField(max_length=200)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    undone_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["agency", "answer"], name="corrections_of_answer")]

    def __str__(self) -> str:
        return f"correction {self.pk}"

    @property
    def said_before(self) -> str:
        return self.answer.question.in_words(self.before) or "no number"

    @property
    def said_after(self) -> str:
        return self.answer.question.in_words(self.after) or "no number"
