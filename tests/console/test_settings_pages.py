"""Every page of the settings: for admins alone, and what the first of them says."""

from collections.abc import Callable

import pytest
from django.test import Client

from agencies.models import Agency, ApiKey, AuditEntry, Line, Membership, Officer, Role
from agencies.tenancy import acting_for
from feedback.models import OnCall
from surveys.models import Survey
from tests.conftest import MakeMember

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
SETTINGS = "/a/cedar-falls/settings/"

PAGES = [
    "",
    "agency/",
    "agency/preview/?voice=Us&languages=en",
    "hours/",
    "lines/",
    "lines/add/",
    "lines/{line}/",
    "codes/",
    "codes/call_type/",
    "codes/disposition/",
    "codes/call_type/add/",
    "codes/call_type/export/",
    "roster/",
    "roster/add/",
    "roster/{officer}/",
    "roster/import/",
    "roster/export/",
    "roster/sample/",
    "people/",
    "people/invite/",
    "people/{person}/",
    "keys/",
    "hooks/",
    "record/",
    "record/export/",
]
ACTS = [
    "pause/",
    "resume/",
    "lines/{line}/test/",
    "lines/{line}/switch/",
    "roster/{officer}/switch/",
    "people/{person}/switch/",
    "people/{person}/resend/",
    "keys/{key}/revoke/",
]


@pytest.fixture
def rows(
    agency: Agency, survey: Survey, line: Line, codes: None, officer: Officer, api_key: str
) -> Agency:
    """An agency that has one of everything."""
    return agency


def address(page: str, agency: Agency) -> str:
    with acting_for(agency):
        return SETTINGS + page.format(
            line=Line.objects.get().pk,
            officer=Officer.objects.get().pk,
            person=Membership.objects.get().pk,
            key=ApiKey.objects.get().pk,
        )


@pytest.mark.parametrize("page", PAGES)
def test_an_admin_sees_it(rows: Agency, signed_in: SignedIn, page: str) -> None:
    client = signed_in(Role.ADMIN)
    assert client.get(address(page, rows)).status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_nobody_else_of_the_agency_does(rows: Agency, signed_in: SignedIn, role: Role) -> None:
    client = signed_in(role)
    refused = {client.get(address(page, rows)).status_code for page in PAGES}
    refused |= {client.post(address(page, rows)).status_code for page in PAGES}
    acts = {client.post(address(act, rows)).status_code for act in ACTS}
    assert (refused, acts) == ({403}, {403})


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_never_a_link(rows: Agency, signed_in: SignedIn, act: str) -> None:
    client = signed_in(Role.ADMIN)
    assert client.get(address(act, rows)).status_code == 405


def test_what_belongs_to_another_agency_is_not_found(
    rows: Agency, other_agency: Agency, make_member: MakeMember
) -> None:
    client = Client()
    client.force_login(make_member(other_agency))
    make_member(rows)
    pages = [address(page, rows) for page in PAGES] + [address(act, rows) for act in ACTS]
    assert {client.get(page).status_code for page in pages} == {404}
    theirs = [page.replace("cedar-falls", "river-county") for page in pages]
    numbered = [page for page in theirs if any(c.isdecimal() for c in page)]
    assert {client.post(page).status_code for page in numbered} == {404}


def test_the_checklist_knows_what_is_left(agency: Agency, signed_in: SignedIn) -> None:
    page = signed_in(Role.ADMIN).get(SETTINGS)
    left = {step.title: step.next_step for step in page.context["steps"] if not step.done}
    assert left == {
        "Line": "Enter your Twilio number: without a line nobody is asked",
        "Call types": "They appear with the first incidents, or you can add them before",
        "Roster": "Import it, so that praise finds its officer",
        "People": "Invite those who answer follow-ups",
        "Safety net": "Say who is told when a reply sounds like danger",
        "API key": "Make one for your CAD",
        "First incident": "Let your CAD send one: the page of keys shows how",
    }
    assert "No survey leaves yet. 7 of 9 steps left." in page.content.decode()


def test_a_step_that_was_taken_is_done(rows: Agency, signed_in: SignedIn) -> None:
    steps = {step.title: step for step in signed_in(Role.ADMIN).get(SETTINGS).context["steps"]}
    assert steps["Line"].found == "Texts leave from (319) 555-0142"
    assert steps["Call types"].found == "3 of 3 codes decided"
    left = [title for title, step in steps.items() if not step.done]
    assert left == ["People", "Safety net", "First incident"]


def test_whoever_is_on_call_completes_the_safety_net(agency: Agency, signed_in: SignedIn) -> None:
    client = signed_in(Role.ADMIN)
    with acting_for(agency):
        OnCall.objects.create(agency=agency, membership=agency.memberships.get())
    steps = {step.title: step for step in client.get(SETTINGS).context["steps"]}
    assert steps["Safety net"].found == "1 person on call, told at once"


def test_pausing_stops_all_texts_with_a_reason(agency: Agency, signed_in: SignedIn) -> None:
    client = signed_in(Role.ADMIN)
    refused = client.post(f"{SETTINGS}pause/", {"reason": " "})
    assert refused.context["form"].errors["reason"] == ["Write why: your colleagues read it here."]
    assert Agency.objects.get(pk=agency.pk).may_send

    page = client.post(f"{SETTINGS}pause/", {"reason": "Wrong codes"}, follow=True)
    assert "Wrong codes" in page.content.decode()
    paused = Agency.objects.get(pk=agency.pk)
    assert not paused.may_send
    assert str(paused.paused_by) == "Admin Tester"

    client.post(f"{SETTINGS}resume/")
    resumed = Agency.objects.get(pk=agency.pk)
    assert (resumed.paused_at, resumed.paused_by, resumed.paused_reason) == (None, None, "")
    with acting_for(agency):
        actions = AuditEntry.objects.order_by("pk").values_list("action", flat=True)
        assert list(actions) == ["sending.paused", "sending.resumed"]
