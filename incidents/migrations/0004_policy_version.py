import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from agencies.tenancy.operations import AppendOnly, LockTable


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_frequent_after"),
        ("incidents", "0003_intake"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="code",
            name="described_anew",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.CreateModel(
            name="FrequentNumber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("caller_hash", models.CharField(max_length=64)),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("text", "Text"),
                            ("never", "Never text"),
                            ("later", "Decide later"),
                        ],
                        max_length=5,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=120)),
                ("decided_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="frequent_numbers",
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
                "ordering": ["-decided_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "caller_hash"), name="one_choice_for_a_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PolicyVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("why", models.CharField(max_length=300)),
                ("changes", models.JSONField()),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="policy_versions",
                        to="agencies.agency",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "number"), name="one_policy_of_a_number"
                    )
                ],
            },
        ),
        LockTable("FrequentNumber"),
        LockTable("PolicyVersion"),
        AppendOnly("PolicyVersion"),
    ]
