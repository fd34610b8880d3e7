"""Opening an agency, at the command line and by the operator in a browser."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from agencies.models import Agency, AuditEntry, Membership, Role, User
from agencies.tenancy import acting_for
from incidents.models import Code
from incidents.presets import PRESETS
from surveys.models import Survey

pytestmark = pytest.mark.django_db
GIVEN = {
    "name": "Maple Ridge Police Department",
    "slug": "maple-ridge",
    "voice": "Maple Ridge Police",
    "time_zone": "America/Denver",
    "admin_email": "chief@mapleridge.example",
}


def create(**options: object) -> str:
    out = StringIO()
    call_command("create_agency", stdout=out, **{**GIVEN, **options})
    return out.getvalue()


def test_the_command_opens_an_agency_and_prints_a_link_that_works() -> None:
    printed = create(admin_name="Chief Ortiz")
    agency = Agency.objects.get(slug="maple-ridge")
    assert agency.time_zone == "America/Denver"
    with acting_for(agency):
        assert Survey.objects.get(active=True).questions.count() == 4
        assert not Code.objects.exists()
        admin = Membership.objects.get()
        assert (admin.role, admin.user.name) == (Role.ADMIN, "Chief Ortiz")
    link = next(line for line in printed.splitlines() if line.startswith("http"))
    page = Client().get(link.removeprefix("http://localhost:8000"))
    assert page.status_code == 200
    assert b"Maple Ridge Police Department" in page.content


def test_apco_codes_are_decided_only_when_asked_for() -> None:
    create(with_apco_codes=True)
    with acting_for(Agency.objects.get()):
        decided = {(code.kind, code.code): code.use for code in Code.objects.all()}
    assert decided == {key: preset.use for key, preset in PRESETS.items()}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"time_zone": "Denver"}, "--time-zone: Write a time zone such as America/Chicago."),
        ({"slug": "maple ridge"}, "--slug: "),
        ({"voice": "x" * 41}, "--voice: "),
    ],
)
def test_a_value_that_no_agency_can_have_is_named(wrong: dict[str, str], says: str) -> None:
    with pytest.raises(CommandError, match=says):
        create(**wrong)
    assert not Agency.objects.exists()
    assert not User.objects.exists()


@pytest.fixture
def operator(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("op@state.example", "x" * 12, name="Operator"))
    return client


def test_the_operator_opens_an_agency_in_the_browser(operator: Client) -> None:
    given = {**GIVEN, "kind": "police", "admin_name": "Chief Ortiz", "_save": "Save"}
    answer = operator.post("/operator/agencies/agency/add/", given, follow=True)
    assert answer.status_code == 200
    assert "/invitations/" in answer.content.decode()
    with acting_for(Agency.objects.get()):
        assert Survey.objects.filter(active=True).count() == 1
        assert Membership.objects.get().user.email == "chief@mapleridge.example"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/operator/", 200),
        ("/operator/agencies/agency/", 200),
        ("/operator/agencies/user/", 200),
        ("/operator/agencies/user/add/", 403),
        ("/operator/agencies/membership/", 404),
        ("/operator/agencies/officer/", 404),
        ("/operator/incidents/incident/", 404),
    ],
)
def test_the_operator_sees_agencies_and_people_and_no_agencys_rows(
    operator: Client, path: str, status: int
) -> None:
    assert operator.get(path).status_code == status


def test_the_operator_suspends_an_agency_and_ends_it_on_the_record(
    operator: Client, agency: Agency
) -> None:
    for action, suspended in (("suspend", True), ("unsuspend", False)):
        chosen = {"action": action, "_selected_action": [agency.pk]}
        operator.post("/operator/agencies/agency/", chosen)
        agency.refresh_from_db()
        assert (agency.suspended_at is not None) is suspended
    with acting_for(agency):
        actions = AuditEntry.objects.order_by("pk").values_list("action", "actor__name")
        assert list(actions) == [
            ("agency.suspended", "Operator"),
            ("agency.unsuspended", "Operator"),
        ]


def test_nobody_but_an_operator_gets_in(signed_in: Callable[[str], Client]) -> None:
    stranger = Client().get("/operator/", follow=True)
    assert stranger.redirect_chain[-1][0].startswith("/accounts/login/")
    assert signed_in(Role.ADMIN).get("/operator/", follow=True).status_code == 403
