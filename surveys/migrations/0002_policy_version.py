import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0004_policy_version"),
        ("surveys", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="policy_version",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decisions",
                to="incidents.policyversion",
            ),
        ),
    ]
