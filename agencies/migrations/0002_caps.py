from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0001_initial"),
    ]

    operations = [
        migrations.RenameField("agency", "monthly_budget", "segments_a_month"),
        migrations.AddField(
            model_name="agency",
            name="segments_a_day",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
    ]
