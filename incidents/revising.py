"""The policy changes here and nowhere else: each change is a version that says who decided what, when and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from agencies.models import Agency, User
from incidents.models import Code, PolicyVersion

SETTING = "setting"
WHY_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Change:
    """What one code may do, before and after; of the `kind` SETTING, a setting of the gate and its values in words."""

    kind: str
    code: str
    old: str
    new: str

    @property
    def subject(self) -> str:
        return self.code if self.kind == SETTING else f"{Code.Kind(self.kind).label} {self.code}"

    @property
    def old_words(self) -> str:
        return self._words(self.old)

    @property
    def new_words(self) -> str:
        return self._words(self.new)

    def _words(self, value: str) -> str:
        if self.kind == SETTING:
            return value
        return Code.Use(value).label if value else "Not decided"


@dataclass(frozen=True, slots=True)
class Revision:
    """A new version of the policy and what is different in it."""

    version: PolicyVersion
    changes: list[Change]


def revise(
    *, agency: Agency, uses: Mapping[int, str], by: User | None, why: str, now: datetime
) -> Revision | None:
    """Decide codes, by their keys; an empty use takes a decision back. None where nothing is different.

    A decision about a code that is described otherwise than before is one about the new words.
    """
    _lock(agency)
    codes = {code.pk: code for code in agency.codes.select_for_update().filter(pk__in=uses)}
    changes = [
        Change(code.kind, code.code, code.use, uses[pk])
        for pk, code in codes.items()
        if code.use != uses[pk]
    ]
    for pk, code in codes.items():
        if code.use != uses[pk] or code.described_anew:
            code.decided_at, code.decided_by = now, by
        code.use, code.description = uses[pk], code.words
        code.described_anew = ""
    Code.objects.bulk_update(
        codes.values(), ["use", "decided_at", "decided_by", "description", "described_anew"]
    )
    return add_version(agency=agency, changes=changes, by=by, why=why, now=now)


def adopt(
    *, agency: Agency, codes: Iterable[Code], by: User | None, why: str, now: datetime
) -> Revision | None:
    """Put new codes on the agency's list, each with what it may do from the start."""
    _lock(agency)
    adopted = list(codes)
    for code in adopted:
        code.agency, code.first_seen_at, code.decided_by = agency, now, by
        code.decided_at = now if code.use else None
    Code.objects.bulk_create(adopted)
    changes = [Change(code.kind, code.code, "", code.use) for code in adopted if code.use]
    return add_version(agency=agency, changes=changes, by=by, why=why, now=now)


def add_version(
    *, agency: Agency, changes: Sequence[Change], by: User | None, why: str, now: datetime
) -> Revision | None:
    """Make the version that has these changes. None where there are none."""
    if not changes:
        return None
    _lock(agency)
    latest = agency.policy_versions.first()
    version = PolicyVersion.objects.create(
        agency=agency,
        number=latest.number + 1 if latest else 1,
        made_at=now,
        made_by=by,
        why=why[:WHY_LENGTH],
        changes=[[each.kind, each.code, each.old, each.new] for each in changes],
    )
    return Revision(version, list(changes))


def changes_of(version: PolicyVersion) -> list[Change]:
    """What is different in it from the version before."""
    return [Change(*change) for change in version.changes]


def between(*, agency: Agency, older: int, newer: int) -> list[Change]:
    """What is different in version `newer` from version `older`, however often it changed in between."""
    versions = agency.policy_versions.filter(number__gt=older, number__lte=newer)
    net: dict[tuple[str, str], Change] = {}
    for version in versions.order_by("number"):
        for change in changes_of(version):
            first = net.get((change.kind, change.code), change)
            net[change.kind, change.code] = Change(change.kind, change.code, first.old, change.new)
    return [change for _, change in sorted(net.items()) if change.old != change.new]


def take_back(*, version: PolicyVersion, by: User | None, now: datetime) -> Revision | None:
    """Undo what a version changed, by another version; what was changed again since stands."""
    agency = version.agency
    _lock(agency)
    uses: dict[int, str] = {}
    for change in changes_of(version):
        if change.kind != SETTING:
            code = agency.codes.filter(kind=change.kind, code=change.code, use=change.new).first()
            uses |= {code.pk: change.old} if code else {}
    why = f"Version {version.number} taken back"
    return revise(agency=agency, uses=uses, by=by, why=why, now=now)


def _lock(agency: Agency) -> None:
    """Let nobody else change the policy until this transaction ends."""
    Agency.objects.select_for_update(no_key=True).only("pk").get(pk=agency.pk)
