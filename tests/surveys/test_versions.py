"""A published version stays as it is; whoever began in it finishes in it; its questions are asked where they apply."""

from collections.abc import Mapping
from datetime import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import InternalError, transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from messaging.models import Message
from surveys.drafting import draft_of, start_from
from surveys.library import DEFAULT, SURVEYS
from surveys.models import Answer, Conversation, Question, Survey, Version
from surveys.publishing import publish
from tests.walk import Text

pytestmark = pytest.mark.django_db


def published(survey: Survey, now: datetime, **changes: Mapping[str, object]) -> Version:
    """The next version, with the fields of the questions with these labels changed."""
    draft = draft_of(survey=survey, now=now)
    for label, fields in changes.items():
        draft.questions.filter(label=label).update(**fields)
    return publish(survey=survey, by=None, now=now)


def test_a_published_version_never_changes(agency: Agency, survey: Survey) -> None:
    with acting_for(agency):
        version = survey.in_force
        assert version is not None
        question = version.questions.all()[0]
        for change in (
            lambda: Version.objects.filter(pk=version.pk).update(thanks={}),
            lambda: Version.objects.filter(pk=version.pk).delete(),
            lambda: Question.objects.filter(pk=question.pk).update(label="Other"),
            lambda: Question.objects.filter(pk=question.pk).delete(),
            lambda: Question.objects.create(agency=agency, version=version, position=9, text={}),
        ):
            with pytest.raises(InternalError, match="stay"), transaction.atomic():
                change()


def test_a_draft_asks_nobody_and_can_go_again(
    agency: Agency, survey: Survey, now: datetime
) -> None:
    with acting_for(agency):
        draft = draft_of(survey=survey, now=now)
        assert draft_of(survey=survey, now=now) == draft
        assert (draft.number, survey.questions.count()) == (2, 4)
        kept = [question.key for question in survey.questions]
        assert [question.key for question in draft.questions.all()] == kept
        draft.delete()
        assert survey.draft is None


def test_what_cannot_be_sent_is_not_published(
    agency: Agency, survey: Survey, now: datetime
) -> None:
    with acting_for(agency):
        with pytest.raises(ValidationError, match="no draft"):
            publish(survey=survey, by=None, now=now)
        draft = draft_of(survey=survey, now=now)
        draft.questions.update(text={})
        with pytest.raises(ValidationError, match="one language"):
            publish(survey=survey, by=None, now=now)
        draft.questions.all().delete()
        with pytest.raises(ValidationError, match="question first"):
            publish(survey=survey, by=None, now=now)


