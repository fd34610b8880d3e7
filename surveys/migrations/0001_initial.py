import datetime
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models
from agencies.tenancy.operations import AppendOnly, LockTable

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

# Of answers as they are written: which transaction did it (surveys/changes.py).
CHANGED_IN = """
CREATE FUNCTION surveys_answer_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_in := pg_current_xact_id()::text::bigint;
    RETURN NEW;
END $$;
CREATE TRIGGER changed_in BEFORE INSERT OR UPDATE ON surveys_answer
    FOR EACH ROW EXECUTE FUNCTION surveys_answer_changed();
"""


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
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="surveys",
                        to="agencies.agency",
                    ),
                ),
                ("name", models.CharField(default="After a call", max_length=60)),
                ("active", models.BooleanField(default=True)),
                ("rank", models.PositiveSmallIntegerField(default=1)),
                (
                    "trigger",
                    models.CharField(
                        choices=[
                            ("closed", "A call closes"),
                            ("by_hand", "By hand"),
                            ("web", "Somebody opens a link or scans a code"),
                        ],
                        default="closed",
                        max_length=7,
                    ),
                ),
                (
                    "call_types",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "districts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("called_from", models.TimeField(blank=True, null=True)),
                ("called_until", models.TimeField(blank=True, null=True)),
                (
                    "share",
                    models.PositiveSmallIntegerField(
                        default=100,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                ("delay", models.DurationField(default=datetime.timedelta(seconds=14400))),
                ("interval", models.DurationField(default=datetime.timedelta(days=30))),
                ("too_late_after", models.DurationField(default=datetime.timedelta(days=3))),
                ("open_for", models.DurationField(default=datetime.timedelta(days=2))),
                ("remind_after", models.DurationField(blank=True, null=True)),
                ("links", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["rank", "pk"],
                "indexes": [models.Index(fields=["agency", "rank"], name="surveys_in_order")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("called_from__isnull", True), ("called_until__isnull", True)),
                            models.Q(
                                ("called_from__isnull", False), ("called_until__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="survey_hours_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("share__gte", 1), ("share__lte", 100)),
                        name="survey_share_of_a_hundred",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Door",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="doors",
                        to="agencies.agency",
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="doors",
                        to="surveys.survey",
                    ),
                ),
                ("code", models.CharField(max_length=12, unique=True)),
                ("name", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("place", "A place"),
                            ("officer", "An officer"),
                            ("event", "An event"),
                        ],
                        default="place",
                        max_length=7,
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="doors",
                        to="agencies.officer",
                    ),
                ),
                ("only_by_card", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["name", "pk"],
                "indexes": [models.Index(fields=["agency", "name"], name="doors_of_agency")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "officer"), ("officer__isnull", False)),
                            models.Q(
                                models.Q(("kind", "officer"), _negated=True),
                                ("officer__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="door_of_an_officer_names_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="surveys.survey",
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
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="surveys.version",
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
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
                ("element", models.CharField(blank=True, max_length=20)),
                ("text", models.JSONField()),
                ("choices", models.JSONField(blank=True, default=dict)),
                ("after", models.UUIDField(blank=True, null=True)),
                (
                    "comparison",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("at_most", "at most"),
                            ("at_least", "at least"),
                            ("is", "exactly"),
                        ],
                        max_length=8,
                    ),
                ),
                ("bound", models.SmallIntegerField(blank=True, null=True)),
            ],
            options={
                "ordering": ["version", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("version", "position"),
                        name="one_question_a_place",
                    ),
                    models.UniqueConstraint(
                        fields=("version", "key"), name="a_question_once_a_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("after__isnull", True), ("bound__isnull", True), ("comparison", "")
                            ),
                            models.Q(
                                ("after__isnull", False),
                                ("bound__isnull", False),
                                models.Q(("comparison", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="question_condition_whole",
                    ),
                ],
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
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="surveys.survey",
                    ),
                ),
                (
                    "incident",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conversation",
                        to="incidents.incident",
                    ),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="messaging.citizen",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="agencies.line",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="surveys.door",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("text", "By text"), ("web", "On the web")],
                        default="text",
                        max_length=4,
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=12, null=True, unique=True)),
                ("visitor", models.CharField(blank=True, max_length=64)),
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
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.question",
                    ),
                ),
                ("repeated", models.BooleanField(default=False)),
                ("opened_at", models.DateTimeField()),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("checked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_because", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
                "indexes": [
                    models.Index(fields=["agency", "-opened_at"], name="conversations_latest"),
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["agency", "expires_at"],
                        name="conversations_to_expire",
                    ),
                    models.Index(
                        condition=models.Q(("door__isnull", False)),
                        fields=["agency", "door", "-opened_at"],
                        name="conversations_of_doors",
                    ),
                    models.Index(
                        condition=models.Q(("visitor", ""), _negated=True),
                        fields=["agency", "opened_at"],
                        name="conversations_to_forget",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("line", "citizen"),
                        name="one_open_conversation_per_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("citizen__isnull", False),
                                ("door__isnull", True),
                                ("incident__isnull", False),
                                ("line__isnull", False),
                            ),
                            models.Q(
                                ("channel", "web"),
                                ("citizen__isnull", True),
                                ("door__isnull", False),
                                ("incident__isnull", True),
                                ("line__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="conversation_began_by_text_or_at_a_door",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Card",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cards",
                        to="agencies.agency",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cards",
                        to="surveys.door",
                    ),
                ),
                ("code", models.CharField(max_length=12, unique=True)),
                ("made_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "conversation",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="card",
                        to="surveys.conversation",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["agency", "door", "made_at"], name="cards_of_door")
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
                ("number", models.SmallIntegerField(blank=True, null=True)),
                ("comment", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField()),
                ("changed_in", models.BigIntegerField(default=0, editable=False)),
            ],
            options={
                "ordering": ["answered_at", "pk"],
                "indexes": [
                    models.Index(fields=["agency", "-answered_at"], name="answers_latest"),
                    models.Index(fields=["agency", "changed_in", "id"], name="answers_by_change"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("conversation", "question"), name="one_answer_per_question"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SentByHand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sent_by_hand",
                        to="agencies.agency",
                    ),
                ),
                (
                    "conversation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sent_by_hand",
                        to="surveys.conversation",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("agreed", models.CharField(max_length=200)),
                ("findings", models.JSONField()),
            ],
            options={
                "verbose_name_plural": "sent by hand",
                "indexes": [models.Index(fields=["agency", "-at"], name="sent_by_hand_latest")],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="agencies.agency",
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="surveys.answer",
                    ),
                ),
                ("before", models.SmallIntegerField(null=True)),
                ("after", models.SmallIntegerField(null=True)),
                ("why", models.CharField(max_length=200)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["at", "pk"],
                "indexes": [
                    models.Index(fields=["agency", "answer"], name="corrections_of_answer")
                ],
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
                ("ask", models.BooleanField()),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                (
                    "policy_version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="incidents.policyversion",
                    ),
                ),
                (
                    "survey_version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="surveys.version",
                    ),
                ),
                ("findings", models.JSONField()),
                ("decided_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "decided_at"], name="decisions_of_agency")
                ],
            },
        ),
        migrations.CreateModel(
            name="Inquiry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="inquiries",
                        to="agencies.agency",
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("address", "From one address"),
                            ("number", "About one number"),
                            ("agency", "To the agency"),
                        ],
                        max_length=7,
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=64)),
                ("since", models.DateTimeField()),
                ("times", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name_plural": "inquiries",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "about", "key", "since"), name="one_count_of_inquiries"
                    )
                ],
            },
        ),
        LockTable("Survey"),
        LockTable("Question"),
        LockTable("Decision"),
        LockTable("Conversation"),
        LockTable("Answer"),
        LockTable("Version"),
        LockTable("Correction"),
        LockTable("Door"),
        LockTable("Card"),
        LockTable("SentByHand"),
        LockTable("Inquiry"),
        AppendOnly("Decision"),
        migrations.RunSQL(PUBLISHED_STAYS, PUBLISHED_MAY_CHANGE),
        migrations.RunSQL(CHANGED_IN, "DROP FUNCTION surveys_answer_changed CASCADE"),
    ]
