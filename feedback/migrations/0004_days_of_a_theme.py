from django.db import migrations, models
from django.utils import timezone

COPIED = """
    SELECT set_config('engage.agency', '*', true);
    UPDATE feedback_thememark mark SET answered_at = answer.answered_at
    FROM feedback_reading reading JOIN surveys_answer answer ON answer.id = reading.answer_id
    WHERE reading.id = mark.reading_id;
"""


class Migration(migrations.Migration):
    dependencies = [("feedback", "0003_unread"), ("surveys", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="reading",
            name="rating",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="thememark",
            name="answered_at",
            field=models.DateTimeField(default=timezone.now),
            preserve_default=False,
        ),
        migrations.RunSQL(COPIED, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="thememark",
            index=models.Index(
                condition=models.Q(("holds", True)),
                fields=["agency", "answered_at"],
                include=["theme"],
                name="theme_marks_of_days",
            ),
        ),
    ]
