from django.db import migrations


class Migration(migrations.Migration):
    """A question is of one agency: Postgres else takes an agency's answers to its own question for few."""

    dependencies = [("insights", "0004_refusals")]

    operations = [
        migrations.RunSQL(
            [
                "CREATE STATISTICS insights_questions_of_agencies (dependencies) "
                "ON agency_id, question_id FROM insights_answerfacts",
                "ANALYZE insights_answerfacts",
            ],
            "DROP STATISTICS insights_questions_of_agencies",
        )
    ]
