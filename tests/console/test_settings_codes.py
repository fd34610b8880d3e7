"""Call types: nothing counts before it is saved with a reason, and nothing is decided by a suggestion."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from agencies.models import Agency, AuditEntry, Role
from agencies.tenancy import acting_for
from incidents.models import Code, HistoryEntry, Incident

pytestmark = pytest.mark.django_db
PAGE = "/a/cedar-falls/settings/codes/call_type/"


@pytest.fixture
def admin(signed_in: Callable[[str], Client]) -> Client:
    return signed_in(Role.ADMIN)


@pytest.fixture
def pk(agency: Agency, codes: None, now: datetime) -> dict[str, int]:
    """The keys of the codes, by code: NOISE asks, DV never, two are not decided."""
    with acting_for(agency):
        for code, words in (("PKGCMP", "Parking complaint"), ("DRONE", "Drone complaint")):
            Code.objects.create(
                agency=agency, kind="call_type", code=code, description=words, first_seen_at=now
            )
        return dict(Code.objects.values_list("code", "pk"))


def uses(agency: Agency) -> dict[str, str]:
    with acting_for(agency):
        return dict(Code.objects.filter(kind="call_type").values_list("code", "use"))


BEFORE = {"NOISE": "ask", "DV": "never", "PKGCMP": "", "DRONE": ""}


def test_what_was_chosen_is_saved_with_its_reason(
    agency: Agency, admin: Client, pk: dict[str, int]
) -> None:
    chosen = {
        f"use.{pk['NOISE']}.ask": "tell",
        f"use.{pk['DV']}.never": "never",
        f"use.{pk['PKGCMP']}.undecided": "ask",
        "why": "Agreed with the chief",
    }
    page = admin.post(PAGE, chosen, follow=True)
    assert "Saved 2 changes, in force from now on." in page.content.decode()
    assert uses(agency) == BEFORE | {"NOISE": "tell", "PKGCMP": "ask"}
    with acting_for(agency):
        recorded = dict(AuditEntry.objects.values_list("subject", "detail"))
        decided = Code.objects.get(code="PKGCMP")
    assert recorded == {
        "Call type NOISE": {"May do": ["Ask", "Tell only"], "Why": "Agreed with the chief"},
        "Call type PKGCMP": {"May do": ["Not decided", "Ask"], "Why": "Agreed with the chief"},
    }
    assert decided.decided_by is not None
    assert decided.decided_at is not None


def test_without_a_reason_nothing_is_saved_and_what_was_chosen_stays(
    agency: Agency, admin: Client, pk: dict[str, int]
) -> None:
    page = admin.post(PAGE, {f"use.{pk['NOISE']}.ask": "never", "why": " "})
    shown = page.content.decode()
    assert "Write why" in shown
    assert 'aria-describedby="why_error"' in shown
    rows = {row.code.code: row for band in page.context["bands"] for row in band}
    assert (rows["NOISE"].use, rows["NOISE"].changed, rows["NOISE"].was_words) == (
        "never",
        True,
        "Ask",
    )
    assert uses(agency) == BEFORE


@pytest.mark.parametrize(
    ("button", "chosen"),
    [
        ("ask", {"PKGCMP": "ask", "DRONE": "ask"}),
        ("never", {"PKGCMP": "never", "DRONE": "never"}),
        ("suggested", {"PKGCMP": "ask", "DRONE": ""}),
    ],
)
def test_a_button_for_many_chooses_and_saves_nothing(
    agency: Agency, admin: Client, pk: dict[str, int], button: str, chosen: dict[str, str]
) -> None:
    picked = {"pick": [pk["PKGCMP"], pk["DRONE"]], "set": button, "why": "Because"}
    page = admin.post(PAGE, picked)
    rows = {row.code.code: row.use for band in page.context["bands"] for row in band}
    assert rows == BEFORE | chosen
    assert uses(agency) == BEFORE


def test_a_page_that_was_open_for_long_undoes_nothing(
    agency: Agency, admin: Client, pk: dict[str, int]
) -> None:
    with acting_for(agency):
        Code.objects.filter(code="NOISE").update(use="never")
    stale = {f"use.{pk['NOISE']}.ask": "ask", f"use.{pk['DRONE']}.undecided": "ask", "why": "Why"}
    admin.post(PAGE, stale)
    assert uses(agency) == BEFORE | {"NOISE": "never", "DRONE": "ask"}


def test_what_is_not_a_choice_is_passed_over(
    agency: Agency, other_agency: Agency, admin: Client, pk: dict[str, int], now: datetime
) -> None:
    with acting_for(other_agency):
        theirs = Code.objects.create(
            agency=other_agency, kind="call_type", code="NOISE", first_seen_at=now
        )
    sent = {
        f"use.{theirs.pk}.undecided": "ask",
        f"use.{pk['DV']}.never": "always",
        "use.x.never": "ask",
        "why": "Why",
    }
    admin.post(PAGE, sent)
    assert uses(agency) == BEFORE
    assert uses(other_agency) == {"NOISE": ""}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"NOISE", "DV", "PKGCMP", "DRONE"}),
        ("?show=undecided", {"PKGCMP", "DRONE"}),
        ("?show=never", {"DV"}),
        ("?q=complaint", {"PKGCMP", "DRONE"}),
        ("?q=complaint&show=ask", set()),
    ],
)
def test_codes_are_sifted_and_searched(
    admin: Client, pk: dict[str, int], query: str, found: set[str]
) -> None:
    page = admin.get(PAGE + query)
    assert {row.code.code for band in page.context["bands"] for row in band} == found
    assert page.context["counts"].undecided == 2


def test_incidents_of_thirty_days_are_counted_by_every_code_they_had(
    agency: Agency, admin: Client, pk: dict[str, int]
) -> None:
    today = timezone.now()
    with acting_for(agency):
        for number, days in enumerate((1, 29, 31)):
            opened = today - timedelta(days=days)
            incident = Incident.objects.create(
                agency=agency,
                reference=f"26-{number}",
                call_type="NOISE",
                opened_at=opened,
                received_at=opened,
                changed_at=opened,
                source="test",
            )
            for code in ("DRONE", "NOISE"):
                HistoryEntry.objects.create(
                    agency=agency, incident=incident, kind="call_type", code=code, seen_at=opened
                )
    page = admin.get(PAGE)
    counted = {row.code.code: row.incidents for band in page.context["bands"] for row in band}
    assert counted == {"NOISE": 2, "DRONE": 2, "DV": 0, "PKGCMP": 0}


def test_a_code_is_added_undecided(agency: Agency, admin: Client) -> None:
    given = {"code": " SCAM ", "description": "Phone scam"}
    page = admin.post(f"{PAGE}add/", given, follow=True)
    assert "SCAM was added. Nobody is texted about it until you decide." in page.content.decode()
    assert uses(agency) == {"SCAM": ""}
    again = admin.post(f"{PAGE}add/", given)
    assert again.context["form"].errors["code"] == ["This code is on the list already."]
    nothing = admin.post(f"{PAGE}add/", {"code": ""})
    assert nothing.context["form"].errors["code"] == ["Write the code as your CAD writes it."]
