"""Invitations, roles and the end of access; keys; the record."""

import csv
import io
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from agencies.access import agency_for_key
from agencies.inviting import trust_mailbox
from agencies.models import Agency, ApiKey, AuditEntry, Membership, Officer, Role, User
from agencies.tenancy import acting_for
from console.invitations import MAILED, SHOWN, link

pytestmark = pytest.mark.django_db
SETTINGS = "/a/cedar-falls/settings/"
NEW = {"name": "Ana Lopez", "email": "a.lopez@cedarfalls.example", "role": "analyst"}
PASSWORD = "a sentence of many words"


@pytest.fixture
def admin(signed_in: Callable[[str], Client]) -> Client:
    return signed_in(Role.ADMIN)


def member(agency: Agency, email: str) -> Membership:
    with acting_for(agency):
        return Membership.objects.select_related("user", "officer").get(user__email=email)


def path_in(text: str) -> str:
    found = re.search(r"/invitations/[\w-]+/[\w-]+/", text)
    assert found, "There is no link in it."
    return found.group()


# ---- inviting


def test_an_invited_person_chooses_a_password_and_is_signed_in(
    agency: Agency,
    admin: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = admin.post(f"{SETTINGS}people/invite/", NEW)
    (sent,) = mail.outbox
    assert sent.to == [NEW["email"]]
    shown, mailed = path_in(page.content.decode()), path_in(str(sent.body))
    assert shown != mailed
    assert "no-store" in page["Cache-Control"]

    person = Client()
    assert "Cedar Falls Police Department" in person.get(mailed).content.decode()
    wrong = person.post(mailed, {"password": "short", "again": "short"})
    assert "too short" in str(wrong.context["form"].errors["password"])
    wrong = person.post(mailed, {"password": PASSWORD, "again": "another"})
    assert wrong.context["form"].errors["again"] == ["This is not the same password."]
    landed = person.post(mailed, {"password": PASSWORD, "again": PASSWORD}, follow=True)
    assert landed.redirect_chain[-1][0] == "/a/cedar-falls/"

    for used in (mailed, shown):
        assert Client().get(used).status_code == 410
    later = Client()
    later.post("/accounts/login/", {"login": NEW["email"], "password": PASSWORD})
    assert later.get("/")["Location"] == "/a/cedar-falls/"
    assert later.get(SETTINGS).status_code == 403


def test_the_link_is_shown_only_in_the_answer(agency: Agency, admin: Client) -> None:
    shown = path_in(admin.post(f"{SETTINGS}people/invite/", NEW).content.decode())
    for page in ("people/", f"people/{member(agency, NEW['email']).pk}/", "record/"):
        assert shown not in admin.get(SETTINGS + page).content.decode()


def test_only_the_mailed_link_proves_the_mailbox(agency: Agency, admin: Client) -> None:
    admin.post(f"{SETTINGS}people/invite/", NEW)
    user = User.objects.get(email=NEW["email"])
    for tokens, proves in ((SHOWN, False), (MAILED, True)):
        user.set_unusable_password()
        user.save()
        path = path_in(link(user, tokens))
        Client().post(path, {"password": PASSWORD, "again": PASSWORD})
        assert EmailAddress.objects.filter(user=user, verified=True).exists() is proves


def test_somebody_with_a_password_just_becomes_a_member(
    agency: Agency,
    other_agency: Agency,
    admin: Client,
    make_member: Callable[..., User],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    user = make_member(other_agency, Role.COMMAND, NEW["email"])
    trust_mailbox(user=user)
    with django_capture_on_commit_callbacks(execute=True):
        page = admin.post(f"{SETTINGS}people/invite/", NEW)
    assert "/invitations/" not in f"{page.content.decode()}{mail.outbox[0].body}"
    assert member(agency, NEW["email"]).role == Role.ANALYST
    assert User.objects.get(pk=user.pk).has_usable_password()


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("name", {"name": ""}, "Write the person's name."),
        ("email", {"email": "a.lopez@"}, "Write the whole address"),
        ("email", {"email": "admin@cedar-falls.example"}, "is on the list of people already."),
        ("role", {"role": ""}, "Choose a role."),
        ("role", {"role": "chief"}, "Select a valid choice"),
        ("officer", {"role": "officer"}, "Choose the officer on the roster"),
        ("officer", {"role": "officer", "officer": "999"}, "Select a valid choice"),
    ],
)
def test_a_bad_invitation_is_answered_at_the_field(
    agency: Agency, admin: Client, field: str, typed: dict[str, str], says: str
) -> None:
    page = admin.post(f"{SETTINGS}people/invite/", NEW | typed)
    assert says in " ".join(page.context["form"][field].errors)
    with acting_for(agency):
        assert Membership.objects.count() == 1


