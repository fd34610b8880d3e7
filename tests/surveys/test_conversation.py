"""A reply becomes an answer; the next question leaves in the same breath."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

import pytest
from django.db import transaction

from agencies.models import Agency, Line, Officer
from agencies.tenancy import acting_for
from feedback.models import FollowUp, Recognition
from incidents.models import Incident
from messaging import outbox
from messaging.citizens import citizen_of
from messaging.inbox import accept
from messaging.models import Citizen, Message, Reply
from surveys import wording
from surveys.drafting import draft_of
from surveys.models import Answer, Conversation, Survey
from surveys.publishing import publish

PHONE = "+13195550123"
State = Conversation.State

pytestmark = pytest.mark.django_db


@pytest.fixture
def conversation(
    agency: Agency, line: Line, survey: Survey, officer: Officer, now: datetime
) -> Conversation:
    with acting_for(agency), transaction.atomic():
        incident = Incident.objects.create(
            agency=agency,
            reference="26-018113",
            officer=officer,
            opened_at=now,
            closed_at=now,
            received_at=now,
            changed_at=now - timedelta(minutes=1),
        )
        conversation = Conversation.objects.create(
            agency=agency,
            survey=survey,
            incident=incident,
            citizen=citizen_of(agency=agency, phone=PHONE),
            line=line,
            language="en",
            question=survey.questions.get(position=1),
            opened_at=now,
            checked_at=now,
            expires_at=now + timedelta(hours=48),
        )
        outbox.queue(
            line=line,
            citizen=conversation.texted.citizen,
            body=wording.ask(conversation, conversation.question),
            purpose=Message.Purpose.OPENING,
            thread=conversation.thread,
            now=now,
        )
        Message.objects.update(status=Message.Status.DELIVERED, claimed_at=now)
        return conversation


Text = Callable[..., list[str]]


@pytest.fixture
def text(agency: Agency, line: Line, now: datetime) -> Text:
    """text("5") -> the bodies of what is answered."""
    ids = count()

    def text(body: str, provider_id: str = "", at: datetime = now) -> list[str]:
        with acting_for(agency):
            texts = accept(
                line=line,
                sender=PHONE,
                body=body,
                provider_id=provider_id or f"SM{next(ids):032}",
                now=at,
            )
            return [each.body for each in texts]

    return text


def numbers(agency: Agency) -> list[tuple[int | None, str]]:
    with acting_for(agency):
        return list(Answer.objects.order_by("question__position").values_list("number", "comment"))


def test_four_replies_complete_the_survey(
    agency: Agency, conversation: Conversation, text: Text
) -> None:
    asked = [text(body)[0] for body in ("5!!", "four", "yep", "He was kind")]
    assert asked[0].startswith("Thank you. How was the person who took your call?")
    assert asked[1].startswith("Did the officer explain")
    assert asked[2].startswith("Last one:")
    assert asked[3].startswith("Thank you. Every answer is read by Cedar Falls Police.")
    assert numbers(agency) == [(5, ""), (4, ""), (1, ""), (None, "He was kind")]
    with acting_for(agency):
        conversation.refresh_from_db()
        assert conversation.state == State.COMPLETED
        answers = Message.objects.filter(in_reply_to__isnull=False)
        assert {each.status for each in answers} == {Message.Status.SENDING}


def test_an_unclear_reply_is_asked_once_more_and_then_kept_as_words(
    agency: Agency, conversation: Conversation, text: Text
) -> None:
    assert text("who is this")[0].startswith("Sorry, we could not read that. Cedar Falls Police:")
    assert text("my cousin works there")[0].startswith("Thank you. How was the person")
    assert numbers(agency) == [(None, "my cousin works there")]


def test_a_second_thought_changes_the_answer_before_and_the_question_is_asked_again(
    agency: Agency, conversation: Conversation, text: Text
) -> None:
    """The next question has been asked meanwhile; the follow-up that the first answer opened goes."""
    text("2")
    with acting_for(agency):
        assert FollowUp.objects.get().state == FollowUp.State.NEW
    [again] = text("sorry I meant 4")
    assert again.startswith("Thank you. How was the person who took your call?")
    assert numbers(agency) == [(4, "")]
    with acting_for(agency):
        assert FollowUp.objects.get().state == FollowUp.State.WITHDRAWN
        answer = Answer.objects.select_related("reply").get()
        assert answer.reply
        assert answer.reply.body == "sorry I meant 4"
    assert text("5")[0].startswith("Did the officer explain")
    assert numbers(agency) == [(4, ""), (5, "")]


def test_a_second_thought_to_the_first_question_is_its_answer(
    agency: Agency, conversation: Conversation, text: Text
) -> None:
    assert text("I meant 4")[0].startswith("Thank you. How was the person")
    assert numbers(agency) == [(4, "")]


def test_a_second_thought_may_lead_another_way(
    agency: Agency, survey: Survey, now: datetime, request: pytest.FixtureRequest
) -> None:
    with acting_for(agency), transaction.atomic():
        draft = draft_of(survey=survey, now=now)
        first, second, *_ = draft.questions.order_by("position")
        second.after, second.comparison, second.bound = first.key, "at_most", 2
        second.save()
        publish(survey=survey, by=None, now=now)
    request.getfixturevalue("conversation")
    text: Text = request.getfixturevalue("text")
    assert text("2")[0].startswith("Thank you. How was the person")
    assert text("oops, 4")[0].startswith("Did the officer explain")


def test_the_rest_of_a_split_text_belongs_to_its_beginning(
    agency: Agency, conversation: Conversation, text: Text, now: datetime
) -> None:
    text("(1/3) 5 he was very")
    assert text("(2/3) helpful", at=now + timedelta(seconds=1)) == []
    assert text("(3/3) and kind", at=now + timedelta(seconds=2)) == []
    assert numbers(agency) == [(5, "he was very helpful and kind")]
    assert text("4", at=now + timedelta(seconds=9))[0].startswith("Did the officer explain")


def test_whoever_alleges_misconduct_is_not_told_that_we_could_not_read_it(
    agency: Agency, conversation: Conversation, text: Text
) -> None:
    text("1")
    heard, again = text("the officer hit me")
    assert "A supervisor will read it." in heard
    assert again == "Thank you. How was the person who took your call? Reply 1 (poor) to 5 (great)."


def test_several_answers_in_one_text_are_taken_and_the_next_question_is_asked(
    agency: Agency, conversation: Conversation, text: Text
) -> None:
    assert text("5 and 4, yes")[0].startswith("Last one:")
    assert numbers(agency) == [(5, ""), (4, ""), (1, "")]
    text("Keep it up")
    with acting_for(agency):
        conversation.refresh_from_db()
        assert conversation.state == State.COMPLETED


def test_all_answers_in_one_text_complete_the_survey(
    agency: Agency, conversation: Conversation, text: Text
) -> None:
    [thanks] = text("2 and 4, yes, he was great")
    assert thanks.startswith("Thank you. Every answer is read")
    assert numbers(agency) == [(2, ""), (4, ""), (1, ""), (None, "he was great")]
    with acting_for(agency):
        assert FollowUp.objects.get().rule == "rated 2 of 5"
        assert Reply.objects.get().survey_answers.count() == 4


def test_spanish_is_answered_in_spanish_from_then_on(
    agency: Agency, conversation: Conversation, text: Text
) -> None:
    assert text("muy bien gracias")[0].startswith("Gracias. ¿Qué tal el trato")
    assert numbers(agency)[0][0] == 5
    with acting_for(agency):
        conversation.refresh_from_db()
        assert (conversation.language, Citizen.objects.get().language) == ("es", "es")


def test_the_same_text_delivered_twice_is_one_reply_and_the_same_answer(
    agency: Agency, conversation: Conversation, text: Text
) -> None:
    assert text("5", provider_id="SM1") == text("5", provider_id="SM1")
    assert numbers(agency) == [(5, "")]
    with acting_for(agency):
        assert Reply.objects.count() == 1
        assert Message.objects.count() == 2


@pytest.mark.parametrize(
    ("body", "answers"), [("STOP", 0), (" stop ", 0), ("Stop.", 1), ("please stop texting me", 1)]
)
def test_stop_ends_everything_and_keyword_is_left_to_twilio(
    agency: Agency, conversation: Conversation, text: Text, body: str, answers: int
) -> None:
    text("5")
    assert len(text(body)) == answers
    assert text("4") == []
    with acting_for(agency):
        conversation.refresh_from_db()
        assert conversation.state == State.STOPPED
        assert Citizen.objects.get().opted_out_at is not None
        assert [reply.handled_by for reply in Reply.objects.all()] == ["survey", "consent", ""]


def test_yes_after_a_stop_is_a_start_and_otherwise_an_answer(
    agency: Agency, conversation: Conversation, text: Text
) -> None:
    text("5")
    text("5")
    text("YES")
    assert numbers(agency)[2] == (1, "")
    text("STOP")
    text("yes")
    with acting_for(agency):
        assert Citizen.objects.get().opted_out_at is None


def test_a_wrong_number_is_never_texted_again(
    agency: Agency, conversation: Conversation, text: Text
) -> None:
    [apology] = text("wrong number")
    assert apology == "Cedar Falls Police: sorry about that. We will not text this number again."
    assert text("wrong number!!") == []
    with acting_for(agency):
        conversation.refresh_from_db()
        assert conversation.state == State.STOPPED
        assert Citizen.objects.get().never_text_at is not None


def test_help_is_left_to_twilio_and_the_conversation_goes_on(
    agency: Agency, conversation: Conversation, text: Text
) -> None:
    assert text("HELP") == []
    assert len(text("5")) == 1


def test_a_text_without_a_conversation_is_kept(agency: Agency, line: Line, text: Text) -> None:
    assert text("Thank you officers!") == []
    with acting_for(agency):
        reply = Reply.objects.get()
        assert (reply.body, reply.handled_by, reply.thread) == ("Thank you officers!", "", None)


def test_a_late_reply_is_kept_and_ends_the_conversation(
    agency: Agency, conversation: Conversation, text: Text, now: datetime
) -> None:
    assert text("5", at=now + timedelta(hours=49)) == []
    with acting_for(agency):
        conversation.refresh_from_db()
        assert conversation.state == State.EXPIRED
        assert Reply.objects.get().thread == conversation.thread


def test_a_poor_rating_opens_one_follow_up(
    agency: Agency, conversation: Conversation, text: Text, now: datetime
) -> None:
    text("1")
    text("2")
    with acting_for(agency):
        follow_up = FollowUp.objects.get()
        assert (follow_up.rule, follow_up.due_at) == ("rated 1 of 5", now + timedelta(hours=48))


def test_praise_in_words_suggests_recognition_of_the_officer(
    agency: Agency, conversation: Conversation, officer: Officer, text: Text
) -> None:
    text("5 he was so patient")
    text("5")
    text("yes")
    text("Keep it up")
    with acting_for(agency):
        recognition = Recognition.objects.get()
        assert recognition.officer == officer
        assert "patient" in recognition.words
        assert "Keep it up" in recognition.words


def test_the_last_text_of_the_day_costs_no_answer(
    agency: Agency, conversation: Conversation, text: Text
) -> None:
    """The sixth text of six asks the last question; its answer is stored, only the thanks are not said."""
    set_daily_cap(agency, 6)
    for body in ("?", "5", "?", "5", "yes"):
        assert len(text(body)) == 1
    assert text("all good") == []
    assert numbers(agency) == [(5, ""), (5, ""), (1, ""), (None, "all good")]


def test_a_question_that_was_not_asked_is_not_answered(
    agency: Agency, conversation: Conversation, text: Text
) -> None:
    set_daily_cap(agency, 6)
    for body in ("?", "5", "?", "5", "?"):
        text(body)
    assert text("yes") == []
    assert text("have a good day") == []
    assert numbers(agency) == [(5, ""), (5, ""), (1, "")]
    with acting_for(agency):
        conversation.refresh_from_db()
        assert conversation.state == State.STOPPED
        late = Reply.objects.get(body="have a good day")
        assert (late.thread, late.handled_by) == (conversation.thread, "")


def set_daily_cap(agency: Agency, cap: int) -> None:
    agency.daily_cap = cap
    agency.save(update_fields=["daily_cap"])
