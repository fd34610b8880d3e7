"""The pages about conversations: the list, one conversation, corrections, closing, the file."""

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from agencies.models import Agency, AuditEntry, Role
from agencies.tenancy import acting_for
from insights import conversation_list
from insights.conversation_list import ConversationFilters, conversation_page
from surveys.models import Answer, Conversation, Correction
from tests.console.conftest import Page
from tests.insights.callers import HOUR, Callers

pytestmark = pytest.mark.django_db
LIST = "texts/conversations/"


def recorded(page: Page) -> list[tuple[str, str]]:
    with acting_for(page.agency):
        return list(AuditEntry.objects.order_by("pk").values_list("action", "subject"))


def rows(shown: str) -> int:
    return shown.count('data-label="Answered"')


def test_the_list_says_how_far_each_came(
    page: Page, callers: Callers, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    assert "A conversation begins when" in page(LIST)
    for _ in range(3):
        callers.answered(officer=2, comment="Call me at 319-555-0199")
    callers.asked()
    shown = page(LIST, role=Role.ANALYST)
    assert rows(shown) == 4
    assert "2 of 4" in shown
    assert "2 of 5" in shown  # the rating
    assert "Find by phone number" not in shown
    assert "319-555" not in shown
    assert "0199" not in shown
    with acting_for(page.agency), django_assert_max_num_queries(4):
        conversation_page(agency=page.agency, filters=ConversationFilters(), number=1)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=26-0000", 3),
        ("q=26-000002", 1),
        ("state=open", 2),
        ("state=made-up", 3),
        ("answers=some", 1),
        ("answers=none", 2),
        ("answers=corrected", 0),
        ("language=es", 0),
        ("survey=987", 0),
        ("days=7", 2),
        ("from=2026-11-17&to=2026-11-17", 2),
        ("page=2", 0),
        ("page=99999999999999999999", 3),
        ("sort=incident-back", 3),
    ],
)
def test_the_address_narrows_the_list(
    page: Page, callers: Callers, now: datetime, query: str, expected: int
) -> None:
    callers.asked(at=now - timedelta(days=20))
    callers.asked()
    done = callers.asked()
    callers.answered(done, officer=4)
    with acting_for(page.agency):
        Conversation.objects.filter(pk=done.pk).update(state="completed", closed_at=now)
    shown = page(f"{LIST}?{query}")
    assert rows(shown) == expected
    if not expected:
        assert "No conversation is like this." in shown


def test_the_list_is_sorted(page: Page, callers: Callers, now: datetime) -> None:
    first, second = callers.asked(at=now - HOUR), callers.asked(at=now - 2 * HOUR)
    for sort, earlier in (("newest", first), ("oldest", second), ("incident", first)):
        shown = page(f"{LIST}?sort={sort}")
        later = second if earlier == first else first
        assert shown.index(f">{earlier.incident}<") < shown.index(f">{later.incident}<"), sort


def test_by_incident_those_without_one_come_last_and_each_once(
    agency: Agency, callers: Callers, monkeypatch: pytest.MonkeyPatch
) -> None:
    talks = [callers.asked() for _ in range(3)]
    doors = [callers.visited(officer=4) for _ in range(2)]
    monkeypatch.setattr(conversation_list, "PAGE", 2)
    for sort, calls in (("incident", talks), ("incident-back", talks[::-1])):
        with acting_for(agency):
            pages = [
                conversation_page(
                    agency=agency, filters=ConversationFilters(sort=sort), number=number
                )
                for number in (1, 2, 3)
            ]
        listed = [row.talk for page in pages for row in page.rows]
        assert listed == [*calls, *doors]
        assert [page.more for page in pages] == [True, True, False]


def test_a_number_is_searched_on_the_record(page: Page, callers: Callers) -> None:
    talk = callers.asked()
    callers.asked()
    search = {"number": talk.texted.citizen.phone, "why": "She called back"}
    assert page.post(f"{LIST}number/", role=Role.ANALYST, **search).status_code == 403
    assert "Write why" in page.post(f"{LIST}number/", number=search["number"]).content.decode()
    shown = page.post(f"{LIST}number/", **search).content.decode()
    assert rows(shown) == 1
    assert recorded(page) == [("citizen.searched", "number ending in 01")]
    assert rows(page(f"{LIST}?citizen={talk.citizen_id}")) == 1
    assert rows(page(f"{LIST}?citizen={talk.citizen_id}", role=Role.ANALYST)) == 2


