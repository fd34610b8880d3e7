"""The history of an incident moves onto its row."""

from django.db import migrations, models

# A migration acts for no agency: it says itself that it means all of them.
CARRY_OVER = """
    SELECT set_config('engage.agency', '*', true);
    UPDATE incidents_incident SET seen = history.seen FROM (
        SELECT incident_id, jsonb_agg(jsonb_build_array(kind, code, seen_at) ORDER BY id) AS seen
        FROM incidents_historyentry GROUP BY incident_id
    ) history WHERE incident_id = incidents_incident.id;
    SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [("incidents", "0008_filters")]

    operations = [
        migrations.AddField(
            model_name="incident",
            name="seen",
            field=models.JSONField(
                blank=True, db_default=models.Value([], models.JSONField()), default=list
            ),
        ),
        migrations.RunSQL(CARRY_OVER, migrations.RunSQL.noop),
        migrations.DeleteModel(name="HistoryEntry"),
    ]
