import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

from agencies.tenancy import across_agencies
from agencies.tenancy.operations import LockTable

PUBLISHED_STAYS = """
    CREATE TRIGGER published_stays BEFORE UPDATE OR DELETE ON surveys_version
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION refuse_change();

    CREATE FUNCTION refuse_change_of_published_question() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (
            SELECT FROM surveys_version version
            WHERE version.id IN (OLD.version_id, NEW.version_id) AND version.published_at IS NOT NULL
        ) THEN
            RAISE EXCEPTION 'the questions of a published version stay as they are: change the draft of the survey';
        END IF;
        RETURN coalesce(NEW, OLD);
    END $$;
    CREATE TRIGGER published_stays BEFORE INSERT OR UPDATE OR DELETE ON surveys_question
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_question();
"""
PUBLISHED_MAY_CHANGE = """
    DROP TRIGGER published_stays ON surveys_question;
    DROP FUNCTION refuse_change_of_published_question();
    DROP TRIGGER published_stays ON surveys_version;
"""


def fold(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What each survey asked becomes its first version, published."""
    survey_model = apps.get_model("surveys", "Survey")
    version_model = apps.get_model("surveys", "Version")
    question_model = apps.get_model("surveys", "Question")
    now = timezone.now()
    with across_agencies():
        for survey in survey_model.objects.all():
            version = version_model.objects.create(
                agency_id=survey.agency_id,
                survey=survey,
                number=1,
                thanks=survey.thanks,
                unclear=survey.unclear,
                languages=["en", "es"],
                saved_at=now,
                published_at=now,
            )
            for question in question_model.objects.filter(survey=survey):
                question.version, question.key = version, uuid.uuid4()
                question.save(update_fields=["version", "key"])
        # Changes of the table wait for the checks of its rows.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_frequent_after"),
        ("surveys", "0002_policy_version"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("thanks", models.JSONField(default=dict)),
                ("unclear", models.JSONField(default=dict)),
                (
                    "confirmed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("saved_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="survey_versions",
                        to="agencies.agency",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="surveys.survey",
                    ),
                ),
            ],
            options={
                "ordering": ["survey", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("survey", "number"), name="one_version_of_a_number"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("published_at__isnull", True)),
                        fields=("survey",),
                        name="one_draft_of_a_survey",
                    ),
                ],
            },
        ),
        LockTable("Version"),
        migrations.AddField(
            model_name="question",
            name="version",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="questions",
                to="surveys.version",
            ),
        ),
        migrations.AddField(
            model_name="question", name="key", field=models.UUIDField(default=uuid.uuid4)
        ),
        migrations.RunPython(fold),
        migrations.AlterField(
            model_name="question",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="questions",
                to="surveys.version",
            ),
        ),
        migrations.RemoveConstraint(model_name="question", name="one_question_per_position"),
        migrations.AlterModelOptions(
            name="question", options={"ordering": ["version", "position"]}
        ),
        migrations.RemoveField(model_name="question", name="survey"),
        migrations.RemoveConstraint(model_name="survey", name="one_active_survey_per_agency"),
        migrations.RemoveField(model_name="survey", name="thanks"),
        migrations.RemoveField(model_name="survey", name="unclear"),
        migrations.AlterModelOptions(name="survey", options={"ordering": ["rank", "pk"]}),
        migrations.AddField(
            model_name="conversation",
            name="reminded_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="decision",
            name="survey_version",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decisions",
                to="surveys.version",
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="after",
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="question",
            name="bound",
            field=models.SmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="question",
            name="choices",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="question",
            name="comparison",
            field=models.CharField(
                blank=True,
                choices=[("at_most", "at most"), ("at_least", "at least"), ("is", "exactly")],
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="element",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AlterField(
            model_name="question",
            name="kind",
            field=models.CharField(
                choices=[
                    ("rating", "Rating from 1 to 5"),
                    ("rating_10", "Rating from 0 to 10"),
                    ("yes_no", "Yes or no"),
                    ("choice", "One of a list"),
                    ("comment", "Own words"),
                ],
                max_length=9,
            ),
        ),
        migrations.AddField(
            model_name="survey",
            name="rank",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="survey",
            name="trigger",
            field=models.CharField(
                choices=[("closed", "A call closes"), ("by_hand", "By hand")],
                default="closed",
                max_length=7,
            ),
        ),
        *(
            migrations.AddField(
                model_name="survey",
                name=name,
                field=django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                ),
            )
            for name in ("call_types", "districts")
        ),
        *(
            migrations.AddField(
                model_name="survey", name=name, field=models.TimeField(blank=True, null=True)
            )
            for name in ("called_from", "called_until")
        ),
        migrations.AddField(
            model_name="survey",
            name="share",
            field=models.PositiveSmallIntegerField(
                default=100,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(100),
                ],
            ),
        ),
        migrations.AddField(
            model_name="survey",
            name="remind_after",
            field=models.DurationField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="survey",
            index=models.Index(fields=["agency", "rank"], name="surveys_in_order"),
        ),
        migrations.AddConstraint(
            model_name="survey",
            constraint=models.CheckConstraint(
                condition=models.Q(("called_from__isnull", True), ("called_until__isnull", True))
                | models.Q(("called_from__isnull", False), ("called_until__isnull", False)),
                name="survey_hours_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="survey",
            constraint=models.CheckConstraint(
                condition=models.Q(("share__gte", 1), ("share__lte", 100)),
                name="survey_share_of_a_hundred",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable.DEFERRED,
                fields=("version", "position"),
                name="one_question_a_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(
                fields=("version", "key"), name="a_question_once_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("after__isnull", True), ("bound__isnull", True), ("comparison", "")
                )
                | models.Q(
                    ("after__isnull", False),
                    ("bound__isnull", False),
                    models.Q(("comparison", ""), _negated=True),
                ),
                name="question_condition_whole",
            ),
        ),
        migrations.RunSQL(PUBLISHED_STAYS, PUBLISHED_MAY_CHANGE),
    ]
