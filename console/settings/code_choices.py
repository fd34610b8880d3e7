"""What somebody chose on the page of codes, and saving it: only what they changed, with the reason, on the record."""

from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from agencies import audit
from agencies.access import AgencyRequest
from console.settings.code_rows import UNDECIDED
from incidents.models import Code, PolicyVersion
from incidents.revising import Change, Revision, revise, take_back

AS_SUGGESTED = "suggested"
KEEP = "keep"  # as it is, under its new words


@dataclass(frozen=True, slots=True)
class Choices:
    """The page as it was sent: `uses` of the codes whose radio was moved, `picked` codes, and which button.

    `bulk` is what the picked codes are to become: a use, AS_SUGGESTED, KEEP, or nothing.
    """

    uses: dict[int, str]
    picked: frozenset[int]
    bulk: str
    why: str


def read_choices(sent: QueryDict) -> Choices:
    """Read what was chosen. A radio that stands where it stood when the page was made is no choice.

    So nothing that a colleague has decided meanwhile is undone by a page that was open for long.
    """
    uses = {}
    for name, use in sent.items():
        prefix, _, rest = name.partition(".")
        pk, _, was = rest.partition(".")
        moved = str(use) != (was.replace(UNDECIDED, ""))
        if prefix == "use" and pk.isdecimal() and moved and use in Code.Use.values:
            uses[int(pk)] = str(use)
    bulk = sent.get("set", "")
    return Choices(
        uses=uses,
        picked=frozenset(int(pk) for pk in sent.getlist("pick") if pk.isdecimal()),
        bulk=bulk if bulk in {*Code.Use.values, AS_SUGGESTED, KEEP} else "",
        why=sent.get("why", "").strip(),
    )


def save_choices(
    *, request: AgencyRequest, uses: dict[int, str], why: str, now: datetime
) -> Revision | None:
    """Decide these codes in one new version of the policy; each that really changed is recorded with old, new, why."""
    revision = revise(agency=request.agency, uses=uses, by=request.user, why=why, now=now)
    for change in revision.changes if revision else []:
        _record(request, change, why)
    return revision


def keep(*, request: AgencyRequest, picked: frozenset[int], now: datetime) -> list[Code]:
    """Confirm what these codes may do under their new words; an undecided one stays undecided."""
    codes = list(
        request.agency.codes.filter(pk__in=picked).exclude(described_anew="").exclude(use="")
    )
    for code in codes:
        audit.record(
            request=request,
            agency=request.agency,
            action="code.confirmed",
            subject=f"{Code.Kind(code.kind).label} {code.code}",
            detail={"Described": [code.description, code.described_anew]},
        )
    uses = {code.pk: code.use for code in codes}
    revise(agency=request.agency, uses=uses, by=request.user, why="Confirmed", now=now)
    return codes


def undo(*, request: AgencyRequest, version: PolicyVersion, now: datetime) -> Revision | None:
    """Take back what a version changed, where nobody has changed it again since."""
    revision = take_back(version=version, by=request.user, now=now)
    for change in revision.changes if revision else []:
        _record(request, change, f"Version {version.number} taken back")
    return revision


def add_code(
    *, request: AgencyRequest, kind: str, code: str, description: str, now: datetime
) -> bool:
    """Enter a code that no incident has had yet, undecided; False where it is known already."""
    _, added = request.agency.codes.get_or_create(
        kind=kind, code=code, defaults={"description": description, "first_seen_at": now}
    )
    if added:
        audit.record(
            request=request,
            agency=request.agency,
            action="code.added",
            subject=f"{Code.Kind(kind).label} {code}",
            detail={"Your words": ["empty", description or "empty"]},
        )
    return added


def _record(request: AgencyRequest, change: Change, why: str) -> None:
    audit.record(
        request=request,
        agency=request.agency,
        action="code.decided",
        subject=change.subject,
        detail={"May do": [change.old_words, change.new_words], "Why": why},
    )
