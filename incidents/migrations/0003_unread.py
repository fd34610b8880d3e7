from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("incidents", "0002_numbers_letter_by_letter")]

    operations = [
        migrations.AddField(
            model_name="incident",
            name="unread_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="unread_from",
            field=models.CharField(blank=True, db_default="", default="", max_length=90),
        ),
        migrations.AddField(
            model_name="intakefile",
            name="held",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                fields=["agency", "-unread_at"],
                condition=Q(unread_at__isnull=False),
                name="incidents_held",
            ),
        ),
    ]
