from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import migrations, models
from django.db.models.deletion import DO_NOTHING

from agencies.tenancy.operations import LockLongTable

DIMENSIONS = (
    *("survey", "district", "beat", "call_type", "disposition", "shift", "weekday", "unit"),
    *("language", "officer", "channel"),
)
FUNCTIONS = (
    *("insights_conversation_began", "insights_conversation_changed"),
    *("insights_conversations_gone", "insights_answer_given", "insights_answers_changed"),
    "insights_incident_changed",
    *("insights_door_changed", "insights_text_changed", "insights_days_changed"),
    *(
        "insights_alone_with_counts",
        "insights_count_answers",
        "insights_count_texted",
        "insights_count_otherwise",
        "insights_count_again",
    ),
    *("insights_count_incidents", "insights_count_incident_otherwise"),
    *("insights_counted", "insights_counts_as", "insights_shift", "insights_copy_facts"),
)
VIEWS = ("insights_answers_as_they_are", "insights_conversations_as_they_are")
OF_VIEWS = ("insights_came", "insights_is_good", "insights_rated_before")


def unbound(to: str, related_name: str = "+", **options: Any) -> Any:
    return models.ForeignKey(
        to, DO_NOTHING, related_name=related_name, db_index=False, db_constraint=False, **options
    )


def bound(kind: Callable[..., Any], to: str, related_name: str, **options: Any) -> Any:
    return kind(to, DO_NOTHING, related_name=related_name, db_constraint=False, **options)


def facts() -> list[tuple[str, Any]]:
    """In the order of the views of facts.sql, whose rows are compared with those of the tables as wholes."""
    return [
        ("agency", unbound("agencies.agency", "%(class)s")),
        ("survey", unbound("surveys.survey")),
        ("district", models.CharField(max_length=60)),
        ("beat", models.CharField(max_length=60)),
        ("call_type", models.CharField(max_length=60)),
        ("disposition", models.CharField(max_length=60)),
        ("shift", models.SmallIntegerField(null=True)),
        ("weekday", models.SmallIntegerField(null=True)),
        ("unit", models.CharField(max_length=60)),
        ("language", models.CharField(max_length=8)),
        ("officer", unbound("agencies.officer", null=True)),
        ("channel", models.CharField(max_length=4)),
        ("day", models.DateField()),
    ]


COME = [
    (0, "Did not answer"),
    (1, "Answered"),
    (2, "Rated the officer"),
    (3, "Rated the officer 4 or 5"),
]

COUNTED = [
    ("question", "Answers to a question"),
    ("district", "Ratings of the officer in a district"),
    ("call_type", "Ratings of the officer after calls of a type"),
    ("texted", "People texted, and those who answered"),
    ("visited", "People who answered through a door"),
    ("comments", "Comments"),
    ("comments.theme", "Comments on a theme"),
    ("comments.people", "People who wrote something"),
    ("incidents.district", "Incidents in a district"),
    ("incidents.call_type", "Incidents of a call type"),
    ("incidents.shift", "Incidents that came in a shift"),
    ("incidents.language", "Incidents of callers of a language"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0001_initial"),
        ("incidents", "0001_initial"),
        ("insights", "0001_initial"),
        ("messaging", "0001_initial"),
        ("surveys", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConversationFacts",
            fields=[
                *facts(),
                (
                    "conversation",
                    bound(
                        models.OneToOneField,
                        "surveys.conversation",
                        "facts",
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("status", models.CharField(max_length=10)),
                ("error_code", models.PositiveIntegerField(null=True)),
                ("asked", models.BooleanField()),
                ("came", models.SmallIntegerField(choices=COME)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "day"],
                        include=(*DIMENSIONS, "status", "error_code", "asked", "came"),
                        name="conversations_of_days",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerFacts",
            fields=[
                *facts(),
                (
                    "answer",
                    bound(
                        models.OneToOneField,
                        "surveys.answer",
                        "facts",
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("conversation", bound(models.ForeignKey, "surveys.conversation", "+")),
                ("question", unbound("surveys.question")),
                ("good", models.BooleanField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "question", "day"],
                        include=(*DIMENSIONS, "good"),
                        name="answers_of_days",
                    )
                ],
            },
        ),
        migrations.AlterField(
            model_name="daycount",
            name="what",
            field=models.CharField(choices=COUNTED, max_length=19),
        ),
        LockLongTable("ConversationFacts"),
        LockLongTable("AnswerFacts"),
        migrations.RunSQL(
            [Path(__file__).with_name(f"{name}.sql").read_text() for name in ("facts", "counting")],
            [
                *(f"DROP FUNCTION {function} CASCADE" for function in FUNCTIONS),
                *(f"DROP VIEW {view}" for view in VIEWS),
                *(f"DROP FUNCTION {function}" for function in OF_VIEWS),
            ],
        ),
    ]
