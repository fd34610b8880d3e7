from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("incidents", "0003_unread")]

    operations = [
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                fields=["agency", "-opened_at"],
                condition=models.Q(undecided=True),
                name="incidents_undecided",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                fields=["agency", "status", "-opened_at"],
                condition=~models.Q(status="closed"),
                name="incidents_not_closed",
            ),
        ),
    ]
