"""Alerts in the console: seen on every page, acknowledged by a person who is signed in, closed with words."""

import pytest
from django.db import transaction

from agencies.models import Agency, Role
from agencies.tenancy import acting_for
from feedback.models import Alert, OnCall, SafetyNet
from surveys.models import Conversation
from tests.console.conftest import Page
from tests.walk import PHONE, Text

pytestmark = pytest.mark.django_db


@pytest.fixture
def alert(agency: Agency, asked: Conversation, text: Text) -> Alert:
    text("he is here please help me")
    with acting_for(agency), transaction.atomic():
        return Alert.objects.get()


def state(agency: Agency, alert: Alert) -> str:
    with acting_for(agency), transaction.atomic():
        alert.refresh_from_db()
        return alert.state


def test_leaders_read_of_it_on_every_page_until_somebody_has_it(page: Page, alert: Alert) -> None:
    for path in ("", "follow-ups/", "texts/"):
        assert "1 alert that nobody has acknowledged" in page(path, Role.SUPERVISOR)
    assert "nobody has acknowledged" not in page("", Role.ANALYST)
    page.post(f"alerts/{alert.pk}/", Role.SUPERVISOR, action="acknowledge")
    assert "nobody has acknowledged" not in page("", Role.SUPERVISOR)


def test_opening_the_link_changes_nothing_and_the_button_does(
    agency: Agency, page: Page, alert: Alert
) -> None:
    shown = page(f"alerts/{alert.pk}/", Role.SUPERVISOR)
    assert "he is here please help me" in shown
    assert "Answered at once" in shown
    assert state(agency, alert) == Alert.State.OPEN
    page.post(f"alerts/{alert.pk}/", Role.SUPERVISOR, action="acknowledge")
    assert state(agency, alert) == Alert.State.ACKNOWLEDGED
    again = page.of(Role.COMMAND).post(
        f"/a/cedar-falls/alerts/{alert.pk}/", {"action": "acknowledge"}, follow=True
    )
    assert "Supervisor Tester has acknowledged" in again.content.decode()


def test_the_number_is_shown_at_a_click_and_the_look_recorded(
    agency: Agency, page: Page, alert: Alert
) -> None:
    assert PHONE not in page(f"alerts/{alert.pk}/")
    shown = page.post(f"alerts/{alert.pk}/number/", Role.SUPERVISOR)
    assert PHONE in shown.content.decode()
    with acting_for(agency), transaction.atomic():
        entry = agency.audit_entries.get(action="citizen.number_shown")
    assert entry.subject == f"alert {alert}"


def test_an_open_page_learns_of_it_by_itself(page: Page, alert: Alert) -> None:
    assert "1 alert that nobody" in page("alerts/unanswered/", Role.COMMAND)


def test_it_is_closed_with_words_alone(agency: Agency, page: Page, alert: Alert) -> None:
    path = f"alerts/{alert.pk}/"
    page.post(path, action="acknowledge")
    wrong = page.post(path, action="close", words=" ")
    assert "Write what was done" in wrong.content.decode()
    page.post(path, action="close", words="Sent a unit.", false_alarm="on")
    assert state(agency, alert) == Alert.State.CLOSED
    assert "A false alarm" in page(path)
    with acting_for(agency), transaction.atomic():
        actions = list(agency.audit_entries.order_by("at", "pk").values_list("action", flat=True))
    assert actions[-2:] == ["alert.acknowledged", "alert.closed"]


def test_the_list_has_all_and_says_what_will_be_there(
    agency: Agency, page: Page, alert: Alert
) -> None:
    assert f"A-{alert.pk}" in page("alerts/")
    with acting_for(agency), transaction.atomic():
        Alert.objects.all().delete()
    assert "Nobody has written anything that sounds like danger" in page("alerts/")


def test_the_one_that_nobody_has_comes_first_however_old(
    agency: Agency, page: Page, alert: Alert, text: Text, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.alerts.ON_A_PAGE", 1)
    text("i want to kill myself")
    with acting_for(agency), transaction.atomic():
        newer = Alert.objects.exclude(pk=alert.pk).get()
    page.post(f"alerts/{newer.pk}/", Role.SUPERVISOR, action="acknowledge")
    first = page("alerts/")
    assert f"Open {alert}" in first
    assert f"Open {newer}" not in first
    assert f"Open {newer}" in page("alerts/?page=2")


def test_somebody_is_put_on_call_and_taken_off(agency: Agency, page: Page) -> None:
    assert "Nobody is on call" in page("settings/safety/")
    page.of(Role.SUPERVISOR)
    with acting_for(agency), transaction.atomic():
        member = agency.memberships.get(role=Role.SUPERVISOR)
    wrong = page.post("settings/safety/on-call/", membership=str(member.pk), phone="12")
    assert "aria-invalid" in wrong.content.decode()
    page.post(
        "settings/safety/on-call/",
        membership=str(member.pk),
        phone="(319) 555-0177",
        at_once="on",
    )
    with acting_for(agency), transaction.atomic():
        on_call = OnCall.objects.get()
    assert (on_call.phone, on_call.at_once) == ("+13195550177", True)
    shown = page("settings/safety/")
    assert "ending in 77" in shown
    assert "555-0177" not in shown
    page.post(f"settings/safety/on-call/{on_call.pk}/remove/")
    with acting_for(agency), transaction.atomic():
        assert not OnCall.objects.exists()


def test_the_agencys_words_are_checked_and_kept(agency: Agency, page: Page) -> None:
    typed = {"escalate_after_0": "15", "escalate_after_1": "minutes", "complaint_route": ""}
    wrong = page.post("settings/safety/", **typed, help_en="Call us.", complaint_en="See {route}")
    said = wrong.content.decode()
    assert "Name 911 and 988 in it." in said
    assert "one of your texts names {route}" in said
    page.post("settings/safety/", **typed, help_en="{agency}: 911, or 988 in a crisis.")
    with acting_for(agency), transaction.atomic():
        net = SafetyNet.objects.get()
    assert net.help_texts == {"en": "{agency}: 911, or 988 in a crisis."}
    assert "Cedar Falls Police: 911, or 988 in a crisis." in page("settings/safety/")
