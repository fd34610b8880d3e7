import agencies.encryption
from agencies.tenancy.operations import LockTable

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

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
    dependencies = [
        ("agencies", "0005_scopes"),
        ("feedback", "0002_alert"),
        ("surveys", "0004_changed_in"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Hook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hooks",
                        to="agencies.agency",
                    ),
                ),
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
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="hook",
            index=models.Index(fields=["agency", "active"], name="hooks_of_agency"),
        ),
        migrations.AddIndex(
            model_name="hookcall",
            index=models.Index(
                condition=models.Q(("state__in", ("waiting", "sending"))),
                fields=["agency", "not_before"],
                name="hook_calls_due",
            ),
        ),
        migrations.AddIndex(
            model_name="hookcall",
            index=models.Index(fields=["agency", "state", "-id"], name="hook_calls_latest"),
        ),
        LockTable("Hook"),
        LockTable("HookCall"),
        migrations.RunSQL(QUEUE, "DROP FUNCTION feedback_queue_calls CASCADE"),
    ]
