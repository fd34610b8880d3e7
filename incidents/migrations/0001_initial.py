import agencies.encryption
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from agencies.tenancy.operations import LockTable


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=64)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                            ("duplicate", "Duplicate"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("call_type", models.CharField(blank=True, max_length=60)),
                ("disposition", models.CharField(blank=True, max_length=60)),
                ("priority", models.CharField(blank=True, max_length=20)),
                ("district", models.CharField(blank=True, max_length=60)),
                ("beat", models.CharField(blank=True, max_length=60)),
                ("unit", models.CharField(blank=True, max_length=60)),
                ("officer_badge", models.CharField(blank=True, max_length=20)),
                ("dispatcher", models.CharField(blank=True, max_length=60)),
                ("self_initiated", models.BooleanField(default=False)),
                ("arrest", models.BooleanField(default=False)),
                ("caller_role", models.CharField(blank=True, max_length=30)),
                ("caller_phone", agencies.encryption.EncryptedTextField(blank=True)),
                ("caller_hash", models.CharField(blank=True, max_length=64)),
                ("caller_language", models.CharField(blank=True, max_length=8)),
                ("opened_at", models.DateTimeField()),
                ("dispatched_at", models.DateTimeField(blank=True, null=True)),
                ("arrived_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("source", models.CharField(max_length=60)),
                ("source_updated_at", models.DateTimeField(blank=True, null=True)),
                ("received_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("undecided", models.BooleanField(default=True)),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="incidents",
                        to="agencies.agency",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="incidents",
                        to="agencies.officer",
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoryEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("call_type", "Call type"),
                            ("disposition", "Disposition"),
                            ("status", "Status"),
                        ],
                        max_length=12,
                    ),
                ),
                ("code", models.CharField(max_length=60)),
                ("seen_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="history_entries",
                        to="agencies.agency",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="history",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "history entries",
                "ordering": ["seen_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Code",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("call_type", "Call type"), ("disposition", "Disposition")],
                        max_length=12,
                    ),
                ),
                ("code", models.CharField(max_length=60)),
                ("description", models.CharField(blank=True, max_length=120)),
                (
                    "use",
                    models.CharField(
                        blank=True,
                        choices=[("ask", "Ask"), ("tell", "Tell only"), ("never", "Never")],
                        max_length=5,
                    ),
                ),
                ("first_seen_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="agencies.agency",
                    ),
                ),
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
                "ordering": ["kind", "code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "kind", "code"), name="one_code_per_agency"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(fields=["agency", "-opened_at"], name="incidents_latest"),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", False), ("undecided", True)),
                fields=["agency", "closed_at"],
                name="incidents_to_decide",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(("caller_hash", ""), _negated=True),
                fields=["agency", "caller_hash", "opened_at"],
                name="incidents_of_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.UniqueConstraint(
                fields=("agency", "reference"), name="one_incident_per_reference"
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_at__isnull", True),
                    ("closed_at__gte", models.F("opened_at")),
                    _connector="OR",
                ),
                name="incident_closes_after_it_opens",
            ),
        ),
        migrations.AddConstraint(
            model_name="historyentry",
            constraint=models.UniqueConstraint(
                fields=("incident", "kind", "code"), name="one_entry_per_code_seen"
            ),
        ),
        LockTable("Incident"),
        LockTable("HistoryEntry"),
        LockTable("Code"),
    ]
