"""A question from 0 to 10, all the way: asked and answered by text, counted by day, shown, exported, corrected."""

from datetime import datetime

import pytest
from django.db import transaction

from agencies.models import Agency, Line
from agencies.tenancy import acting_for
from insights.counting import differences
from insights.models import DayCount
from messaging.inbox import accept
from messaging.models import Message
from surveys import editing
from surveys.deciding import decide_due
from surveys.drafting import draft_of
from surveys.library.community import TRUST
from surveys.models import Answer, Conversation, Question, Survey
from surveys.publishing import publish
from tests.console.conftest import Page
from tests.walk import Put, send_all

pytestmark = pytest.mark.django_db
AGAIN = "Sorry, we could not read that."
# What each person texts, and what it is read as; None where the question is asked once more.
SAID: dict[str, tuple[tuple[str, int | None], ...]] = {
    "+13195550201": (("10", 10),),
    "+13195550202": (("9/10", 9),),
    "+13195550203": (("eight", 8),),
    "+13195550204": (("0", 0),),
    "+13195550205": (("7 i guess", 7),),
    "+13195550206": (("11", None), ("10!!", 10)),
}


@pytest.fixture
def trust(agency: Agency, survey: Survey, now: datetime) -> Question:
    """The survey asks for trust from 0 to 10, and nothing else."""
    with acting_for(agency), transaction.atomic():
        draft = draft_of(survey=survey, now=now)
        first, *others = draft.questions.order_by("position")
        for question in others:
            editing.remove(draft=draft, key=question.key)
        Question.objects.filter(pk=first.pk).update(
            key=TRUST.key,
            kind=TRUST.kind,
            about=TRUST.about,
            label=TRUST.label,
            text={
                "en": "{agency}: #{reference}: how much do you trust us? 0 to 10. STOP to opt out."
            },
        )
        publish(survey=survey, by=None, now=now)
        return Question.objects.get(pk=first.pk)


@pytest.fixture
def answered(
    agency: Agency, carried_line: Line, trust: Question, codes: None, put: Put, now: datetime
) -> None:
    """Everybody was texted and has answered."""
    for place, phone in enumerate(SAID):
        put(reference=f"26-00000{place}", caller_phone=phone, district="River")
    decide_due(now=now)
    send_all(agency, now)
    for phone, texts in SAID.items():
        for place, (body, number) in enumerate(texts):
            with acting_for(agency), transaction.atomic():
                line = Line.objects.select_related("agency").get(pk=carried_line.pk)
                sid = f"SM{phone[-4:]}{place:028}"
                [next_text] = accept(line=line, sender=phone, body=body, provider_id=sid, now=now)
                assert next_text.body.startswith(AGAIN) is (number is None)


def test_it_is_asked_and_answered_by_text(page: Page, answered: None, trust: Question) -> None:
    with acting_for(page.agency), transaction.atomic():
        firsts = Message.objects.filter(purpose=Message.Purpose.OPENING)
        asked = "Cedar Falls Police: #26-000000: how much do you trust us?"
        assert firsts.filter(body__startswith=asked).count() == 1
        read = Answer.objects.order_by("conversation__incident__reference")
        assert list(read.values_list("number", flat=True)) == [10, 9, 8, 0, 7, 10]
        states = Conversation.objects.values_list("state", flat=True)
        assert set(states) == {Conversation.State.COMPLETED}


def test_it_is_counted_by_day_and_shown(page: Page, answered: None, trust: Question) -> None:
    """Good is 8 to 10: four of six."""
    with acting_for(page.agency), transaction.atomic():
        counts = DayCount.objects.filter(what="question", question=trust)
        pairs = counts.values_list("good", "total")
        assert tuple(map(sum, zip(*pairs, strict=True))) == (4, 6)
        assert differences(agency=page.agency) == []
    html = page(f"explore/?ask={trust.key}&days=7")
    assert "rated 8 to 10" in html
    assert "67&nbsp;%" in html
    rows = page.get(f"explore/rows.csv?ask={trust.key}&days=7").getvalue().decode()
    assert rows.count(",Trust,") == 6
    table = page.get(f"explore/table.csv?ask={trust.key}&by=district&days=7").getvalue().decode()
    assert "River,6,4,0.667" in table


def test_it_reads_the_same_on_every_page(page: Page, answered: None, trust: Question) -> None:
    with acting_for(page.agency), transaction.atomic():
        talk = Conversation.objects.get(incident__reference="26-000001")
    assert "Understood as 9 of 10" in page(f"incidents/{talk.incident_id}/")
    html = page(f"texts/conversations/{talk.pk}/")
    assert "9 of 10" in html
    assert "10 of 10</option>" in html
    assert "Trust: 9 of 10" in page.get("texts/conversations/export/").getvalue().decode()
    # It is no rating of 5: no list calls 9 a poor or a good one of five.
    assert "9 of 5" not in page("incidents/") + page("texts/conversations/") + page("")


def test_it_is_corrected_within_its_scale(page: Page, answered: None, trust: Question) -> None:
    with acting_for(page.agency), transaction.atomic():
        answer = Answer.objects.get(number=0)
    path = f"texts/conversations/{answer.conversation_id}/answers/{answer.pk}/"
    wrong = page.post(path, number="11", why="Misread").content.decode()
    assert "Choose one of the answers that this question allows." in wrong
    page.post(path, number="8", why="Misread")
    with acting_for(page.agency), transaction.atomic():
        pairs = DayCount.objects.filter(question=trust).values_list("good", "total")
        assert tuple(map(sum, zip(*pairs, strict=True))) == (5, 6)
    assert "83&nbsp;%" in page(f"explore/?ask={trust.key}&days=7")
