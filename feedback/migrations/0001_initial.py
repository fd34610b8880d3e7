import agencies.encryption
import datetime
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models
from agencies.tenancy.operations import LockTable

# A call is queued with what happened, in the same transaction and without a statement of ours; where an agency has no
# hook that wants to hear of it, nothing is written.
QUEUE = """
CREATE FUNCTION feedback_queue_calls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO feedback_hookcall
        (agency_id, hook_id, event, subject, state, attempts, happened_at, not_before, reason)
    SELECT NEW.agency_id, hook.id, TG_ARGV[0], NEW.id, 'waiting', 0, now(), now(), ''
    FROM feedback_hook hook
    WHERE hook.agency_id = NEW.agency_id AND hook.active AND TG_ARGV[0] = ANY (hook.events);
    RETURN NULL;
END $$;
CREATE TRIGGER tell_hooks AFTER INSERT ON surveys_answer
    FOR EACH ROW EXECUTE FUNCTION feedback_queue_calls('answer.stored');
CREATE TRIGGER tell_hooks AFTER INSERT ON feedback_followup
    FOR EACH ROW EXECUTE FUNCTION feedback_queue_calls('follow_up.opened');
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        ("messaging", "0001_initial"),
        ("surveys", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Alert",
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
                        related_name="alerts",
                        to="agencies.agency",
                    ),
                ),
                (
                    "reply",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alert",
                        to="messaging.reply",
                    ),
                ),
                (
                    "answer",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alert",
                        to="surveys.answer",
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="alerts",
                        to="surveys.conversation",
                    ),
                ),
                (
                    "concern",
                    models.CharField(
                        choices=[
                            ("self_harm", "Self-harm"),
                            ("danger", "Danger now"),
                            ("abuse", "Violence at home"),
                            ("misconduct", "Misconduct alleged"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Nobody has it"),
                            ("escalated", "Escalated: nobody has it"),
                            ("acknowledged", "Somebody has it"),
                            ("closed", "Closed"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("escalate_at", models.DateTimeField()),
                ("escalated_at", models.DateTimeField(blank=True, null=True)),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True)),
                ("false_alarm", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
                "indexes": [
                    models.Index(fields=["agency", "-opened_at"], name="alerts_latest"),
                    models.Index(
                        condition=models.Q(("state__in", ("open", "escalated"))),
                        fields=["agency", "escalate_at"],
                        name="alerts_unanswered",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer__isnull", True), ("reply__isnull", False)),
                            models.Q(("answer__isnull", False), ("reply__isnull", True)),
                            _connector="OR",
                        ),
                        name="alert_of_a_reply_or_an_answer",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notification",
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
                        related_name="notifications",
                        to="agencies.agency",
                    ),
                ),
                (
                    "alert",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notifications",
                        to="feedback.alert",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "channel",
                    models.CharField(choices=[("email", "E-mail"), ("text", "Text")], max_length=5),
                ),
                (
                    "round",
                    models.CharField(
                        choices=[("first", "At once"), ("escalation", "Escalation")], max_length=10
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("failed", "Failed"),
                            ("not_needed", "Not needed any more"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("not_before", models.DateTimeField()),
                ("claimed_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "message",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="messaging.message",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("waiting", "sending"))),
                        fields=["agency", "not_before"],
                        name="notifications_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("alert", "person", "channel", "round"), name="told_once_a_round"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Theme",
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
                        related_name="themes",
                        to="agencies.agency",
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=20)),
                ("name", models.CharField(max_length=40)),
                ("examples", models.JSONField(blank=True, default=dict)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("active", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "name"),
                        name="one_theme_of_a_name",
                        violation_error_message="Another theme has this name.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
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
                        related_name="readings",
                        to="agencies.agency",
                    ),
                ),
                (
                    "answer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reading",
                        to="surveys.answer",
                    ),
                ),
                (
                    "sounded",
                    models.CharField(
                        blank=True,
                        choices=[("good", "Good"), ("neutral", "Neutral"), ("poor", "Poor")],
                        max_length=7,
                    ),
                ),
                (
                    "corrected",
                    models.CharField(
                        blank=True,
                        choices=[("good", "Good"), ("neutral", "Neutral"), ("poor", "Poor")],
                        max_length=7,
                    ),
                ),
                (
                    "corrected_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("corrected_at", models.DateTimeField(blank=True, null=True)),
                (
                    "sounds",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            django.db.models.functions.comparison.NullIf(
                                "corrected", models.Value("")
                            ),
                            "sounded",
                        ),
                        output_field=models.CharField(
                            choices=[("good", "Good"), ("neutral", "Neutral"), ("poor", "Poor")],
                            max_length=7,
                        ),
                    ),
                ),
                ("model", models.CharField(blank=True, max_length=16)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "seen_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ThemeMark",
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
                        related_name="theme_marks",
                        to="agencies.agency",
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="feedback.reading",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="feedback.theme",
                    ),
                ),
                ("found", models.BooleanField(default=False)),
                ("corrected", models.BooleanField(blank=True, null=True)),
                (
                    "corrected_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("corrected_at", models.DateTimeField(blank=True, null=True)),
                (
                    "holds",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            "corrected", "found"
                        ),
                        output_field=models.BooleanField(),
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "theme"], name="theme_marks_of_a_theme")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("reading", "theme"), name="one_mark_of_a_theme")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReadingPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.OneToOneField(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reading_place",
                        to="agencies.agency",
                    ),
                ),
                ("transaction", models.BigIntegerField(default=0)),
                ("answer", models.BigIntegerField(default=0)),
                ("round", models.PositiveIntegerField(default=0)),
                ("claimed_at", models.DateTimeField(blank=True, null=True)),
                ("learnt_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
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
                        related_name="follow_ups",
                        to="agencies.agency",
                    ),
                ),
                (
                    "conversation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_up",
                        to="surveys.conversation",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "Nobody owns it"),
                            ("assigned", "Taken"),
                            ("resolved", "Resolved"),
                            ("dismissed", "Dismissed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                ("rule", models.CharField(max_length=80)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("outcome", models.TextField(blank=True)),
                ("opened_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["due_at", "pk"],
                "indexes": [
                    models.Index(fields=["agency", "state", "due_at"], name="follow_ups_waiting")
                ],
            },
        ),
        migrations.CreateModel(
            name="Hook",
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
                        related_name="hooks",
                        to="agencies.agency",
                    ),
                ),
                ("url", models.URLField(max_length=300)),
                ("secret", agencies.encryption.EncryptedTextField()),
                (
                    "events",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("answer.stored", "An answer was stored"),
                                ("follow_up.opened", "A follow-up was opened"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                    ),
                ),
                ("active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField()),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["agency", "active"], name="hooks_of_agency")],
            },
        ),
        migrations.CreateModel(
            name="HookCall",
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
                        related_name="hook_calls",
                        to="agencies.agency",
                    ),
                ),
                (
                    "hook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calls",
                        to="feedback.hook",
                    ),
                ),
                (
                    "event",
                    models.CharField(
                        choices=[
                            ("answer.stored", "An answer was stored"),
                            ("follow_up.opened", "A follow-up was opened"),
                        ],
                        max_length=20,
                    ),
                ),
                ("subject", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("sending", "Being sent"),
                            ("done", "Taken"),
                            ("dead", "Given up"),
                        ],
                        default="waiting",
                        max_length=7,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("happened_at", models.DateTimeField()),
                ("not_before", models.DateTimeField()),
                ("claimed_at", models.DateTimeField(blank=True, null=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("waiting", "sending"))),
                        fields=["agency", "not_before"],
                        name="hook_calls_due",
                    ),
                    models.Index(fields=["agency", "state", "-id"], name="hook_calls_latest"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recognition",
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
                        related_name="recognitions",
                        to="agencies.agency",
                    ),
                ),
                (
                    "conversation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recognition",
                        to="surveys.conversation",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recognitions",
                        to="agencies.officer",
                    ),
                ),
                ("words", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("suggested", "Suggested"),
                            ("shared", "Shared with the officer"),
                            ("declined", "Declined"),
                        ],
                        default="suggested",
                        max_length=9,
                    ),
                ),
                ("suggested_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-suggested_at", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "-suggested_at"], name="recognitions_waiting"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyNet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="safety_net",
                        to="agencies.agency",
                    ),
                ),
                ("escalate_after", models.DurationField(default=datetime.timedelta(seconds=600))),
                ("help_texts", models.JSONField(default=dict)),
                ("complaint_texts", models.JSONField(default=dict)),
                ("complaint_route", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OnCall",
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
                        related_name="on_call",
                        to="agencies.agency",
                    ),
                ),
                (
                    "membership",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="on_call",
                        to="agencies.membership",
                    ),
                ),
                ("phone", agencies.encryption.EncryptedTextField(blank=True)),
                ("at_once", models.BooleanField(default=True)),
            ],
            options={
                "verbose_name_plural": "on call",
                "ordering": ["-at_once", "membership__user__name"],
                "indexes": [models.Index(fields=["agency"], name="on_call_of_agency")],
            },
        ),
        LockTable("FollowUp"),
        LockTable("Recognition"),
        LockTable("Alert"),
        LockTable("Notification"),
        LockTable("OnCall"),
        LockTable("SafetyNet"),
        LockTable("Hook"),
        LockTable("HookCall"),
        LockTable("Theme"),
        LockTable("Reading"),
        LockTable("ThemeMark"),
        LockTable("ReadingPlace"),
        migrations.RunSQL(QUEUE, "DROP FUNCTION feedback_queue_calls CASCADE"),
    ]
