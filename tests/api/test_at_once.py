"""The same thing told many times in one moment is taken once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, TypeVar

import pytest
from django.db import connection, transaction

from agencies.models import Line
from agencies.tenancy import acting_for
from incidents.models import Incident
from messaging.models import Citizen, Message, Reply
from tests.api.machine import Machine
from tests.api.twilio import post, text

T = TypeVar("T")
TIMES = 6

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(call: Callable[[int], T]) -> list[T]:
    """What `call` returns in each of several threads that set out together."""
    start = Barrier(TIMES)

    def one(number: int) -> T:
        start.wait()
        try:
            return call(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(TIMES) as threads:
        return list(threads.map(one, range(TIMES)))


@pytest.mark.parametrize("known", [False, True], ids=["stranger", "citizen"])
def test_one_text_delivered_many_times_has_one_answer(line: Line, known: bool) -> None:
    if known:
        post(line, text("+13195550123", "Hello"))
    sent = text("+13195550123", "please stop texting me")
    responses = at_once(lambda _: post(line, sent))
    assert {response.status_code for response in responses} == {200}
    [answer] = {response.content for response in responses}
    assert answer.count(b"<Message") == 1
    with acting_for(line.agency), transaction.atomic():
        assert Reply.objects.filter(provider_id=sent["MessageSid"]).count() == 1
        assert (Message.objects.count(), Citizen.objects.count()) == (1, 1)


def test_one_incident_sent_many_times_is_created_once(
    machine: Machine, line: Line, closed: dict[str, Any]
) -> None:
    results = at_once(lambda _: machine("put", "26-1", closed).json()["result"])
    assert sorted(results) == ["created"] + ["unchanged"] * (TIMES - 1)
    with acting_for(line.agency), transaction.atomic():
        assert len(Incident.objects.get().history) == 3


def test_the_same_incidents_in_opposite_orders_do_not_wait_for_each_other(
    machine: Machine, line: Line, closed: dict[str, Any]
) -> None:
    there = [
        {**closed, "reference": f"26-{number}", "call_type": f"T{number}"} for number in range(30)
    ]
    back = there[::-1]
    bodies = [{"incidents": back if number % 2 else there} for number in range(TIMES)]
    responses = at_once(lambda number: machine("post", "bulk", bodies[number]))
    assert {response.status_code for response in responses} == {200}
    with acting_for(line.agency), transaction.atomic():
        assert Incident.objects.count() == 30