def test_an_open_conversation_finishes_in_its_version(
    agency: Agency, asked: Conversation, survey: Survey, text: Text, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        published(survey, now, **{"Call-taker's service": {"text": {"en": "New words?"}}})
    [following] = text("5")
    assert following.startswith("Thank you. How was the person who took your call?")


def test_a_question_is_skipped_where_it_does_not_apply(
    agency: Agency, survey: Survey, now: datetime, request: pytest.FixtureRequest
) -> None:
    with acting_for(agency), transaction.atomic():
        officer = DEFAULT.questions[0].key
        only_if = {"after": officer, "comparison": "at_most", "bound": 2}
        published(survey, now, **{"Call-taker's service": only_if})
    request.getfixturevalue("asked")
    text: Text = request.getfixturevalue("text")
    assert text("5")[0].startswith("Did the officer explain")
    with acting_for(agency), transaction.atomic():
        answers = Answer.objects.values_list("question__label", "number")
        assert list(answers) == [("Officer's service", 5)]


@pytest.mark.parametrize(
    ("reply", "next_text", "answers"),
    [
        ("5, yes, he was kind", "Thank you. Every", [(5, ""), (1, ""), (None, "he was kind")]),
        ("2, yes, he was kind", "Thank you. How", [(2, "yes, he was kind")]),
    ],
)
def test_several_answers_are_taken_only_on_the_way_that_they_lead(
    agency: Agency,
    survey: Survey,
    now: datetime,
    request: pytest.FixtureRequest,
    reply: str,
    next_text: str,
    answers: list[tuple[int | None, str]],
) -> None:
    """A 2 calls for a question that nobody who answers several at once can have had in mind."""
    with acting_for(agency), transaction.atomic():
        only_if = {"after": DEFAULT.questions[0].key, "comparison": "at_most", "bound": 2}
        published(survey, now, **{"Call-taker's service": only_if})
    request.getfixturevalue("asked")
    text: Text = request.getfixturevalue("text")
    [following] = text(reply)
    assert following.startswith(next_text)
    with acting_for(agency), transaction.atomic():
        given = Answer.objects.order_by("pk").values_list("number", "comment")
        assert list(given) == answers


@pytest.mark.parametrize(
    ("last", "numbers"), [("yes", [5, 2, 1]), ("no", [5, 2, 0])], ids=["done", "not done"]
)
def test_a_choice_is_read_and_what_follows_depends_on_it(
    agency: Agency,
    survey: Survey,
    now: datetime,
    request: pytest.FixtureRequest,
    last: str,
    numbers: list[int],
) -> None:
    with acting_for(agency), transaction.atomic():
        desk = start_from(agency=agency, ready=SURVEYS["front_desk"], now=now)
        publish(survey=desk, by=None, now=now)
        desk.active, desk.rank, desk.trigger = True, 0, Survey.Trigger.CLOSED
        desk.save()
    request.getfixturevalue("asked")
    text: Text = request.getfixturevalue("text")
    assert text("5")[0].startswith("Thank you. What did you come for?")
    assert text("records")[0].startswith("Did you get what you came for?")
    [following] = text(last)
    assert following.startswith("What was missing?" if last == "no" else "Thank you. Every answer")
    with acting_for(agency), transaction.atomic():
        answers = Answer.objects.select_related("question").order_by("question__position")
        assert [answer.number for answer in answers] == numbers
        assert [answer.said for answer in answers][:2] == ["5 of 5", "records"]


@pytest.mark.parametrize("reply", ["ES", "español", "En español, por favor"])
def test_who_asks_for_another_language_is_asked_again_in_it(
    agency: Agency, asked: Conversation, text: Text, reply: str
) -> None:
    [again] = text(reply)
    assert again.startswith("Cedar Falls Police: por su llamada")
    assert again.endswith("STOP para cancelar.")  # an offer of English would make it dearer
    assert text("4")[0].startswith("Gracias.")
    with acting_for(agency), transaction.atomic():
        assert list(Answer.objects.values_list("number", flat=True)) == [4]
        assert Message.objects.filter(purpose="repeat").count() == 1


def test_a_language_that_nobody_confirmed_is_not_spoken(
    agency: Agency, asked: Conversation, text: Text, now: datetime
) -> None:
    agency.languages = ["en", "vi"]
    agency.save()
    assert text("VI")[0].startswith("Sorry, we could not read that.")


def test_a_confirmed_language_is_spoken_and_offered(
    agency: Agency, survey: Survey, now: datetime, request: pytest.FixtureRequest
) -> None:
    agency.languages = ["en", "vi"]
    agency.save()
    with acting_for(agency), transaction.atomic():
        draft = draft_of(survey=survey, now=now)
        draft.confirmed = ["vi"]
        draft.save(update_fields=["confirmed"])
        assert publish(survey=survey, by=None, now=now).languages == ["en", "es", "vi"]
    request.getfixturevalue("asked")
    with acting_for(agency), transaction.atomic():
        assert Message.objects.get().body.endswith("Tieng Viet: VI")
    text: Text = request.getfixturevalue("text")
    assert "cảnh sát phục vụ" in text("VI")[0]


def test_a_new_survey_begins_as_a_draft_and_asks_nobody(
    agency: Agency, survey: Survey, now: datetime
) -> None:
    with acting_for(agency):
        second = start_from(agency=agency, ready=DEFAULT, now=now)
        assert (second.active, second.rank, second.in_force) == (False, 2, None)
        assert list(agency.surveys.asking()) == [survey]
