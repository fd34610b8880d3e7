"""What figures are made of, copied from the rows by the database itself, and always possible to make again."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from agencies.models import Agency
from agencies.tenancy.owned import AgencyOwned

DIMENSIONS = (
    *("survey", "district", "beat", "call_type", "disposition", "shift", "weekday", "unit"),
    *("language", "officer", "channel"),
)
UNBOUND: dict[str, Any] = {"db_index": False, "db_constraint": False}


class Facts(AgencyOwned):
    """By what people are told apart in figures, as incident, conversation and door say now, in one narrow row.

    Triggers copy it in the transaction that changes any of it (insights/migrations/facts.sql), so it is exact with
    every commit. A filter of Explore is a column of its own name, and an index holds all of them: a view of a year
    reads the index alone. Where somebody came through a door and meant no call, what is about the call is empty.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.DO_NOTHING, related_name="%(class)s", **UNBOUND
    )
    survey = models.ForeignKey(
        "surveys.Survey", on_delete=models.DO_NOTHING, related_name="+", **UNBOUND
    )
    district = models.CharField(max_length=60)
    beat = models.CharField(max_length=60)
    call_type = models.CharField(max_length=60)
    disposition = models.CharField(max_length=60)
    shift = models.SmallIntegerField(null=True)  # its place among SHIFTS; null without a call
    weekday = models.SmallIntegerField(null=True)  # 1 is Monday; null without a call
    unit = models.CharField(max_length=60)
    language = models.CharField(max_length=8)
    officer = models.ForeignKey(
        "agencies.Officer", null=True, on_delete=models.DO_NOTHING, related_name="+", **UNBOUND
    )
    channel = models.CharField(max_length=4)
    day = models.DateField()  # where the agency is

    class Meta:
        abstract = True


class ConversationFacts(Facts):
    """Of a conversation: the day that it began, what became of its first text, and how far it came.

    `language` is that of the conversation, which turns with the answers; `caller_language` what CAD gave, empty where
    it gave none: known of everybody who was asked, whether they answered or not.
    """

    class Came(models.IntegerChoices):
        """How far somebody came; each includes those before it."""

        NOWHERE = 0, "Did not answer"
        ANSWERED = 1, "Answered"
        RATED = 2, "Rated the officer"
        RATED_WELL = 3, "Rated the officer 4 or 5"

    conversation = models.OneToOneField(
        "surveys.Conversation",
        primary_key=True,
        on_delete=models.DO_NOTHING,
        related_name="facts",
        db_constraint=False,
    )
    status = models.CharField(max_length=10)  # of its first text; empty where there is none
    error_code = models.PositiveIntegerField(null=True)
    asked = models.BooleanField()  # whether that text left; who answered was asked, come what may
    came = models.SmallIntegerField(choices=Came)
    # The last column, as of the view (insights/migrations/caller_language.sql): whole rows are compared.
    caller_language = models.CharField(max_length=8)

    class Meta:
        indexes = [
            models.Index(
                fields=["agency", "day"],
                include=[
                    *DIMENSIONS,
                    *("status", "error_code", "asked", "came", "caller_language"),
                ],
                name="conversations_of_days",
            )
        ]

    def __str__(self) -> str:
        return f"conversation {self.pk} of {self.day}: {self.get_came_display()}"


class AnswerFacts(Facts):
    """Of an answer with a number: the day that it was given, and whether it is a good one."""

    answer = models.OneToOneField(
        "surveys.Answer",
        primary_key=True,
        on_delete=models.DO_NOTHING,
        related_name="facts",
        db_constraint=False,
    )
    conversation = models.ForeignKey(
        "surveys.Conversation",
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
    )
    question = models.ForeignKey(
        "surveys.Question", on_delete=models.DO_NOTHING, related_name="+", **UNBOUND
    )
    good = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(
                fields=["agency", "question", "day"],
                include=[*DIMENSIONS, "good"],
                name="answers_of_days",
            )
        ]

    def __str__(self) -> str:
        return f"answer {self.pk} of {self.day}: {'good' if self.good else 'not good'}"


