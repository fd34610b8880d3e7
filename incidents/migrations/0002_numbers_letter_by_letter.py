from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("incidents", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="incident",
            name="reference",
            field=models.CharField(db_collation="C", max_length=64),
        ),
        migrations.AlterField(
            model_name="incident",
            name="number",
            field=models.CharField(blank=True, db_collation="C", max_length=64),
        ),
    ]
