"""What somebody chose on the page of codes, and saving it: only what they changed, with the reason, on the record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from agencies import audit
from agencies.access import AgencyRequest
from console.settings.code_rows import UNDECIDED
from incidents.models import Code

AS_SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True)
class Choices:
    """The page as it was sent: `uses` of the codes whose radio was moved, `picked` codes, and which button.

    `bulk` is what the picked codes are to become: a use, AS_SUGGESTED, or nothing.
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
        bulk=bulk if bulk in {*Code.Use.values, AS_SUGGESTED} else "",
        why=sent.get("why", "").strip(),
    )


def save_choices(
    *, request: AgencyRequest, uses: dict[int, str], why: str, now: datetime
) -> list[Code]:
    """Decide these codes; the ones that really changed, each recorded with old, new and why."""
    locked = request.agency.codes.select_for_update().filter(pk__in=uses)
    changed = [code for code in locked if code.use != uses[code.pk]]
    for code in changed:
        old, code.use = code.use, uses[code.pk]
        code.decided_at, code.decided_by = now, request.user
        _record(request, code, [_words(old), _words(code.use)], why)
    Code.objects.bulk_update(changed, ["use", "decided_at", "decided_by"])
    return changed


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


def _record(request: AgencyRequest, code: Code, may_do: Iterable[str], why: str) -> None:
    audit.record(
        request=request,
        agency=request.agency,
        action="code.decided",
        subject=f"{Code.Kind(code.kind).label} {code.code}",
        detail={"May do": list(may_do), "Why": why},
    )


def _words(use: str) -> str:
    return Code.Use(use).label if use else "Not decided"