def test_an_officer_is_tied_to_the_roster_once(
    agency: Agency, admin: Client, officer: Officer
) -> None:
    as_officer = NEW | {"role": "officer", "officer": str(officer.pk)}
    admin.post(f"{SETTINGS}people/invite/", as_officer)
    assert member(agency, NEW["email"]).officer == officer
    other = as_officer | {"email": "second@cedarfalls.example"}
    page = admin.post(f"{SETTINGS}people/invite/", other)
    assert page.context["form"].errors["officer"]


def test_a_second_invitation_ends_the_first_link(agency: Agency, admin: Client) -> None:
    first = path_in(admin.post(f"{SETTINGS}people/invite/", NEW).content.decode())
    pk = member(agency, NEW["email"]).pk
    second = path_in(admin.post(f"{SETTINGS}people/{pk}/resend/").content.decode())
    assert Client().get(first).status_code == 410
    assert Client().get(second).status_code == 200


@pytest.mark.parametrize("path", ["/invitations/x/y/", "/invitations/OTk5/abc-def/"])
def test_a_link_that_was_never_given_opens_nothing(path: str) -> None:
    assert Client().get(path).status_code == 410


def test_an_invitation_ends_with_the_access(agency: Agency, admin: Client) -> None:
    path = path_in(admin.post(f"{SETTINGS}people/invite/", NEW).content.decode())
    admin.post(f"{SETTINGS}people/{member(agency, NEW['email']).pk}/switch/")
    assert Client().get(path).status_code == 410


# ---- roles and access


def test_whoever_loses_access_finds_nothing_at_the_next_click(
    agency: Agency, admin: Client, signed_in: Callable[[str], Client]
) -> None:
    commander = signed_in(Role.COMMAND)
    pk = member(agency, "command@cedar-falls.example").pk
    assert commander.get("/a/cedar-falls/incidents/").status_code == 200
    admin.post(f"{SETTINGS}people/{pk}/switch/")
    assert commander.get("/a/cedar-falls/incidents/").status_code == 404
    admin.post(f"{SETTINGS}people/{pk}/switch/")
    assert commander.get("/a/cedar-falls/incidents/").status_code == 200


def test_a_role_is_changed_on_the_record(agency: Agency, admin: Client, officer: Officer) -> None:
    admin.post(f"{SETTINGS}people/invite/", NEW)
    pk = member(agency, NEW["email"]).pk
    changed = {"role": "officer", "officer": officer.pk}
    admin.post(f"{SETTINGS}people/{pk}/", changed)
    assert member(agency, NEW["email"]).officer == officer
    admin.post(f"{SETTINGS}people/{pk}/", {"role": "supervisor", "officer": officer.pk})
    assert member(agency, NEW["email"]).officer is None
    with acting_for(agency):
        latest = AuditEntry.objects.filter(action="person.changed").latest("pk")
    assert latest.detail["Officer on the roster"] == ["Ofc. L. Brandt 233", "empty"]


