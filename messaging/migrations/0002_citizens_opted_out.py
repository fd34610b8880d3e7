from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("messaging", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="citizen",
            index=models.Index(
                condition=models.Q(("opted_out_at__isnull", False)),
                fields=["agency", "opted_out_at"],
                name="citizens_opted_out",
            ),
        ),
    ]
