"""The never-text list's pages and the review of doubtful opt-outs."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agencies.models import AuditEntry, Role
from agencies.tenancy import acting_for
from messaging.models import Citizen, ConsentChange
from messaging.never_text import read_list
from tests.console.conftest import Page
from tests.walk import PHONE, Text

pytestmark = pytest.mark.django_db
NEVER = "texts/never/"


def recorded(page: Page) -> list[tuple[str, str]]:
    with acting_for(page.agency):
        return list(AuditEntry.objects.order_by("pk").values_list("action", "subject"))


def test_a_number_comes_on_and_off_with_a_reason(page: Page) -> None:
    wrong = page.post(f"{NEVER}add/", number="12", reason="")
    assert "Write why" in wrong.content.decode()
    page.post(f"{NEVER}add/", number="(319) 555-0123", reason="Asked at the desk, 319-555-0199")
    with acting_for(page.agency):
        citizen = Citizen.objects.get()
        assert citizen.phone == PHONE
    listed = page(NEVER, role=Role.SUPERVISOR)
    assert "ends in 23" in listed
    assert "Admin Tester" in listed
    assert "555-01" not in listed
    assert "Add a number" not in listed  # a supervisor reads alone
    page.post(f"{NEVER}{citizen.pk}/", reason="")
    assert "What happened before" in page(f"{NEVER}{citizen.pk}/")
    page.post(f"{NEVER}{citizen.pk}/", reason="Asked for texts")
    with acting_for(page.agency):
        citizen.refresh_from_db()
        assert citizen.reachable
        changes = ConsentChange.objects.order_by("pk").values_list("change", "by__name")
        assert list(changes) == [("listed", "Admin Tester"), ("unlisted", "Admin Tester")]
    assert recorded(page) == [
        ("citizen.listed", "number ending in 23"),
        ("citizen.unlisted", "number ending in 23"),
    ]
    assert page.get(f"{NEVER}{citizen.pk}/").status_code == 404


def test_a_number_is_found_on_the_list_by_whoever_says_why(page: Page) -> None:
    for number in ("(319) 555-0123", "(319) 555-0188"):
        page.post(f"{NEVER}add/", number=number, reason="Asked at the desk")
    asked = {"number": "319-555-0123", "why": "They want texts again"}
    found = page.post(f"{NEVER}number/", **asked).content.decode()
    assert "ends in 23" in found
    assert "ends in 88" not in found
    assert "Write why" in page.post(f"{NEVER}number/", **asked | {"why": ""}).content.decode()
    other = page.post(f"{NEVER}number/", **asked | {"number": "319-555-0199"}).content.decode()
    assert "The number that ends in 99 is not on the list." in other
    assert recorded(page)[2:] == [
        ("citizen.searched", "number ending in 23"),
        ("citizen.searched", "number ending in 99"),
    ]


def test_a_list_comes_in_with_a_report_and_leaves_again(page: Page) -> None:
    file = SimpleUploadedFile("list.csv", b"number,reason\n3195550123,=why\n12,x\n")
    report = page.client.post(f"/a/{page.agency.slug}/{NEVER}import/", {"file": file})
    assert "<b>1</b> added" in report.content.decode()
    assert "Row 3" in report.content.decode()
    left = page.get(f"{NEVER}export/").getvalue()
    assert [(row.phone, row.reason) for row in read_list(left).rows] == [(PHONE, "=why")]
    assert recorded(page) == [
        ("never_text.imported", "list.csv"),
        ("never_text.exported", "1 number"),
    ]


def test_the_sample_can_be_imported(page: Page) -> None:
    read = read_list(page.get(f"{NEVER}sample/").getvalue())
    assert (len(read.rows), read.problems) == (2, ())


@pytest.mark.parametrize(
    ("meant", "opted_out", "action"),
    [
        ("stop", True, "citizen.opt_out_confirmed"),
        ("answer", False, "citizen.texted_again"),
    ],
)
def test_a_doubtful_opt_out_is_decided_once(
    page: Page, text: Text, meant: str, opted_out: bool, action: str
) -> None:
    text("🛑")
    assert "1 to review" in page("")
    assert "🛑" in page(NEVER)
    with acting_for(page.agency):
        change = ConsentChange.objects.get()
    path = f"texts/review/{change.pk}/"
    assert page.post(path, role=Role.SUPERVISOR, meant=meant).status_code == 403
    page.post(path, meant="nonsense")
    page.post(path, meant=meant)
    page.post(path, meant="answer")  # a second look at the same words changes nothing
    with acting_for(page.agency):
        change.refresh_from_db()
        assert change.reviewed_by is not None
        assert (Citizen.objects.get().opted_out_at is not None) == opted_out
    assert recorded(page) == [(action, "number ending in 23")]
    assert "To review" not in page(NEVER)


def test_a_clear_stop_is_not_undone_by_a_review(page: Page, text: Text) -> None:
    text("🛑")
    with acting_for(page.agency):
        change = ConsentChange.objects.get()
    text("STOP")
    page.post(f"texts/review/{change.pk}/", meant="answer")
    with acting_for(page.agency):
        assert Citizen.objects.get().opted_out_at is not None
    assert recorded(page) == []