class CommentFacts(AgencyOwned):
    """By what comments are narrowed down and counted, in one narrow row: what their conversation, their reading and
    their marks say now (insights/migrations/comments.sql). An index in the order of the list holds all of it.

    `language` is what it is written in, `rating` the person's of the officer, else their first one; `is_first` of its
    conversation, so that these are as many as people who wrote; `asked_on` the day on which the conversation began.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.DO_NOTHING, related_name="commentfacts", **UNBOUND
    )
    survey = models.ForeignKey(
        "surveys.Survey", on_delete=models.DO_NOTHING, related_name="+", **UNBOUND
    )
    district = models.CharField(max_length=60)
    call_type = models.CharField(max_length=60)
    language = models.CharField(max_length=3)
    rating = models.SmallIntegerField(null=True)
    sounds = models.CharField(max_length=7)  # empty where nobody says
    seen = models.BooleanField()
    themes = ArrayField(models.BigIntegerField())  # the keys of those that it speaks of
    is_first = models.BooleanField()
    asked_on = models.DateField()
    answered_at = models.DateTimeField()
    day = models.DateField()  # of answered_at, where the agency is
    answer = models.OneToOneField(
        "surveys.Answer",
        primary_key=True,
        on_delete=models.DO_NOTHING,
        related_name="comment_facts",
        db_constraint=False,
    )
    conversation = models.ForeignKey(
        "surveys.Conversation",
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["agency", "-answered_at", "-answer"],
                include=[
                    *("survey", "district", "call_type", "language", "rating", "sounds", "seen"),
                    *("themes", "is_first", "asked_on", "day"),
                ],
                name="comments_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"comment {self.pk} of {self.day}"


class Refusal(AgencyOwned):
    """That an incident's caller was not asked, for one reason of its decision: what a rare reason is found by.

    Triggers keep it (insights/migrations/refusals.sql): Postgres uses no index of arrays under row-level security.
    """

    pk = models.CompositePrimaryKey("agency", "reason", "incident")
    agency = models.ForeignKey(
        Agency, on_delete=models.DO_NOTHING, related_name="refusals", **UNBOUND
    )
    reason = models.CharField(max_length=40)
    incident = models.ForeignKey(
        "incidents.Incident", on_delete=models.DO_NOTHING, related_name="+", **UNBOUND
    )

    def __str__(self) -> str:
        return f"incident {self.incident_id}: {self.reason}"


class DayCount(AgencyOwned):
    """A change of a count: so many people more, or fewer. The count of a day is the sum of its rows.

    Triggers add a row in the transaction that changes what is counted (counting.sql and counting_comments.sql, beside
    the migrations), so the sum is exact at every moment. Rows are only ever added: replies that come at once wait for
    no common row. A sweep adds up rows of one day that are alike; `settled` are those that it has made.
    """

    class What(models.TextChoices):
        QUESTION = "question", "Answers to a question"
        DISTRICT = "district", "Ratings of the officer in a district"
        CALL_TYPE = "call_type", "Ratings of the officer after calls of a type"
        TEXTED = "texted", "People texted, and those who answered"
        VISITED = "visited", "People who answered through a door"
        COMMENTS = "comments", "Comments"
        COMMENTS_ON = "comments.theme", "Comments on a theme"
        WROTE = "comments.people", "People who wrote something"
        INCIDENTS_IN = "incidents.district", "Incidents in a district"
        INCIDENTS_OF = "incidents.call_type", "Incidents of a call type"
        INCIDENTS_AT = "incidents.shift", "Incidents that came in a shift"
        INCIDENTS_TOLD_IN = "incidents.language", "Incidents of callers of a language"

    agency = models.ForeignKey(
        Agency,
        on_delete=models.CASCADE,
        related_name="day_counts",
        db_index=False,
        db_constraint=False,  # what goes with its agency is counted down after the agency has gone
    )
    what = models.CharField(max_length=19, choices=What)
    question = models.ForeignKey(
        "surveys.Question",
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    # The district, the call type, the shift, the language, the theme; "6.2" where a rating of the officer is of a
    # Saturday's night.
    value = models.CharField(max_length=60, blank=True)
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
