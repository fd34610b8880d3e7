import agencies.encryption
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from agencies.tenancy.operations import LockTable


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Citizen",
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
                        related_name="citizens",
                        to="agencies.agency",
                    ),
                ),
                ("phone", agencies.encryption.EncryptedTextField()),
                ("phone_hash", models.CharField(max_length=64)),
                ("language", models.CharField(default="en", max_length=8)),
                ("opted_out_at", models.DateTimeField(blank=True, null=True)),
                ("opted_out_how", models.CharField(blank=True, max_length=80)),
                ("never_text_at", models.DateTimeField(blank=True, null=True)),
                ("never_text_reason", models.CharField(blank=True, max_length=120)),
                ("dead_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "phone_hash"), name="one_citizen_per_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsentChange",
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
                        related_name="consent_changes",
                        to="agencies.agency",
                    ),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consent_changes",
                        to="messaging.citizen",
                    ),
                ),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("opted_out", "Opted out"),
                            ("opted_in", "Wants texts again"),
                            ("listed", "Put on the never-text list"),
                            ("unlisted", "Taken off the never-text list"),
                        ],
                        max_length=9,
                    ),
                ),
                ("how", models.CharField(max_length=160)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("doubtful", models.BooleanField(default=False)),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reviewed_by",
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
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["agency", "-at"], name="consent_changes_latest"),
                    models.Index(
                        condition=models.Q(("doubtful", True), ("reviewed_at__isnull", True)),
                        fields=["agency", "at"],
                        name="consent_to_review",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reply",
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
                        related_name="replies",
                        to="agencies.agency",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="agencies.line",
                    ),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="messaging.citizen",
                    ),
                ),
                ("provider_id", models.CharField(max_length=34)),
                ("body", models.TextField(blank=True)),
                ("thread", models.UUIDField(blank=True, null=True)),
                ("handled_by", models.CharField(blank=True, max_length=60)),
                ("received_at", models.DateTimeField()),
                ("heard_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "replies",
                "ordering": ["received_at", "pk"],
                "indexes": [
                    models.Index(fields=["agency", "-received_at"], name="replies_latest"),
                    models.Index(fields=["agency", "thread"], name="replies_of_thread"),
                    models.Index(fields=["citizen", "-received_at"], name="replies_of_citizen"),
                    models.Index(
                        condition=models.Q(("heard_at__isnull", True)),
                        fields=["received_at"],
                        name="replies_unheard",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("line", "provider_id"), name="one_reply_per_provider_id"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
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
                        related_name="messages",
                        to="agencies.agency",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="agencies.line",
                    ),
                ),
                (
                    "citizen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="messaging.citizen",
                    ),
                ),
                (
                    "in_reply_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="messaging.reply",
                    ),
                ),
                ("thread", models.UUIDField(blank=True, null=True)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("opening", "First question"),
                            ("question", "Question"),
                            ("repeat", "Question repeated"),
                            ("reminder", "Reminder"),
                            ("test", "Test of a survey"),
                            ("thanks", "Thanks"),
                            ("consent", "Answer to a keyword"),
                            ("safety", "Where to get help"),
                            ("complaint", "Where to complain"),
                            ("alert", "Alert to staff"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "priority",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Live incident"), (2, "Survey"), (3, "Campaign")], default=2
                    ),
                ),
                ("body", models.TextField()),
                ("segments", models.PositiveSmallIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting"),
                            ("sending", "Being sent"),
                            ("unknown", "No receipt came yet"),
                            ("sent", "Sent"),
                            ("delivered", "Delivered"),
                            ("failed", "Failed"),
                            ("cancelled", "Not sent"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("error_code", models.PositiveIntegerField(blank=True, null=True)),
                ("provider_id", models.CharField(blank=True, max_length=34)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("not_before", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("queued_at", models.DateTimeField()),
                ("claimed_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["queued_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "queued")),
                        fields=["agency", "not_before"],
                        name="messages_waiting",
                    ),
                    models.Index(
                        condition=models.Q(("status", "sending")),
                        fields=["agency", "claimed_at"],
                        name="messages_in_flight",
                    ),
                    models.Index(
                        condition=models.Q(("status", "unknown")),
                        fields=["agency", "claimed_at"],
                        name="messages_in_doubt",
                    ),
                    models.Index(
                        condition=models.Q(("status", "sent")),
                        fields=["agency", "sent_at"],
                        name="messages_without_receipt",
                    ),
                    models.Index(
                        condition=models.Q(("status", "queued")),
                        fields=["line", "priority", "not_before"],
                        name="messages_in_order",
                    ),
                    models.Index(fields=["line", "claimed_at"], name="messages_pace"),
                    models.Index(
                        fields=["agency", "claimed_at"],
                        include=("segments", "status", "sent_at"),
                        name="messages_charged",
                    ),
                    models.Index(fields=["agency", "-queued_at"], name="messages_latest"),
                    models.Index(fields=["agency", "thread"], name="messages_of_thread"),
                    models.Index(
                        condition=models.Q(("purpose", "opening"), ("sent_at__isnull", False)),
                        fields=["agency", "thread"],
                        name="messages_that_asked",
                    ),
                    models.Index(fields=["citizen", "-queued_at"], name="messages_of_citizen"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("provider_id", ""), _negated=True),
                        fields=("provider_id",),
                        name="one_message_per_provider_id",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("purpose", "opening")),
                        fields=("thread",),
                        name="one_opening_text_per_thread",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("purpose", "reminder")),
                        fields=("thread",),
                        name="one_reminder_per_thread",
                    ),
                ],
            },
        ),
        LockTable("Citizen"),
        LockTable("ConsentChange"),
        LockTable("Reply"),
        LockTable("Message"),
    ]
