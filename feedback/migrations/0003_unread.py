from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("feedback", "0002_language_of_a_comment")]

    operations = [
        migrations.AddIndex(
            model_name="reading",
            index=models.Index(
                condition=models.Q(("seen_at__isnull", True)),
                fields=["agency", "-id"],
                name="readings_unread",
            ),
        ),
    ]
