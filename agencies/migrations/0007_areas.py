import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from agencies.tenancy.operations import LockTable


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0006_unmasked_comments"),
    ]

    operations = [
        migrations.CreateModel(
            name="AreaMap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "of",
                    models.CharField(
                        choices=[("district", "districts"), ("beat", "beats")], max_length=10
                    ),
                ),
                ("named_by", models.CharField(max_length=100)),
                ("width", models.PositiveSmallIntegerField()),
                ("height", models.PositiveSmallIntegerField()),
                ("file_name", models.CharField(max_length=200)),
                ("taken_at", models.DateTimeField()),
                (
                    "agency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="area_map",
                        to="agencies.agency",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("path", models.TextField()),
                ("x", models.PositiveSmallIntegerField()),
                ("y", models.PositiveSmallIntegerField()),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="areas",
                        to="agencies.agency",
                    ),
                ),
                (
                    "map",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="areas",
                        to="agencies.areamap",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "name"), name="one_area_of_a_name")
                ],
            },
        ),
        LockTable("AreaMap"),
        LockTable("Area"),
    ]
