"""What the gate needs to know about incidents: which codes were seen, and what the agency lets them do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db.models import Q

from agencies.models import Agency
from incidents.linking import tied_to
from incidents.models import HistoryEntry, Incident, Link
from incidents.policy import CodeKind, CodeSeen, LinkedIncident, PolicyVerdict, Use, verdict

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
    since = now - SENSITIVE_FOR
    entries = HistoryEntry.objects.filter(
        Q(incident__opened_at__gt=since) | Q(incident__changed_at__gt=since),
        incident__agency_id=incident.agency_id,
        incident__caller_hash=incident.caller_hash,
    ).exclude(incident=incident)
    by_incident = defaultdict[int, list[HistoryEntry]](list)
    for entry in entries.order_by():
        by_incident[entry.incident_id].append(entry)
    verdicts = (verdict(seen=_codes(each), policy=policy) for each in by_incident.values())
    return sum(each.use is Use.NEVER for each in verdicts)


def linked_with(*, incident: Incident, policy: Policy, most: int) -> tuple[LinkedIncident, ...]:
    """Up to `most` incidents that are tied to this one by links and mergers, also through others, the nearest first."""
    references = tied_to(incident=incident, most=most)
    if not references:
        return ()
    found = Incident.objects.filter(agency=incident.agency_id, reference__in=references)
    known = {
        each.reference: each for each in found.prefetch_related("history").defer("caller_phone")
    }
    return tuple(_linked(reference, known.get(reference), policy) for reference in references)


def merged_into(incident: Incident) -> str:
    """The reference of the incident that this one became part of; empty where it stands by itself."""
    said = Link.objects.filter(agency=incident.agency_id, reference=incident.reference)
    merged = said.filter(kind=Link.Kind.MERGED).values_list("other", flat=True).first()
    return merged or ""


def _linked(reference: str, incident: Incident | None, policy: Policy) -> LinkedIncident:
    if incident is None:
        return LinkedIncident(reference, codes=None)
    codes = verdict_on(incident=incident, policy=policy)
    return LinkedIncident(reference, codes, incident.arrest)


def statuses_of(incident: Incident) -> set[str]:
    """Every status that was ever seen on the incident."""
    return {
        entry.code for entry in incident.history.all() if entry.kind == HistoryEntry.Kind.STATUS
    }


def _codes(history: Iterable[HistoryEntry]) -> list[CodeSeen]:
    kinds = {kind.value for kind in CodeKind}
    return [CodeSeen(CodeKind(e.kind), e.code) for e in history if e.kind in kinds]
