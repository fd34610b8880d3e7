from django.db import migrations, models

from agencies.tenancy.operations import LockGrowingTable


class Migration(migrations.Migration):
    dependencies = [("surveys", "0005_shared_devices")]

    operations = [
        LockGrowingTable("Decision"),
        LockGrowingTable("Conversation"),
        LockGrowingTable("Answer"),
        migrations.AddIndex(
            model_name="conversation",
            index=models.Index(
                fields=["agency", "state", "-opened_at"],
                condition=models.Q(state="stopped") | models.Q(state="unreachable"),
                name="conversations_broken_off",
            ),
        ),
    ]
