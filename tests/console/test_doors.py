"""Web and QR: doors are made, named, closed; codes and cards leave the house; each says what it brought."""

import re
from datetime import datetime
from io import BytesIO

import pytest
from django.db import transaction
from pypdf import PdfReader

from agencies.models import Agency, Officer, Role
from agencies.models.agency import LANGUAGES
from agencies.tenancy import acting_for
from console.doors import paper
from console.doors.invitations import on_paper, spoken_at
from surveys import doors
from surveys.codes import spaced
from surveys.drafting import draft_of
from surveys.models import Card, Door, Survey
from surveys.publishing import publish
from tests.console.conftest import Page

pytestmark = pytest.mark.django_db

LIST = "surveys/doors/"


def recorded(page: Page) -> list[tuple[str, str]]:
    with acting_for(page.agency):
        entries = page.agency.audit_entries.order_by("-pk")
        return list(entries.values_list("action", "subject"))


@pytest.fixture
def door(agency: Agency, survey: Survey, now: datetime) -> Door:
    with acting_for(agency), transaction.atomic():
        return doors.make(
            survey=survey, name="Front desk", kind="place", officer=None, by=None, now=now
        )


def test_a_door_is_made_and_shows_its_code(page: Page, agency: Agency, survey: Survey) -> None:
    assert "Make the first one" in page(LIST)
    values = {"survey": str(survey.pk), "kind": "place", "name": "Front desk"}
    answer = page.post(f"{LIST}new/", **values)
    assert answer.status_code == 302
    with acting_for(agency):
        door = Door.objects.get()
    shown = page(f"{LIST}{door.pk}/")
    assert f"/s/{door.code}/" in shown
    assert 'class="qr"' in shown
    assert "Front desk" in page(LIST)
    assert ("door.made", "Door “Front desk”") in recorded(page)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"name": ""}, "Write a name, such as Front desk."),
        ({"kind": "officer"}, "Choose the officer, or say that it belongs to a place."),
        ({"survey": "999999"}, "Choose a survey."),
        ({"officer": "any"}, "A place or an event has no officer"),
    ],
)
def test_bad_values_are_answered_at_the_field(
    page: Page, survey: Survey, officer: Officer, values: dict[str, str], sentence: str
) -> None:
    if values.get("officer"):
        values = {"officer": str(officer.pk)}
    usual = {"survey": str(survey.pk), "kind": "place", "name": "Front desk"}
    assert sentence in page.post(f"{LIST}new/", **usual | values).content.decode()


def test_a_stranger_agencys_survey_and_officer_are_not_chosen(
    page: Page, survey: Survey, other_agency: Agency
) -> None:
    with acting_for(other_agency), transaction.atomic():
        theirs = Officer.objects.create(agency=other_agency, badge="9", name="Stranger")
    values = {"survey": str(survey.pk), "kind": "officer", "name": "X", "officer": str(theirs.pk)}
    assert page.post(f"{LIST}new/", **values).status_code == 200
    assert "Stranger" not in page(f"{LIST}new/")


def test_the_code_leaves_as_a_file(page: Page, door: Door) -> None:
    svg = page.get(f"{LIST}{door.pk}/code.svg")
    assert svg["Content-Type"] == "image/svg+xml"
    assert b"<svg" in svg.content
    png = page.get(f"{LIST}{door.pk}/code.png")
    assert png.content.startswith(b"\x89PNG")
    assert f"survey-{door.code}.png" in png["Content-Disposition"]
    assert page.get(f"{LIST}{door.pk}/code.gif").status_code == 404


def test_cards_are_printed_with_codes_of_their_own(page: Page, agency: Agency, door: Door) -> None:
    answer = page.post(f"{LIST}{door.pk}/cards/", number="8")
    sheet = page(answer["Location"].partition("/a/cedar-falls/")[2])
    codes = re.findall(r'class="typed">(\w{5}) (\w{5})<', sheet)
    assert len(set(codes)) == 8
    assert "¿Cómo lo hicimos?" in sheet
    with acting_for(agency):
        used = Card.objects.order_by("pk").first()
        assert used is not None
        Card.objects.filter(pk=used.pk).update(used_at=door.made_at)
    assert used.code[:5] not in page(answer["Location"].partition("/a/cedar-falls/")[2])
    assert "1 of 8" in page(f"{LIST}{door.pk}/")


