from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("feedback", "0003_hooks"),
    ]

    operations = [
        migrations.AlterField(
            model_name="followup",
            name="state",
            field=models.CharField(
                choices=[
                    ("new", "Nobody owns it"),
                    ("assigned", "Taken"),
                    ("resolved", "Resolved"),
                    ("dismissed", "Dismissed"),
                    ("withdrawn", "Withdrawn"),
                ],
                default="new",
                max_length=10,
            ),
        ),
    ]
