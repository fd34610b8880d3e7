"""Many incidents at once: each on its own merits."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from agencies.models import Agency
from agencies.tenancy import acting_for
from tests.api.machine import Machine, Rows, problem


def test_good_ones_are_stored_when_some_are_bad(
    machine: Machine, agency: Agency, closed: dict[str, Any]
) -> None:
    machine("put", "26-1", closed)
    machine("put", "26-2", closed)
    sent = [
        {"reference": "26-1", **closed},
        {"reference": "26-2", **closed, "priority": "1"},
        {"reference": "26-2", "beat": "R2", "updated_at": "2026-11-17T10:00:00-06:00"},
        {"reference": "26-3", **closed, "caller": {"phone": "unknown"}, "colour": "red"},
        {"reference": "26-4", **closed},
        {"reference": "26-5", "call_type": "NOISE"},
        closed,
        "26-6",
        {"reference": 26, **closed},
    ]
    response = machine("post", "bulk", {"incidents": sent})
    assert response.status_code == 207
    results = response.json()["results"]
    assert [(each["reference"], each["result"]) for each in results] == [
        ("26-1", "unchanged"),
        ("26-2", "updated"),
        ("26-2", "outdated"),
        ("26-3", "invalid"),
        ("26-4", "created"),
        ("26-5", "invalid"),
        (None, "invalid"),
        (None, "invalid"),
        (None, "invalid"),
    ]
    pointers = [{error["pointer"] for error in each.get("errors", [])} for each in results]
    assert pointers[3:] == [
        {"/incidents/3/caller/phone", "/incidents/3/colour"},
        set(),
        {"/incidents/5/opened_at"},
        {"/incidents/6/reference"},
        {"/incidents/7"},
        {"/incidents/8/reference"},
    ]
    with acting_for(agency):
        references = agency.incidents.order_by("reference").values_list("reference", flat=True)
        assert list(references) == ["26-1", "26-2", "26-4"]
        assert agency.incidents.get(reference="26-2").priority == "1"


def test_all_good_is_200_and_again_is_unchanged(
    machine: Machine, rows: Rows, closed: dict[str, Any]
) -> None:
    sent = {"incidents": [{"reference": f"26-{number}", **closed} for number in range(50)]}
    first = machine("post", "bulk", sent)
    assert first.status_code == 200
    assert {each["result"] for each in first.json()["results"]} == {"created"}
    before = rows()
    again = machine("post", "bulk/", sent)
    assert again.status_code == 200
    assert {each["result"] for each in again.json()["results"]} == {"unchanged"}
    assert rows() == before


def test_all_bad_is_a_problem_and_changes_nothing(
    machine: Machine, rows: Rows, closed: dict[str, Any]
) -> None:
    before = rows()
    bad = [{"reference": "26-1", **closed, "status": "done"}, {"reference": "", **closed}]
    document = problem(machine("post", "bulk", {"incidents": bad}), 422)
    assert [each["result"] for each in document["results"]] == ["invalid", "invalid"]
    assert document["results"][1]["errors"][0]["pointer"] == "/incidents/1/reference"
    assert rows() == before


@pytest.mark.parametrize(
    ("body", "pointer", "words"),
    [
        ([], "", "one JSON object"),
        ({}, "/incidents", "required"),
        ({"incidents": []}, "/incidents", "at least one"),
        ({"incidents": {}}, "/incidents", "Send a list"),
        ({"incidents": [{}] * 1_001}, "/incidents", "at most 1000"),
        ({"incidents": [{}], "agency": 1}, "/agency", "no such field"),
    ],
)
def test_what_is_no_list_of_incidents_is_refused(
    machine: Machine, rows: Rows, body: Any, pointer: str, words: str
) -> None:
    before = rows()
    errors = problem(machine("post", "bulk", body), 422)["errors"]
    assert pointer in {error["pointer"] for error in errors}
    assert any(words in error["detail"] for error in errors)
    assert rows() == before


def test_reports_of_one_incident_are_taken_in_their_order(
    machine: Machine, agency: Agency, closed: dict[str, Any]
) -> None:
    sent = [
        {
            "reference": "26-1",
            "call_type": "DV",
            "status": "open",
            "opened_at": "2026-11-17T10:00:00-06:00",
        },
        {"reference": "26-1", **closed},
        {"reference": "26-1", "opened_at": "2026-11-17T11:30:00-06:00"},  # after it was closed
        {"reference": "26-1", "status": "open"},
    ]
    response = machine("post", "bulk", {"incidents": sent})
    assert response.status_code == 207
    assert [each["result"] for each in response.json()["results"]] == [
        "created",
        "updated",
        "invalid",
        "updated",
    ]
    shown = machine("get", "26-1").json()
    assert {entry["code"] for entry in shown["history"]} == {"DV", "NOISE", "01", "open", "closed"}
    assert shown["status"] == "open"


def test_a_thousand_take_as_many_queries_as_ten(
    machine: Machine,
    closed: dict[str, Any],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    def send(count: int, first: int) -> None:
        sent = [{"reference": f"26-{first + number}", **closed} for number in range(count)]
        assert machine("post", "bulk", {"incidents": sent}).status_code == 200

    send(10, 0)  # notes the use of the key, and the codes
    with CaptureQueriesContext(connection) as few:
        send(10, 10)
    with django_assert_num_queries(len(few)):
        send(1_000, 20)
