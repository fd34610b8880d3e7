"""The search box: an incident, a number with a reason, an officer for whom they are shown to, a setting for admins."""

import pytest
from django.db import transaction

from agencies.models import Agency, AuditEntry, Officer, Role
from agencies.tenancy import acting_for
from incidents.models import Incident
from tests.console.conftest import Page
from tests.walk import Put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("line", "survey", "codes")]


@pytest.fixture
def incident(put: Put) -> Incident:
    return put()


def found(page: Page, words: str, role: str = Role.ADMIN) -> str:
    return str(page.post("find/", role=role, q=words).content.decode())


def test_an_incident_is_gone_to_at_once(page: Page, incident: Incident) -> None:
    to = page.post("find/", role=Role.ANALYST, q=f" {incident.reference} ").url
    assert to == f"/a/cedar-falls/incidents/{incident.pk}/"


def test_the_beginning_of_a_number_leads_to_the_list(page: Page, incident: Incident) -> None:
    assert page.post("find/", q="26-0181").url == "/a/cedar-falls/incidents/?q=26-0181"


def test_a_phone_number_is_asked_about_with_a_reason_and_stands_in_no_address(
    page: Page, agency: Agency, incident: Incident
) -> None:
    asked = page.post("find/", q="(319) 555-0199")
    assert asked.status_code == 200
    shown = asked.content.decode()
    assert 'value="(319) 555-0199"' in shown
    assert "Why do you look for it?" in shown
    assert incident.reference not in shown
    assert "no-store" in asked["Cache-Control"]
    with acting_for(agency):
        assert not AuditEntry.objects.exists()
    others = found(page, "(319) 555-0199", role=Role.ANALYST)
    assert "Phone numbers are looked for by supervisors" in others
    assert "555-0199" not in others


def test_officers_are_found_by_name_and_badge_where_they_are_shown(
    page: Page, agency: Agency
) -> None:
    with acting_for(agency), transaction.atomic():
        officer = Officer.objects.create(agency=agency, badge="4711", name="Ada Quillan")
    Agency.objects.filter(pk=agency.pk).update(officers_shown=Agency.OfficersShown.LEADERS)
    for words in ("quill", "4711"):
        shown = found(page, words, role=Role.SUPERVISOR)
        assert f"incidents/?officer={officer.pk}" in shown
    assert page.post("find/", role=Role.ANALYST, q="quill").status_code == 302
    Agency.objects.filter(pk=agency.pk).update(officers_shown=Agency.OfficersShown.NOBODY)
    assert page.post("find/", role=Role.SUPERVISOR, q="quill").status_code == 302


def test_settings_are_found_by_admins(page: Page) -> None:
    shown = found(page, "time zone")
    assert "/a/cedar-falls/settings/agency/" in shown
    assert "No incident’s number begins like this." in shown
    assert page.post("find/", role=Role.COMMAND, q="time zone").status_code == 302
