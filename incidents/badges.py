"""Officers by badge: as the roster writes it, or nearly so; and the badges that nobody on the roster has."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max

from agencies.models import Agency, Officer

COUNTED_FOR = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class UnknownBadge:
    """A badge that incidents of the last 90 days name and the roster does not know."""

    badge: str
    incidents: int
    latest: datetime


def officers_by_badge(*, agency: Agency, badges: Iterable[str]) -> dict[str, Officer]:
    """The officers of these badges. Case, spaces, hyphens and leading zeros may differ where one officer alone fits."""
    wanted = set(badges)
    found = {officer.badge: officer for officer in agency.officers.filter(badge__in=wanted)}
    missing = {badge for badge in wanted - found.keys() if _bare(badge)}
    if missing:
        alike = defaultdict[str, list[Officer]](list)
        for officer in agency.officers.all():
            alike[_bare(officer.badge)].append(officer)
        fitting = {badge: alike[_bare(badge)] for badge in missing}
        found |= {badge: few[0] for badge, few in fitting.items() if len(few) == 1}
    return found


def unknown_badges(*, agency: Agency, now: datetime) -> list[UnknownBadge]:
    """Those of the last 90 days, the most frequent first."""
    nameless = agency.incidents.filter(officer=None, opened_at__gte=now - COUNTED_FOR)
    counted = nameless.exclude(officer_badge="").values("officer_badge")
    rows = counted.annotate(count=Count("pk"), latest=Max("opened_at")).order_by("-count")
    return [UnknownBadge(row["officer_badge"], row["count"], row["latest"]) for row in rows]


def give_incidents(*, officer: Officer, badge: str) -> int:
    """Tie the incidents that name a badge and nobody to this officer; return how many."""
    incidents = officer.agency.incidents.filter(officer=None, officer_badge=badge)
    return incidents.update(officer=officer)


def _bare(badge: str) -> str:
    """The badge without what differs between systems: " #0042" and "42" are one."""
    return "".join(letter for letter in badge.upper() if letter.isalnum()).lstrip("0")
