"""Surveys sent by hand: through the same gate, once about one call, on the record."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from agencies.models import Agency, Line, Role, User
from agencies.tenancy import acting_for
from incidents.models import Incident
from messaging.citizens import never_text, opt_out
from messaging.models import Citizen, Message
from surveys.by_hand import NotAsked, ask_by_hand, propose
from surveys.deciding import decide_due
from surveys.drafting import start_from
from surveys.library import SURVEYS
from surveys.models import Conversation, Decision, SentByHand, Survey
from surveys.publishing import publish
from tests.conftest import MakeMember
from tests.walk import Put, Text, send_all

pytestmark = pytest.mark.django_db
AGREED = "on the telephone, today"


@pytest.fixture
def victims(agency: Agency, now: datetime) -> Survey:
    """The library's survey for victims, published and on."""
    with acting_for(agency), transaction.atomic():
        agency.victims_allowed = True
        agency.save(update_fields=["victims_allowed"])
        survey = start_from(agency=agency, ready=SURVEYS["victims"], now=now)
        publish(survey=survey, by=None, now=now)
        survey.active = True
        survey.save(update_fields=["active"])
        return agency.surveys.by_hand().get()


@pytest.fixture
def sergeant(agency: Agency, make_member: MakeMember) -> User:
    return make_member(agency, Role.SUPERVISOR)


Send = Callable[..., Conversation]


@pytest.fixture
def send(agency: Agency, victims: Survey, sergeant: User, now: datetime) -> Send:
    """send(incident) -> the conversation that a sergeant began by hand."""

    def send(incident: Incident, agreed: str = AGREED, at: datetime = now) -> Conversation:
        with acting_for(agency), transaction.atomic():
            found = Incident.objects.get(pk=incident.pk)
            found.agency = agency
            return ask_by_hand(incident=found, survey=victims, agreed=agreed, by=sergeant, now=at)

    return send


def test_what_is_sent_by_hand_is_kept_and_goes_the_way_of_every_text(
    agency: Agency,
    carried_line: Line,
    codes: None,
    put: Put,
    text: Text,
    send: Send,
    sergeant: User,
    now: datetime,
) -> None:
    incident = put(caller_role="Victim")
    with acting_for(agency), transaction.atomic():
        shown = propose(
            incident=Incident.objects.get(pk=incident.pk),
            survey=agency.surveys.by_hand().get(),
            now=now,
        )
        assert shown.against == ()
        assert not Citizen.objects.exists()  # to look changes nothing
    talk = send(incident)
    assert decide_due(now=now) == 0
    send_all(agency, now)
    with acting_for(agency), transaction.atomic():
        sent = SentByHand.objects.get()
        assert (sent.conversation, sent.by, sent.agreed, sent.at) == (talk, sergeant, AGREED, now)
        assert Decision.objects.get().ask
        first = Message.objects.get()
        assert first.body == shown.text
        assert first.status == Message.Status.SENT
    assert "whom to call" in text("4")[0]


def test_what_was_decided_before_stands_beside_it(
    agency: Agency, carried_line: Line, codes: None, put: Put, send: Send, now: datetime
) -> None:
    """No survey was for such a call, so it was not asked about; a person may still do so."""
    incident = put()
    decide_due(now=now)
    with acting_for(agency), transaction.atomic():
        before = Decision.objects.get()
        assert not before.ask
    send(incident)
    with acting_for(agency), transaction.atomic():
        assert Decision.objects.get() == before
        assert all(found["allows"] for found in SentByHand.objects.get().findings)


def test_nobody_is_asked_twice_about_one_call(
    agency: Agency, carried_line: Line, codes: None, put: Put, send: Send, now: datetime
) -> None:
    incident = put()
    send(incident)
    with pytest.raises(NotAsked, match="asked about this call already"):
        send(incident)
    with acting_for(agency), transaction.atomic():
        assert Message.objects.count() == 1


