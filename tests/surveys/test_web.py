"""A survey on the web: begun at a door, or gone on with from a text; one answer counts once, whichever way it came."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from agencies.models import Agency, Officer
from agencies.tenancy import acting_for
from feedback.models import FollowUp, Recognition
from messaging.models import Message
from surveys import codes, doors, web
from surveys.deciding import decide_due
from surveys.drafting import draft_of
from surveys.models import Answer, Card, Conversation, Door, Survey
from surveys.publishing import publish
from surveys.reminding import remind_due
from surveys.visitors import forget_due, visitor
from tests.walk import Put, Text

pytestmark = pytest.mark.django_db

State = Conversation.State
Walk = Callable[..., Conversation]


@pytest.fixture
def door(agency: Agency, survey: Survey, officer: Officer, now: datetime) -> Door:
    with acting_for(agency), transaction.atomic():
        return doors.make(
            survey=survey, name="Traffic card", kind="officer", officer=officer, by=None, now=now
        )


@pytest.fixture
def begin(agency: Agency, door: Door, now: datetime) -> Walk:
    """begin(card=…, visitor=…) -> a conversation at the door, with no answer yet."""

    def begin(card: Card | None = None, seen: str = "", at: datetime = now) -> Conversation:
        with acting_for(agency), transaction.atomic():
            here = doors.open_by(code=(card or door).code)
            assert here is not None
            assert here.door is not None
            return web.begin(door=here.door, card=here.card, language="en", visitor=seen, now=at)

    return begin


def answer(
    talk: Conversation, number: int | None, comment: str = "", *, place: int = 0, now: datetime
) -> Answer | None:
    """Answer the present question, or the one at a place."""
    with acting_for(talk.agency_id), transaction.atomic():
        held = web.hold(pk=talk.pk)
        question = held.question
        if place:
            question = next(each for each in held.script.questions if each.position == place)
        given = web.Given(number, comment)
        return web.take(conversation=held, question=question, given=given, language="en", now=now)


def fresh(talk: Conversation) -> Conversation:
    with acting_for(talk.agency_id), transaction.atomic():
        return Conversation.objects.select_related("question").get(pk=talk.pk)


def test_a_conversation_at_a_door_is_answered_to_its_end(begin: Walk, now: datetime) -> None:
    talk = begin()
    for number, comment in ((5, ""), (4, ""), (1, ""), (None, "Very kind")):
        assert answer(talk, number, comment, now=now)
    ended = fresh(talk)
    assert (ended.state, ended.closed_at, ended.channel) == (State.COMPLETED, now, "web")


def test_praise_of_the_doors_officer_is_suggested(
    begin: Walk, agency: Agency, officer: Officer, now: datetime
) -> None:
    talk = begin()
    for number, comment in ((5, ""), (4, ""), (1, ""), (None, "Very kind")):
        answer(talk, number, comment, now=now)
    with acting_for(agency):
        praise = Recognition.objects.get()
    assert (praise.officer_id, praise.words) == (officer.pk, "Very kind")


def test_a_poor_rating_opens_a_follow_up(begin: Walk, agency: Agency, now: datetime) -> None:
    talk = begin()
    answer(talk, 1, now=now)
    with acting_for(agency):
        assert FollowUp.objects.get().conversation_id == talk.pk


def test_an_earlier_answer_is_changed_and_counted_once(
    begin: Walk, agency: Agency, now: datetime
) -> None:
    talk = begin()
    answer(talk, 3, now=now)
    answer(talk, 5, place=1, now=now)
    with acting_for(agency):
        assert list(Answer.objects.values_list("number", flat=True)) == [5]
    assert fresh(talk).question.position == 2


def test_what_followed_from_an_answer_that_was_changed_is_taken_back(
    begin: Walk, agency: Agency, now: datetime
) -> None:
    talk = begin()
    answer(talk, 1, now=now)
    answer(talk, 5, place=1, now=now)
    with acting_for(agency):
        assert FollowUp.objects.get().state == "withdrawn"


def test_a_question_that_is_not_on_the_way_is_not_answered(
    begin: Walk, survey: Survey, agency: Agency, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        draft = draft_of(survey=survey, now=now)
        first, *_, last = draft.questions.order_by("position")
        last.after, last.comparison, last.bound = first.key, "at_most", 2
        last.save()
        publish(survey=survey, by=None, now=now)
    talk = begin()
    assert answer(talk, 5, now=now)
    assert answer(talk, None, "Why?", place=4, now=now) is None


def test_questions_may_be_answered_in_any_order(begin: Walk, agency: Agency, now: datetime) -> None:
    talk = begin()
    answer(talk, 1, place=3, now=now)
    assert fresh(talk).question.position == 1
    answer(talk, 5, place=1, now=now)
    assert fresh(talk).question.position == 2
    answer(talk, 5, place=2, now=now)
    assert fresh(talk).question.position == 4


def test_a_card_opens_its_door_once(begin: Walk, agency: Agency, door: Door, now: datetime) -> None:
    with acting_for(agency), transaction.atomic():
        [card] = doors.print_cards(door=door, number=1, now=now)
    talk = begin(card=card)
    with pytest.raises(web.Closed) as closed:
        begin(card=card)
    assert closed.value.why == web.Closed.CARD_USED
    with acting_for(agency):
        assert Card.objects.get().conversation_id == talk.pk


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"closed_at": datetime(2026, 1, 1, tzinfo=UTC)}, web.Closed.DOOR),
        ({"only_by_card": True}, web.Closed.CARD_NEEDED),
    ],
)
def test_a_door_may_be_closed(begin: Walk, door: Door, change: dict[str, object], why: str) -> None:
    with acting_for(door.agency_id):
        Door.objects.update(**change)
    with pytest.raises(web.Closed) as closed:
        begin()
    assert closed.value.why == why


def test_a_survey_that_is_switched_off_lets_nobody_in(
    begin: Walk, survey: Survey, agency: Agency
) -> None:
    with acting_for(agency):
        Survey.objects.update(active=False)
    with pytest.raises(web.Closed) as closed:
        begin()
    assert closed.value.why == web.Closed.PAUSED


def test_one_address_begins_only_so_often_in_an_hour(begin: Walk, now: datetime) -> None:
    for _ in range(web.AT_MOST_BY_ONE_ADDRESS):
        begin(seen="an address")
    with pytest.raises(web.Closed) as closed:
        begin(seen="an address")
    assert closed.value.why == web.Closed.BUSY
    assert begin(seen="another address")
    assert begin(seen="an address", at=now + timedelta(hours=2))


def test_addresses_are_hashed_by_the_day_and_forgotten(
    begin: Walk, agency: Agency, now: datetime
) -> None:
    seen = visitor(address="203.0.113.7", now=now)
    assert "203" not in seen
    assert visitor(address="203.0.113.7", now=now + timedelta(days=1)) != seen
    household = [visitor(address=f"2001:db8:1:2::{end}", now=now) for end in "ab"]
    assert household[0] == household[1]
    assert visitor(address="no address", now=now) == ""
    begin(seen=seen)
    forget_due(now=now + timedelta(hours=23))
    with acting_for(agency):
        assert Conversation.objects.get().visitor == seen
    forget_due(now=now + timedelta(hours=25))
    with acting_for(agency):
        assert Conversation.objects.get().visitor == ""


def test_a_code_opens_what_it_is_of(agency: Agency, door: Door, begin: Walk) -> None:
    assert doors.open_by(code=door.code.lower()) == doors.Opened(agency, door=door)
    spaced = codes.spaced(door.code)
    assert doors.open_by(code=spaced) == doors.Opened(agency, door=door)
    talk = begin()
    assert doors.open_by(code=talk.code or "") == doors.Opened(agency, conversation=talk)
    assert doors.open_by(code="B" * codes.DOOR) is None
    assert doors.open_by(code="") is None


def test_a_conversation_is_by_text_or_through_a_door(begin: Walk, agency: Agency) -> None:
    talk = begin()
    with pytest.raises(ValueError, match="nobody to text"):
        _ = talk.texted
    with acting_for(agency), pytest.raises(IntegrityError), transaction.atomic():
        Conversation.objects.update(channel="text")


def test_what_goes_on_on_the_web_is_answered_by_text_no_more(
    asked: Conversation, text: Text, now: datetime
) -> None:
    text("5")
    assert answer(asked, 4, now=now)
    assert text("1") == []
    with acting_for(asked.agency_id):
        numbers = asked.answers.order_by("question__position").values_list("number", flat=True)
        assert list(numbers) == [5, 4]
    assert fresh(asked).question.position == 3


def test_what_was_answered_by_text_is_not_answered_again_on_the_web(
    asked: Conversation, text: Text, now: datetime
) -> None:
    text("5")
    assert answer(asked, 1, place=1, now=now) is None
    with acting_for(asked.agency_id):
        assert asked.answers.get().number == 5
    assert fresh(asked).channel == "text"
    assert text("4")


def test_the_share_of_texts_answered_counts_who_was_texted_alone(
    begin: Walk, agency: Agency, now: datetime
) -> None:
    # Of a room above.
    from insights.counted import What, total  # noqa: PLC0415
    from insights.counting import differences  # noqa: PLC0415
    from insights.period import period  # noqa: PLC0415
    from insights.tallies import Tally  # noqa: PLC0415

    answer(begin(), 5, now=now)
    day = period(days=1, zone=agency.zone, now=now)
    with acting_for(agency), transaction.atomic():
        assert total(agency=agency, what=What.TEXTED, period=day) == Tally()
        assert differences(agency=agency) == []


def test_the_first_text_has_a_link_where_the_agency_wants_one(
    asked: Conversation, survey: Survey, put: Put, agency: Agency, now: datetime
) -> None:
    def first_text(talk: Conversation) -> str:
        with acting_for(agency), transaction.atomic():
            return Message.objects.get(thread=talk.thread, purpose="opening").body

    assert "http" not in first_text(asked)
    assert asked.code is None
    with acting_for(agency), transaction.atomic():
        Survey.objects.update(links=True)
    other = put(reference="26-018114", caller_phone="+13195550177")
    decide_due(now=now)
    with acting_for(agency), transaction.atomic():
        talk = Conversation.objects.get(incident=other)
    body = first_text(talk)
    assert f"Or online: http://localhost:8000/s/{talk.code}/" in body
    assert "STOP" in body
    assert doors.open_by(code=talk.code or "") == doors.Opened(agency, conversation=talk)


def test_whoever_went_on_on_the_web_is_not_reminded(
    asked: Conversation, agency: Agency, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        Survey.objects.update(remind_after=timedelta(hours=2))
    answer(asked, 4, now=now)
    assert remind_due(now=now + timedelta(hours=3)) == 0
