import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from agencies.tenancy.operations import LockTable


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0006_unmasked_comments"),
        ("surveys", "0006_doors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SentByHand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("agreed", models.CharField(max_length=200)),
                ("findings", models.JSONField()),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sent_by_hand",
                        to="agencies.agency",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "conversation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sent_by_hand",
                        to="surveys.conversation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "sent by hand",
                "indexes": [models.Index(fields=["agency", "-at"], name="sent_by_hand_latest")],
            },
        ),
        LockTable("SentByHand"),
    ]
