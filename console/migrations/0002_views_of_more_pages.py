from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("console", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="savedview",
            name="page",
            field=models.CharField(
                choices=[("explore", "Explore"), ("comments", "Comments")],
                default="explore",
                max_length=10,
            ),
            preserve_default=False,
        ),
        migrations.RemoveConstraint(model_name="savedview", name="one_view_of_a_name_each"),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                fields=("agency", "owner", "page", "name"), name="one_view_of_a_name_each"
            ),
        ),
    ]
