"""What the gate needs to know about incidents: which codes were seen, and what the agency lets them do."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db.models import Q

from agencies.models import Agency
from incidents.models import HistoryEntry, Incident
from incidents.policy import CodeKind, CodeSeen, PolicyVerdict, Use, verdict

SENSITIVE_FOR = timedelta(days=30)
Policy = Mapping[tuple[CodeKind, str], Use | None]


def policy_of(agency: Agency) -> Policy:
    """What each code of the agency may do; None where nobody has decided."""
    rows = agency.codes.values_list("kind", "code", "use")
    return {(CodeKind(kind), code): Use(use) if use else None for kind, code, use in rows}


def verdict_on(*, incident: Incident, policy: Policy) -> PolicyVerdict:
    """The policy's verdict over every call type and disposition that was ever seen on the incident."""
    return verdict(seen=_codes(incident.history.all()), policy=policy)


def sensitive_on_number(*, incident: Incident, policy: Policy, now: datetime) -> int:
    """How many other incidents of the same number in the last 30 days forbid any text."""
    if not incident.caller_hash:
        return 0
    others = (
        Incident.objects.filter(
            agency_id=incident.agency_id,
            caller_hash=incident.caller_hash,
        )
        .filter(Q(opened_at__gt=now - SENSITIVE_FOR) | Q(changed_at__gt=now - SENSITIVE_FOR))
        .exclude(pk=incident.pk)
        .prefetch_related("history")
    )
    verdicts = (verdict_on(incident=other, policy=policy) for other in others)
    return sum(each.use is Use.NEVER for each in verdicts)


def statuses_of(incident: Incident) -> set[str]:
    """Every status that was ever seen on the incident."""
    return {
        entry.code for entry in incident.history.all() if entry.kind == HistoryEntry.Kind.STATUS
    }


def _codes(history: Iterable[HistoryEntry]) -> list[CodeSeen]:
    kinds = {kind.value for kind in CodeKind}
    return [CodeSeen(CodeKind(e.kind), e.code) for e in history if e.kind in kinds]
