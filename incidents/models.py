"""Facts: what happened, every code that was ever seen on it, and what the agency lets each code do."""

from django.db import models
from django.db.models import F, Q, Value

from agencies.encryption import EncryptedTextField
from agencies.models import Agency, Officer, User
from agencies.tenancy.owned import AgencyOwned
from incidents import policy
from incidents.history import HistoryEntry, entries_of
from incidents.intake.models import (
    DryRun,
    FileWord,
    IntakeChunk,
    IntakeFile,
    RefusedRow,
    SavedMapping,
)

__all__ = [
    "Code",
    "DryRun",
    "FileWord",
    "Incident",
    "IntakeChunk",
    "IntakeFile",
    "Link",
    "RefusedRow",
    "SavedMapping",
]


class Incident(AgencyOwned):
    """One call for service as CAD or RMS knows it, at its latest.

    `undecided` is True until the gate has written its decision; then never again, whatever is corrected later.
    The caller's number is encrypted; `caller_hash` finds the other incidents of the same number.
    """

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"
        CANCELLED = "cancelled", "Cancelled"
        DUPLICATE = "duplicate", "Duplicate"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="incidents", db_index=False
    )
    # Both ordered letter by letter, whatever the database's language: so an index finds how they begin. The number is
    # given where the agency calls it otherwise.
    reference = models.CharField(max_length=64, db_collation="C")
    number = models.CharField(max_length=64, blank=True, db_collation="C")
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    call_type = models.CharField(max_length=60, blank=True)
    disposition = models.CharField(max_length=60, blank=True)
    priority = models.CharField(max_length=20, blank=True)
    district = models.CharField(max_length=60, blank=True)
    beat = models.CharField(max_length=60, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    officer_badge = models.CharField(max_length=20, blank=True)
    officer = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.SET_NULL, related_name="incidents"
    )
    dispatcher = models.CharField(max_length=60, blank=True)
    self_initiated = models.BooleanField(default=False)
    arrest = models.BooleanField(default=False)

    caller_role = models.CharField(max_length=30, blank=True)
    caller_phone = EncryptedTextField(blank=True)
    caller_hash = models.CharField(max_length=64, blank=True)
    caller_language = models.CharField(max_length=8, blank=True)

    opened_at = models.DateTimeField()
    dispatched_at = models.DateTimeField(null=True, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    source = models.CharField(max_length=60)  # "API key CAD", "cad_20261121.csv, row 12"
    source_updated_at = models.DateTimeField(null=True, blank=True)
    said_at = models.JSONField(  # see incidents.clocks
        default=dict, db_default=Value({}, models.JSONField()), blank=True
    )
    seen = models.JSONField(  # see incidents.history: a code is never taken from it
        default=list, db_default=Value([], models.JSONField()), blank=True
    )
    received_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    undecided = models.BooleanField(default=True)
    # Since a later report of it could not be read, which may be the one that forbids a text; see incidents.unread.
    unread_at = models.DateTimeField(null=True, blank=True)
    unread_from = models.CharField(max_length=90, blank=True, default="", db_default="")

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "reference"], name="one_incident_per_reference"
            ),
            models.CheckConstraint(
                name="incident_closes_after_it_opens",
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("opened_at")),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "-opened_at"], name="incidents_latest"),
            models.Index(fields=["agency", "district", "-opened_at"], name="incidents_of_district"),
            models.Index(
                fields=["agency", "call_type", "-opened_at"], name="incidents_of_call_type"
            ),
            models.Index(
                fields=["agency", "number"],
                condition=~Q(number=""),
                name="incidents_by_own_number",
            ),
            models.Index(
                fields=["agency", "closed_at"],
                condition=Q(undecided=True, closed_at__isnull=False),
                name="incidents_to_decide",
            ),
            models.Index(
                fields=["agency", "-opened_at"],
                condition=Q(undecided=True),
                name="incidents_undecided",
            ),
            models.Index(
                fields=["agency", "status", "-opened_at"],
                condition=~Q(status="closed"),
                name="incidents_not_closed",
            ),
            models.Index(
                fields=["agency", "caller_hash", "opened_at"],
                condition=~Q(caller_hash=""),
                name="incidents_of_number",
            ),
            models.Index(
                fields=["agency", "-unread_at"],
                condition=Q(unread_at__isnull=False),
                name="incidents_held",
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.reference

    @property
    def history(self) -> list[HistoryEntry]:
        """Every call type, disposition and status that was ever seen on it, the earliest first."""
        return entries_of(self.seen)


class Link(AgencyOwned):
    """That a report named another incident, which may not have arrived yet. Said once, it is never forgotten."""

    class Kind(models.TextChoices):
        LINKED = "linked", "Linked with"
        MERGED = "merged", "Merged into"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="links", db_index=False
    )
    kind = models.CharField(max_length=6, choices=Kind)
    reference = models.CharField(max_length=64)  # of the incident whose report said it
    other = models.CharField(max_length=64)
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "reference", "other", "kind"], name="one_link_of_a_kind"
            ),
            models.CheckConstraint(name="no_link_with_itself", condition=~Q(reference=F("other"))),
        ]
        indexes = [models.Index(fields=["agency", "other"], name="links_to_incident")]

    def __str__(self) -> str:
        return f"{self.reference} {self.get_kind_display().lower()} {self.other}"


class Code(AgencyOwned):
    """A code of the agency's CAD and what it may do. `use` is empty until a person has decided: never texted."""

    class Kind(models.TextChoices):
        CALL_TYPE = policy.CodeKind.CALL_TYPE, "Call type"
        DISPOSITION = policy.CodeKind.DISPOSITION, "Disposition"

    class Use(models.TextChoices):
        ASK = policy.Use.ASK, "Ask"
        TELL = policy.Use.TELL, "Tell only"
        NEVER = policy.Use.NEVER, "Never"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="codes", db_index=False
    )
    kind = models.CharField(max_length=12, choices=Kind)
    code = models.CharField(max_length=60)
    description = models.CharField(max_length=120, blank=True)
    described_anew = models.CharField(max_length=120, blank=True)  # otherwise than when decided
    use = models.CharField(max_length=5, choices=Use, blank=True)
    first_seen_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["kind", "code"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "kind", "code"], name="one_code_per_agency")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.description}".strip()

    @property
    def words(self) -> str:
        """What the CAD calls it now."""
        return self.described_anew or self.description


class PolicyVersion(AgencyOwned):
    """What the agency allows its codes to do, after one change of it. Numbered from 1 in each agency, never changed.

    `changes` are [kind, code, old use, new use], with an empty use where nobody had decided; or ["setting", words, old
    value, new value].
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="policy_versions", db_index=False
    )
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, null=True, on_delete=models.DO_NOTHING, related_name="+")
    why = models.CharField(max_length=300)
    changes = models.JSONField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="one_policy_of_a_number")
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


class FrequentNumber(AgencyOwned):
    """What a person decided about a number that reports often: a business, an institution, or a good neighbour."""

    class Choice(models.TextChoices):
        TEXT = "text", "Text"
        NEVER = "never", "Never text"
        LATER = "later", "Decide later"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="frequent_numbers", db_index=False
    )
    caller_hash = models.CharField(max_length=64)
    choice = models.CharField(max_length=5, choices=Choice)
    note = models.CharField(max_length=120, blank=True)  # "Alarm company", "Care home"
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-decided_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "caller_hash"], name="one_choice_for_a_number"
            )
        ]

    def __str__(self) -> str:
        return self.get_choice_display()
