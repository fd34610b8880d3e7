"""A survey: whom it is for and when it asks. What it asks is in its versions."""

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Max, Q, QuerySet

from agencies.models import Agency
from agencies.tenancy.owned import AgencyOwned

if TYPE_CHECKING:
    from surveys.models.version import Question, Version

EVERY_INCIDENT = 100  # per cent


class SurveyQuerySet(models.QuerySet["Survey"]):
    """Surveys."""

    def knowing_what_is_asked(self) -> Self:
        """With `in_force_id`: the version that new conversations begin in, None before the first is published."""
        published = Q(versions__published_at__isnull=False)
        return self.annotate(in_force_id=Max("versions__pk", filter=published))

    def asking(self) -> Self:
        """Those by which incidents are decided, the first to be tried first."""
        return self._ready(Survey.Trigger.CLOSED)

    def by_hand(self) -> Self:
        """Those that a person may send, in the agency's order."""
        return self._ready(Survey.Trigger.BY_HAND)

    def by_text(self) -> Self:
        """Those that ask by text, started by whatever."""
        return self._ready(Survey.Trigger.CLOSED, Survey.Trigger.BY_HAND)

    def _ready(self, *triggers: str) -> Self:
        ready = self.knowing_what_is_asked().filter(active=True, trigger__in=triggers)
        return ready.filter(in_force_id__isnull=False).order_by("rank", "pk")


class Survey(AgencyOwned):
    """Whom an agency asks after an incident, how long after, and how rarely the same person.

    An incident gets the first active survey that fits it, in the agency's order (`rank`).
    """

    class Trigger(models.TextChoices):
        CLOSED = "closed", "A call closes"
        BY_HAND = "by_hand", "By hand"
        WEB = "web", "Somebody opens a link or scans a code"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="surveys", db_index=False
    )
    name = models.CharField(max_length=60, default="After a call")
    active = models.BooleanField(default=True)
    rank = models.PositiveSmallIntegerField(default=1)
    trigger = models.CharField(max_length=7, choices=Trigger, default=Trigger.CLOSED)
    call_types = ArrayField(models.CharField(max_length=60), default=list, blank=True)  # none: all
    districts = ArrayField(models.CharField(max_length=60), default=list, blank=True)  # none: all
    called_from = models.TimeField(
        null=True, blank=True
    )  # by the agency's clock; None: at any hour
    called_until = models.TimeField(null=True, blank=True)
    share = models.PositiveSmallIntegerField(
        default=EVERY_INCIDENT, validators=[MinValueValidator(1), MaxValueValidator(EVERY_INCIDENT)]
    )  # of a hundred incidents that fit
    delay = models.DurationField(default=timedelta(hours=4))
    interval = models.DurationField(default=timedelta(days=30))
    too_late_after = models.DurationField(default=timedelta(days=3))
    open_for = models.DurationField(default=timedelta(hours=48))
    remind_after = models.DurationField(null=True, blank=True)  # without an answer; None: never
    links = models.BooleanField(default=False)  # whether the first text has a link to the web page
    one_page = models.BooleanField(default=False)  # on the web: all questions at once

    in_force_id: int | None  # where `knowing_what_is_asked`

    objects = SurveyQuerySet.as_manager()

    class Meta:
        ordering = ["rank", "pk"]
        indexes = [models.Index(fields=["agency", "rank"], name="surveys_in_order")]
        constraints = [
            models.CheckConstraint(
                name="survey_hours_whole",
                condition=Q(called_from__isnull=True, called_until__isnull=True)
                | Q(called_from__isnull=False, called_until__isnull=False),
            ),
            models.CheckConstraint(
                name="survey_share_of_a_hundred", condition=Q(share__gte=1, share__lte=100)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def in_force(self) -> "Version | None":
        """The version that new conversations begin in."""
        return self.versions.filter(published_at__isnull=False).order_by("-number").first()

    @property
    def draft(self) -> "Version | None":
        """What is being worked on, and asks nobody yet."""
        return self.versions.filter(published_at__isnull=True).first()

    @property
    def questions(self) -> "QuerySet[Question]":
        """Those of the version in force."""
        questions = self.agency.questions.order_by("position")
        return questions.filter(version=self.in_force) if self.in_force else questions.none()
