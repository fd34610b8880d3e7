"""Files are read by several at once, and know which of their words nobody knows, and how often."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("incidents", "0009_seen")]

    operations = [
        migrations.RemoveField(model_name="intakefile", name="last_line"),
        migrations.RemoveField(model_name="intakefile", name="unknown"),
        migrations.AddField(
            model_name="intakefile", name="places", field=models.JSONField(default=list)
        ),
        migrations.AddField(
            model_name="intakefile", name="unknown", field=models.JSONField(default=dict)
        ),
    ]
