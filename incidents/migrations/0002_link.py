import django.db.models.deletion
from django.db import migrations, models

from agencies.tenancy.operations import LockTable


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0001_initial"),
        ("incidents", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Link",
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
                        choices=[("linked", "Linked with"), ("merged", "Merged into")], max_length=6
                    ),
                ),
                ("reference", models.CharField(max_length=64)),
                ("other", models.CharField(max_length=64)),
                ("said_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "ordering": ["said_at", "pk"],
                "indexes": [models.Index(fields=["agency", "other"], name="links_to_incident")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "reference", "other", "kind"), name="one_link_of_a_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reference", models.F("other")), _negated=True),
                        name="no_link_with_itself",
                    ),
                ],
            },
        ),
        LockTable("Link"),
    ]
