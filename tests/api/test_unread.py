"""A report that is refused holds its incident, whoever sends it and with however many others."""

from typing import Any

import pytest

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.models import Incident
from tests.api.eidos import CLOSED, REFERENCE
from tests.api.machine import Machine, problem

WRONG = {"opened_at": "yesterday"}
BODIES: list[object] = [WRONG, {"colour": "red"}, {"opened_at": "2026-12-24T12:00:00-06:00"}]


def held(agency: Agency) -> dict[str, str]:
    with acting_for(agency):
        found = Incident.objects.filter(unread_at__isnull=False)
        return dict(found.values_list("reference", "unread_from"))


@pytest.mark.parametrize("body", BODIES)
def test_one_that_is_refused_alone(
    machine: Machine, agency: Agency, closed: dict[str, Any], body: dict[str, str]
) -> None:
    machine("put", "26-1", closed)
    problem(machine("put", "26-1", body), 422)
    assert held(agency) == {"26-1": "API key CAD"}
    machine("put", "26-1", closed)
    assert held(agency) == {}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"status": "closed",', 400),
        (b'{"status": "\xff"}', 400),
        (b'{"status": "open", "status": "closed"}', 400),
        (b"", 400),
        (b"[]", 422),
        (b'{"reference": "26-1"}', 422),
        (b'{"priority": "' + b"x" * 8 * 1024**2 + b'"}', 413),
    ],
    ids=["cut off", "no UTF-8", "a name twice", "nothing", "no object", "its name", "too large"],
)
def test_one_of_which_only_the_address_can_be_read(
    machine: Machine, agency: Agency, closed: dict[str, Any], body: bytes, status: int
) -> None:
    machine("put", "26-1", closed)
    problem(machine("put", "26-1", body), status)
    assert held(agency) == {"26-1": "API key CAD"}


def test_one_that_says_nothing_ends_no_hold(
    machine: Machine, agency: Agency, closed: dict[str, Any]
) -> None:
    machine("put", "26-1", closed)
    machine("put", "26-1", WRONG)
    assert machine("put", "26-1", {}).status_code == 200
    assert held(agency) == {"26-1": "API key CAD"}


def test_a_body_of_which_nobody_said_how_long_it_is_is_none(
    machine: Machine, agency: Agency, closed: dict[str, Any]
) -> None:
    """What comes in pieces has no length; the server does not put the pieces together."""
    machine("put", "26-1", closed)
    pieces = machine("put", "26-1", closed | {"arrest": True}, CONTENT_LENGTH="")
    assert "Content-Length" in problem(pieces, 400)["detail"]
    assert held(agency) == {"26-1": "API key CAD"}


def test_one_of_several(machine: Machine, agency: Agency, closed: dict[str, Any]) -> None:
    """Also where another report of the same request could be read, and where none could."""
    for reference in ("26-1", "26-2", "26-3"):
        machine("put", reference, closed)
    contradicts = {"reference": "26-2", "closed_at": "2026-11-01T10:00:00-06:00"}
    sent: list[object] = [
        {"reference": " 26-1 ", **WRONG},
        {"reference": "26-1", **closed},
        contradicts,
        {"reference": "26-3", **closed},
        {"reference": "26-4", **WRONG},
        {"reference": 26, **WRONG},
        {"reference": "26\x00", **WRONG},
        "26-3",
    ]
    assert machine("post", "bulk", {"incidents": sent}).status_code == 207
    assert held(agency) == {"26-1": "API key CAD", "26-2": "API key CAD"}
    problem(machine("post", "bulk", {"incidents": [{"reference": "26-3", **WRONG}]}), 422)
    assert set(held(agency)) == {"26-1", "26-2", "26-3"}


@pytest.mark.parametrize("alone", [True, False])
def test_an_eido(machine: Machine, agency: Agency, alone: bool) -> None:
    address = "/api/v1/eido"
    machine("post", address, CLOSED)
    wrong = CLOSED | {"incidentComponent": "party"}
    answer = machine("post", address, wrong if alone else [CLOSED, wrong])
    assert answer.status_code == (422 if alone else 207)
    assert held(agency) == {REFERENCE: "API key CAD"}
    machine("post", address, CLOSED)
    assert held(agency) == {}


def test_another_agencys_incident_is_not_held(
    machine: Machine, other_agency: Agency, agency: Agency, closed: dict[str, Any]
) -> None:
    machine("put", "26-1", closed)
    with acting_for(agency):
        Incident.objects.update(agency=agency)
    assert held(other_agency) == {}
    problem(machine("put", "26-1", WRONG), 422)
    assert held(other_agency) == {}
