import agencies.encryption
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from agencies.tenancy.operations import AppendOnly, LockTable


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mappings",
                        to="agencies.agency",
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("rules", models.JSONField()),
                ("changed_at", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "name"),
                        name="one_mapping_per_name",
                        violation_error_message="Another mapping has this name.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FileWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="file_words",
                        to="agencies.agency",
                    ),
                ),
                ("field", models.CharField(max_length=30)),
                ("word", models.CharField(max_length=40)),
                ("meaning", models.CharField(max_length=30)),
                ("decided_at", models.DateTimeField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["field", "word"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "field", "word"), name="one_meaning_of_a_word"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IntakeFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="intake_files",
                        to="agencies.agency",
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.BigIntegerField()),
                (
                    "door",
                    models.CharField(
                        choices=[
                            ("page", "Uploaded"),
                            ("folder", "From the folder"),
                            ("command", "By command"),
                        ],
                        max_length=7,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "Not taken in yet"),
                            ("trying", "Dry run"),
                            ("waiting", "Waiting"),
                            ("reading", "Being read"),
                            ("done", "Taken in"),
                            ("rejected", "Rejected"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("mapping_name", models.CharField(blank=True, max_length=60)),
                ("rules", models.JSONField(blank=True, null=True)),
                ("assumed", models.JSONField(default=list)),
                (
                    "brought_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("brought_at", models.DateTimeField()),
                ("claimed_at", models.DateTimeField(blank=True, null=True)),
                ("beat_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("bytes_read", models.BigIntegerField(default=0)),
                ("places", models.JSONField(default=list)),
                ("created", models.PositiveIntegerField(default=0)),
                ("updated", models.PositiveIntegerField(default=0)),
                ("unchanged", models.PositiveIntegerField(default=0)),
                ("outdated", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                ("incidents", models.PositiveIntegerField(default=0)),
                ("dropped", models.JSONField(default=dict)),
                ("unknown", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["-brought_at", "-pk"],
                "indexes": [
                    models.Index(fields=["agency", "-brought_at"], name="intake_files_latest"),
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "reading", "trying"])),
                        fields=["agency", "beat_at"],
                        name="intake_files_to_read",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "rejected"), _negated=True),
                        fields=("agency", "sha256"),
                        name="one_file_per_content",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IntakeChunk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="intake_chunks",
                        to="agencies.agency",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="chunks",
                        to="incidents.intakefile",
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("content", models.BinaryField()),
            ],
            options={
                "ordering": ["file", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("file", "position"), name="one_chunk_per_position"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DryRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dry_runs",
                        to="agencies.agency",
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dry_run",
                        to="incidents.intakefile",
                    ),
                ),
                ("ran_at", models.DateTimeField()),
                ("summary", models.JSONField()),
                ("rows", models.BinaryField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RefusedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="refused_rows",
                        to="agencies.agency",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="refused_rows",
                        to="incidents.intakefile",
                    ),
                ),
                ("line", models.PositiveIntegerField()),
                ("problems", agencies.encryption.EncryptedTextField()),
                ("cells", agencies.encryption.EncryptedTextField()),
            ],
            options={
                "ordering": ["file", "line"],
                "constraints": [
                    models.UniqueConstraint(fields=("file", "line"), name="one_refusal_per_line")
                ],
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="incidents",
                        to="agencies.agency",
                    ),
                ),
                ("reference", models.CharField(max_length=64)),
                ("number", models.CharField(blank=True, max_length=64)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                            ("duplicate", "Duplicate"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("call_type", models.CharField(blank=True, max_length=60)),
                ("disposition", models.CharField(blank=True, max_length=60)),
                ("priority", models.CharField(blank=True, max_length=20)),
                ("district", models.CharField(blank=True, max_length=60)),
                ("beat", models.CharField(blank=True, max_length=60)),
                ("unit", models.CharField(blank=True, max_length=60)),
                ("officer_badge", models.CharField(blank=True, max_length=20)),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="incidents",
                        to="agencies.officer",
                    ),
                ),
                ("dispatcher", models.CharField(blank=True, max_length=60)),
                ("self_initiated", models.BooleanField(default=False)),
                ("arrest", models.BooleanField(default=False)),
                ("caller_role", models.CharField(blank=True, max_length=30)),
                ("caller_phone", agencies.encryption.EncryptedTextField(blank=True)),
                ("caller_hash", models.CharField(blank=True, max_length=64)),
                ("caller_language", models.CharField(blank=True, max_length=8)),
                ("opened_at", models.DateTimeField()),
                ("dispatched_at", models.DateTimeField(blank=True, null=True)),
                ("arrived_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("source", models.CharField(max_length=60)),
                ("source_updated_at", models.DateTimeField(blank=True, null=True)),
                (
                    "said_at",
                    models.JSONField(
                        blank=True, db_default=models.Value({}, models.JSONField()), default=dict
                    ),
                ),
                (
                    "seen",
                    models.JSONField(
                        blank=True, db_default=models.Value([], models.JSONField()), default=list
                    ),
                ),
                ("received_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("undecided", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
                "indexes": [
                    models.Index(fields=["agency", "-opened_at"], name="incidents_latest"),
                    models.Index(
                        fields=["agency", "district", "-opened_at"], name="incidents_of_district"
                    ),
                    models.Index(
                        fields=["agency", "call_type", "-opened_at"], name="incidents_of_call_type"
                    ),
                    models.Index(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=["agency", "number"],
                        name="incidents_by_own_number",
                    ),
                    models.Index(
                        condition=models.Q(("closed_at__isnull", False), ("undecided", True)),
                        fields=["agency", "closed_at"],
                        name="incidents_to_decide",
                    ),
                    models.Index(
                        condition=models.Q(("caller_hash", ""), _negated=True),
                        fields=["agency", "caller_hash", "opened_at"],
                        name="incidents_of_number",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "reference"), name="one_incident_per_reference"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at__isnull", True),
                            ("closed_at__gte", models.F("opened_at")),
                            _connector="OR",
                        ),
                        name="incident_closes_after_it_opens",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="agencies.agency",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("linked", "Linked with"), ("merged", "Merged into")], max_length=6
                    ),
                ),
                ("reference", models.CharField(max_length=64)),
                ("other", models.CharField(max_length=64)),
                ("said_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["said_at", "pk"],
                "indexes": [models.Index(fields=["agency", "other"], name="links_to_incident")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "reference", "other", "kind"), name="one_link_of_a_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reference", models.F("other")), _negated=True),
                        name="no_link_with_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Code",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="agencies.agency",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("call_type", "Call type"), ("disposition", "Disposition")],
                        max_length=12,
                    ),
                ),
                ("code", models.CharField(max_length=60)),
                ("description", models.CharField(blank=True, max_length=120)),
                ("described_anew", models.CharField(blank=True, max_length=120)),
                (
                    "use",
                    models.CharField(
                        blank=True,
                        choices=[("ask", "Ask"), ("tell", "Tell only"), ("never", "Never")],
                        max_length=5,
                    ),
                ),
                ("first_seen_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "kind", "code"), name="one_code_per_agency"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PolicyVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="policy_versions",
                        to="agencies.agency",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("why", models.CharField(max_length=300)),
                ("changes", models.JSONField()),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "number"), name="one_policy_of_a_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FrequentNumber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="frequent_numbers",
                        to="agencies.agency",
                    ),
                ),
                ("caller_hash", models.CharField(max_length=64)),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("text", "Text"),
                            ("never", "Never text"),
                            ("later", "Decide later"),
                        ],
                        max_length=5,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=120)),
                ("decided_at", models.DateTimeField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-decided_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "caller_hash"), name="one_choice_for_a_number"
                    )
                ],
            },
        ),
        LockTable("Incident"),
        LockTable("Code"),
        LockTable("Link"),
        LockTable("IntakeFile"),
        LockTable("IntakeChunk"),
        LockTable("RefusedRow"),
        LockTable("SavedMapping"),
        LockTable("FrequentNumber"),
        LockTable("PolicyVersion"),
        LockTable("DryRun"),
        LockTable("FileWord"),
        AppendOnly("PolicyVersion"),
    ]
