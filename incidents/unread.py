"""What can't be read may be what forbids a text: a known incident is held from then on.

It is held until a report of it can be read again, or until a person has looked.
"""

from collections.abc import Mapping
from datetime import datetime

from agencies.models import Agency
from incidents.linking import lock_together
from incidents.models import Incident
from incidents.screening import screen_source, stand_in

LONGEST = 64  # of a reference
AT_ONCE = 500  # rows in one statement


def hold(*, agency: Agency, refused: Mapping[str, str], now: datetime) -> int:
    """Hold the incidents of refused reports, as far as they are known; return how many.

    `refused` says where the report of each reference stood: "cad.csv, row 12". Call it after what could be read with
    it was recorded. What belongs with a held incident counts as changed, since the gate looks at it as well.
    """
    where = {stand_in(each): source for each, source in refused.items() if can_be_known(each)}
    if not where:
        return 0
    columns = ("id", "reference", "unread_at", "unread_from", "changed_at")
    known = lock_together(agency=agency, reports=(), also=where, columns=columns)
    held = [known[reference] for reference in where.keys() & known.keys()]
    for incident in held:
        incident.unread_from = screen_source(where[incident.reference])
        incident.unread_at = now
    for incident in known.values():
        incident.changed_at = now
    Incident.objects.bulk_update(known.values(), columns[2:], batch_size=AT_ONCE)
    return len(held)


def can_be_known(reference: str) -> bool:
    """Whether an incident may bear this reference at all."""
    return 0 < len(reference) <= LONGEST and reference.isprintable()


def was_read(incident: Incident) -> bool:
    """Note on a locked incident that a report of it could be read; return whether it had been held."""
    was_held = incident.unread_at is not None
    incident.unread_at, incident.unread_from = None, ""
    return was_held


def let_go(*, incident: Incident, seen: datetime, now: datetime) -> bool:
    """Hold it no longer: a person has looked at what was refused at `seen`. False where that is not the latest."""
    held = Incident.objects.filter(agency=incident.agency_id, pk=incident.pk, unread_at=seen)
    return bool(held.update(unread_at=None, unread_from="", changed_at=now))
