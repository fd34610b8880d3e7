from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="survey",
            name="one_page",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="version",
            name="web_welcome",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="version",
            name="web_purpose",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="version",
            name="web_thanks",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
