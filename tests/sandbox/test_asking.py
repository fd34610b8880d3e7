"""The closing rounds of chaos: what was answered to the very last text that they sent is heard as well."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings

from agencies.models import Agency, Line
from agencies.tenancy import acting_for
from messaging.models import Message, Reply
from sandbox.chaos.asking import ask_twilio
from sandbox.process import Sandbox, running_sandbox
from sandbox.residents import Temperament, temperament_of, trouble_of
from surveys.deciding import decide_due
from surveys.models import Conversation, Survey
from tests.conftest import register
from tests.walk import Put

SEED = 1
NOWHERE = "http://127.0.0.1:1/nowhere"


@pytest.fixture
def town(settings: Settings) -> Iterator[Sandbox]:
    """The look-alike with its residents, who answer as soon as a text is there."""
    env = {"SANDBOX_PACE": "0", "SANDBOX_RESIDENTS": "1", "SANDBOX_SEED": str(SEED)}
    with running_sandbox(env=env) as sandbox:
        settings.TWILIO_API_BASE = sandbox.url
        yield sandbox


def who_answers_everything() -> str:
    numbers = (f"+13195557{last:03}" for last in range(1000))
    return next(
        each
        for each in numbers
        if temperament_of(number=each, seed=SEED) is Temperament.DIGITS
        and not trouble_of(number=each, seed=SEED)
    )


@pytest.mark.django_db
def test_a_reply_to_the_last_text_that_was_sent_is_found(
    town: Sandbox, agency: Agency, line: Line, survey: Survey, codes: None, put: Put
) -> None:
    """No webhook ever comes, so that each answer is learnt from Twilio's list, and each leads to another text."""
    now, phone = datetime.now(UTC), who_answers_everything()
    Agency.objects.filter(pk=agency.pk).update(window_opens=None, window_closes=None)
    register(town, line, inbound_url=NOWHERE)
    put(at=now, caller_phone=phone)
    decide_due(now=now + timedelta(minutes=1))
    ask_twilio(clock=lambda: datetime.now(UTC))
    written = [each["sid"] for each in town.messages() if each["sender"] == phone]
    with acting_for(agency), transaction.atomic():
        stored = Reply.objects.order_by("pk").values_list("provider_id", flat=True)
        assert sorted(stored) == sorted(written)
        assert len(written) >= 4
        assert Conversation.objects.get().state == Conversation.State.COMPLETED
        assert not Message.objects.filter(status=Message.Status.QUEUED).exists()
