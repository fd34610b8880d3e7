"""Answers for machines: each of them once, none missed while others are being stored, only the agency's own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from random import Random
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import connection, transaction

from agencies.models import Agency, ApiKey, Line, Scope
from agencies.tenancy import acting_for
from surveys.models import Answer, Survey
from tests.api.machine import Machine, problem
from tests.insights.callers import Callers

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/api/v1/responses"
PATIENCE = 30  # seconds
Speak = Callable[..., int]


@pytest.fixture
def callers(agency: Agency, line: Line, survey: Survey, now: datetime) -> Callers:
    return Callers(agency, line, survey, now)


@pytest.fixture
def speak(callers: Callers, agency: Agency) -> Speak:
    """speak(officer=5, …) -> somebody answers, and it is committed."""

    def say(**answers: Any) -> int:
        with acting_for(agency), transaction.atomic():
            return callers.answered(**answers).pk

    return say


def key(agency: Agency, *scopes: str) -> str:
    with acting_for(agency), transaction.atomic():
        return ApiKey.issue(agency=agency, name="BI", scopes=list(scopes))[1]


def read(machine: Machine, address: str = LIST, *, want: int, **asked: Any) -> Any:
    """A page of at least so many answers, once they count as settled.

    Numbers of transactions are the whole server's: one that another test has open in a database of its own holds
    answers back until it ends.
    """
    deadline = monotonic() + PATIENCE
    while True:
        page = machine("get", address, **asked).json()
        if len(page["results"]) >= want or monotonic() > deadline:
            return page
        sleep(0.05)


def test_an_answer_tells_what_was_asked_and_said(speak: Speak, machine: Machine) -> None:
    speak(officer=5, explained=1, comment="Thank you")
    page = read(machine, want=3)
    rated, explained, words = page["results"]
    assert rated["value"] == 5
    assert (rated["question"], rated["kind"], rated["about"]) == (
        *("Officer's service", "rating"),
        "officer",
    )
    assert rated["incident"].startswith("26-")
    assert explained["value"] == 1
    assert (words["value"], words["comment"]) == (None, "Thank you")
    assert len({each["conversation"] for each in page["results"]}) == 1
    assert page["more"] is False


def test_reading_goes_on_where_it_stopped(speak: Speak, machine: Machine, agency: Agency) -> None:
    for rating in (1, 2, 3, 4, 5):
        speak(officer=rating)
    read(machine, want=5)
    first = machine("get", f"{LIST}?limit=3").json()
    assert [each["value"] for each in first["results"]] == [1, 2, 3]
    assert first["more"]
    second = machine("get", f"{LIST}?limit=3&changed_since={first['cursor']}").json()
    assert [each["value"] for each in second["results"]] == [4, 5]
    nothing = machine("get", f"{LIST}?changed_since={second['cursor']}").json()
    assert nothing == {"results": [], "cursor": second["cursor"], "more": False}
    with acting_for(agency), transaction.atomic():
        Answer.objects.filter(number=2).update(number=4)
    changed = read(machine, f"{LIST}?changed_since={second['cursor']}", want=1)
    assert [each["id"] for each in changed["results"]] == [first["results"][1]["id"]]


def test_comments_want_a_scope_of_their_own(speak: Speak, machine: Machine, agency: Agency) -> None:
    speak(officer=5, comment="Thank you")
    without = read(machine, want=2, key=key(agency, Scope.READ_RESPONSES))
    assert [each["comment"] for each in without["results"]] == [None, None]
    for scopes in ([Scope.READ_COMMENTS], [Scope.READ_INCIDENTS], [Scope.READ_MEASURES]):
        refused = problem(machine("get", LIST, key=key(agency, *scopes)), 403)
        assert "responses:read" in refused["detail"]


def test_a_stranger_reads_nothing_of_it(
    speak: Speak, machine: Machine, other_agency: Agency
) -> None:
    other_key = key(other_agency, *Scope.values)
    speak(officer=5)
    cursor = read(machine, want=1)["cursor"]
    assert machine("get", LIST, key=other_key).json()["results"] == []
    assert machine("get", f"{LIST}?changed_since={cursor}", key=other_key).json()["results"] == []
    problem(machine("get", LIST, key=None), 401)


@pytest.mark.parametrize(
    "address", ["?changed_since=x", "?changed_since=MXwtMQ==", "?limit=0", "?since=1"]
)
def test_what_cannot_be_right_is_named(address: str, machine: Machine) -> None:
    document = problem(machine("get", LIST + address), 422)
    assert document["errors"][0]["parameter"] in address


def test_none_is_missed_while_others_are_being_stored(
    callers: Callers, agency: Agency, machine: Machine, now: datetime
) -> None:
    """Transactions that began first commit last; a reader reads on all the while."""
    with acting_for(agency), transaction.atomic():
        talks = [callers.asked(at=now - timedelta(hours=1)) for _ in range(30)]
        question = callers.survey.questions.order_by("position")[0]
    chance = Random(5)
    pauses = [chance.random() * 0.08 for _ in talks]

    def answer(place: int) -> int:
        with acting_for(agency), transaction.atomic():
            given = Answer.objects.create(
                agency=agency,
                conversation=talks[place],
                question=question,
                number=4,
                answered_at=now,
            )
            sleep(pauses[place])
        connection.close()
        return given.pk

    seen: list[int] = []
    cursor = ""

    def read_on(cursor: str) -> str:
        page = machine("get", f"{LIST}?limit=4{cursor and f'&changed_since={cursor}'}").json()
        seen.extend(each["id"] for each in page["results"])
        return str(page["cursor"])

    with ThreadPoolExecutor(6) as threads:
        writing = [threads.submit(answer, place) for place in range(len(talks))]
        while not all(each.done() for each in writing):
            cursor = read_on(cursor)
    deadline = monotonic() + PATIENCE
    while len(seen) < len(talks) and monotonic() < deadline:
        cursor = read_on(cursor)
    read_on(cursor)
    assert len(seen) == len(set(seen))
    assert set(seen) == {each.result() for each in writing}


def test_what_is_personal_needs_a_scope_of_its_own(
    speak: Speak, machine: Machine, agency: Agency
) -> None:
    speak(comment="Ring my neighbor Karen on 319-555-0142")
    scopes = [Scope.READ_RESPONSES, Scope.READ_COMMENTS]
    masked = read(machine, want=1, key=key(agency, *scopes))
    assert masked["results"][0]["comment"] == "Ring my neighbor [name hidden] on [number hidden]"
    whole = read(machine, want=1, key=key(agency, *scopes, Scope.READ_UNMASKED))
    assert whole["results"][0]["comment"] == "Ring my neighbor Karen on 319-555-0142"
