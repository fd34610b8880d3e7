"""What a survey asks: versions that never change once they are published, and their questions."""

import uuid
from collections.abc import Mapping

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Deferrable, Q

from agencies.models import Agency, User
from agencies.tenancy.owned import AgencyOwned
from surveys import parsing
from surveys.languages import COMPLETE
from surveys.models.survey import Survey

USUAL = COMPLETE[0]


class Version(AgencyOwned):
    """What a survey asks from its publication until the next one. Before it is published, it is the survey's draft.

    Published it never changes (a trigger sees to that): conversations finish in the version in which they began.
    """

    # The words beside the questions, each field language → text.
    AROUND = ("thanks", "unclear", "web_welcome", "web_purpose", "web_thanks")

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="survey_versions", db_index=False
    )
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    thanks = models.JSONField(default=dict)  # language → text
    unclear = models.JSONField(default=dict)  # language → the words before a repeated question
    # What pages on the web say beside the questions, each language → words; ours stand where there are none.
    web_welcome = models.JSONField(default=dict, blank=True)
    web_purpose = models.JSONField(default=dict, blank=True)
    web_thanks = models.JSONField(default=dict, blank=True)
    # Languages whose drafted texts an admin has had checked by a speaker.
    confirmed = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    # Languages that may be sent, as they stood when it was published.
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    saved_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.DO_NOTHING, related_name="+"
    )  # None: came with the agency

    class Meta:
        ordering = ["survey", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="one_version_of_a_number"),
            models.UniqueConstraint(
                fields=["survey"],
                condition=Q(published_at__isnull=True),
                name="one_draft_of_a_survey",
            ),
        ]

    def __str__(self) -> str:
        return f"{'version' if self.published_at else 'draft'} {self.number}"


class Question(AgencyOwned):
    """One question: what kind of answer it wants, whom it is about, and after which answer it is asked.

    `key` is the question's identity: the same in every version and survey, so that answers stay comparable.
    """

    class Kind(models.TextChoices):
        RATING = parsing.Kind.RATING, "Rating from 1 to 5"
        RATING_10 = parsing.Kind.RATING_10, "Rating from 0 to 10"
        YES_NO = parsing.Kind.YES_NO, "Yes or no"
        CHOICE = parsing.Kind.CHOICE, "One of a list"
        COMMENT = parsing.Kind.COMMENT, "Own words"

    class About(models.TextChoices):
        OFFICER = "officer", "Officer"
        DISPATCHER = "dispatcher", "Dispatcher"
        AGENCY = "agency", "Agency"

    class Comparison(models.TextChoices):
        AT_MOST = "at_most", "at most"
        AT_LEAST = "at_least", "at least"
        IS = "is", "exactly"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="questions", db_index=False
    )
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="questions")
    key = models.UUIDField(default=uuid.uuid4)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=9, choices=Kind)
    about = models.CharField(max_length=10, choices=About)
    label = models.CharField(max_length=60)  # on screens: "Officer's service"
    element = models.CharField(max_length=20, blank=True)  # of accreditation: "45.2.2 a"
    text = models.JSONField()  # language → text; {agency} and {reference} are filled in
    choices = models.JSONField(default=dict, blank=True)  # language → what may be chosen, in order
    # Asked only where the answer to an earlier question compares like this.
    after = models.UUIDField(null=True, blank=True)  # that question's key; None: always asked
    comparison = models.CharField(max_length=8, choices=Comparison, blank=True)
    bound = models.SmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "position"],
                name="one_question_a_place",
                deferrable=Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(fields=["version", "key"], name="a_question_once_a_version"),
            models.CheckConstraint(
                name="question_condition_whole",
                condition=Q(after__isnull=True, comparison="", bound__isnull=True)
                | (Q(after__isnull=False, bound__isnull=False) & ~Q(comparison="")),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def values(self) -> dict[int, str]:
        """The numbers that answer it, each in words; none where it asks for words alone."""
        match self.kind:
            case self.Kind.RATING:
                return {number: f"{number} of 5" for number in range(1, 6)}
            case self.Kind.RATING_10:
                return {number: f"{number} of 10" for number in range(11)}
            case self.Kind.YES_NO:
                return {1: "yes", 0: "no"}
            case self.Kind.CHOICE:
                return dict(enumerate(self.listed(USUAL), start=1))
        return {}

    def listed(self, language: str) -> list[str]:
        """What may be chosen, in this language, else in English, else in any."""
        every: list[list[str]] = list(self.choices.values())
        known: list[str] | None = self.choices.get(language) or self.choices.get(USUAL)
        return known or next(iter(every), [])

    def in_words(self, number: int | None) -> str:
        """An answer's number as people read it: "4 of 5", "yes", the choice; empty without one."""
        return "" if number is None else self.values.get(number, str(number))

    def is_for(self, numbers: Mapping[uuid.UUID, int | None]) -> bool:
        """Whether it is asked of a person who gave these numbers, by the key of the question.

        Where the earlier question has no number (it was not asked, or answered in words alone), it is not.
        """
        if self.after is None or self.bound is None:
            return True
        number = numbers.get(self.after)
        if number is None:
            return False
        return {
            self.Comparison.AT_MOST: number <= self.bound,
            self.Comparison.AT_LEAST: number >= self.bound,
            self.Comparison.IS: number == self.bound,
        }[self.Comparison(self.comparison)]
