"""The answers say what was kept out, by field and kind, and never what it was."""

from typing import Any

from tests.api.machine import Machine
from tests.stored import everything_stored


def test_an_answer_names_what_was_dropped(machine: Machine, closed: dict[str, Any]) -> None:
    body = closed | {
        "call_type": "SUSP: ZBIGNIEW",
        "unit": "DOB 3/14/85",
        "caller": {"role": "Suspect"},
    }
    response = machine("put", "26-1", body)
    assert response.status_code == 201
    assert response.json() == {
        "reference": "26-1",
        "result": "created",
        "dropped": [
            {"field": "call_type", "kind": "name of a person"},
            {"field": "unit", "kind": "date of birth"},
            {"field": "caller", "kind": "suspect, patient or person of interest"},
        ],
    }
    shown = machine("get", "26-1").json()
    assert (shown["call_type"], shown["unit"]) == ("[kept out]", "")
    assert shown["caller"] == {"role": "", "language": "", "number_given": False}
    assert "ZBIGNIEW" not in everything_stored()


def test_each_answer_of_a_list_names_its_own(machine: Machine, closed: dict[str, Any]) -> None:
    sent = [
        {"reference": "26-1", **closed},
        {"reference": "26-2", **closed, "beat": "319-555-0142"},
    ]
    answer = machine("post", "bulk", {"incidents": sent})
    assert answer.status_code == 200
    assert answer.json()["results"] == [
        {"reference": "26-1", "result": "created"},
        {
            "reference": "26-2",
            "result": "created",
            "dropped": [{"field": "beat", "kind": "phone number"}],
        },
    ]


def test_a_reference_that_says_too_much_gets_another(
    machine: Machine, closed: dict[str, Any]
) -> None:
    first = machine("put", "SUSP: ZBIGNIEW", closed)
    own = first.json()["reference"]
    assert own.startswith("[kept out] ")
    again = machine("put", "SUSP: ZBIGNIEW", closed).json()
    assert (again["reference"], again["result"]) == (own, "unchanged")
    assert machine("get", own).status_code == 200
    assert (
        machine("get", first["Location"].removeprefix("http://localhost:8000")).status_code == 200
    )
    assert "ZBIGNIEW" not in everything_stored()
