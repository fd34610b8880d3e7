import datetime
import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models

from agencies.tenancy.operations import AppendOnly, LockTable


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        ("incidents", "0001_initial"),
        ("messaging", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Survey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(default="After a call", max_length=60)),
                ("active", models.BooleanField(default=True)),
                ("delay", models.DurationField(default=datetime.timedelta(seconds=14400))),
                ("interval", models.DurationField(default=datetime.timedelta(days=30))),
                ("too_late_after", models.DurationField(default=datetime.timedelta(days=3))),
                ("open_for", models.DurationField(default=datetime.timedelta(days=2))),
                ("thanks", models.JSONField(default=dict)),
                ("unclear", models.JSONField(default=dict)),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="surveys",
                        to="agencies.agency",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rating", "Rating from 1 to 5"),
                            ("yes_no", "Yes or no"),
                            ("comment", "Own words"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("officer", "Officer"),
                            ("dispatcher", "Dispatcher"),
                            ("agency", "Agency"),
                        ],
                        max_length=10,
                    ),
                ),
                ("label", models.CharField(max_length=60)),
                ("text", models.JSONField()),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="agencies.agency",
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="surveys.survey",
                    ),
                ),
            ],
            options={
                "ordering": ["survey", "position"],
            },
        ),
        migrations.CreateModel(
            name="Conversation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("thread", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("language", models.CharField(max_length=8)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("completed", "Answered"),
                            ("expired", "Expired"),
                            ("stopped", "Stopped"),
                            ("unreachable", "Not reached"),
                        ],
                        default="open",
                        max_length=11,
                    ),
                ),
                ("repeated", models.BooleanField(default=False)),
                ("opened_at", models.DateTimeField()),
                ("checked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conversations",
                        to="agencies.agency",
                    ),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="messaging.citizen",
                    ),
                ),
                (
                    "incident",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conversation",
                        to="incidents.incident",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="agencies.line",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.question",
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="surveys.survey",
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ask", models.BooleanField()),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("findings", models.JSONField()),
                ("decided_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="agencies.agency",
                    ),
                ),
                (
                    "incident",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decision",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "decided_at"], name="decisions_of_agency")
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.SmallIntegerField(blank=True, null=True)),
                ("comment", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="agencies.agency",
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="survey_answers",
                        to="messaging.reply",
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="surveys.conversation",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="surveys.question",
                    ),
                ),
            ],
            options={
                "ordering": ["answered_at", "pk"],
                "indexes": [models.Index(fields=["agency", "-answered_at"], name="answers_latest")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("conversation", "question"), name="one_answer_per_question"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="survey",
            constraint=models.UniqueConstraint(
                condition=models.Q(("active", True)),
                fields=("agency",),
                name="one_active_survey_per_agency",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(
                fields=("survey", "position"), name="one_question_per_position"
            ),
        ),
        migrations.AddIndex(
            model_name="conversation",
            index=models.Index(fields=["agency", "-opened_at"], name="conversations_latest"),
        ),
        migrations.AddIndex(
            model_name="conversation",
            index=models.Index(
                condition=models.Q(("state", "open")),
                fields=["agency", "expires_at"],
                name="conversations_to_expire",
            ),
        ),
        migrations.AddConstraint(
            model_name="conversation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")),
                fields=("line", "citizen"),
                name="one_open_conversation_per_number",
            ),
        ),
        LockTable("Survey"),
        LockTable("Question"),
        LockTable("Decision"),
        LockTable("Conversation"),
        LockTable("Answer"),
        AppendOnly("Decision"),
    ]
