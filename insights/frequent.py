"""Numbers that report often, or about which a person has decided: for the page where somebody decides."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from agencies.models import Agency
from incidents.models import FrequentNumber, Incident
from incidents.seen import SENSITIVE_FOR


@dataclass(frozen=True, slots=True)
class Frequent:
    """A number by its latest incident: how many it reported in 30 days, about what, and what was decided."""

    latest: Incident
    incidents: int
    call_types: list[tuple[str, int]]  # the three most frequent
    decided: FrequentNumber | None


def frequent_numbers(*, agency: Agency, now: datetime) -> list[Frequent]:
    """Those that reported more than the agency's limit in 30 days, the most frequent first; four queries at most."""
    recent = agency.incidents.filter(opened_at__gt=now - SENSITIVE_FOR).exclude(caller_hash="")
    counted = recent.values("caller_hash").annotate(count=Count("pk"), latest=Max("pk")).order_by()
    often = list(counted.filter(count__gt=agency.frequent_after))
    hashes = [each["caller_hash"] for each in often]
    if not hashes:
        return []
    latest = agency.incidents.in_bulk([each["latest"] for each in often])
    decided = {
        each.caller_hash: each
        for each in agency.frequent_numbers.filter(caller_hash__in=hashes).select_related(
            "decided_by"
        )
    }
    types: dict[str, Counter[str]] = {each: Counter() for each in hashes}
    about = recent.filter(caller_hash__in=hashes).exclude(call_type="")
    for caller, code in about.values_list("caller_hash", "call_type"):
        types[caller][code] += 1
    found = [
        Frequent(
            latest=latest[each["latest"]],
            incidents=each["count"],
            call_types=types[each["caller_hash"]].most_common(3),
            decided=decided.get(each["caller_hash"]),
        )
        for each in often
    ]
    return sorted(found, key=lambda each: (-each.incidents, each.latest.pk))
