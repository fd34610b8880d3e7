"""One reminder at the most: not for who wrote, who opted out, or whose conversation is over."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from messaging.models import Message
from surveys.models import Conversation, Survey
from surveys.reminding import remind_due
from tests.walk import Put, Text, send_all

HOUR = timedelta(hours=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def reminding(agency: Agency, survey: Survey, asked: Conversation) -> Conversation:
    """Asked by a survey that reminds after a day."""
    with acting_for(agency), transaction.atomic():
        Survey.objects.update(remind_after=24 * HOUR)
    return asked


def reminders(agency: Agency) -> list[tuple[str, str]]:
    with acting_for(agency), transaction.atomic():
        found = Message.objects.filter(purpose=Message.Purpose.REMINDER)
        return list(found.values_list("status", "reason"))


def test_who_has_not_written_is_reminded_once(
    agency: Agency, reminding: Conversation, now: datetime
) -> None:
    assert remind_due(now=now + 23 * HOUR) == 0
    assert remind_due(now=now + 24 * HOUR) == 1
    assert remind_due(now=now + 30 * HOUR) == 0
    send_all(agency, now + 24 * HOUR)
    assert reminders(agency) == [("sent", "")]
    with acting_for(agency), transaction.atomic():
        first, second = Message.objects.order_by("queued_at")
        assert first.body == second.body


def test_who_wrote_is_not_reminded(reminding: Conversation, text: Text, now: datetime) -> None:
    text("who is this", at=now + HOUR)
    assert remind_due(now=now + 24 * HOUR) == 0


def test_who_answers_while_it_waits_gets_none(
    agency: Agency, reminding: Conversation, text: Text, now: datetime
) -> None:
    assert remind_due(now=now + 24 * HOUR) == 1
    text("5", at=now + 24 * HOUR)
    send_all(agency, now + 24 * HOUR)
    assert reminders(agency) == [("cancelled", "The citizen has answered meanwhile.")]


def test_who_opted_out_gets_none(
    agency: Agency, reminding: Conversation, text: Text, now: datetime
) -> None:
    assert remind_due(now=now + 24 * HOUR) == 1
    text("STOP", at=now + 24 * HOUR)
    send_all(agency, now + 24 * HOUR)
    assert [status for status, _ in reminders(agency)] == ["cancelled"]


def test_it_waits_for_the_morning_and_is_stale_when_the_conversation_ends(
    agency: Agency, reminding: Conversation, now: datetime
) -> None:
    night = now + 34 * HOUR  # 22:00 in Iowa
    assert remind_due(now=night) == 1
    send_all(agency, night)
    assert reminders(agency) == [("queued", "")]
    send_all(agency, now + 49 * HOUR)
    assert [status for status, _ in reminders(agency)] == ["cancelled"]


def test_what_was_learnt_meanwhile_forbids_it(
    agency: Agency, reminding: Conversation, put: Put, now: datetime
) -> None:
    assert remind_due(now=now + 24 * HOUR) == 1
    put(call_type="DV")
    send_all(agency, now + 24 * HOUR)
    assert [status for status, _ in reminders(agency)] == ["cancelled"]
    with acting_for(agency), transaction.atomic():
        assert Conversation.objects.get().state == Conversation.State.STOPPED


def test_a_survey_that_does_not_remind_does_not(asked: Conversation, now: datetime) -> None:
    assert remind_due(now=now + 24 * HOUR) == 0
