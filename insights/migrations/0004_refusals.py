from pathlib import Path
from typing import Any

from django.db import migrations, models
from django.db.models.deletion import DO_NOTHING

from agencies.tenancy.operations import LockLongTable

FUNCTIONS = ("insights_refused", "insights_copy_all_refusals")


def unbound(to: str, related_name: str = "+") -> Any:
    return models.ForeignKey(
        to, DO_NOTHING, related_name=related_name, db_index=False, db_constraint=False
    )


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0004_rare_incidents"),
        ("insights", "0003_comments"),
    ]

    operations = [
        migrations.CreateModel(
            name="Refusal",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "agency",
                        "reason",
                        "incident",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("agency", unbound("agencies.agency", "refusals")),
                ("reason", models.CharField(max_length=40)),
                ("incident", unbound("incidents.incident")),
            ],
        ),
        LockLongTable("Refusal"),
        migrations.RunSQL(
            Path(__file__).with_name("refusals.sql").read_text(),
            [
                *(f"DROP FUNCTION {function} CASCADE" for function in FUNCTIONS),
                "DROP VIEW insights_refusals_as_they_are",
            ],
        ),
    ]
