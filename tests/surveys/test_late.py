"""What comes after a conversation has expired is a comment on it."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from messaging.models import Reply
from surveys.closing import expire_due
from surveys.models import Answer, Conversation
from tests.walk import Text

pytestmark = pytest.mark.django_db

DAYS = timedelta(days=1)


def kept(agency: Agency) -> list[tuple[int | None, str]]:
    with acting_for(agency), transaction.atomic():
        return list(Answer.objects.order_by("pk").values_list("number", "comment"))


@pytest.mark.parametrize("swept", [False, True], ids=["found at the reply", "swept before"])
def test_a_late_reply_is_a_comment(
    agency: Agency, asked: Conversation, text: Text, now: datetime, swept: bool
) -> None:
    if swept:
        expire_due(now=now + 3 * DAYS)
    assert text("5 he was kind", at=now + 3 * DAYS) == []
    assert text("and quick", at=now + 4 * DAYS) == []
    assert kept(agency) == [(None, "5 he was kind\nand quick")]
    with acting_for(agency), transaction.atomic():
        asked.refresh_from_db()
        assert asked.state == Conversation.State.EXPIRED
        assert {reply.handled_by for reply in Reply.objects.all()} == {"late"}


def test_what_was_answered_before_stays_as_it_is(
    agency: Agency, asked: Conversation, text: Text, now: datetime
) -> None:
    text("4")
    text("3", at=now + 3 * DAYS)
    assert kept(agency) == [(4, ""), (None, "3")]


@pytest.mark.parametrize("body", ["STOP", "please stop texting me", "no comment", "..."])
def test_wishes_and_nothing_are_no_comments(
    agency: Agency, asked: Conversation, text: Text, now: datetime, body: str
) -> None:
    text(body, at=now + 3 * DAYS)
    assert kept(agency) == []


def test_thanks_after_the_last_question_are_no_comment(
    agency: Agency, asked: Conversation, text: Text, now: datetime
) -> None:
    for body in ("5", "5", "yes", "skip"):
        text(body)
    text("Thank you too", at=now + DAYS)
    assert len(kept(agency)) == 4
