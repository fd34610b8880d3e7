"""Call types: nothing counts before it is saved with a reason, and nothing is decided by a suggestion."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from agencies.models import Agency, AuditEntry, Role
from agencies.tenancy import acting_for
from incidents.history import HistoryEntry, HistoryKind, saved_as
from incidents.models import Code, Incident, PolicyVersion

pytestmark = pytest.mark.django_db
PAGE = "/a/cedar-falls/settings/codes/call_type/"
VERSIONS = "/a/cedar-falls/policy/"


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
    assert (
        "Saved 2 changes, in force from now on: version 1 of the policy." in page.content.decode()
    )
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


def test_incidents_of_ninety_days_are_counted_by_every_code_they_had(
    agency: Agency, admin: Client, pk: dict[str, int]
) -> None:
    today = timezone.now()
    with acting_for(agency):
        for number, days in enumerate((1, 89, 91)):
            opened = today - timedelta(days=days)
            Incident.objects.create(
                agency=agency,
                reference=f"26-{number}",
                call_type="NOISE",
                opened_at=opened,
                received_at=opened,
                changed_at=opened,
                source="test",
                seen=saved_as(
                    HistoryEntry(HistoryKind.CALL_TYPE, code, opened) for code in ("DRONE", "NOISE")
                ),
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


# ---- versions, new words, undoing


def test_a_save_can_be_undone_and_stands_among_the_versions(
    agency: Agency, admin: Client, pk: dict[str, int]
) -> None:
    chosen = {
        f"use.{pk['NOISE']}.ask": "never",
        f"use.{pk['DRONE']}.undecided": "ask",
        "why": "Why",
    }
    shown = admin.post(PAGE, chosen, follow=True).content.decode()
    assert "You made version 1 of the policy" in shown
    with acting_for(agency):
        version = PolicyVersion.objects.get()
    shown = admin.post(f"{VERSIONS}{version.pk}/take-back/", follow=True).content.decode()
    assert "Took back 2 changes of version 1: version 2 is in force." in shown
    assert uses(agency) == BEFORE
    assert '<th scope="row">Call type NOISE</th><td class="q">Never</td><td>Ask</td>' in shown
    assert "Version 1 taken back" in shown
    shown = admin.post(f"{VERSIONS}{version.pk}/take-back/", follow=True).content.decode()
    assert "All that version 1 changed has been changed again since." in shown
    shown = admin.get(VERSIONS, {"from": "0", "to": "2"}).content.decode()
    assert "Nothing is different between them." not in shown.split('id="differences"')[0]
    assert shown.count("Call type DRONE") == 2


def test_versions_are_read_by_all_staff_and_taken_back_by_admins(
    agency: Agency, signed_in: Callable[[str], Client], admin: Client, pk: dict[str, int]
) -> None:
    admin.post(PAGE, {f"use.{pk['NOISE']}.ask": "never", "why": "Why"})
    with acting_for(agency):
        version = PolicyVersion.objects.get()
    analyst = signed_in(Role.ANALYST)
    assert "Take back" not in analyst.get(VERSIONS).content.decode()
    assert analyst.post(f"{VERSIONS}{version.pk}/take-back/").status_code == 403
    assert uses(agency)["NOISE"] == "never"


def test_new_words_are_shown_and_confirmed_in_bulk(
    agency: Agency, admin: Client, pk: dict[str, int]
) -> None:
    with acting_for(agency):
        Code.objects.filter(code="NOISE").update(description="Noise", described_anew="Loud music")
        Code.objects.filter(code="DRONE").update(described_anew="Drone chase, weapons")
    shown = admin.get(PAGE, {"show": "anew"}).content.decode()
    assert "before: Noise" in shown
    assert "its decision was taken back, </span>" not in shown
    assert "its decision was taken back, before: Drone complaint" in shown
    assert "Never, the word &quot;weapons&quot; is sensitive" in shown
    picked = {"pick": [pk["NOISE"], pk["DRONE"]], "set": "keep"}
    shown = admin.post(PAGE, picked, follow=True).content.decode()
    assert "1 code stays as decided, under the new words." in shown
    with acting_for(agency):
        words = dict(Code.objects.values_list("code", "described_anew"))
        assert AuditEntry.objects.get().detail == {"Described": ["Noise", "Loud music"]}
    assert (words["NOISE"], words["DRONE"]) == ("", "Drone chase, weapons")
    assert uses(agency) == BEFORE


def test_asking_victims_is_a_version_too(agency: Agency, admin: Client) -> None:
    page = "/a/cedar-falls/settings/agency/"
    profile = {
        "name": agency.name,
        "voice": agency.voice,
        "kind": agency.kind,
        "time_zone": agency.time_zone,
        "languages": agency.languages,
        "officers_shown": agency.officers_shown,
    }
    admin.post(page, profile)
    admin.post(page, profile | {"victims_allowed": "on"})
    with acting_for(agency):
        changes = [version.changes for version in PolicyVersion.objects.all()]
    assert changes == [[["setting", "Victims are asked", "no", "yes"]]]
