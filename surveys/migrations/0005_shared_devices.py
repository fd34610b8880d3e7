from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0004_completed")]

    operations = [
        migrations.AddField(
            model_name="door",
            name="shared",
            field=models.BooleanField(default=False),
        ),
    ]
