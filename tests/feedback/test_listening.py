"""Each answer is heard as it comes: what the later ones say may take back what the earlier ones led to."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from agencies.models import Agency, Officer
from agencies.tenancy import acting_for
from feedback import recognition
from feedback.models import FollowUp, Recognition
from incidents.models import Incident
from surveys.models import Conversation
from tests.conftest import MakeMember
from tests.walk import Text

State = Recognition.State

pytestmark = pytest.mark.django_db


@pytest.fixture
def about_officer(asked: Conversation, officer: Officer) -> Conversation:
    """A conversation that has begun, about an incident of a known officer."""
    with acting_for(asked.agency_id):
        Incident.objects.filter(conversation=asked).update(officer=officer)
    return asked


def test_praise_beside_a_poor_rating_is_not_suggested(
    about_officer: Conversation, agency: Agency, text: Text, now: datetime
) -> None:
    text("5 he was so kind")
    with acting_for(agency):
        assert Recognition.objects.get().state == State.SUGGESTED
    text("1")
    text("yes")
    with acting_for(agency):
        assert not Recognition.objects.exists()
        follow_up = FollowUp.objects.get()
        assert (follow_up.rule, follow_up.due_at) == ("rated 1 of 5", now + timedelta(hours=48))


@pytest.mark.parametrize("decide", [recognition.share, recognition.decline])
@pytest.mark.parametrize("then", ["5 and so was she", "1"])
def test_what_a_leader_decided_stays_as_it_was_decided(
    about_officer: Conversation,
    agency: Agency,
    make_member: MakeMember,
    text: Text,
    now: datetime,
    decide: Callable[..., None],
    then: str,
) -> None:
    text("5 he was so kind")
    with acting_for(agency):
        decide(recognition=Recognition.objects.get(), by=make_member(agency), now=now)
        decided = Recognition.objects.values().get()
    text(then)
    with acting_for(agency):
        assert Recognition.objects.values().get() == decided


def test_praise_for_an_officer_who_is_not_known_goes_nowhere(
    asked: Conversation, agency: Agency, text: Text
) -> None:
    text("5 he was so kind")
    with acting_for(agency):
        assert not Recognition.objects.exists()
        assert not FollowUp.objects.exists()
