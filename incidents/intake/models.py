"""What is remembered of files: how to read them, which came in, what of them was refused."""

from django.db import models
from django.db.models import Q

from agencies.encryption import EncryptedTextField
from agencies.models import Agency, User
from agencies.tenancy.owned import AgencyOwned
from incidents.intake.mapping import Mapping


class SavedMapping(AgencyOwned):
    """A mapping under a name, for files that come again and again."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="mappings", db_index=False
    )
    name = models.CharField(max_length=60)
    rules = models.JSONField()  # Mapping.as_json
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                name="one_mapping_per_name",
                violation_error_message="Another mapping has this name.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def mapping(self) -> Mapping:
        return Mapping.from_json(self.rules)


class FileWord(AgencyOwned):
    """What a word of the agency's files means, which the product does not know: a status, a role, a language."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="file_words", db_index=False
    )
    field = models.CharField(max_length=30)  # of incidents.intake.unknown_words.WORDS
    word = models.CharField(max_length=40)  # in small letters
    meaning = models.CharField(max_length=30)  # a word that the product knows
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["field", "word"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "field", "word"], name="one_meaning_of_a_word"
            )
        ]

    def __str__(self) -> str:
        return self.word


class IntakeFile(AgencyOwned):
    """A file that was brought, and what became of its rows. The same content is taken in once.

    HELD → WAITING → READING → DONE | REJECTED(reason)
    HELD → TRYING → HELD, with a DryRun
    """

    class State(models.TextChoices):
        HELD = "held", "Not taken in yet"
        TRYING = "trying", "Dry run"
        WAITING = "waiting", "Waiting"
        READING = "reading", "Being read"
        DONE = "done", "Taken in"
        REJECTED = "rejected", "Rejected"

    class Door(models.TextChoices):
        PAGE = "page", "Uploaded"
        FOLDER = "folder", "From the folder"
        COMMAND = "command", "By command"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="intake_files", db_index=False
    )
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()  # bytes
    door = models.CharField(max_length=7, choices=Door)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    reason = models.TextField(blank=True)  # why it was rejected
    mapping_name = models.CharField(max_length=60, blank=True)  # empty: detected
    rules = models.JSONField(null=True, blank=True)  # the mapping that it was read by
    assumed = models.JSONField(default=list)  # what was assumed when its columns were recognised
    brought_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    brought_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)  # by whoever reads it now
    beat_at = models.DateTimeField(
        null=True, blank=True
    )  # when its reader last gave a sign of life
    finished_at = models.DateTimeField(null=True, blank=True)

    # How far it is, and what became of its rows; together these are all rows read.
    bytes_read = models.BigIntegerField(default=0)
    places = models.JSONField(default=list)  # of each of its readers: rows and bytes read
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    outdated = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    incidents = models.PositiveIntegerField(
        default=0
    )  # fewer than rows where units have rows of their own
    held = models.PositiveIntegerField(default=0)  # known incidents of which a row was refused
    dropped = models.JSONField(default=dict)  # kind of what was kept out at the door → how often
    unknown = models.JSONField(default=dict)  # field → word that nobody knows → rows

    class Meta:
        ordering = ["-brought_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "sha256"],
                condition=~Q(state="rejected"),
                name="one_file_per_content",
            )
        ]
        indexes = [
            models.Index(fields=["agency", "-brought_at"], name="intake_files_latest"),
            models.Index(
                fields=["agency", "beat_at"],
                condition=Q(state__in=["waiting", "reading", "trying"]),
                name="intake_files_to_read",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def rows(self) -> int:
        """How many rows have been read."""
        return self.taken + self.refused

    @property
    def taken(self) -> int:
        return self.created + self.updated + self.unchanged + self.outdated

    @property
    def percent(self) -> int:
        """How far it is, of 100."""
        return min(100, self.bytes_read * 100 // self.size) if self.size else 0

    @property
    def is_over(self) -> bool:
        return self.state in {self.State.DONE, self.State.REJECTED}


class IntakeChunk(AgencyOwned):
    """A piece of a file that waits to be read: packed and encrypted, deleted when the file has been read."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="intake_chunks", db_index=False
    )
    file = models.ForeignKey(
        IntakeFile, on_delete=models.CASCADE, related_name="chunks", db_index=False
    )
    position = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["file", "position"]
        constraints = [
            models.UniqueConstraint(fields=["file", "position"], name="one_chunk_per_position")
        ]

    def __str__(self) -> str:
        return f"chunk {self.position}"


class DryRun(AgencyOwned):
    """What would have come of a file: nothing of it was stored, nobody was texted. Deleted with the file's content."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="dry_runs", db_index=False
    )
    file = models.OneToOneField(IntakeFile, on_delete=models.CASCADE, related_name="dry_run")
    ran_at = models.DateTimeField()
    summary = models.JSONField()
    rows = models.BinaryField()  # packed and encrypted: each incident with its verdict and its text

    def __str__(self) -> str:
        return f"dry run of {self.file}"


class RefusedRow(AgencyOwned):
    """A row that was not taken: what was wrong, and the cells that the mapping uses, to be mended and brought again."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="refused_rows", db_index=False
    )
    file = models.ForeignKey(
        IntakeFile, on_delete=models.CASCADE, related_name="refused_rows", db_index=False
    )
    line = models.PositiveIntegerField()  # as a spreadsheet counts rows
    problems = EncryptedTextField()  # JSON: [[column, value, expected]]
    cells = EncryptedTextField()  # JSON: heading → cell

    class Meta:
        ordering = ["file", "line"]
        constraints = [
            models.UniqueConstraint(fields=["file", "line"], name="one_refusal_per_line")
        ]

    def __str__(self) -> str:
        return f"row {self.line}"
