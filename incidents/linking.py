"""Incidents that belong together, since the report of one names the other: in both directions, however far."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection
from django.db.models import Q

from agencies.models import Agency
from incidents.models import Incident, Link
from incidents.report import Report
from incidents.writing import array

# The references given and all that links lead to from them, the nearest first.
TIED = """
    WITH RECURSIVE tied (reference) AS (
        SELECT unnest(%(references)s::text[])
        UNION
        SELECT next.reference FROM tied CROSS JOIN LATERAL (
            SELECT other AS reference FROM incidents_link
            WHERE agency_id = %(agency)s AND reference = tied.reference
            UNION ALL
            SELECT reference FROM incidents_link
            WHERE agency_id = %(agency)s AND other = tied.reference
        ) next
    )
    SELECT reference FROM tied
"""
NEXT = """
    SELECT other FROM incidents_link WHERE agency_id = %(agency)s AND reference = ANY(%(references)s::text[])
    UNION
    SELECT reference FROM incidents_link WHERE agency_id = %(agency)s AND other = ANY(%(references)s::text[])
"""
# One after the other, by the index: of a thousand references together Postgres would rather read the whole table.
LOCKED = """
    SELECT known.* FROM unnest(%(references)s::text[]) AS wanted (reference) CROSS JOIN LATERAL (
        SELECT {columns} FROM incidents_incident
        WHERE agency_id = %(agency)s AND reference = wanted.reference FOR UPDATE
    ) known
"""


def lock_together(
    *,
    agency: Agency,
    reports: Iterable[Report],
    also: Iterable[str] = (),
    columns: Sequence[str] = ("*",),
) -> dict[str, Incident]:
    """Lock the incidents that the reports speak of and all that are tied to them; return those that exist.

    By reference, and locked in that order, so that two who record reports can't wait for each other. `also` are
    references of other incidents; `columns` are those that are read, the key among them.
    """
    tied = tied_together(agency, set(also).union(*(report.speaks_of for report in reports)))
    found = Incident.objects.raw(
        LOCKED.format(columns=", ".join(columns)),
        {"agency": agency.pk, "references": array(sorted(tied))},
    )
    incidents = {incident.reference: incident for incident in found}
    for incident in incidents.values():
        incident.agency = agency
    return incidents


def tied_together(agency: Agency, references: set[str]) -> set[str]:
    """These references and all that links lead to from them: one query a step, and mostly there is no second.

    A step at a time: for thousands of references the recursion in one statement took a hundred times as long.
    """
    tied, latest = set(references), list(references)
    while latest:
        with connection.cursor() as cursor:
            cursor.execute(NEXT, {"agency": agency.pk, "references": array(latest)})
            latest = [reference for (reference,) in cursor if reference not in tied]
        tied.update(latest)
    return tied


def tied_to(*, incident: Incident, most: int) -> list[str]:
    """The references of up to `most` incidents tied to this one, known or not, the nearest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"{TIED} LIMIT %(most)s",
            {
                "agency": incident.agency_id,
                "references": [incident.reference],
                "most": most + 1,
            },
        )
        return [reference for (reference,) in cursor if reference != incident.reference][:most]


def links_of(incident: Incident) -> list[Link]:
    """The links that name it, whichever of the two reports said so."""
    links = Link.objects.filter(agency=incident.agency_id)
    return list(links.filter(Q(reference=incident.reference) | Q(other=incident.reference)))


def new_links(*, agency: Agency, reports: Sequence[Report], now: datetime) -> list[Link]:
    """The links that these reports are the first to say, not saved yet. Nothing is linked with itself."""
    said: dict[tuple[str, str, str], Link] = {
        (report.reference, other, kind): Link(
            agency=agency,
            kind=kind,
            reference=report.reference,
            other=other,
            said_at=report.updated_at or now,
        )
        for report in reports
        for kind, others in (
            (Link.Kind.LINKED, report.linked),
            (Link.Kind.MERGED, (report.merged_into or "",)),
        )
        for other in others
        if other and other != report.reference
    }
    if not said:
        return []
    known = agency.links.filter(reference__in={reference for reference, _, _ in said})
    for key in known.values_list("reference", "other", "kind"):
        said.pop(key, None)
    return list(said.values())
