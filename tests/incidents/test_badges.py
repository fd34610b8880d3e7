"""Badges find their officer although CAD and roster write them differently, and nobody where two would fit."""

from datetime import datetime, timedelta

import pytest

from agencies.models import Agency, Officer
from agencies.tenancy import acting_for
from incidents.badges import give_incidents, officers_by_badge, unknown_badges
from incidents.recording import Report, record_all

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def roster(agency: Agency) -> dict[str, Officer]:
    with acting_for(agency):
        return {
            badge: Officer.objects.create(agency=agency, badge=badge, name=badge)
            for badge in ("233", "0417", "a-12", "77", "077")
        }


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("233", "233"),
        ("00233", "233"),
        (" 233 ", "233"),
        ("417", "0417"),
        ("A12", "a-12"),
        ("77", "77"),
        ("077", "077"),
        ("0077", ""),
        ("2330", ""),
        ("0", ""),
    ],
)
def test_a_badge_finds_its_officer(agency: Agency, said: str, found: str) -> None:
    with acting_for(agency):
        officers = officers_by_badge(agency=agency, badges=[said])
    assert [officer.badge for officer in officers.values()] == ([found] if found else [])


def test_unknown_badges_are_counted_and_their_incidents_given_to_who_has_them(
    agency: Agency, now: datetime
) -> None:
    reports = [
        Report(reference=f"26-{place}", opened_at=now - timedelta(days=days), officer_badge=badge)
        for place, (badge, days) in enumerate(
            [("9", 1), ("8", 2), ("9", 3), ("9", 91), ("0233", 1)]
        )
    ]
    with acting_for(agency):
        record_all(agency=agency, reports=reports, source="test", now=now)
        unknown = unknown_badges(agency=agency, now=now)
        assert [(each.badge, each.incidents) for each in unknown] == [("9", 2), ("8", 1)]
        officer = Officer.objects.create(agency=agency, badge="9", name="N. Nine")
        assert give_incidents(officer=officer, badge="9") == 3
        assert [each.badge for each in unknown_badges(agency=agency, now=now)] == ["8"]
