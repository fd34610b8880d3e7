"""Several at once, each on a connection of its own: a card lets in one, and one question gets one answer."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import connection, transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from surveys import doors, web
from surveys.models import Answer, Conversation, Door
from tests.walk import Text

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 6


def together(*acts: Callable[[], object]) -> list[object]:
    """What each act returns, or the exception it raises; all begin at the same moment."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        start.wait(10)
        try:
            return act()
        except web.Closed as closed:
            return closed.why
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def test_a_card_lets_in_one_of_many(agency: Agency, door: Door, now: datetime) -> None:
    with acting_for(agency), transaction.atomic():
        [card] = doors.print_cards(door=door, number=1, now=now)

    def begin() -> str:
        with acting_for(agency), transaction.atomic():
            opened = doors.open_by(code=card.code)
            assert opened is not None
            assert opened.door is not None
            web.begin(door=opened.door, card=opened.card, language="en", visitor="", now=now)
        return "began"

    found = together(*[begin] * AT_ONCE)
    assert sorted(map(str, found)) == ["began", *[web.Closed.CARD_USED] * (AT_ONCE - 1)]
    with acting_for(agency), transaction.atomic():
        assert Conversation.objects.count() == 1


def test_no_more_get_in_than_may(agency: Agency, door: Door, now: datetime) -> None:
    with acting_for(agency), transaction.atomic():
        for _ in range(web.AT_MOST_BY_ONE_ADDRESS - 2):
            web.begin(door=door, card=None, language="en", visitor="one address", now=now)

    def begin() -> str:
        with acting_for(agency), transaction.atomic():
            web.begin(door=door, card=None, language="en", visitor="one address", now=now)
        return "began"

    found = together(*[begin] * AT_ONCE)
    assert found.count("began") == 2


def test_a_text_and_the_page_answer_one_question_once(
    asked: Conversation, text: Text, now: datetime
) -> None:
    """Whichever is first gives the answer; the other is no answer to the next question."""

    def on_the_web() -> Answer | None:
        with acting_for(asked.agency_id), transaction.atomic():
            held = web.hold(pk=asked.pk)
            first = held.script.questions[0]
            return web.take(
                conversation=held, question=first, given=web.Given(2), language="en", now=now
            )

    taken, said = together(on_the_web, lambda: text("5"))
    with acting_for(asked.agency_id), transaction.atomic():
        [answer] = Answer.objects.all()
        talk = Conversation.objects.select_related("question").get()
    assert talk.question.position == 2
    if taken is None:
        assert (answer.number, talk.channel) == (5, "text")
        assert said
    else:
        assert (answer.number, talk.channel) == (2, "web")
        assert said == []