def test_the_page_shows_texts_answers_and_what_came_of_it(page: Page, callers: Callers) -> None:
    talk = callers.answered(officer=5, comment="Thanks, call 319-555-0199")
    shown = page(f"{LIST}{talk.pk}/", role=Role.ANALYST)
    assert "How was it?" in shown
    assert "number hidden" in shown
    assert "555-01" not in shown
    assert "Understood as 5 of 5" in shown
    assert "version 1" in shown
    assert "Not answered" in shown
    assert "Correct</summary>" not in shown
    assert "Close this conversation" not in shown
    assert "Correct</summary>" in page(f"{LIST}{talk.pk}/", role=Role.SUPERVISOR)
    assert f'/texts/conversations/{talk.pk}/"' in page(f"incidents/{talk.incident_id}/")


def test_an_answer_is_corrected_and_the_correction_undone(page: Page, callers: Callers) -> None:
    talk = callers.answered(officer=1)
    with acting_for(page.agency):
        answer = Answer.objects.get()
    path = f"{LIST}{talk.pk}/answers/{answer.pk}/"
    assert page.post(path, role=Role.ANALYST, number="4", why="x").status_code == 403
    assert "Write why you correct it" in page.post(path, number="4").content.decode()
    assert "Choose what was meant" in page.post(path, why="x").content.decode()
    page.post(path, role=Role.SUPERVISOR, number="4", why="Wrote “1” for “4 of 5”")
    shown = page(f"{LIST}{talk.pk}/")
    assert "1 of 5 → 4 of 5" in shown
    assert "Supervisor Tester" in shown
    assert "corrected" in page(f"{LIST}?answers=corrected")
    with acting_for(page.agency):
        correction = Correction.objects.get()
    page.post(f"{LIST}{talk.pk}/corrections/{correction.pk}/undo/")
    page.post(f"{LIST}{talk.pk}/corrections/{correction.pk}/undo/")  # twice changes nothing
    assert "taken back by Admin Tester" in page(f"{LIST}{talk.pk}/")
    with acting_for(page.agency):
        answer.refresh_from_db()
        assert answer.number == 1
    about = f"conversation about {talk.incident}"
    assert recorded(page) == [("answer.corrected", about), ("correction.undone", about)]


def test_a_conversation_is_closed_after_a_reason(page: Page, callers: Callers) -> None:
    talk = callers.asked()
    path = f"{LIST}{talk.pk}/close/"
    assert page.post(path, role=Role.ANALYST, why="x").status_code == 403
    assert "Write why you close it" in page.post(path).content.decode()
    page.post(path, role=Role.SUPERVISOR, why="She asked at the desk")
    page.post(path, why="Once more")
    assert "Closed by Supervisor Tester" in page(f"{LIST}{talk.pk}/")
    assert "Closed by Supervisor Tester" in page(LIST)
    assert "Closed by Supervisor Tester" in page(f"incidents/{talk.incident_id}/")
    assert recorded(page) == [("conversation.closed", f"conversation about {talk.incident}")]


def test_the_list_leaves_as_a_file_on_the_record(page: Page, callers: Callers) -> None:
    callers.answered(officer=4, comment="Nice man, 319-555-0199")
    callers.asked()
    file = page.get(f"{LIST}export/?answers=some", role=Role.ANALYST).getvalue().decode()
    [heading, row] = file.strip().splitlines()
    assert heading.startswith("\ufeffAbout,Survey,Version,Way of answering,State")
    assert row.startswith("26-000001,After a call,1,By text,Open,,en,2026-11-17 11:00,,2,4,4,")
    assert "4 of 5" in row
    assert "Nice man" not in file
    assert recorded(page) == [("conversations.exported", "conversations")]


def test_a_correction_leaves_on_the_page_what_was_chosen_on_the_web(
    page: Page, callers: Callers
) -> None:
    talk = callers.visited(officer=5)
    with acting_for(page.agency):
        answer = Answer.objects.get(conversation=talk)
    path = f"{LIST}{talk.pk}/"
    wrong = page.post(f"{path}answers/{answer.pk}/", number="1").content.decode()
    assert '<option value="1" selected>' in wrong
    page.post(f"{path}answers/{answer.pk}/", number="1", why="Said so at the desk")
    shown = page(path)
    assert '<p class="sms in" dir="auto">5 of 5</p>' in shown
    assert "corrected: 1 of 5" in shown
