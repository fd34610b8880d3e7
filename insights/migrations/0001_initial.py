import django.db.models.deletion
from django.db import migrations, models

from agencies.tenancy.operations import LockTable


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        ("surveys", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DayCount",
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
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="day_counts",
                        to="agencies.agency",
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("question", "Answers to a question"),
                            ("district", "Ratings of the officer in a district"),
                            ("call_type", "Ratings of the officer after calls of a type"),
                            ("texted", "People texted, and those who answered"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="surveys.question",
                    ),
                ),
                ("value", models.CharField(blank=True, max_length=60)),
                ("day", models.DateField()),
                ("good", models.IntegerField()),
                ("total", models.IntegerField()),
                ("settled", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "what", "day"],
                        include=("question", "value", "good", "total"),
                        name="day_counts_of_days",
                    ),
                    models.Index(
                        condition=models.Q(("settled", False)),
                        fields=["agency", "day"],
                        name="day_counts_to_settle",
                    ),
                ],
            },
        ),
        LockTable("DayCount"),
    ]
