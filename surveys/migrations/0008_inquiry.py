import django.db.models.deletion
from django.db import migrations, models

from agencies.tenancy.operations import LockTable


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0006_unmasked_comments"),
        ("surveys", "0007_sent_by_hand"),
    ]

    operations = [
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
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="inquiries",
                        to="agencies.agency",
                    ),
                ),
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
        LockTable("Inquiry"),
    ]
