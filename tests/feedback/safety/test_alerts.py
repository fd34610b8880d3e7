"""Somebody in danger is answered at once, and people on call are told until one of them answers."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import transaction

from agencies.models import Agency, Line, Role, User
from agencies.tenancy import acting_for
from feedback.models import Alert, FollowUp, Notification, OnCall, SafetyNet
from feedback.safety.alerts import OutOfTurn, acknowledge, close, escalate_due
from feedback.safety.notifying import FORGOTTEN_AFTER, notify_due
from messaging import inbox
from messaging.citizens import citizen_of, never_text
from messaging.models import Message, Reply
from surveys.models import Answer, Conversation
from tests.conftest import MakeMember
from tests.walk import PHONE, Text, send_all

pytestmark = pytest.mark.django_db
State = Alert.State
MINUTE = timedelta(minutes=1)
STAFF_PHONE = "+13195550177"


@pytest.fixture
def on_call(agency: Agency, make_member: MakeMember) -> User:
    """A supervisor with e-mail and phone, told at once; a commander, told when it escalates."""
    first = make_member(agency, Role.SUPERVISOR)
    second = make_member(agency, Role.COMMAND)
    with acting_for(agency), transaction.atomic():
        for user, phone, at_once in ((first, STAFF_PHONE, True), (second, "", False)):
            membership = agency.memberships.get(user=user)
            OnCall.objects.create(
                agency=agency, membership=membership, phone=phone, at_once=at_once
            )
    return first


def the_alert(agency: Agency) -> Alert:
    with acting_for(agency), transaction.atomic():
        return Alert.objects.select_related("conversation", "reply").get()


def told(agency: Agency) -> list[tuple[str, str, str, str]]:
    with acting_for(agency), transaction.atomic():
        rows = Notification.objects.select_related("person")
        return [(n.round, n.person.email, n.channel, n.state) for n in rows]


def test_danger_is_answered_at_once_and_the_survey_stops(
    agency: Agency, asked: Conversation, on_call: User, text: Text
) -> None:
    [answer] = text("he is here please help me")
    assert answer.startswith("Cedar Falls Police: in danger? Call or text 911 now.")
    assert "988" in answer
    alert = the_alert(agency)
    assert (alert.concern, alert.state) == ("danger", State.OPEN)
    assert alert.conversation == asked
    with acting_for(agency):
        asked.refresh_from_db()
        reply = Reply.objects.get()
        assert asked.state == Conversation.State.STOPPED
        assert (reply.handled_by, reply.thread) == ("safety", asked.thread)
        assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("ayúdenme por favor", "¿corre peligro?"),
        ("救命", "911"),
        ("помогите", "если вы в опасности"),
        ("quiero matarme", "988"),
    ],
)
def test_the_answer_is_in_the_language_of_the_reply(
    agency: Agency, asked: Conversation, on_call: User, text: Text, body: str, says: str
) -> None:
    [answer] = text(body)
    assert says in answer


def test_the_agencys_own_words_come_first(
    agency: Agency, asked: Conversation, on_call: User, text: Text
) -> None:
    with acting_for(agency), transaction.atomic():
        SafetyNet.objects.create(agency=agency, help_texts={"en": "{agency}: dial 911."})
    assert text("help me") == ["Cedar Falls Police: dial 911."]


def test_the_same_text_again_raises_no_second_alert(
    agency: Agency, asked: Conversation, on_call: User, text: Text
) -> None:
    assert text("help me", provider_id="SM1") == text("help me", provider_id="SM1")
    assert len(told(agency)) == 2
    assert the_alert(agency)


def test_machines_that_answer_each_other_are_answered_once(
    agency: Agency, asked: Conversation, on_call: User, text: Text
) -> None:
    assert len(text("I can't talk. In an emergency please call 911")) == 1
    assert text("I can't talk. In an emergency please call 911") == []


def test_whoever_never_was_asked_anything_is_looked_after_too(
    agency: Agency, line: Line, on_call: User, text: Text
) -> None:
    assert len(text("someone is breaking into my house")) == 1
    assert the_alert(agency).conversation is None


def test_whoever_may_not_be_texted_is_not_and_the_alert_is_raised(
    agency: Agency, line: Line, on_call: User, text: Text, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        never_text(citizen=citizen_of(agency=agency, phone=PHONE), reason="asked", now=now)
    assert text("help me") == []
    assert the_alert(agency).state == State.OPEN


def test_the_days_cap_holds_no_help_back(
    agency: Agency, asked: Conversation, on_call: User, text: Text
) -> None:
    with transaction.atomic():
        Agency.objects.filter(pk=agency.pk).update(daily_cap=0)
    assert len(text("help me")) == 1


def test_a_text_to_staff_waits_for_no_hours_and_tells_nothing_of_the_citizen(
    agency: Agency, asked: Conversation, on_call: User, text: Text, now: datetime
) -> None:
    text("my husband is beating me")
    midnight = now + timedelta(hours=12)
    assert notify_due(now=midnight) == 2
    with acting_for(agency), transaction.atomic():
        message = Message.objects.get(purpose=Message.Purpose.ALERT)
        assert message.citizen.phone == STAFF_PHONE
        assert message.window is None
    [sent] = mail.outbox
    link = f"/a/cedar-falls/alerts/{the_alert(agency).pk}/"
    for words in (message.body, sent.body):
        assert link in words
        assert "husband" not in words
        assert PHONE not in words
    assert notify_due(now=midnight) == 0
    assert [row[3] for row in told(agency)] == ["sent", "sent"]
    send_all(agency, midnight)
    with acting_for(agency), transaction.atomic():
        message.refresh_from_db()
    assert message.status == Message.Status.SENT


def test_nobody_on_call_tells_every_admin(
    agency: Agency, asked: Conversation, make_member: MakeMember, text: Text, now: datetime
) -> None:
    admin = make_member(agency, Role.ADMIN)
    text("help me")
    assert told(agency) == [("first", admin.email, "email", "waiting")]
    notify_due(now=now)
    assert mail.outbox[0].to == [admin.email]


def test_what_nobody_acknowledges_escalates_once(
    agency: Agency, asked: Conversation, on_call: User, text: Text, now: datetime
) -> None:
    text("help me")
    assert escalate_due(now=now + 9 * MINUTE) == 0
    assert escalate_due(now=now + 10 * MINUTE) == 1
    assert escalate_due(now=now + 10 * MINUTE) == 0
    assert the_alert(agency).state == State.ESCALATED
    escalated = {row[1:3] for row in told(agency) if row[0] == "escalation"}
    assert escalated == {
        (on_call.email, "email"),
        (on_call.email, "text"),
        ("command@cedar-falls.example", "email"),
    }


def test_what_somebody_acknowledged_is_told_to_nobody_else(
    agency: Agency, asked: Conversation, on_call: User, text: Text, now: datetime
) -> None:
    text("help me")
    alert = the_alert(agency)
    with acting_for(agency), transaction.atomic():
        acknowledge(alert=alert, by=on_call, now=now + MINUTE)
        with pytest.raises(OutOfTurn, match="has acknowledged"):
            acknowledge(alert=alert, by=on_call, now=now + MINUTE)
    assert escalate_due(now=now + 11 * MINUTE) == 0
    assert notify_due(now=now + 11 * MINUTE) == 0
    assert {row[3] for row in told(agency)} == {"not_needed"}
    with acting_for(agency), transaction.atomic():
        with pytest.raises(ValueError, match="what was done"):
            close(alert=alert, outcome=" ", false_alarm=False, now=now)
        close(alert=alert, outcome="Sent a unit, all well.", false_alarm=True, now=now)
    assert the_alert(agency).state == State.CLOSED


def test_an_e_mail_that_is_not_taken_is_tried_again(
    agency: Agency,
    asked: Conversation,
    on_call: User,
    text: Text,
    now: datetime,
    settings: object,
) -> None:
    text("help me")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # type: ignore[attr-defined]
    assert notify_due(now=now) == 1  # the text
    assert ("first", on_call.email, "email", "waiting") in told(agency)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # type: ignore[attr-defined]
    assert notify_due(now=now + MINUTE) == 1
    assert len(mail.outbox) == 1


def test_a_worker_that_was_killed_while_it_sent_is_made_up_for_under_the_same_id(
    agency: Agency, asked: Conversation, on_call: User, text: Text, now: datetime
) -> None:
    text("help me")
    with acting_for(agency), transaction.atomic():
        Notification.objects.update(state=Notification.State.SENDING, claimed_at=now)
    assert notify_due(now=now + MINUTE) == 0
    assert notify_due(now=now + FORGOTTEN_AFTER + MINUTE) == 2
    assert mail.outbox[0].extra_headers["Message-ID"].startswith("<alert-")


def test_a_handler_that_stumbles_loses_no_alert(
    agency: Agency,
    asked: Conversation,
    on_call: User,
    text: Text,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("feedback.safety.alerts.Round", None)
        assert text("help me") == []
    with acting_for(agency), transaction.atomic():
        assert not Alert.objects.exists()
    assert inbox.hear_again(now=now + 2 * MINUTE) == 1
    assert the_alert(agency).state == State.OPEN


@pytest.fixture
def follow_up(agency: Agency) -> Callable[[], FollowUp]:
    def follow_up() -> FollowUp:
        with acting_for(agency), transaction.atomic():
            return FollowUp.objects.select_related("conversation").get()

    return follow_up


def test_an_allegation_is_offered_the_complaint_route_and_is_an_answer_as_well(
    agency: Agency, asked: Conversation, text: Text, follow_up: Callable[[], FollowUp]
) -> None:
    with acting_for(agency), transaction.atomic():
        SafetyNet.objects.create(agency=agency, complaint_route="(319) 555-0100")
    offered, asked_next = text("1 the officer hit me")
    assert offered == (
        "Cedar Falls Police: thank you for telling us. A supervisor will read it. "
        "To make a complaint: (319) 555-0100"
    )
    assert asked_next.startswith("Thank you. How was the person")
    assert follow_up().rule == "alleges misconduct"
    with acting_for(agency), transaction.atomic():
        assert not Alert.objects.exists()
        assert Answer.objects.get().number == 1


def test_an_allegation_after_a_poor_rating_is_added_to_its_follow_up(
    agency: Agency, asked: Conversation, text: Text, follow_up: Callable[[], FollowUp]
) -> None:
    text("1")
    text("2 they were racist")
    assert follow_up().rule == "alleges misconduct, rated 1 of 5"


def test_an_allegation_without_a_conversation_is_an_alert(
    agency: Agency, line: Line, on_call: User, text: Text
) -> None:
    assert "thank you for telling us" in text("your officer hit me")[0]
    assert the_alert(agency).concern == "misconduct"


def test_a_late_allegation_belongs_to_the_latest_conversation(
    agency: Agency,
    asked: Conversation,
    text: Text,
    follow_up: Callable[[], FollowUp],
    now: datetime,
) -> None:
    text("the officer stole my money", at=now + timedelta(days=5))
    assert follow_up().conversation == asked


def test_a_stop_in_fear_is_a_stop_and_an_alert(
    agency: Agency, asked: Conversation, on_call: User, text: Text
) -> None:
    text("stop texting me")
    text("stop texting me. he is reading my texts and he will kill me")
    with acting_for(agency), transaction.atomic():
        assert citizen_of(agency=agency, phone=PHONE).opted_out_at
    assert the_alert(agency).state == State.OPEN


@pytest.mark.parametrize("body", ["5", "yes thanks for the help", "no", "skip", "STOP"])
def test_everyday_replies_raise_nothing(
    agency: Agency, asked: Conversation, text: Text, body: str
) -> None:
    text(body)
    with acting_for(agency), transaction.atomic():
        assert not Alert.objects.exists()
