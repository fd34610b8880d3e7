from django.db import migrations

from agencies.tenancy.operations import LockGrowingTable


class Migration(migrations.Migration):
    dependencies = [("incidents", "0004_rare_incidents")]

    operations = [
        LockGrowingTable("Incident"),
    ]
