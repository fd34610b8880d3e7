from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("feedback", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="reading",
            name="language",
            field=models.CharField(blank=True, max_length=3),
        ),
    ]
