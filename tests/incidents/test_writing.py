"""Rows of incidents as they are written by one statement: each holds what its incident says, whatever that is."""

from datetime import datetime, timedelta

import pytest

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.models import Incident
from incidents.writing import insert, update

pytestmark = pytest.mark.django_db

AWKWARD = (
    'say "hello"',
    "back\\slash",
    "{a,b}",
    "NULL",
    "",
    "two\nlines",
    "Muñoz 日本",
    "it's, so",
)
FIELDS = [field.attname for field in Incident._meta.concrete_fields]


def _incidents(agency: Agency, now: datetime, districts: tuple[str, ...]) -> list[Incident]:
    return [
        Incident(
            agency=agency,
            reference=f"26-{place}",
            district=district,
            caller_phone="+13195550101" if place % 2 else "",
            closed_at=now if place else None,
            opened_at=now - timedelta(hours=place),
            received_at=now,
            changed_at=now,
            source="test",
            seen=[["call_type", district, now.isoformat()]] if place else [],
        )
        for place, district in enumerate(districts)
    ]


def _stored(agency: Agency) -> list[dict[str, object]]:
    found = Incident.objects.filter(agency=agency).order_by("reference")
    return [{name: getattr(each, name) for name in FIELDS} for each in found]


@pytest.mark.parametrize(
    "districts",
    [AWKWARD, *((each,) for each in AWKWARD), ("same",) * 3, ('"',) * 2],
    ids=lambda districts: f"{len(districts)} of {districts[0]!r}",
)
def test_what_is_written_is_what_was_said(
    agency: Agency, now: datetime, districts: tuple[str, ...]
) -> None:
    incidents = _incidents(agency, now, districts)
    with acting_for(agency):
        insert(incidents)
        assert _stored(agency) == [
            {name: getattr(each, name) for name in FIELDS} for each in incidents
        ]
        for incident in incidents:
            incident.district, incident.closed_at = incident.district[::-1], None
        update(incidents)
        assert _stored(agency) == [
            {name: getattr(each, name) for name in FIELDS} for each in incidents
        ]


def test_nothing_is_written_where_nothing_is_to_be(agency: Agency) -> None:
    with acting_for(agency):
        insert([])
        update([])
        assert _stored(agency) == []
