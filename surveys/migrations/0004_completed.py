from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0003_answers_with_a_comment")]

    operations = [
        migrations.AddIndex(
            model_name="conversation",
            index=models.Index(
                condition=models.Q(("citizen__isnull", False), ("state", "completed")),
                fields=["agency", "closed_at"],
                name="conversations_completed",
            ),
        ),
    ]
