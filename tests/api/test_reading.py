"""What a machine reads: one incident with what was decided about it, lists page by page, no caller's number."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from agencies.models import Agency, Line
from agencies.tenancy import acting_for
from surveys.deciding import decide_due
from surveys.models import Survey
from tests.api.machine import Machine, problem

LIST = "/api/v1/incidents"


def references(response: Any) -> list[str]:
    assert response.status_code == 200, response.content
    return [each["reference"] for each in response.json()["results"]]


@pytest.fixture
def decided(
    machine: Machine,
    closed: dict[str, Any],
    survey: Survey,
    line: Line,
    codes: None,
    now: datetime,
) -> None:
    """26-1, whose caller was asked, and 26-2, which was never to be asked about."""
    machine("put", "26-1", closed)
    victim = {"phone": "+13195550124", "role": "Victim"}
    machine("put", "26-2", closed | {"call_type": "DV", "arrest": True, "caller": victim})
    assert decide_due(now=now + survey.delay) == 2


def test_an_incident_says_what_was_decided_about_it_and_why(
    machine: Machine, decided: None
) -> None:
    asked = machine("get", "26-1").json()
    assert asked["decision"]["ask"] is True
    assert asked["decision"]["reasons"] == []
    assert asked["decision"]["sentence"] == "Nothing seen on this incident forbids a text."
    assert asked["conversation"]["state"] == "open"

    skipped = machine("get", "26-2").json()
    assert skipped["conversation"] is None
    assert skipped["decision"]["ask"] is False
    assert skipped["decision"]["sentence"].startswith("Not asked: call type DV is never texted")
    assert skipped["decision"]["reasons"] == [
        {"rule": "call_type_never", "words": "Call type never texted"},
        {"rule": "role_victim", "words": "Victims are not texted"},
        {"rule": "arrest", "words": "Arrest"},
    ]
    assert {
        "rule": "arrest",
        "title": "Person",
        "saw": "There was an arrest",
        "allows": False,
    } in skipped["decision"]["findings"]


def test_the_number_of_a_caller_is_never_shown(machine: Machine, decided: None) -> None:
    for path in ("26-1", "26-2", LIST):
        assert "555012" not in machine("get", path).content.decode()
    assert machine("get", "26-1").json()["caller"] == {
        "role": "Caller",
        "language": "en",
        "number_given": True,
    }
    machine("put", "26-3", {"opened_at": "2026-11-17T10:00:00Z"})
    shown = machine("get", "26-3").json()
    assert shown["caller"] == {"role": "", "language": "", "number_given": False}
    assert shown["decision"] is None


@pytest.fixture
def many(machine: Machine, now: datetime) -> list[str]:
    """Twenty-five incidents, five for each moment of opening; their references, newest first."""
    sent = [
        {
            "reference": f"26-{number:02}",
            "call_type": "NOISE" if number % 2 else "FRAUD",
            "district": "Hill" if number < 5 else "River",
            "opened_at": (now - timedelta(hours=number // 5)).isoformat(),
            "closed_at": now.isoformat() if number < 10 else None,
        }
        for number in range(25)
    ]
    assert machine("post", "bulk", {"incidents": sent}).status_code == 200
    hours = [range(first, first + 5) for first in range(0, 25, 5)]
    return [f"26-{number:02}" for hour in hours for number in reversed(hour)]


@pytest.mark.parametrize("limit", [1, 4, 5, 7, 24, 25, 200])
def test_pages_show_every_incident_once_newest_first(
    machine: Machine, many: list[str], limit: int
) -> None:
    seen, address = [], f"{LIST}?limit={limit}"
    while address:
        response = machine("get", address)
        seen += references(response)
        address = (response.json()["next"] or "").removeprefix("http://localhost:8000")
    assert seen == many


def test_a_page_starts_where_the_last_one_ended_whatever_came_in(
    machine: Machine, many: list[str], now: datetime
) -> None:
    first = machine("get", f"{LIST}?limit=10&call_type=NOISE").json()
    machine("put", "27-1", {"call_type": "NOISE", "opened_at": now.isoformat()})
    second = machine("get", first["next"].removeprefix("http://localhost:8000"))
    assert "27-1" not in references(second)
    assert len(references(second)) == 2


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 25),
        ("status=closed", 10),
        ("status=open&call_type=NOISE", 7),
        ("district=Hill", 5),
        ("closed_from=2026-11-17T18:00:00Z", 10),
        ("closed_from=2026-11-17T18:00:00.000001Z", 0),
        ("closed_to=2026-11-17T12:00:00-06:00", 0),
        ("closed_to=2026-11-17T18:00:01Z&status=closed", 10),
        ("call_type=noise", 0),
    ],
)
def test_filters(machine: Machine, many: list[str], query: str, count: int) -> None:
    assert len(references(machine("get", f"{LIST}?{query}"))) == count


@pytest.mark.parametrize(
    ("query", "parameter", "words"),
    [
        ("calltype=NOISE", "calltype", "Did you mean call_type?"),
        ("status=done", "status", "Write one of these"),
        ("status=", "status", "Write one of these"),
        ("district=%00", "district", "can't be printed"),
        ("closed_from=2026-11-17", "closed_from", "Write a time"),
        ("closed_from=2026-02-30T00:00:00Z", "closed_from", "no such date"),
        ("closed_to=2026-11-17T18:00:00", "closed_to", "in which zone"),
        ("limit=0", "limit", "greater than or equal to 1"),
        ("limit=201", "limit", "less than or equal to 200"),
        ("limit=many", "limit", "integer"),
        ("cursor=", "cursor", "blank"),
        ("cursor=x", "cursor", "no cursor"),
        ("cursor=%C3%B1", "cursor", "no cursor"),
        ("cursor=MjAyNi0xMS0xN3wx", "cursor", "no cursor"),  # a date without a zone
        ("cursor=MjAyNi0xMS0xN1QwMDowMDowMFp8OTIyMzM3MjAzNjg1NDc3NTgwOA==", "cursor", "no cursor"),
    ],
)
def test_a_wrong_filter_is_named(machine: Machine, query: str, parameter: str, words: str) -> None:
    errors = problem(machine("get", f"{LIST}?{query}"), 422)["errors"]
    assert [error["parameter"] for error in errors] == [parameter]
    assert words.removeprefix("no ") in json.dumps(errors)


def test_a_list_costs_the_same_however_long(
    machine: Machine,
    many: list[str],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    machine("get", LIST)  # notes the use of the key
    with CaptureQueriesContext(connection) as short:
        machine("get", f"{LIST}?limit=1")
    with django_assert_num_queries(len(short)):
        machine("get", f"{LIST}?limit=25")


def test_another_agency_sees_nothing_of_it(
    machine: Machine, many: list[str], other_agency: Agency, other_key: str
) -> None:
    assert references(machine("get", LIST, key=other_key)) == []
    assert machine("get", many[0], key=other_key).status_code == 404
    with acting_for(other_agency):
        assert not other_agency.incidents.exists()