def test_cards_leave_as_a_pdf_without_the_used_ones(page: Page, agency: Agency, door: Door) -> None:
    answer = page.post(f"{LIST}{door.pk}/cards/", number="11")
    sheet = answer["Location"].partition("/a/cedar-falls/")[2]
    with acting_for(agency):
        used, *others = Card.objects.order_by("pk")
        Card.objects.filter(pk=used.pk).update(used_at=door.made_at)
    answer = page.get(f"{sheet.rstrip('/')}.pdf")
    assert f"cards-{door.code}.pdf" in answer["Content-Disposition"]
    read = PdfReader(BytesIO(answer.content))
    assert read.metadata
    assert read.metadata.title == "Cards: Front desk"
    assert len(read.pages) == 2
    said = "".join(each.extract_text() for each in read.pages)
    assert all(spaced(each.code) in said for each in others)
    assert spaced(used.code) not in said
    assert "Cómo lo hicimos" in said
    with acting_for(agency):
        Card.objects.update(used_at=door.made_at)
    assert page.get(f"{sheet.rstrip('/')}.pdf").status_code == 302


def test_a_poster_says_how_to_answer(page: Page, door: Door) -> None:
    answer = page.get(f"{LIST}{door.pk}/poster.pdf")
    [poster] = PdfReader(BytesIO(answer.content)).pages
    said = poster.extract_text()
    for words in ("Cedar Falls Police", "How did we do?", "Cómo lo hicimos", spaced(door.code)):
        assert words in said
    assert poster.mediabox.width == 612


@pytest.fixture
def ten_languages(agency: Agency, survey: Survey, now: datetime) -> None:
    agency.languages = list(LANGUAGES)
    agency.save()
    with acting_for(agency), transaction.atomic():
        draft = draft_of(survey=survey, now=now)
        draft.confirmed = list(LANGUAGES)
        draft.save()
        publish(survey=survey, by=None, now=now)


def test_a_card_speaks_every_language_of_its_survey(
    page: Page, agency: Agency, ten_languages: None, door: Door
) -> None:
    """On the page for print all of them, in a PDF those whose letters its font has."""
    answer = page.post(f"{LIST}{door.pk}/cards/", number="1")
    sheet = answer["Location"].partition("/a/cedar-falls/")[2]
    shown = page(sheet)
    for words in ("How did we do?", "¿Cómo lo hicimos?", "我们做得怎么样", "كيف كان أداؤنا؟"):
        assert words in shown
    assert "Not in the PDF: Chinese (Simplified), Korean, Arabic." in shown
    assert "Not on the poster: Chinese (Simplified), Korean, Arabic." in page(f"{LIST}{door.pk}/")
    pdf = PdfReader(BytesIO(page.get(f"{sheet.rstrip('/')}.pdf").content)).pages[0].extract_text()
    assert "Как мы справились?" in pdf
    assert "我" not in pdf


def test_the_words_of_a_card_fit_however_long_the_name(
    agency: Agency, ten_languages: None, door: Door, now: datetime
) -> None:
    agency.voice = "Metropolitan County Sheriff and Police Communications"
    with acting_for(agency), transaction.atomic():
        door.agency = agency
        [card] = doors.print_cards(door=door, number=1, now=now)
        block = paper.on_card(door, card, on_paper(spoken_at(door)))
    assert block.height < paper.CARD_HEIGHT


@pytest.mark.parametrize("number", ["0", "201", "many", ""])
def test_too_many_cards_are_not_printed(page: Page, door: Door, number: str) -> None:
    answer = page.post(f"{LIST}{door.pk}/cards/", number=number)
    assert "Write a whole number from 1 to 200." in answer.content.decode()


def test_a_door_is_renamed_closed_and_opened_again(page: Page, agency: Agency, door: Door) -> None:
    assert page.post(f"{LIST}{door.pk}/", name="Desk").status_code == 302
    page.post(f"{LIST}{door.pk}/switch/")
    assert "closed" in page(LIST)
    page.post(f"{LIST}{door.pk}/switch/")
    with acting_for(agency):
        changed = Door.objects.get()
    assert (changed.name, changed.closed_at) == ("Desk", None)
    acts = [action for action, _ in recorded(page)]
    assert acts == ["door.opened", "door.closed", "door.changed"]


def test_doors_are_the_admins_business(page: Page, door: Door) -> None:
    assert page.get(LIST, role=Role.COMMAND).status_code == 403
