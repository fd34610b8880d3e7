from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0002_on_the_web")]

    operations = [
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(
                condition=models.Q(("comment", ""), _negated=True),
                fields=["agency", "-answered_at", "-id"],
                name="answers_with_a_comment",
            ),
        ),
    ]
