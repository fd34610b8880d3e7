from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_frequent_after"),
    ]

    operations = [
        migrations.AddField(
            model_name="agency",
            name="officers_shown",
            field=models.CharField(
                choices=[
                    ("nobody", "To nobody"),
                    ("leaders", "To supervisors, command staff and admins"),
                    ("command", "To command staff alone"),
                ],
                default="nobody",
                max_length=7,
            ),
        ),
    ]
