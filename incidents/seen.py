"""What the gate needs to know about incidents: which codes were seen, and what the agency lets them do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, Subquery

from agencies.models import Agency
from incidents.history import HistoryEntry, HistoryKind
from incidents.linking import tied_to
from incidents.models import FrequentNumber, Incident, Link
from incidents.policy import CodeKind, CodeSeen, LinkedIncident, PolicyVerdict, Use, verdict

SENSITIVE_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Policy:
    """What each code may do, None where nobody has decided; `version` is the key of the version in force."""

    uses: Mapping[tuple[CodeKind, str], Use | None]
    version: int | None


@dataclass(frozen=True, slots=True)
class OnNumber:
    """The incidents of one number in 30 days: how many, and how many besides the one asked about are sensitive, or
    have a later report that could not be read."""

    incidents: int
    sensitive: int
    unread: int


def policy_of(agency: Agency) -> Policy:
    """The policy in force. One statement, so that the version is the one that has these uses."""
    latest = agency.policy_versions.order_by("-number").values("pk")[:1]
    rows = list(agency.codes.values_list("kind", "code", "use", Subquery(latest)))
    return Policy(
        uses={(CodeKind(kind), code): Use(use) if use else None for kind, code, use, _ in rows},
        version=rows[0][3] if rows else None,
    )


def verdict_on(*, incident: Incident, policy: Policy) -> PolicyVerdict:
    """The policy's verdict over every call type and disposition that was ever seen on the incident."""
    return verdict(seen=_codes(incident.history), policy=policy.uses)


def on_number(*, incident: Incident, policy: Policy, now: datetime) -> OnNumber:
    """Look at the other incidents of its number in the last 30 days.

    Sensitive are those that forbid any text, or had an arrest; they count from when they were opened or last changed.
    """
    if not incident.caller_hash:
        return OnNumber(incidents=1, sensitive=0, unread=0)
    since = now - SENSITIVE_FOR
    others = Incident.objects.filter(
        Q(opened_at__gt=since) | Q(changed_at__gt=since),
        agency=incident.agency_id,
        caller_hash=incident.caller_hash,
    ).exclude(pk=incident.pk)
    known = list(others.order_by().only("opened_at", "arrest", "seen", "unread_at"))
    return OnNumber(
        incidents=1 + sum(other.opened_at > since for other in known),
        sensitive=sum(
            other.arrest or verdict_on(incident=other, policy=policy).use is Use.NEVER
            for other in known
        ),
        unread=sum(other.unread_at is not None for other in known),
    )


def may_text_though_frequent(incident: Incident) -> bool:
    """Whether a person has decided that its number may be texted although it reports often."""
    return FrequentNumber.objects.filter(
        agency=incident.agency_id,
        caller_hash=incident.caller_hash,
        choice=FrequentNumber.Choice.TEXT,
    ).exists()


def linked_with(*, incident: Incident, policy: Policy, most: int) -> tuple[LinkedIncident, ...]:
    """Up to `most` incidents that are tied to this one by links and mergers, also through others, the nearest first."""
    references = tied_to(incident=incident, most=most)
    if not references:
        return ()
    found = Incident.objects.filter(agency=incident.agency_id, reference__in=references)
    known = {each.reference: each for each in found.defer("caller_phone")}
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
    return LinkedIncident(reference, codes, incident.arrest, incident.unread_at is not None)


def statuses_of(incident: Incident) -> set[str]:
    """Every status that was ever seen on the incident."""
    return {entry.code for entry in incident.history if entry.kind == HistoryKind.STATUS}


def _codes(history: Iterable[HistoryEntry]) -> list[CodeSeen]:
    kinds = {kind.value for kind in CodeKind}
    return [CodeSeen(CodeKind(e.kind), e.code) for e in history if e.kind in kinds]