def test_a_call_that_was_asked_about_by_itself_is_not_asked_about_by_hand(
    agency: Agency,
    survey: Survey,
    carried_line: Line,
    codes: None,
    put: Put,
    send: Send,
    now: datetime,
) -> None:
    incident = put()
    decide_due(now=now)
    with pytest.raises(NotAsked, match="asked about this call already"):
        send(incident)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"call_type": "DV"}, "DV is never texted"),
        ({"call_type": "NEW"}, "NEW is not decided yet"),
        ({"caller_role": "Witness"}, "not the caller but the witness"),
        ({"arrest": True}, "There was an arrest"),
        ({"self_initiated": True}, "nobody called"),
        ({"status": "cancelled"}, "cancelled"),
        ({"caller_phone": ""}, "No phone number was given"),
        ({"closed_at": None, "status": "open"}, "The call is still open"),
    ],
)
def test_the_gate_holds_for_what_is_sent_by_hand(
    agency: Agency,
    carried_line: Line,
    codes: None,
    put: Put,
    send: Send,
    changes: dict[str, object],
    says: str,
) -> None:
    incident = put(**changes)
    with pytest.raises(NotAsked, match=says):
        send(incident)
    with acting_for(agency), transaction.atomic():
        assert not Message.objects.exists()
        assert not Conversation.objects.exists()
        assert not SentByHand.objects.exists()
        assert not Decision.objects.exists()


def test_victims_stay_out_unless_the_agency_lets_them_be_asked(
    agency: Agency, victims: Survey, carried_line: Line, codes: None, put: Put, send: Send
) -> None:
    agency.victims_allowed = False
    agency.save(update_fields=["victims_allowed"])
    incident = put(caller_role="Victim")
    with pytest.raises(NotAsked, match="victims are not texted"):
        send(incident)


def test_how_the_person_agreed_must_be_said(
    agency: Agency, carried_line: Line, codes: None, put: Put, send: Send
) -> None:
    incident = put()
    with pytest.raises(NotAsked, match="how the person agreed"):
        send(incident, agreed="  ")


@pytest.mark.parametrize("wish", ["opted out", "never-text list"])
def test_consent_goes_before_the_hand(
    agency: Agency,
    carried_line: Line,
    codes: None,
    put: Put,
    send: Send,
    now: datetime,
    wish: str,
) -> None:
    first = put()
    talk = send(first)
    with acting_for(agency), transaction.atomic():
        citizen = Citizen.objects.get()
        if wish == "opted out":
            opt_out(citizen=citizen, how="texted STOP", now=now)
        else:
            never_text(citizen=citizen, reason="asked", now=now)
    second = put(reference="26-018114")
    with pytest.raises(NotAsked, match=wish):
        send(second)
    send_all(agency, now)
    with acting_for(agency), transaction.atomic():
        assert Message.objects.get(thread=talk.thread).status == Message.Status.CANCELLED


def test_the_same_number_is_not_asked_again_so_soon(
    agency: Agency, carried_line: Line, codes: None, put: Put, send: Send, now: datetime
) -> None:
    send(put())
    send_all(agency, now)
    second = put(reference="26-018114")
    with pytest.raises(NotAsked, match="was last asked"):
        send(second)


def test_it_waits_for_sending_hours(
    agency: Agency, carried_line: Line, codes: None, put: Put, send: Send, now: datetime
) -> None:
    night = now + timedelta(hours=10)
    talk = send(put(), at=night)
    send_all(agency, night)
    with acting_for(agency), transaction.atomic():
        assert Message.objects.get(thread=talk.thread).status == Message.Status.QUEUED


def test_the_gate_is_asked_once_more_before_the_text_leaves(
    agency: Agency, carried_line: Line, codes: None, put: Put, send: Send, now: datetime
) -> None:
    talk = send(put())
    put(now + timedelta(minutes=1), call_type="DV")
    send_all(agency, now + timedelta(minutes=2))
    with acting_for(agency), transaction.atomic():
        assert Message.objects.get().status == Message.Status.CANCELLED
        talk.refresh_from_db()
        assert talk.state == Conversation.State.STOPPED
