"""The gate is asked in full before a first text leaves, unless nothing that it looks at can have changed."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.models import Code, Incident
from messaging.models import Message
from sandbox.process import Sandbox
from surveys.deciding import decide_due
from surveys.models import Conversation, Survey
from surveys.sending import OVERLAP, forbids
from tests.walk import PHONE, Put, send_all

WHILE = timedelta(minutes=5)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("carried_line", "survey", "codes"),
]


@pytest.fixture
def waiting(put: Put, agency: Agency, now: datetime) -> Message:
    """A first text that waits, decided on a while after the incident was last reported."""
    put(at=now)
    decide_due(now=now + WHILE)
    with acting_for(agency):
        return Message.objects.select_related("citizen", "agency").get()


def statements(message: Message, at: datetime) -> int:
    """How many statements asking took."""
    with CaptureQueriesContext(connection) as asked, acting_for(message.agency_id):
        assert forbids(messages=[message], now=at) == {}
    return sum(each["sql"].lstrip().startswith("SELECT") for each in asked.captured_queries)


def test_one_statement_where_nothing_is_new(waiting: Message, now: datetime) -> None:
    with transaction.atomic():
        assert statements(waiting, now + WHILE) <= 3  # two say for which agency


def test_what_was_being_written_while_the_gate_was_asked_counts_as_new(
    waiting: Message, now: datetime
) -> None:
    """A report bears the time at which it came, which may be a little before its rows can be seen."""
    with acting_for(waiting.agency_id):
        Incident.objects.update(changed_at=now + WHILE - OVERLAP)
    with transaction.atomic():
        assert statements(waiting, now + WHILE) > 3


def reported(**says: object) -> Callable[[Put, datetime], object]:
    return lambda put, at: put(at=at, **says)


def code_decided(put: Put, at: datetime) -> None:
    Code.objects.filter(code="NOISE").update(use="never", decided_at=at)


def survey_off(put: Put, at: datetime) -> None:
    Survey.objects.update(active=False)


def too_late(put: Put, at: datetime) -> None:
    Survey.objects.update(too_late_after=timedelta(hours=1))


def conversation_ended(put: Put, at: datetime) -> None:
    Conversation.objects.update(state=Conversation.State.STOPPED)


@pytest.mark.parametrize(
    "learnt",
    [
        reported(call_type="DV"),
        reported(arrest=True),
        reported(caller_role="Victim"),
        reported(caller_phone="+13195550199"),
        reported(reference="26-000001", call_type="DV", caller_phone=PHONE),
        code_decided,
        survey_off,
        too_late,
        conversation_ended,
    ],
)
def test_what_is_learnt_after_the_decision_still_forbids(
    waiting: Message,
    put: Put,
    agency: Agency,
    twilio: Sandbox,
    now: datetime,
    learnt: Callable[[Put, datetime], object],
) -> None:
    later = now + 2 * WHILE
    with acting_for(agency):
        learnt(put, later)
    send_all(agency, later)
    assert twilio.messages() == []
    with acting_for(agency):
        waiting.refresh_from_db()
    assert waiting.status == Message.Status.CANCELLED


def test_another_conversation_of_the_citizen_makes_the_gate_look_again(
    waiting: Message, agency: Agency, put: Put, now: datetime
) -> None:
    other = put(at=now, reference="26-000002")
    with acting_for(agency):
        mine = Conversation.objects.get()
        mine.pk, mine.thread, mine.incident = None, uuid.uuid4(), other
        mine.state = Conversation.State.COMPLETED
        mine.save(force_insert=True)
    with transaction.atomic():
        assert statements(waiting, now + WHILE) > 3
