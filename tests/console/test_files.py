"""Incident files in a browser: brought, looked at, mapped, tried, taken in, reported on."""

import io
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agencies.models import Agency, AuditEntry, Line
from agencies.tenancy import acting_for
from incidents.intake.claiming import read_waiting
from incidents.models import Incident, IntakeChunk, IntakeFile, SavedMapping
from insights.dry_run import try_waiting
from messaging.models import Citizen, Message
from surveys.models import Decision, Survey
from tests.console.conftest import Page
from tests.incidents.intake.exports import HEADER, ROWS, written

pytestmark = pytest.mark.django_db
FILES = "settings/files/"


def bring(page: Page, content: bytes, name: str = "cad.csv") -> Any:
    upload = SimpleUploadedFile(name, content)
    return page.client.post(f"/a/{page.agency.slug}/{FILES}", {"file": upload}, follow=True)


def the_file(agency: Agency) -> IntakeFile:
    with acting_for(agency):
        return IntakeFile.objects.latest("pk")


def fields(response: Any) -> dict[str, Any]:
    """What a browser would send back of the mapping screen, unchanged."""
    form = response.context["form"]
    sent = {}
    for bound in form:
        value = bound.value()
        if value not in (None, "", False):
            sent[bound.html_name] = "on" if value is True else value
    return sent


def calls(now: datetime) -> bytes:
    """A caller whose number calls twice, a domestic call, and one that never closed."""

    def at(hours: int) -> str:
        return f"{now - timedelta(hours=hours):%m/%d/%Y %H:%M}"

    rows = [
        ("Incident Number", "Received", "Cleared", "Call Type", "Disposition", "Caller Phone"),
        ("26-1", at(72), at(71), "NOISE", "01", "(319) 555-0152"),
        ("26-2", at(40), at(39), "NOISE", "01", "(319) 555-0152"),
        ("26-3", at(70), at(69), "DV", "", "(319) 555-0143"),
        ("26-4", at(30), "", "NOISE", "", "(319) 555-0144"),
        ("26-5", at(20), at(19), "LOUD", "", "(319) 555-0145"),
        ("26-6", at(20), at(19), "LOUD", "", "555-01"),
    ]
    return written(rows)


def test_a_file_is_looked_at_put_right_and_taken_in(agency: Agency, page: Page) -> None:
    looked = bring(page, written((HEADER, *ROWS)))
    html = looked.content.decode()
    assert "26-000101" in html
    assert "number ends in 42" in html
    assert "555-0142" not in html
    assert "Never read: narrative" in html
    with acting_for(agency):
        assert not Incident.objects.exists()
    file = the_file(agency)
    sent = fields(looked) | {"name": "CAD", "time_zone": "America/Denver", "action": "take"}
    answer = page.client.post(looked.redirect_chain[-1][0], sent, follow=True)
    assert "Waiting" in answer.content.decode()
    read_waiting(agency_id=agency.pk, file_id=file.pk, clock=lambda: file.brought_at)
    html = page(f"{FILES}{file.pk}/live/")
    assert "3 new" in html
    assert "hx-get" not in html
    assert "read by the mapping CAD" in html
    with acting_for(agency):
        codes = agency.codes.filter(use="").count()
    assert f"Decide {codes} new codes" in html
    with acting_for(agency):
        incident = Incident.objects.get(reference="26-000101")
        assert (incident.opened_at.hour, incident.opened_at.minute) == (20, 25)
        assert SavedMapping.objects.get(name="CAD").mapping.time_zone == "America/Denver"
        assert set(AuditEntry.objects.values_list("action", flat=True)) == {
            "mapping.saved",
            "file.taken_in",
        }


def test_columns_that_contradict_each_other_are_answered_at_the_column(
    agency: Agency, page: Page
) -> None:
    looked = bring(page, written((HEADER, *ROWS)))
    place = HEADER.index("Priority")
    sent = fields(looked) | {f"column_{place}": "reference", "action": "take"}
    html = page.client.post(looked.redirect_chain[-1][0], sent).content.decode()
    assert "is this already: a file has one column for it." in html
    assert the_file(agency).state == "held"
    sent = {name: value for name, value in fields(looked).items() if value != "reference"}
    html = page.client.post(looked.redirect_chain[-1][0], sent).content.decode()
    assert "Say which column holds the incident&#x27;s number." in html


