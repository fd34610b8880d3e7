"""Answers corrected by hand, and what follows: figures, follow-ups, praise; and conversations closed by hand."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from agencies.models import Agency, Line, Officer, Role, User
from agencies.tenancy import acting_for
from feedback.listening import hear
from feedback.models import FollowUp, Recognition
from insights.counting import count_again, differences
from insights.models import DayCount
from messaging.models import Message
from surveys.closing import Ended, close_by_hand
from surveys.correcting import NotCorrected, correct, undo
from surveys.models import Answer, Conversation, Correction, Survey
from surveys.recalling import recall
from tests.conftest import MakeMember
from tests.insights.callers import Callers
from tests.walk import Text, send_all

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def callers(agency: Agency, line: Line, survey: Survey, now: datetime) -> Callers:
    return Callers(agency, line, survey, now)


@pytest.fixture
def sergeant(agency: Agency, make_member: MakeMember) -> User:
    return make_member(agency, Role.SUPERVISOR)


def rated(callers: Callers, number: int, officer: Officer, comment: str = "") -> Answer:
    """A person who rated the officer like this, as it was heard."""
    talk = callers.answered(officer=number, comment=comment, **{})
    with acting_for(callers.agency), transaction.atomic():
        Conversation.objects.filter(pk=talk.pk).update(question=talk.question)
        incident = talk.texted.incident
        incident.officer = officer
        incident.save(update_fields=["officer"])
        for answer in talk.answers.order_by("pk"):
            recall(answer.conversation)
            hear(answer=answer, now=callers.now)
        return Answer.objects.select_related("question").get(conversation=talk, number=number)


def good_of_officer(agency: Agency) -> tuple[int, int]:
    """How many of how many rated the officer well, by the counts of days."""
    counts = DayCount.objects.filter(agency=agency, what="district", value="Central")
    pairs = list(counts.values_list("good", "total"))
    return sum(good for good, _ in pairs), sum(total for _, total in pairs)


def test_a_correction_keeps_the_old_value_and_moves_the_figures(
    callers: Callers, agency: Agency, officer: Officer, sergeant: User, now: datetime
) -> None:
    answer = rated(callers, 1, officer)
    with acting_for(agency), transaction.atomic():
        assert good_of_officer(agency) == (0, 1)
        made = correct(answer=answer, number=5, why=" Meant five stars ", by=sergeant, now=now)
        answer.refresh_from_db()
        assert answer.number == 5
        assert (made.said_before, made.said_after, made.why) == (
            "1 of 5",
            "5 of 5",
            "Meant five stars",
        )
        assert (made.by, made.at) == (sergeant, now)
        assert good_of_officer(agency) == (1, 1)
        assert differences(agency=agency) == []
        undo(correction=made, by=sergeant, now=now + MINUTE)
        answer.refresh_from_db()
        assert answer.number == 1
        assert good_of_officer(agency) == (0, 1)
        assert differences(agency=agency) == []
        made.refresh_from_db()
        assert (made.undone_by, made.undone_at) == (sergeant, now + MINUTE)
        count_again(agency=agency)
        assert good_of_officer(agency) == (0, 1)


def test_what_followed_from_the_old_number_is_withdrawn_and_comes_back(
    callers: Callers, agency: Agency, officer: Officer, sergeant: User, now: datetime
) -> None:
    answer = rated(callers, 2, officer, comment="He was kind")
    with acting_for(agency), transaction.atomic():
        follow_up = FollowUp.objects.get()
        assert follow_up.rule == "rated 2 of 5"
        made = correct(answer=answer, number=4, why="Misread", by=sergeant, now=now)
        follow_up.refresh_from_db()
        assert follow_up.state == FollowUp.State.WITHDRAWN
        assert Recognition.objects.get().words == "He was kind"
        undo(correction=made, by=sergeant, now=now)
        follow_up.refresh_from_db()
        assert (follow_up.state, follow_up.closed_at) == (FollowUp.State.NEW, None)
        assert not Recognition.objects.exists()
        correct(answer=answer, number=1, why="Misread", by=sergeant, now=now)
        follow_up.refresh_from_db()
        assert follow_up.rule == "rated 1 of 5"
        correct(answer=answer, number=3, why="Misread", by=sergeant, now=now)
        follow_up.refresh_from_db()
        assert follow_up.state == FollowUp.State.WITHDRAWN


@pytest.mark.parametrize(
    ("state", "rule"),
    [
        (FollowUp.State.ASSIGNED, "rated 2 of 5"),
        (FollowUp.State.NEW, "alleges misconduct, rated 2 of 5"),
    ],
)
def test_what_a_person_took_up_or_words_called_for_stays(
    callers: Callers,
    agency: Agency,
    officer: Officer,
    sergeant: User,
    now: datetime,
    state: str,
    rule: str,
) -> None:
    answer = rated(callers, 2, officer)
    with acting_for(agency), transaction.atomic():
        FollowUp.objects.update(state=state, rule=rule)
        correct(answer=answer, number=5, why="Misread", by=sergeant, now=now)
        assert FollowUp.objects.get().state == state


def test_a_correction_opens_the_follow_up_that_was_missed(
    callers: Callers, agency: Agency, officer: Officer, sergeant: User, now: datetime
) -> None:
    answer = rated(callers, 5, officer, comment="Sarcasm")
    with acting_for(agency), transaction.atomic():
        assert Recognition.objects.exists()
        correct(answer=answer, number=1, why="It was meant as a 1", by=sergeant, now=now)
        assert FollowUp.objects.get().rule == "rated 1 of 5"
        assert not Recognition.objects.exists()


@pytest.mark.parametrize(
    ("number", "why", "says"),
    [
        (6, "Misread", "Choose one of the answers"),
        (2, "Misread", "says already"),
        (3, "  ", "Write why"),
    ],
)
def test_what_is_no_correction_is_refused(
    callers: Callers,
    agency: Agency,
    officer: Officer,
    sergeant: User,
    now: datetime,
    number: int,
    why: str,
    says: str,
) -> None:
    answer = rated(callers, 2, officer)
    with acting_for(agency), transaction.atomic():
        with pytest.raises(NotCorrected, match=says):
            correct(answer=answer, number=number, why=why, by=sergeant, now=now)
        assert not Correction.objects.exists()


def test_corrections_come_off_in_the_order_in_which_they_were_made(
    callers: Callers, agency: Agency, officer: Officer, sergeant: User, now: datetime
) -> None:
    answer = rated(callers, 2, officer)
    with acting_for(agency), transaction.atomic():
        first = correct(answer=answer, number=None, why="No rating", by=sergeant, now=now)
        second = correct(answer=answer, number=4, why="A four", by=sergeant, now=now + MINUTE)
        with pytest.raises(NotCorrected, match="latest correction first"):
            undo(correction=first, by=sergeant, now=now)
        undo(correction=second, by=sergeant, now=now)
        with pytest.raises(NotCorrected):
            undo(correction=second, by=sergeant, now=now)
        undo(correction=first, by=sergeant, now=now)
        answer.refresh_from_db()
        assert answer.number == 2


def test_what_the_citizen_answers_anew_is_not_undone(
    callers: Callers, agency: Agency, officer: Officer, sergeant: User, now: datetime
) -> None:
    """On the web an answer may be changed by whoever gave it."""
    answer = rated(callers, 2, officer)
    with acting_for(agency), transaction.atomic():
        made = correct(answer=answer, number=4, why="A four", by=sergeant, now=now)
        Answer.objects.filter(pk=answer.pk).update(number=5)
        with pytest.raises(NotCorrected, match="changed since"):
            undo(correction=made, by=sergeant, now=now + MINUTE)
        answer.refresh_from_db()
        assert answer.number == 5


def test_a_correction_moves_the_next_question(
    asked: Conversation, text: Text, agency: Agency, sergeant: User, now: datetime
) -> None:
    """An open conversation goes on by the corrected number."""
    text("4")
    with acting_for(agency), transaction.atomic():
        answer = Answer.objects.select_related("question").get()
        correct(answer=answer, number=2, why="Meant 2", by=sergeant, now=now)
    text("5")
    with acting_for(agency), transaction.atomic():
        assert list(Answer.objects.order_by("pk").values_list("number", flat=True)) == [2, 5]


def test_nothing_is_sent_in_a_conversation_closed_by_hand(
    asked: Conversation, text: Text, agency: Agency, sergeant: User, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        close_by_hand(conversation=asked, why="Wrote by mistake", by=sergeant, now=now)
        asked.refresh_from_db()
        assert asked.state == Conversation.State.STOPPED
        assert (asked.closed_by, asked.closed_because) == (sergeant, "Wrote by mistake")
    assert text("5") == []
    with acting_for(agency), transaction.atomic():
        assert not Answer.objects.exists()
        with pytest.raises(Ended):
            close_by_hand(conversation=asked, why="Again", by=sergeant, now=now)


def test_a_text_that_waits_is_withdrawn_when_its_conversation_is_closed(
    asked: Conversation, agency: Agency, sergeant: User, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        Message.objects.update(
            status=Message.Status.QUEUED, sent_at=None, settled_at=None, provider_id=""
        )
        with pytest.raises(ValueError, match="Write why"):
            close_by_hand(conversation=asked, why=" ", by=sergeant, now=now)
        close_by_hand(conversation=asked, why="Called them instead", by=sergeant, now=now)
    send_all(agency, now)
    with acting_for(agency), transaction.atomic():
        waiting = Message.objects.get()
        assert waiting.status == Message.Status.CANCELLED
        assert waiting.reason == f"The conversation was closed by {sergeant}."
