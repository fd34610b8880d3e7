"""The roster's pages: one officer, a file of them, and the file that leaves."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from agencies.models import Agency, AuditEntry, Officer, Role
from agencies.roster import read_roster
from agencies.tenancy import acting_for

pytestmark = pytest.mark.django_db
ROSTER = "/a/cedar-falls/settings/roster/"


@pytest.fixture
def admin(signed_in: Callable[[str], Client]) -> Client:
    return signed_in(Role.ADMIN)


def badges(agency: Agency) -> list[str]:
    with acting_for(agency):
        return list(Officer.objects.order_by("badge").values_list("badge", flat=True))


def test_an_officer_is_added_changed_and_taken_off(agency: Agency, admin: Client) -> None:
    admin.post(f"{ROSTER}add/", {"badge": " 417 ", "name": "Maria Ortiz", "rank": "Dep."})
    with acting_for(agency):
        officer = Officer.objects.get(badge="417")
    admin.post(f"{ROSTER}{officer.pk}/", {"badge": "417", "name": "Maria Ortiz", "rank": "Sgt."})
    admin.post(f"{ROSTER}{officer.pk}/switch/")
    with acting_for(agency):
        officer.refresh_from_db()
        recorded = list(AuditEntry.objects.order_by("pk").values_list("action", "detail"))
    assert (officer.rank, officer.active) == ("Sgt.", False)
    assert recorded[1:] == [
        ("officer.changed", {"Rank": ["Dep.", "Sgt."]}),
        ("officer.deactivated", {}),
    ]


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("badge", {"badge": ""}, "Write the badge."),
        ("badge", {"badge": "233"}, "L. Brandt has this badge."),
        ("badge", {"badge": "x" * 21}, "at most 20 characters"),
        ("name", {"name": ""}, "Write the officer's name."),
    ],
)
def test_a_bad_officer_is_answered_at_the_field(
    agency: Agency, officer: Officer, admin: Client, field: str, typed: dict[str, str], says: str
) -> None:
    page = admin.post(f"{ROSTER}add/", {"badge": "9", "name": "New", "unit": "North"} | typed)
    assert says in " ".join(page.context["form"][field].errors)
    assert page.context["form"]["unit"].value() == "North"
    assert badges(agency) == ["233"]


def upload(admin: Client, data: bytes) -> str:
    file = SimpleUploadedFile("roster.csv", data)
    return admin.post(f"{ROSTER}import/", {"file": file}).content.decode()


def test_the_report_names_each_refused_row_and_keeps_the_good_ones(
    agency: Agency, officer: Officer, admin: Client
) -> None:
    report = upload(
        admin, b"\xef\xbb\xbfName;Badge\nL. Brandt;233\nNew;9\nNo badge;\n<b>Twice</b>;9\n"
    )
    assert "<b>1</b> added, <b>1</b> changed, <b>0</b> unchanged" in report
    assert "2 refused" in report
    assert "Row 4" in report
    assert "Each badge once: row 3 has it." in report
    assert badges(agency) == ["233", "9"]
    with acting_for(agency):
        assert AuditEntry.objects.get().detail == {"Added": 1, "Changed": 1, "Refused": 2}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "The file is empty."),
        (b"name,rank\nBrandt,Ofc.\n", "A column with the heading “badge”."),
        (b"x" * (2 * 1024 * 1024 + 1), "This file is larger than 2 MB: is it the roster?"),
    ],
)
def test_a_file_that_is_no_roster_is_answered(
    agency: Agency, admin: Client, data: bytes, says: str
) -> None:
    assert says in upload(admin, data)
    assert badges(agency) == []


def test_what_leaves_comes_back_and_runs_no_formula(agency: Agency, admin: Client) -> None:
    with acting_for(agency):
        Officer.objects.create(agency=agency, badge="1", name="=HYPERLINK(1)", unit="a, “b”")
        Officer.objects.create(agency=agency, badge="2", name="Gone", active=False)
    left = admin.get(f"{ROSTER}export/").getvalue()
    assert b"\r\n1,'=HYPERLINK(1)," in left
    (row,) = read_roster(left).rows
    assert (row.badge, row.name, row.unit) == ("1", "=HYPERLINK(1)", "a, “b”")


def test_the_sample_can_be_imported(agency: Agency, admin: Client) -> None:
    assert "<b>3</b> added" in upload(admin, admin.get(f"{ROSTER}sample/").getvalue())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Amber", "Brandt", "Zed"]),
        ("?sort=-name", ["Zed", "Brandt", "Amber"]),
        ("?sort=badge", ["Zed", "Amber", "Brandt"]),
        ("?sort=password", ["Amber", "Brandt", "Zed"]),
        ("?q=north zed", ["Zed"]),
        ("?q=nobody", []),
    ],
)
def test_the_list_is_searched_and_sorted(
    agency: Agency, admin: Client, query: str, found: list[str]
) -> None:
    with acting_for(agency):
        for badge, name, unit in (
            ("1", "Zed", "North"),
            ("2", "Amber", ""),
            ("3", "Brandt", "North"),
        ):
            Officer.objects.create(agency=agency, badge=badge, name=name, unit=unit)
    page = admin.get(ROSTER + query)
    assert [officer.name for officer in page.context["page"]] == found


def test_long_lists_come_in_pages(agency: Agency, admin: Client) -> None:
    with acting_for(agency):
        Officer.objects.bulk_create(
            Officer(agency=agency, badge=f"{n:03}", name=f"Officer {n:03}") for n in range(51)
        )
    second = admin.get(f"{ROSTER}?sort=badge&page=2")
    assert [officer.badge for officer in second.context["page"]] == ["050"]
    assert "?sort=badge&amp;page=1" in second.content.decode()
