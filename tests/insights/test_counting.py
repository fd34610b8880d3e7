"""Counts of days are what the rows come to, whatever happens to the rows, and whoever else is at it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.models import Incident
from insights.counted import What, by_value, total
from insights.counting import add_up, count_again, differences, settle, wrong_facts
from insights.models import AnswerFacts, ConversationFacts, DayCount
from insights.period import Period, period
from insights.tallies import Tally
from messaging.models import Message
from surveys.models import Answer, Conversation, Question
from tests.insights.callers import HOUR, Callers

Change = Callable[[Conversation], object]


@pytest.fixture
def week(agency: Agency, now: datetime) -> Period:
    return period(days=7, zone=agency.zone, now=now)


def exact(agency: Agency) -> bool:
    with acting_for(agency), transaction.atomic():
        return not differences(agency=agency) and not wrong_facts(agency=agency)


def kept() -> list[tuple[object, ...]]:
    return [
        row
        for kind in (ConversationFacts, AnswerFacts, DayCount)
        for row in kind.objects.order_by("pk").values_list()
    ]


def districts(agency: Agency, week: Period) -> dict[str, Tally]:
    questions = list(Question.objects.values_list("pk", flat=True))
    found = by_value(agency=agency, whats=[What.DISTRICT], questions=questions, period=week)
    return found[What.DISTRICT]


def calls_in(agency: Agency, week: Period) -> dict[str, int]:
    found = by_value(agency=agency, whats=[What.INCIDENTS_IN], period=week)
    return {value: tally.total for value, tally in found[What.INCIDENTS_IN].items()}


def test_answers_are_counted_where_the_call_was(
    agency: Agency, callers: Callers, week: Period
) -> None:
    callers.answered(officer=5, call_taker=4, explained=1, district="River")
    callers.answered(officer=2, district="River")
    callers.answered(officer=4, district="Hills")
    callers.answered(comment="Thank you", district="Hills")
    callers.asked(district="Hills")
    callers.asked(district="Hills", sent=False)
    with acting_for(agency), transaction.atomic():
        assert districts(agency, week) == {"River": Tally(1, 2), "Hills": Tally(1, 1)}
        assert total(agency=agency, what=What.TEXTED, period=week) == Tally(4, 5)
    assert exact(agency)


CHANGES: dict[str, Change] = {
    "the call was elsewhere": lambda talk: Incident.objects.filter(conversation=talk).update(
        district="Hills"
    ),
    "it was another call": lambda talk: Incident.objects.filter(conversation=talk).update(
        call_type="ALARM"
    ),
    "the call came at another hour": lambda talk: Incident.objects.filter(conversation=talk).update(
        opened_at=talk.opened_at - 9 * HOUR
    ),
    "the caller spoke Spanish": lambda talk: Incident.objects.filter(conversation=talk).update(
        caller_language="es"
    ),
    "another unit went": lambda talk: Incident.objects.filter(conversation=talk).update(
        unit="2A10"
    ),
    "it went on on the web, in Spanish": lambda talk: Conversation.objects.filter(
        pk=talk.pk
    ).update(channel="web", language="es"),
    "its text had failed": lambda talk: Message.objects.filter(thread=talk.thread).update(
        status=Message.Status.FAILED, error_code=30006
    ),
    "an answer is corrected": lambda talk: talk.answers.update(number=1),
    "an answer is no number": lambda talk: talk.answers.update(number=None, comment="?"),
    "some answers go": lambda talk: talk.answers.filter(question__position=1).delete(),
    "all answers go": lambda talk: talk.answers.all().delete(),
    "the conversation goes": lambda talk: talk.delete(),
    "the agency lives elsewhere": lambda talk: Agency.objects.filter(pk=talk.agency_id).update(
        time_zone="Pacific/Honolulu"
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_counts_follow_whatever_happens_to_the_rows(
    change: Change, agency: Agency, callers: Callers, now: datetime
) -> None:
    for back in range(0, 48, 6):
        callers.answered(officer=5, call_taker=2, explained=1, at=now - back * HOUR)
    talk = callers.answered(officer=4, explained=0, comment="Thanks", at=now - 5 * HOUR)
    assert exact(agency)
    with acting_for(agency), transaction.atomic():
        before = kept()
        change(talk)
        assert kept() != before
    assert exact(agency)


def test_facts_follow_what_cad_says_of_the_callers_language(
    agency: Agency, callers: Callers
) -> None:
    talk = callers.asked(caller_language="es")
    visit = callers.visited(officer=5)

    def known() -> dict[int, str]:
        return dict(ConversationFacts.objects.values_list("conversation", "caller_language"))

    with acting_for(agency), transaction.atomic():
        assert known() == {talk.pk: "es", visit.pk: ""}
        Incident.objects.filter(conversation=talk).update(caller_language="vi")
        assert known() == {talk.pk: "vi", visit.pk: ""}
        count_again(agency=agency)
        assert known() == {talk.pk: "vi", visit.pk: ""}
        Incident.objects.filter(conversation=talk).update(caller_language="")
        assert known() == {talk.pk: "", visit.pk: ""}
    assert exact(agency)


TEXTS: dict[str, Change] = {
    "the text goes": lambda talk: Message.objects.filter(thread=talk.thread).delete(),
    "the text had not left": lambda talk: Message.objects.filter(thread=talk.thread).update(
        sent_at=None
    ),
}


@pytest.mark.parametrize("change", TEXTS.values(), ids=TEXTS.keys())
def test_who_answered_was_texted_come_what_may(
    change: Change, agency: Agency, callers: Callers, week: Period
) -> None:
    silent, heard = callers.asked(), callers.answered(officer=4)
    for talk, still in ((silent, 1), (heard, 1)):
        with acting_for(agency), transaction.atomic():
            change(talk)
            assert total(agency=agency, what=What.TEXTED, period=week) == Tally(1, still)
        assert exact(agency)


def test_settling_adds_up_and_changes_no_count(
    agency: Agency, other_agency: Agency, callers: Callers, week: Period
) -> None:
    for _ in range(9):
        callers.answered(officer=5, district="River")
    with acting_for(agency), transaction.atomic():
        before, rows = districts(agency, week), DayCount.objects.count()
    settle()
    with acting_for(agency), transaction.atomic():
        assert districts(agency, week) == before == {"River": Tally(9, 9)}
        assert DayCount.objects.count() == 8 < rows  # four of ratings, four of incidents
        assert not DayCount.objects.filter(settled=False).exists()
    assert exact(agency)
    callers.answered(officer=1, district="River")
    settle()
    with acting_for(agency), transaction.atomic():
        assert districts(agency, week) == {"River": Tally(9, 10)}


def test_an_incident_that_goes_is_counted_no_more(
    agency: Agency, callers: Callers, week: Period
) -> None:
    talk = callers.asked(district="River")
    with acting_for(agency), transaction.atomic():
        incident = Incident.objects.get(conversation=talk)
        incident.pk, incident.reference = None, "26-doubled"
        incident.save()
        assert calls_in(agency, week) == {"River": 2}
        incident.delete()
        assert calls_in(agency, week) == {"River": 1}
    assert exact(agency)


def test_a_strangers_counts_are_not_seen(
    agency: Agency, other_agency: Agency, callers: Callers, week: Period
) -> None:
    callers.answered(officer=5)
    with acting_for(other_agency), transaction.atomic():
        assert not DayCount.objects.exists()
        assert total(agency=agency, what=What.TEXTED, period=week) == Tally()


def test_an_operator_may_move_an_agency_to_another_zone(agency: Agency, callers: Callers) -> None:
    callers.answered(officer=5)
    Agency.objects.filter(pk=agency.pk).update(time_zone="Asia/Tokyo")
    assert exact(agency)


def test_the_command_finds_wrong_counts_and_makes_them_right(
    agency: Agency, callers: Callers
) -> None:
    callers.answered(officer=5)
    call_command("recount", stdout=StringIO())
    with acting_for(agency), transaction.atomic():
        DayCount.objects.filter(what=What.DISTRICT).update(total=7)
        AnswerFacts.objects.update(beat="nowhere")
        assert wrong_facts(agency=agency) == [
            f"answer {answer.pk}" for answer in Answer.objects.all()
        ]
    with pytest.raises(CommandError, match="Counts are wrong in cedar-falls"):
        call_command("recount", stdout=StringIO())
    said = StringIO()
    call_command("recount", "--repair", stdout=said)
    assert "kept 1 of 7, the rows come to 1 of 1" in said.getvalue()
    call_command("recount", stdout=StringIO())


@pytest.mark.django_db(transaction=True)
def test_nobody_adds_counts_up_while_they_are_made_anew(
    agency: Agency, callers: Callers, week: Period
) -> None:
    with acting_for(agency), transaction.atomic():
        for _ in range(3):
            callers.answered(officer=5, comment="Thank you", district="River")

    def make_anew() -> None:
        with acting_for(agency), transaction.atomic():
            count_again(agency=agency)
        connection.close()

    with ThreadPoolExecutor(1) as thread:
        with acting_for(agency), transaction.atomic(), connection.cursor() as cursor:
            add_up(cursor, agency)
            making = thread.submit(make_anew)
            with pytest.raises(TimeoutError):
                making.result(timeout=0.5)
        making.result()
    assert exact(agency)
    with acting_for(agency), transaction.atomic():
        assert districts(agency, week) == {"River": Tally(3, 3)}


@pytest.mark.django_db(transaction=True)
def test_counts_are_exact_while_calls_are_corrected_and_answers_come(
    agency: Agency, callers: Callers, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        talks = [callers.asked(at=now - HOUR) for _ in range(12)]
        question = callers.survey.questions.get(position=1)

    def answer(talk: Conversation) -> None:
        with acting_for(agency), transaction.atomic():
            Conversation.objects.select_for_update().get(pk=talk.pk)
            Answer.objects.create(
                agency=agency, conversation=talk, question=question, number=4, answered_at=now
            )
        connection.close()

    def correct(talk: Conversation) -> None:
        with acting_for(agency), transaction.atomic():
            Incident.objects.filter(conversation=talk).update(district="Hills")
        connection.close()

    def add_up(_: Conversation) -> None:
        settle()
        connection.close()

    with ThreadPoolExecutor(6) as threads:
        work = [threads.submit(act, talk) for talk in talks for act in (answer, correct, add_up)]
        for each in work:
            each.result()
    assert exact(agency)
    with acting_for(agency), transaction.atomic():
        day = period(days=1, zone=agency.zone, now=now)
        assert districts(agency, day) == {"Hills": Tally(12, 12)}