def test_the_same_file_again_leads_to_what_became_of_it(agency: Agency, page: Page) -> None:
    first = bring(page, written((HEADER, *ROWS)))
    again = bring(page, written((HEADER, *ROWS)), name="again.csv")
    assert again.redirect_chain[-1] == first.redirect_chain[-1]
    assert "again.csv was brought before" in again.content.decode()


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"\x89PNG\x00\x00\x00" * 9, "neither a text file"), (b"", "The file is empty.")],
)
def test_what_is_no_table_is_answered_at_the_field(page: Page, content: bytes, says: str) -> None:
    assert says in bring(page, content).content.decode()


def test_a_file_can_be_discarded(agency: Agency, page: Page) -> None:
    bring(page, written((HEADER, *ROWS)))
    page.post(f"{FILES}{the_file(agency).pk}/discard/")
    with acting_for(agency):
        assert not IntakeFile.objects.exists()
        assert not IntakeChunk.objects.exists()


def test_refused_rows_are_downloaded_mended_and_brought_again(agency: Agency, page: Page) -> None:
    rows = [list(row) for row in ROWS]
    rows[0][HEADER.index("Caller Phone")] = "+1 555"
    looked = bring(page, written((HEADER, *rows)))
    page.client.post(looked.redirect_chain[-1][0], fields(looked) | {"action": "take"})
    file = the_file(agency)
    read_waiting(agency_id=agency.pk, file_id=file.pk, clock=lambda: file.brought_at)
    assert "a phone number such as" in page(f"{FILES}{file.pk}/")
    answer = page.get(f"{FILES}{file.pk}/refused/")
    report = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "What to mend" in report
    assert "Remarks" not in report
    mended = report.replace("'+1 555", "'+13195550142").encode()
    looked = bring(page, mended, name="mended.csv")
    page.client.post(looked.redirect_chain[-1][0], fields(looked) | {"action": "take"})
    second = the_file(agency)
    read_waiting(agency_id=agency.pk, file_id=second.pk, clock=lambda: file.brought_at)
    with acting_for(agency):
        assert Incident.objects.get(reference="26-000101").caller_phone == "+13195550142"


def test_a_dry_run_says_who_when_and_why_not_and_keeps_nothing(
    agency: Agency, page: Page, now: datetime, line: Line, survey: Survey, codes: None
) -> None:
    looked = bring(page, calls(now))
    page.client.post(looked.redirect_chain[-1][0], fields(looked) | {"action": "try"})
    file = the_file(agency)
    try_waiting(agency_id=agency.pk, file_id=file.pk, clock=lambda: now)
    assert page.get(f"{FILES}{file.pk}/live/")["HX-Redirect"].endswith(f"/{file.pk}/")
    html = page(f"{FILES}{file.pk}/dry-run/")
    assert "of 5 incidents" in html
    assert "the phone number has 5 digits" in html
    assert "555-01<" not in html  # what stands there is not kept
    assert "about your call #26-1" in html
    assert "ends in 52" in html
    skipped = page(f"{FILES}{file.pk}/dry-run/?show=not")
    for reason in (
        "Asked recently",
        "Call type never texted",
        "Call type not decided yet",
        "Still open",
    ):
        assert reason in skipped
    answer = page.get(f"{FILES}{file.pk}/dry-run/export/")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 6
    assert lines[1].startswith("26-1,")
    assert ",yes," in lines[1]
    with acting_for(agency):
        for kept in (Incident, Decision, Message, Citizen):
            assert not kept.objects.exists()
        assert agency.codes.count() == 3
    assert the_file(agency).state == "held"


def test_files_of_others_are_not_found(
    agency: Agency, other_agency: Agency, page: Page, now: datetime
) -> None:
    with acting_for(other_agency):
        theirs = IntakeFile.objects.create(
            agency=other_agency, name="x", sha256="0" * 64, size=1, door="page", brought_at=now
        )
    for path in ("", "live/", "columns/", "refused/", "dry-run/", "dry-run/export/"):
        assert page.get(f"{FILES}{theirs.pk}/{path}").status_code == 404
    assert "x" not in [f.name for f in page.get(FILES).context["page"]]


def test_excel_is_looked_at_like_any_file(page: Page) -> None:
    import openpyxl  # noqa: PLC0415

    book = openpyxl.Workbook()
    for row in (HEADER, *ROWS):
        book.worksheets[0].append([cell.replace("\n", " ") for cell in row])
    content = io.BytesIO()
    book.save(content)
    assert "26-000102" in bring(page, content.getvalue(), name="calls.xlsx").content.decode()
