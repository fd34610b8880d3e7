"""Every closed incident ends with one decision that a person can read; some become a conversation."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import InternalError, connection, transaction

from agencies.models import Agency, Line
from agencies.tenancy import acting_for
from incidents.models import Incident
from incidents.recording import record
from messaging.citizens import citizen_of, never_text, opt_out
from messaging.delivery import deliver
from messaging.models import Message
from sandbox.process import Sandbox
from surveys.closing import expire_due
from surveys.deciding import decide_due
from surveys.default import create_default_survey
from surveys.drafting import start_from
from surveys.library import DEFAULT
from surveys.models import Conversation, Decision, Survey
from tests.walk import PHONE, Put, noise

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("carried_line", "survey", "codes"),
]


def decision_on(incident: Incident) -> Decision:
    with acting_for(incident.agency_id), transaction.atomic():
        return Decision.objects.get(incident=incident)


def test_a_harmless_incident_is_asked_about(put: Put, agency: Agency, now: datetime) -> None:
    incident = put()
    assert decide_due(now=now) == 1
    assert decision_on(incident).ask
    with acting_for(agency), transaction.atomic():
        message = Message.objects.get()
        assert message.body == (
            "Cedar Falls Police: about your call #26-018113, how was the officer's service? "
            "Reply 1 (poor) to 5 (great). Confidential. Reply STOP to opt out. Español: ES"
        )
        assert (message.status, message.segments) == (Message.Status.QUEUED, 1)


def test_nothing_is_decided_before_the_delay_has_passed(
    put: Put, agency: Agency, now: datetime
) -> None:
    put()
    assert decide_due(now=now - timedelta(minutes=2)) == 0
    with acting_for(agency), transaction.atomic():
        assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"call_type": "DV"}, "call_type_never"),
        ({"call_type": "NEWCODE"}, "call_type_unmapped"),
        ({"disposition": "99"}, "disposition_unmapped"),
        ({"caller_phone": None}, "no_number"),
        ({"caller_role": "Witness"}, "role_other"),
        ({"caller_role": "Suspect"}, "no_number"),
        ({"self_initiated": True}, "self_initiated"),
        ({"arrest": True}, "arrest"),
        ({"status": "cancelled"}, "cancelled"),
        ({"status": "duplicate"}, "duplicate"),
    ],
)
def test_who_must_not_be_texted_is_not(
    put: Put, agency: Agency, now: datetime, changes: dict[str, object], reason: str
) -> None:
    incident = put(**changes)
    assert decide_due(now=now) == 1
    decision = decision_on(incident)
    assert not decision.ask
    assert reason in decision.reasons
    with acting_for(agency), transaction.atomic():
        assert not Message.objects.exists()
        assert not Conversation.objects.exists()


def test_a_sensitive_type_seen_for_a_moment_is_never_forgotten(put: Put, now: datetime) -> None:
    put(call_type="DV", status="open", closed_at=None)
    incident = put()
    decide_due(now=now)
    assert decision_on(incident).reasons == ["call_type_never"]


def test_a_sensitive_incident_on_the_same_number_forbids(put: Put, now: datetime) -> None:
    put(reference="26-000001", call_type="DV", status="open", closed_at=None)
    incident = put()
    decide_due(now=now)
    assert "number_sensitive" in decision_on(incident).reasons


def test_two_incidents_of_one_number_make_one_conversation(
    put: Put, agency: Agency, now: datetime
) -> None:
    put(reference="26-000001")
    put(reference="26-000002")
    assert decide_due(now=now) == 2
    with acting_for(agency), transaction.atomic():
        assert Conversation.objects.count() == 1
        assert Message.objects.count() == 1


def test_eight_workers_decide_once(put: Put, agency: Agency, now: datetime) -> None:
    for number in range(60):
        put(reference=f"26-{number:06}", caller_phone=f"+131955502{number:02}")

    def work(_: int) -> int:
        try:
            return decide_due(now=now)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(work, range(8))) == 60
    with acting_for(agency), transaction.atomic():
        assert Decision.objects.count() == 60
        assert Message.objects.count() == 60


def test_a_decision_is_immutable(put: Put, agency: Agency, now: datetime) -> None:
    incident = put()
    decide_due(now=now)
    with (
        acting_for(agency),
        pytest.raises(InternalError, match="append-only"),
        transaction.atomic(),
    ):
        Decision.objects.filter(incident=incident).update(ask=False)


def test_a_survey_that_was_never_published_holds_up_no_other_agency(
    put: Put, agency: Agency, other_agency: Agency, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        Survey.objects.update(active=False)
        draft = start_from(agency=agency, ready=DEFAULT, now=now)
        Survey.objects.filter(pk=draft.pk).update(active=True)
    incident = put()
    with acting_for(other_agency):
        with transaction.atomic():
            create_default_survey(agency=other_agency, now=now)
        elsewhere = record(agency=other_agency, report=noise(now), source="test", now=now).incident
    assert decide_due(now=now) == 2
    assert decision_on(incident).reasons == ["survey_off"]
    assert "survey_off" not in decision_on(elsewhere).reasons


def test_a_later_correction_does_not_decide_again(put: Put, now: datetime) -> None:
    incident = put()
    decide_due(now=now)
    put(disposition="99")
    assert decide_due(now=now) == 0
    assert decision_on(incident).ask


# ---- asked again when the text is about to leave


def sent(agency: Agency, now: datetime) -> Message:
    with acting_for(agency), transaction.atomic():
        message = Message.objects.get()
    deliver(agency_id=agency.pk, message_id=message.pk, now=now)
    with acting_for(agency), transaction.atomic():
        message.refresh_from_db()
    return message


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"call_type": "DV"}, "DV"),
        ({"arrest": True}, "arrest"),
        ({"status": "open"}, "open"),
    ],
)
def test_what_was_learnt_between_decision_and_sending_stops_the_text(
    put: Put,
    agency: Agency,
    twilio: Sandbox,
    now: datetime,
    changes: dict[str, object],
    words: str,
) -> None:
    put()
    decide_due(now=now)
    put(**changes)
    message = sent(agency, now)
    assert message.status == Message.Status.CANCELLED
    assert words in message.reason
    assert twilio.messages() == []
    with acting_for(agency), transaction.atomic():
        assert Conversation.objects.get().state == Conversation.State.STOPPED


@pytest.mark.parametrize("wish", ["opt_out", "never_text"])
def test_a_wish_before_the_first_text_is_heard(
    put: Put, agency: Agency, now: datetime, wish: str
) -> None:
    with acting_for(agency), transaction.atomic():
        citizen = citizen_of(agency=agency, phone=PHONE)
        if wish == "opt_out":
            opt_out(citizen=citizen, how="texted STOP", now=now)
        else:
            never_text(citizen=citizen, reason="asked at the desk", now=now)
    incident = put()
    decide_due(now=now)
    assert decision_on(incident).reasons == ["opted_out" if wish == "opt_out" else "never_text"]


def test_a_text_that_did_not_change_its_mind_leaves(
    put: Put, agency: Agency, twilio: Sandbox, now: datetime
) -> None:
    put()
    decide_due(now=now)
    assert sent(agency, now).status == Message.Status.SENT
    assert len(twilio.messages()) == 1


def test_an_agency_without_a_line_or_survey_says_so(
    put: Put, agency: Agency, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        Line.objects.update(active=False)
        Survey.objects.update(active=False)
    incident = put()
    assert decide_due(now=now) == 1
    assert {"survey_off", "line_not_ready"} <= set(decision_on(incident).reasons)


def test_conversations_expire_and_unreached_ones_end(
    put: Put, agency: Agency, now: datetime
) -> None:
    put(reference="26-000001")
    put(reference="26-000002", caller_phone="+13195550124")
    decide_due(now=now)
    with acting_for(agency), transaction.atomic():
        first = Message.objects.order_by("pk").first()
        assert first is not None
        Message.objects.filter(pk=first.pk).update(status=Message.Status.FAILED)
    assert expire_due(now=now) == 1
    assert expire_due(now=now + timedelta(hours=49)) == 1
    with acting_for(agency), transaction.atomic():
        states = set(Conversation.objects.values_list("state", flat=True))
    assert states == {Conversation.State.UNREACHABLE, Conversation.State.EXPIRED}


def test_an_incident_that_cannot_be_decided_holds_up_no_other(
    put: Put, agency: Agency, now: datetime
) -> None:
    """Its number was encrypted with a key that is lost."""
    lost = put(reference="26-000001", caller_phone="+13195550124")
    with acting_for(agency), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE incidents_incident SET caller_phone = 'unreadable' WHERE id = %s", [lost.pk]
        )
    put(reference="26-000002")
    assert decide_due(now=now) == 1
    with acting_for(agency), transaction.atomic():
        assert Decision.objects.get().incident.reference == "26-000002"
