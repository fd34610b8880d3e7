from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("feedback", "0004_days_of_a_theme")]

    operations = [
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(
                fields=["agency", "-closed_at", "-id"],
                condition=models.Q(closed_at__isnull=False),
                name="follow_ups_closed",
            ),
        ),
    ]
