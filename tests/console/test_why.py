"""Why somebody was texted or not; numbers that report often; badges that nobody has."""

from datetime import datetime

import pytest
from django.db import transaction

from agencies.models import Agency, AuditEntry, Role
from agencies.tenancy import acting_for
from incidents.models import FrequentNumber, Incident, PolicyVersion
from incidents.unread import hold
from messaging.models import Citizen
from surveys.deciding import decide_due
from surveys.models import Decision
from tests.console.conftest import Page
from tests.walk import PHONE, Put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("line", "survey", "codes")]


@pytest.fixture
def refused(put: Put, now: datetime) -> None:
    put(call_type="DV")
    decide_due(now=now)


def test_an_incident_tells_what_each_rule_saw(page: Page, refused: None) -> None:
    shown = page("why/?q=26-018113", role=Role.ANALYST)
    assert "Decided not to ask" in shown
    assert "Not asked: call type DV is never texted." in shown
    assert '<th scope="row">Same number</th>' in shown
    assert "Ask by phone number" not in shown
    assert "No incident has the number" in page("why/?q=26-1")


def test_a_number_is_asked_about_by_leaders_with_a_reason_on_the_record(
    page: Page, agency: Agency, refused: None
) -> None:
    wrong = page.post("why/number/", number="12", why="Complaint").content.decode()
    assert 'id="number-wrong"' in wrong
    assert "Write why" in page.post("why/number/", number=PHONE).content.decode()
    with acting_for(agency):
        assert not AuditEntry.objects.exists()
    answer = page.post("why/number/", number=PHONE, why="Complaint")
    assert "Incident 26-018113" in answer.content.decode()
    assert PHONE not in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    with acting_for(agency):
        entry = AuditEntry.objects.get()
    assert (entry.action, entry.detail) == ("citizen.why_asked", {"why": "Complaint", "found": 1})
    assert page.of(Role.ANALYST).post("/a/cedar-falls/why/number/").status_code == 403


def test_another_agencys_incident_is_not_found(
    page: Page, other_agency: Agency, agency: Agency, refused: None
) -> None:
    assert "No incident has the number" in page("why/?q=26-999")


# ---- numbers that report often


@pytest.fixture
def alarm_company(put: Put, agency: Agency, now: datetime) -> int:
    """Six incidents of one number; the key of the last."""
    return [put(reference=f"26-{place}") for place in range(6)][-1].pk


def test_a_number_that_reports_often_is_held_until_somebody_decides(
    page: Page, agency: Agency, alarm_company: int, put: Put, now: datetime
) -> None:
    decide_due(now=now)
    with acting_for(agency):
        assert not Decision.objects.filter(ask=True).exists()
    shown = page("texts/frequent/")
    assert '<td data-label="Incidents" class="n">6</td>' in shown
    assert "Held" in shown
    assert PHONE not in shown
    page.post(f"texts/frequent/{alarm_company}/", choice="text", note="Good neighbour")
    put(reference="26-7")
    decide_due(now=now)
    with acting_for(agency):
        assert Decision.objects.get(incident__reference="26-7").ask
        entry = AuditEntry.objects.get()
    assert entry.detail == {"Decided": "Text", "Note": "Good neighbour"}
    assert "Text: Good neighbour" in page("texts/frequent/", role=Role.SUPERVISOR)


def test_never_puts_the_number_on_the_list(page: Page, agency: Agency, alarm_company: int) -> None:
    page.post(f"texts/frequent/{alarm_company}/", choice="sometimes")
    with acting_for(agency):
        assert not FrequentNumber.objects.exists()
    page.post(f"texts/frequent/{alarm_company}/", choice="never", note="Alarm company")
    with acting_for(agency):
        assert Citizen.objects.get().never_text_reason == "Alarm company"
    assert (
        page.of(Role.COMMAND).post(f"/a/cedar-falls/texts/frequent/{alarm_company}/").status_code
        == 403
    )


def test_the_limit_is_a_setting_and_a_version(
    page: Page, agency: Agency, alarm_company: int
) -> None:
    page.post("texts/frequent/", frequent_after="6")
    assert "No number reported more than 6 incidents" in page("texts/frequent/")
    with acting_for(agency):
        [change] = PolicyVersion.objects.get().changes
    assert change == ["setting", "Incidents of one number in 30 days", "5", "6"]


# ---- badges that nobody has


def test_an_unknown_badge_is_added_with_one_click(
    page: Page, agency: Agency, put: Put, now: datetime
) -> None:
    incident = put(officer_badge="555")
    assert "Badges that nobody on the roster has" in page("settings/roster/")
    page.post("settings/roster/unknown/", badge="555")
    page.post("settings/roster/unknown/", badge="444")
    with acting_for(agency):
        incident.refresh_from_db()
        assert [officer.badge for officer in agency.officers.all()] == ["555"]
        assert incident.officer is not None
    assert "Badges that nobody" not in page("settings/roster/")


# ---- incidents of which a later row could not be read


@pytest.fixture
def held(put: Put, agency: Agency, now: datetime) -> Incident:
    incident = put()
    with acting_for(agency), transaction.atomic():
        hold(agency=agency, refused={incident.reference: "tuesday.csv, row 3"}, now=now)
        return Incident.objects.get()


def test_people_see_that_an_incident_is_held(page: Page, held: Incident) -> None:
    said = "A later row about this incident could not be read"
    shown = page(f"incidents/{held.pk}/", role=Role.ANALYST)
    assert said in shown
    assert "I have looked at it" not in shown
    assert "tuesday.csv, row 3" in page("why/?q=26-018113")
    assert "Held: a row could not be read" in page("incidents/?decision=held")
    assert "1 incident is held" in page("")


def test_whoever_has_looked_at_the_row_lets_its_incident_go(
    page: Page, agency: Agency, held: Incident, now: datetime
) -> None:
    assert held.unread_at is not None
    address = f"incidents/{held.pk}/looked/"
    page.post(address, why="", seen=held.unread_at.isoformat())
    page.post(address, why="Noise, closed", seen="2026-11-17")
    page.post(address, why="Noise, closed", seen="2026-11-17T18:03:59+00:00")
    with acting_for(agency):
        assert Incident.objects.get().unread_at is not None
        assert not AuditEntry.objects.exists()
    page.post(address, why="Noise, closed", seen=held.unread_at.isoformat())
    with acting_for(agency):
        assert Incident.objects.get().unread_at is None
        entry = AuditEntry.objects.get()
    assert (entry.action, entry.detail) == (
        "incident.let_go",
        {"Row": "tuesday.csv, row 3", "It says": "Noise, closed"},
    )
    assert page.of(Role.ANALYST).post(f"/a/cedar-falls/{address}").status_code == 403