def test_the_last_admin_stays(agency: Agency, admin: Client, make_member: Any) -> None:
    pk = member(agency, "admin@cedar-falls.example").pk
    page = admin.post(f"{SETTINGS}people/{pk}/switch/", follow=True)
    assert "This is the last admin. Make somebody else an admin first." in page.content.decode()
    page = admin.post(f"{SETTINGS}people/{pk}/", {"role": "analyst"})
    assert page.context["form"].errors["role"] == [
        "This is the last admin. Make somebody else an admin first."
    ]
    assert member(agency, "admin@cedar-falls.example").active

    make_member(agency, Role.ADMIN, "second@cedar-falls.example")
    left = admin.post(f"{SETTINGS}people/{pk}/", {"role": "analyst"}, follow=True)
    assert left.redirect_chain[-1][0] == "/a/cedar-falls/"
    assert admin.get(SETTINGS).status_code == 403


# ---- keys


def test_a_key_is_shown_once_and_opens_until_it_is_revoked(
    agency: Agency, admin: Client, now: datetime
) -> None:
    made = admin.post(f"{SETTINGS}keys/", {"name": "CAD", "scopes": ["incidents:write"]})
    found = re.search(r"engage_[\w-]{43}", made.content.decode())
    assert found
    key = found.group()
    assert "no-store" in made["Cache-Control"]
    assert key not in admin.get(f"{SETTINGS}keys/").content.decode()
    assert key not in admin.get(f"{SETTINGS}record/").content.decode()
    row = agency_for_key(key=key, now=now)
    assert row is not None
    assert (row.agency, row.scopes) == (agency, ["incidents:write"])
    admin.post(f"{SETTINGS}keys/{row.pk}/revoke/")
    assert agency_for_key(key=key, now=now) is None
    with acting_for(agency):
        actions = AuditEntry.objects.order_by("pk").values_list("action", flat=True)
        assert list(actions) == ["key.made", "key.revoked"]


@pytest.mark.parametrize(
    ("field", "typed"),
    [("name", {"name": ""}), ("scopes", {"scopes": []}), ("scopes", {"scopes": ["all"]})],
)
def test_a_bad_key_is_answered_at_the_field(
    agency: Agency, admin: Client, field: str, typed: dict[str, object]
) -> None:
    page = admin.post(f"{SETTINGS}keys/", {"name": "CAD", "scopes": ["incidents:write"], **typed})
    assert page.context["form"].errors[field]
    with acting_for(agency):
        assert not ApiKey.objects.exists()


# ---- the record


def test_the_record_is_searched_and_says_who_did_what(agency: Agency, admin: Client) -> None:
    admin.post(f"{SETTINGS}people/invite/", NEW)
    admin.post(f"{SETTINGS}pause/", {"reason": "Wrong codes"})
    page = admin.get(f"{SETTINGS}record/", {"q": "lopez"})
    (entry,) = page.context["entries"]
    assert (entry.who, entry.did) == ("Admin Tester", "invited a person")
    assert entry.to_what == "Ana Lopez (a.lopez@cedarfalls.example)"
    assert str(entry.at.tzinfo) == "America/Chicago"
    (paused,) = admin.get(f"{SETTINGS}record/", {"q": "paused sending"}).context["entries"]
    assert paused.changes == [("Why", "", "Wrong codes")]


def test_taking_the_record_away_is_on_it(
    agency: Agency, other_agency: Agency, admin: Client
) -> None:
    with acting_for(other_agency):
        AuditEntry.objects.create(
            agency=other_agency,
            action="x",
            subject="theirs",
            at=datetime.fromisoformat("2026-01-01T00:00Z"),
        )
    admin.post(f"{SETTINGS}pause/", {"reason": "=1+1"})
    answer = admin.get(f"{SETTINGS}record/export/")
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert [row[4] for row in rows] == ["What", "exported the record", "paused sending"]
    assert "theirs" not in str(rows)
