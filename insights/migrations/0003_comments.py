from pathlib import Path
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models
from django.db.models.deletion import DO_NOTHING

from agencies.tenancy.operations import LockLongTable

FUNCTIONS = (
    *("insights_comment_given", "insights_comments_changed", "insights_comment_read"),
    *("insights_comment_marked", "insights_comments_told_otherwise"),
    *("insights_days_of_comments_changed", "insights_copy_comments", "insights_copy_all_comments"),
    *("insights_count_comments", "insights_count_comment_otherwise", "insights_comments_counted"),
    "insights_comment_counts_as",
)


def unbound(to: str, related_name: str = "+") -> Any:
    return models.ForeignKey(
        to, DO_NOTHING, related_name=related_name, db_index=False, db_constraint=False
    )


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0001_initial"),
        ("feedback", "0004_days_of_a_theme"),
        ("insights", "0002_facts"),
        ("surveys", "0004_completed"),
    ]

    operations = [
        # In the order of the view of comments.sql, whose rows are compared with those of the table as wholes.
        migrations.CreateModel(
            name="CommentFacts",
            fields=[
                ("agency", unbound("agencies.agency", "commentfacts")),
                ("survey", unbound("surveys.survey")),
                ("district", models.CharField(max_length=60)),
                ("call_type", models.CharField(max_length=60)),
                ("language", models.CharField(max_length=3)),
                ("rating", models.SmallIntegerField(null=True)),
                ("sounds", models.CharField(max_length=7)),
                ("seen", models.BooleanField()),
                ("themes", ArrayField(models.BigIntegerField())),
                ("is_first", models.BooleanField()),
                ("asked_on", models.DateField()),
                ("answered_at", models.DateTimeField()),
                ("day", models.DateField()),
                (
                    "answer",
                    models.OneToOneField(
                        "surveys.answer",
                        DO_NOTHING,
                        related_name="comment_facts",
                        db_constraint=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        "surveys.conversation", DO_NOTHING, related_name="+", db_constraint=False
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "-answered_at", "-answer"],
                        include=(
                            *("survey", "district", "call_type", "language", "rating", "sounds"),
                            *("seen", "themes", "is_first", "asked_on", "day"),
                        ),
                        name="comments_in_order",
                    )
                ],
            },
        ),
        LockLongTable("CommentFacts"),
        migrations.RunSQL(
            [
                Path(__file__).with_name(f"{name}.sql").read_text()
                for name in ("counting_comments", "comments")
            ],
            [
                *(f"DROP FUNCTION {function} CASCADE" for function in FUNCTIONS),
                "DROP VIEW insights_comments_as_they_are",
            ],
        ),
    ]
