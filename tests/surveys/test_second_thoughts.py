"""What is learnt after the decision counts as much as what was known before it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.models import Code
from incidents.recording import Report, record
from incidents.unread import hold
from messaging.models import Reply
from sandbox.process import Sandbox
from surveys.deciding import decide_due
from surveys.models import Answer, Conversation, Decision, Survey
from tests.walk import PHONE, Put, Text, send_all

LATE = datetime(2026, 11, 18, 3, 30, tzinfo=UTC)  # 21:30 in Iowa
MORNING = LATE + timedelta(hours=11)
ELSEWHERE = "+13195550199"
State = Conversation.State

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("carried_line", "survey", "codes"),
]


def report(agency: Agency, now: datetime, **says: object) -> None:
    """A report that says this much and no more."""
    with acting_for(agency):
        said = Report(reference="26-018113", **says)  # type: ignore[arg-type]  # named by each test
        record(agency=agency, report=said, source="test", now=now)


def state_of_the_only_conversation(agency: Agency) -> str:
    with acting_for(agency):
        return Conversation.objects.get().state


# ---- between the decision and the first text


def test_a_number_corrected_after_the_decision_is_not_texted(
    put: Put, agency: Agency, twilio: Sandbox, now: datetime
) -> None:
    put()
    decide_due(now=now)
    put(caller_phone=ELSEWHERE)
    send_all(agency, now)
    assert twilio.messages() == []
    assert state_of_the_only_conversation(agency) == State.STOPPED


def test_a_number_corrected_without_a_role_does_not_inherit_the_callers(
    put: Put, agency: Agency, now: datetime
) -> None:
    incident = put()
    report(agency, now, caller_phone=ELSEWHERE)
    decide_due(now=now)
    with acting_for(agency):
        assert Decision.objects.get(incident=incident).reasons == ["role_unknown"]


@pytest.mark.parametrize("fact", ["arrest", "self_initiated"])
def test_an_outdated_report_may_still_forbid(
    put: Put, agency: Agency, now: datetime, fact: str
) -> None:
    incident = put(updated_at=now - timedelta(hours=1))
    report(agency, now, updated_at=now - timedelta(hours=2), **{fact: True})
    decide_due(now=now)
    with acting_for(agency):
        assert Decision.objects.get(incident=incident).reasons == [fact]


def test_an_outdated_report_may_still_say_whose_number_a_sensitive_incident_has(
    put: Put, agency: Agency, now: datetime
) -> None:
    for hours_ago, says in (
        (1, {"call_type": "DV", "caller_phone": None, "caller_role": None}),
        (2, {"caller_phone": PHONE}),
    ):
        put(reference="26-000001", updated_at=now - timedelta(hours=hours_ago), **says)
    incident = put()
    decide_due(now=now)
    with acting_for(agency):
        assert Decision.objects.get(incident=incident).reasons == ["number_sensitive"]


def test_a_text_that_never_left_does_not_count_as_asked(
    put: Put, agency: Agency, twilio: Sandbox, now: datetime
) -> None:
    put()
    decide_due(now=now)
    put(status="duplicate")
    send_all(agency, now)
    assert twilio.messages() == []
    again = put(reference="26-018114")
    decide_due(now=now)
    with acting_for(agency):
        assert Decision.objects.get(incident=again).ask


# ---- between the decision and the first text, the citizen writes


@pytest.fixture
def waiting(put: Put, agency: Agency, twilio: Sandbox) -> Conversation:
    """A conversation whose first text waits for the morning."""
    put(at=LATE)
    decide_due(now=LATE)
    send_all(agency, LATE)
    assert twilio.messages() == []
    with acting_for(agency):
        return Conversation.objects.get()


@pytest.mark.parametrize("learnt", [{}, {"call_type": "DV"}])
@pytest.mark.parametrize("body", ["5", "is officer Brandt on duty?"])
def test_who_has_not_been_asked_does_not_answer(
    waiting: Conversation,
    put: Put,
    agency: Agency,
    text: Text,
    learnt: dict[str, object],
    body: str,
) -> None:
    put(at=LATE, **learnt)
    assert text(body, at=LATE) == []
    with acting_for(agency):
        assert not Answer.objects.exists()
        assert Reply.objects.get().thread == waiting.thread


def test_a_text_before_the_first_one_does_not_stop_it(
    waiting: Conversation, agency: Agency, text: Text, twilio: Sandbox
) -> None:
    text("5", at=LATE)
    send_all(agency, MORNING)
    assert len(twilio.messages()) == 1
    [following] = text("5", at=MORNING)
    assert following.startswith("Thank you. How was the person who took your call?")


# ---- while the conversation goes on


@pytest.mark.parametrize(
    "learnt",
    [
        {"call_type": "DV"},
        {"disposition": "99"},
        {"arrest": True},
        {"caller_role": "Suspect"},
        {"status": "open"},
        {"status": "duplicate"},
        {"caller_phone": ELSEWHERE},
        {"reference": "26-000001", "call_type": "DV"},
    ],
    ids=str,
)
def test_what_is_learnt_while_asking_ends_the_asking(
    asked: Conversation, put: Put, agency: Agency, text: Text, learnt: dict[str, object]
) -> None:
    put(**learnt)
    assert text("5") == []
    assert state_of_the_only_conversation(agency) == State.STOPPED
    with acting_for(agency):
        assert not Answer.objects.exists()
        assert Reply.objects.get().thread == asked.thread


def test_a_code_decided_while_asking_ends_the_asking(
    asked: Conversation, agency: Agency, text: Text, now: datetime
) -> None:
    assert len(text("5")) == 1
    with acting_for(agency):
        Code.objects.filter(code="NOISE").update(use="never", decided_at=now)
    assert text("5") == []
    assert state_of_the_only_conversation(agency) == State.STOPPED


def test_harmless_news_changes_nothing_however_long_ago_the_incident_closed(
    asked: Conversation, put: Put, agency: Agency, text: Text, now: datetime
) -> None:
    with acting_for(agency):
        Survey.objects.update(too_late_after=timedelta(hours=5))
    later = now + timedelta(hours=3)
    put(priority="2")
    [following] = text("5", at=later)
    assert following.startswith("Thank you. How was the person")
    assert state_of_the_only_conversation(agency) == State.OPEN


@pytest.mark.parametrize(("body", "kept"), [("2", (2, "")), ("He was rude", (None, "He was rude"))])
def test_what_is_answered_while_the_incident_is_held_counts(
    asked: Conversation,
    agency: Agency,
    text: Text,
    now: datetime,
    body: str,
    kept: tuple[int | None, str],
) -> None:
    """Nobody knows what the row says that could not be read: no other question, and no answer lost."""
    with acting_for(agency), transaction.atomic():
        reference = asked.texted.incident.reference
        hold(agency=agency, refused={reference: "cad.csv, row 7"}, now=now + timedelta(minutes=1))
    assert text(body, at=now + timedelta(minutes=2)) == []
    assert state_of_the_only_conversation(agency) == State.STOPPED
    with acting_for(agency):
        assert list(Answer.objects.values_list("number", "comment")) == [kept]
