"""What is known of comments: what they speak of and how they sound, by machine and by hand, and who read them."""

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce, NullIf

from agencies.models import Agency, User
from agencies.tenancy.owned import AgencyOwned
from surveys.models import Answer


class Theme(AgencyOwned):
    """What comments may speak of, in the agency's words, with sentences that a machine learns it from.

    `key` names one of those that come with Engage, which was learnt from more than the sentences here.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="themes", db_index=False
    )
    key = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=40)
    examples = models.JSONField(default=dict, blank=True)  # language → sentences
    position = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                name="one_theme_of_a_name",
                violation_error_message="Another theme has this name.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Reading(AgencyOwned):
    """How one comment sounds, and whether somebody has read it. What a person says stands above what the machine says.

    There may be none yet: the machine reads some seconds after the reply. It says nothing of a comment in a `language`
    in which nobody has measured how often it is wrong.
    """

    class Sound(models.TextChoices):
        GOOD = "good", "Good"
        NEUTRAL = "neutral", "Neutral"
        POOR = "poor", "Poor"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="readings", db_index=False
    )
    answer = models.OneToOneField(Answer, on_delete=models.CASCADE, related_name="reading")
    language = models.CharField(max_length=3, blank=True)  # it is written in, as the machine found
    rating = models.PositiveSmallIntegerField(null=True, blank=True)  # its person gave the officer
    sounded = models.CharField(max_length=7, choices=Sound, blank=True)  # to the machine
    corrected = models.CharField(max_length=7, choices=Sound, blank=True)  # by a person
    corrected_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    corrected_at = models.DateTimeField(null=True, blank=True)
    sounds = models.GeneratedField(
        expression=Coalesce(NullIf("corrected", Value("")), "sounded"),
        output_field=models.CharField(max_length=7, choices=Sound),
        db_persist=True,
    )
    model = models.CharField(max_length=16, blank=True)  # by which the machine read it
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["agency", "-id"], condition=Q(seen_at__isnull=True), name="readings_unread"
            )
        ]

    themes: "list[ThemeMark]"  # those that hold, where insights.whole_comments.complete brought them along

    def __str__(self) -> str:
        return f"reading of {self.answer_id}"

    @property
    def sound(self) -> str:
        """How it sounds, in a word."""
        return self.Sound(self.sounds).label.lower() if self.sounds else ""


class ThemeMark(AgencyOwned):
    """That a comment speaks of a theme: as the machine found it, and as a person put it right, which stands."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="theme_marks", db_index=False
    )
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="marks")
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="marks", db_index=False)
    answered_at = models.DateTimeField()  # the comment was, copied: a theme's days are counted here
    found = models.BooleanField(default=False)  # by the machine
    corrected = models.BooleanField(null=True, blank=True)  # by a person
    corrected_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    corrected_at = models.DateTimeField(null=True, blank=True)
    holds = models.GeneratedField(
        expression=Coalesce("corrected", "found"),
        output_field=models.BooleanField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reading", "theme"], name="one_mark_of_a_theme")
        ]
        indexes = [
            models.Index(fields=["agency", "theme"], name="theme_marks_of_a_theme"),
            models.Index(
                fields=["agency", "answered_at"],
                include=["theme"],
                condition=Q(holds=True),
                name="theme_marks_of_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.theme_id} of {self.reading_id}"


class ReadingPlace(AgencyOwned):
    """How far the machine has read an agency's comments, in the order in which they changed, and what it has learnt.

    The row is the claim: of two workers, the one whose conditional update sets `claimed_at` reads on.
    """

    agency = models.OneToOneField(
        Agency, on_delete=models.CASCADE, related_name="reading_place", db_index=False
    )
    transaction = models.BigIntegerField(default=0)  # see surveys/changes.py
    answer = models.BigIntegerField(default=0)
    round = models.PositiveIntegerField(default=0)  # how often it was sent back to the start
    claimed_at = models.DateTimeField(null=True, blank=True)
    learnt_at = models.DateTimeField(null=True, blank=True)  # corrections until then are learnt

    def __str__(self) -> str:
        return f"read up to {self.transaction}/{self.answer}"
