from pathlib import Path

from django.db import migrations, models

DIMENSIONS = (
    *("survey", "district", "beat", "call_type", "disposition", "shift", "weekday", "unit"),
    *("language", "officer", "channel"),
)


def read(name: str) -> str:
    return Path(__file__).with_name(f"{name}.sql").read_text()


def as_it_was(kind: str, name: str, end: str) -> str:
    """What facts.sql makes under this name: from there to the first `end`."""
    facts = read("facts")
    start = facts.index(f"CREATE {kind} {name}")
    return facts[start : facts.index(end, start) + len(end)]


def function_as_it_was(name: str) -> str:
    return as_it_was("FUNCTION", name, "END $$;").replace("CREATE", "CREATE OR REPLACE", 1)


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0001_initial"),
        ("insights", "0005_answers_of_questions"),
        ("surveys", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="conversationfacts",
            name="caller_language",
            field=models.CharField(default="", max_length=8),
            preserve_default=False,
        ),
        # Filled while no index has the column: each row would stand in it twice.
        migrations.RemoveIndex(model_name="conversationfacts", name="conversations_of_days"),
        migrations.RunSQL(
            read("caller_language"),
            [
                "DROP VIEW insights_conversations_as_they_are",
                as_it_was("VIEW", "insights_conversations_as_they_are", ";"),
                function_as_it_was("insights_copy_facts"),
                function_as_it_was("insights_incident_changed"),
            ],
        ),
        migrations.AddIndex(
            model_name="conversationfacts",
            index=models.Index(
                fields=["agency", "day"],
                include=(*DIMENSIONS, "status", "error_code", "asked", "came", "caller_language"),
                name="conversations_of_days",
            ),
        ),
    ]
