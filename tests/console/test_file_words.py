"""Words that only one CAD uses: counted, explained in bulk, and read so from then on; badges of nobody."""

from typing import Any

import pytest

from agencies.models import Agency, AuditEntry
from agencies.tenancy import acting_for
from incidents.intake.claiming import read_waiting
from incidents.models import FileWord, Incident, IntakeFile
from tests.console.conftest import Page
from tests.console.test_files import bring, fields, the_file
from tests.incidents.intake.exports import NOW, written

pytestmark = pytest.mark.django_db
WORDS = "settings/files/words/"
HEADER = ("Incident", "Received", "Type", "Status", "Phone", "Role", "Call Source", "Badge")
KNOWN = [
    (f"26-{n}", "3/17/2026 1:00 PM", "NOISE", "Closed", "", "Caller", "911", "") for n in range(9)
]
ODD = [
    ("26-21", "3/17/2026 1:00 PM", "NOISE", "Wrapped", "319-555-0142", "Caller", "911", "77"),
    ("26-22", "3/17/2026 1:00 PM", "NOISE", "WRAPPED", "319-555-0143", "Caller", "911", "77"),
    ("26-23", "3/17/2026 1:00 PM", "NOISE", "Closed", "319-555-0144", "Ringer", "911", "77"),
    ("26-24", "3/17/2026 1:00 PM", "NOISE", "Closed", "319-555-0145", "Caller", "Pigeon", "78"),
    ("26-25", "3/17/2026 1:00 PM", "NOISE", "Closed", "319-555-0146", "Caller", "911", "78"),
]


def taken(page: Page, rows: list[tuple[str, ...]], name: str = "cad.csv") -> IntakeFile:
    """A file after somebody has taken it in on the page."""
    looked = bring(page, written([HEADER, *rows]), name)
    page.client.post(looked.redirect_chain[-1][0], fields(looked) | {"action": "take"})
    file = the_file(page.agency)
    read_waiting(agency_id=page.agency.pk, file_id=file.pk, clock=lambda: NOW)
    return the_file(page.agency)


def choices(response: Any) -> list[str]:
    return [name for group in response.context["groups"] for name, _ in group["words"]]


def test_unknown_words_are_listed_with_counts_explained_and_understood(
    agency: Agency, page: Page
) -> None:
    file = taken(page, [*KNOWN, *ODD])
    assert (file.created, file.refused) == (11, 3)
    report = page(f"settings/files/{file.pk}/")
    assert "Wrapped" in report
    assert "Badges of nobody on the roster" in report
    shown = page.client.get(f"/a/{agency.slug}/{WORDS}")
    assert choices(shown) == [
        "status:wrapped",
        "caller_role:ringer",
        "self_initiated:pigeon",
    ]
    [(_, wrapped)] = shown.context["groups"][0]["words"]
    assert (wrapped.rows, wrapped.meaning) == (2, "")
    chosen = {
        "status:wrapped": "closed",
        "caller_role:ringer": "caller",
        "self_initiated:pigeon": "no",
    }
    answer = page.client.post(f"/a/{agency.slug}/{WORDS}", chosen, follow=True)
    assert "3 words saved" in answer.content.decode()
    again = taken(page, [(f"27{row[0][2:]}", *row[1:]) for row in [*KNOWN, *ODD]])
    assert (again.created, again.refused, set(again.unknown)) == (14, 0, {"officer_badge"})
    with acting_for(agency):
        assert AuditEntry.objects.filter(action="word.explained").count() == 3
        read = {each.reference: each for each in Incident.objects.filter(reference__gte="27-2")}
        assert read["27-21"].status == "closed"
        assert read["27-23"].caller_role == "Caller"
        assert not read["27-24"].self_initiated


def test_an_explanation_can_be_taken_back_and_a_made_up_meaning_is_none(
    agency: Agency, page: Page
) -> None:
    taken(page, [*KNOWN, *ODD])
    address = f"/a/{agency.slug}/{WORDS}"
    page.client.post(address, {"status:wrapped": "closed", "caller_role:ringer": "nonsense"})
    with acting_for(agency):
        assert FileWord.objects.get().word == "wrapped"
    page.client.post(address, {"status:wrapped": ""})
    with acting_for(agency):
        assert not FileWord.objects.exists()


def test_what_may_be_a_fact_about_a_person_is_no_word(agency: Agency, page: Page) -> None:
    row = ("26-9", "3/17/2026 1:00 PM", "NOISE", "SSN 123-45-6789", "", "Caller", "911", "")
    file = taken(page, [*KNOWN, row])
    assert (file.refused, file.unknown) == (1, {})


def test_a_page_without_words_says_when_there_will_be_some(page: Page) -> None:
    assert "Every word of your files is known" in page(WORDS)
