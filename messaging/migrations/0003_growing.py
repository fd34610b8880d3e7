from django.db import migrations

from agencies.tenancy.operations import LockGrowingTable


class Migration(migrations.Migration):
    dependencies = [("messaging", "0002_citizens_opted_out")]

    operations = [
        LockGrowingTable("Citizen"),
        LockGrowingTable("Message"),
        LockGrowingTable("Reply"),
    ]
