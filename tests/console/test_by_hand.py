"""The pages on which a survey is sent by hand."""

from datetime import datetime

import pytest
from django.db import transaction

from agencies.models import Agency, AuditEntry, Line, Role
from agencies.tenancy import acting_for
from messaging.models import Message
from surveys.drafting import start_from
from surveys.library import SURVEYS
from surveys.models import Conversation, Survey
from surveys.publishing import publish
from tests.console.conftest import Page
from tests.walk import Put

pytestmark = pytest.mark.django_db


@pytest.fixture
def by_hand(agency: Agency, now: datetime) -> Survey:
    with acting_for(agency), transaction.atomic():
        survey = start_from(agency=agency, ready=SURVEYS["victims"], now=now)
        publish(survey=survey, by=None, now=now)
        survey.active = True
        survey.save(update_fields=["active"])
    return survey


def test_it_is_shown_before_it_is_sent_and_kept_afterwards(
    page: Page, by_hand: Survey, line: Line, codes: None, put: Put
) -> None:
    incident = put()
    path = f"incidents/{incident.pk}/ask/"
    assert "Send a survey" in page(f"incidents/{incident.pk}/", role=Role.SUPERVISOR)
    assert "Send a survey" not in page(f"incidents/{incident.pk}/", role=Role.ANALYST)
    shown = page(path, role=Role.SUPERVISOR)
    assert "you agreed to be asked about case #26-018113" in shown
    assert "1 segment, $" in shown
    assert "number ending in 23" in shown
    assert "555-01" not in shown
    assert "Nothing speaks against it" in shown
    assert page.post(path, role=Role.ANALYST, agreed="x").status_code == 403
    missing = page.post(path, role=Role.SUPERVISOR, survey=str(by_hand.pk), agreed=" ")
    assert "Write how the person agreed" in missing.content.decode()
    fields = {"survey": str(by_hand.pk), "agreed": "At the desk, with Sgt. Hall"}
    sent = page.post(path, role=Role.SUPERVISOR, **fields)
    with acting_for(page.agency):
        talk = Conversation.objects.get()
        assert Message.objects.count() == 1
        [entry] = AuditEntry.objects.all()
        assert (entry.action, entry.subject) == ("survey.sent_by_hand", "incident 26-018113")
        assert entry.detail["To"] == "number ending in 23"
    assert sent["Location"].endswith(f"/texts/conversations/{talk.pk}/")
    assert "Supervisor Tester, by hand" in page(f"texts/conversations/{talk.pk}/")
    told = page(f"incidents/{incident.pk}/")
    assert "sent by hand, by Supervisor Tester" in told
    assert "At the desk, with Sgt. Hall" in told
    again = page.post(path, role=Role.SUPERVISOR, **fields).content.decode()
    assert "asked about this call already" in again
    assert "Send a survey" not in page(f"incidents/{incident.pk}/", role=Role.SUPERVISOR)


def test_what_the_gate_forbids_is_said_and_not_sent(
    page: Page, by_hand: Survey, line: Line, codes: None, put: Put
) -> None:
    incident = put(call_type="DV", arrest=True)
    path = f"incidents/{incident.pk}/ask/"
    shown = page(path)
    assert "It can’t be sent" in shown
    assert "DV is never texted." in shown
    assert "There was an arrest." in shown
    assert 'name="agreed"' not in shown
    refused = page.post(path, survey=str(by_hand.pk), agreed="She insists")
    assert "It can’t be sent" in refused.content.decode()
    with acting_for(page.agency):
        assert not Message.objects.exists()


def test_the_call_is_chosen_by_its_number(
    page: Page, by_hand: Survey, line: Line, codes: None, put: Put
) -> None:
    incident = put()
    wrong = page.post("surveys/send/", role=Role.SUPERVISOR, reference="26-999999")
    assert "There is no incident with this number." in wrong.content.decode()
    right = page.post("surveys/send/", role=Role.SUPERVISOR, reference="26-018113")
    assert right["Location"].endswith(f"/incidents/{incident.pk}/ask/")


def test_without_such_a_survey_the_next_step_is_said(page: Page, put: Put) -> None:
    incident = put()
    assert "An admin starts one" in page("surveys/send/", role=Role.SUPERVISOR)
    assert "start from one that begins by hand" in page(f"incidents/{incident.pk}/ask/")
