"""Every address of the web server, visited as anonymous, as a stranger and as each role.

An address that is new and guarded by nobody fails here: each must be public by name, or turn everybody else away.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from agencies.models import Agency, Role, User
from agencies.tenancy import acting_for
from tests.conftest import MakeMember

# What a person without an account may open, and why.
PUBLIC = {
    "healthz": "load balancers ask it",
    "accounts/": "sign-in, by django-allauth",
    "invitations/": "carries a one-time token",
    "s/": "asks for the code of a card, a poster or a text: see tests/public",
    "texted/": "says whether a text was ours, to who knows both numbers: see tests/public",
    "api/": "asks for a key itself: see tests/api",
    "hooks/": "asks for Twilio's signature itself: see tests/api",
}
OF_THE_OPERATOR = "operator/"
OF_AN_AGENCY = "a/<slug:slug>/"
ALLOWED = {200, 204, 302, 400, 404, 405}
EVERY_ROLE = tuple(Role.values)

pytestmark = pytest.mark.django_db


MADE_UP = {
    "first": 987654,
    "slug": "cedar-falls",
    "pk": 987654,
    "answer": 987654,
    "correction": 987654,
    "kind": "call_type",
    "what": "rows",
    "suffix": "csv",
    "drawing": "png",
}


@dataclass(frozen=True)
class Address:
    """A route, the roles that its view is open to, and the names of what the route leaves open."""

    route: str
    roles: frozenset[str]
    name: str
    gaps: frozenset[str]

    @property
    def path(self) -> str:
        return reverse(f"console:{self.name}", kwargs={gap: MADE_UP[gap] for gap in self.gaps})


def addresses(
    patterns: list[URLPattern | URLResolver],
    before: str = "",
    gaps: frozenset[str] = frozenset(),
) -> Iterator[Address]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        open_now = gaps | set(pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route, open_now)
        else:
            roles = frozenset(getattr(pattern.callback, "roles", ()))
            yield Address(route, roles, pattern.name or "", open_now)


EVERYTHING = sorted(set(addresses(get_resolver().url_patterns)), key=lambda a: a.route)
GUARDED = [a for a in EVERYTHING if a.route.startswith(OF_AN_AGENCY)]


def name(address: Address) -> str:
    return address.route


def test_no_address_stands_outside_of_the_known_doors() -> None:
    doors = (*PUBLIC, OF_AN_AGENCY, OF_THE_OPERATOR)
    assert [a.route for a in EVERYTHING if a.route and not a.route.startswith(doors)] == []


@pytest.mark.parametrize("address", GUARDED, ids=name)
def test_every_address_of_an_agency_names_its_roles(address: Address) -> None:
    assert address.roles, "decorate the view with staff_only, leaders_only, admins_only …"


@pytest.mark.parametrize("method", ["get", "post"])
def test_anonymous_is_sent_to_sign_in(agency: Agency, client: Client, method: str) -> None:
    for address in GUARDED:
        answer = getattr(client, method)(address.path)
        assert answer.status_code == 302, address.route
        assert answer["Location"].startswith("/accounts/login/"), address.route


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_finds_nothing(
    agency: Agency, other_agency: Agency, make_member: MakeMember, client: Client, method: str
) -> None:
    """An admin of another agency."""
    client.force_login(make_member(other_agency, Role.ADMIN))
    for address in GUARDED:
        assert getattr(client, method)(address.path).status_code == 404, address.route


def test_an_operator_sees_no_agency_from_inside(agency: Agency, client: Client) -> None:
    client.force_login(User.objects.create_superuser("op@engage.example", "x", name="Operator"))
    assert client.get("/operator/").status_code == 200
    for address in GUARDED:
        assert client.get(address.path).status_code == 404, address.route


@pytest.mark.parametrize("role", EVERY_ROLE)
@pytest.mark.parametrize("method", ["get", "post"])
def test_each_role_opens_its_own_addresses_alone(
    agency: Agency, make_member: MakeMember, client: Client, role: str, method: str
) -> None:
    client.force_login(make_member(agency, role))
    for address in GUARDED:
        status = getattr(client, method)(address.path).status_code
        if role in address.roles:
            assert status in ALLOWED, (address.route, status)
        else:
            # An address that takes POST alone says so to anybody of the agency who asks it with GET.
            turned_away = {403, 405} if method == "get" else {403}
            assert status in turned_away, (address.route, status)


def test_someone_whose_access_ended_finds_nothing(
    agency: Agency, make_member: MakeMember, client: Client
) -> None:
    user = make_member(agency, Role.ADMIN)
    client.force_login(user)
    assert client.get(GUARDED[0].path).status_code == 200
    with acting_for(agency):
        agency.memberships.update(active=False)
    for address in GUARDED:
        assert client.get(address.path).status_code == 404, address.route


def test_the_operators_door_is_closed_to_members(
    agency: Agency, make_member: MakeMember, client: Client
) -> None:
    client.force_login(make_member(agency, Role.ADMIN))
    assert client.get("/operator/").status_code == 302
