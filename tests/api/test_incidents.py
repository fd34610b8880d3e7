"""An incident as it is sent, sent again, changed, reopened, and reported late."""

from typing import Any

import pytest

from agencies.models import Agency, Officer
from agencies.tenancy import acting_for
from incidents.models import Code, Incident
from tests.api.machine import Machine, Rows


def only(agency: Agency) -> Incident:
    with acting_for(agency):
        return agency.incidents.get()


def history(machine: Machine, reference: str) -> set[tuple[str, str]]:
    shown = machine("get", reference).json()
    return {(entry["kind"], entry["code"]) for entry in shown["history"]}


def test_a_new_incident_is_created_and_everything_of_it_is_kept(
    machine: Machine, agency: Agency, officer: Officer, closed: dict[str, Any]
) -> None:
    said = closed | {
        "priority": "3",
        "beat": "R2",
        "unit": "2A65",
        "officer_badge": officer.badge,
        "dispatcher": "C12",
        "self_initiated": False,
        "arrest": False,
        "dispatched_at": "2026-11-17T10:05:00-06:00",
        "arrived_at": "2026-11-17T16:20:00Z",
    }
    response = machine("put", "26-018113", said)
    assert response.status_code == 201
    assert response.json() == {"reference": "26-018113", "result": "created"}
    assert response["Location"] == "http://localhost:8000/api/v1/incidents/26-018113"
    incident = only(agency)
    assert incident.caller_phone == "+13195550123"
    assert incident.officer_id == officer.pk
    assert incident.source == "API key CAD"
    assert [incident.dispatcher, incident.beat, incident.arrest] == ["C12", "R2", False]
    with acting_for(agency):
        assert set(agency.codes.values_list("kind", "code", "description", "use")) == {
            (Code.Kind.CALL_TYPE, "NOISE", "Loud party", ""),
            (Code.Kind.DISPOSITION, "01", "", ""),
        }


def test_the_same_report_again_changes_nothing(
    machine: Machine, rows: Rows, closed: dict[str, Any]
) -> None:
    machine("put", "26-1", closed)
    before = rows()
    for body in (closed, {**closed, "arrest": None, "caller": None}, {}):
        response = machine("put", "26-1", body)
        assert (response.status_code, response.json()["result"]) == (200, "unchanged")
    assert rows() == before


def test_what_is_left_out_or_null_stands_and_what_is_empty_goes(
    machine: Machine, agency: Agency, closed: dict[str, Any]
) -> None:
    machine("put", "26-1", closed)
    response = machine(
        "put", "26-1", {"district": None, "call_type": "FRAUD", "caller": {"phone": ""}}
    )
    assert response.json()["result"] == "updated"
    incident = only(agency)
    assert (incident.district, incident.call_type) == ("River", "FRAUD")
    assert (incident.caller_phone, incident.caller_hash, incident.caller_role) == ("", "", "")


def test_every_code_and_status_ever_seen_is_kept(machine: Machine) -> None:
    opened = {"opened_at": "2026-11-17T10:00:00Z", "call_type": "DV", "status": "open"}
    steps: tuple[dict[str, str], ...] = (
        {},
        {"call_type": "NOISE"},
        {"status": "cancelled"},
        {"status": "open"},
        {"disposition": "03"},
    )
    for step in steps:
        machine("put", "26-1", opened | step)
    assert history(machine, "26-1") == {
        ("call_type", "DV"),
        ("call_type", "NOISE"),
        ("status", "open"),
        ("status", "cancelled"),
        ("disposition", "03"),
    }


def test_closing_and_opening_again(
    machine: Machine, agency: Agency, closed: dict[str, Any]
) -> None:
    machine("put", "26-1", closed)
    machine("put", "26-1", {"status": "open"})
    assert (only(agency).status, only(agency).closed_at) == ("open", None)
    machine("put", "26-1", {"closed_at": "2026-11-17T11:30:00-06:00"})
    assert only(agency).status == "closed"


def test_an_older_report_adds_to_the_history_and_changes_nothing_else(
    machine: Machine, agency: Agency, closed: dict[str, Any]
) -> None:
    machine("put", "26-1", closed)
    older = {
        "call_type": "DV",
        "status": "duplicate",
        "district": "Hill",
        # before the incident was opened, as is known by now: an older report contradicts nothing
        "arrived_at": "2026-11-17T08:00:00-06:00",
        "updated_at": "2026-11-17T10:30:00-06:00",
    }
    assert machine("put", "26-1", older).json()["result"] == "outdated"
    incident = only(agency)
    assert (incident.call_type, incident.status, incident.district) == ("NOISE", "closed", "River")
    assert incident.arrived_at is None
    assert history(machine, "26-1") >= {("call_type", "DV"), ("status", "duplicate")}


def test_a_report_that_confirms_what_is_known_still_makes_earlier_ones_old(
    machine: Machine, agency: Agency, closed: dict[str, Any]
) -> None:
    machine("put", "26-1", closed)
    confirming = closed | {"updated_at": "2026-11-17T11:40:00-06:00"}
    assert machine("put", "26-1", confirming).json()["result"] == "unchanged"
    between = {"district": "Hill", "updated_at": "2026-11-17T11:20:00-06:00"}
    assert machine("put", "26-1", between).json()["result"] == "outdated"
    assert only(agency).district == "River"


def test_one_reference_in_two_agencies_is_two_incidents(
    machine: Machine, agency: Agency, other_agency: Agency, other_key: str, closed: dict[str, Any]
) -> None:
    assert machine("put", "26-1", closed).status_code == 201
    assert machine("get", "26-1", key=other_key).status_code == 404
    assert machine("get", "/api/v1/incidents", key=other_key).json()["results"] == []
    theirs = closed | {"call_type": "FRAUD", "closed_at": None, "status": "open"}
    assert machine("put", "26-1", theirs, key=other_key).status_code == 201
    assert only(agency).call_type == "NOISE"
    assert only(other_agency).call_type == "FRAUD"
    assert only(other_agency).source == "API key RMS"
    assert ("call_type", "FRAUD") not in history(machine, "26-1")


@pytest.mark.parametrize(
    ("path", "reference"),
    [
        ("26-018113/", "26-018113"),
        ("26%2F018113", "26/018113"),
        ("26/018113/", "26/018113"),
        ("%20Ñ%2018%20", "Ñ 18"),
        ("%23100%25", "#100%"),
    ],
)
def test_references_as_agencies_write_them(
    machine: Machine, agency: Agency, closed: dict[str, Any], path: str, reference: str
) -> None:
    response = machine("put", path, closed)
    assert response.json()["reference"] == reference
    assert only(agency).reference == reference
    assert (
        machine("get", response["Location"].removeprefix("http://localhost:8000")).status_code
        == 200
    )


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("2026-11-17T16:00:00Z", "2026-11-17T16:00:00Z"),
        ("2026-11-17t16:00:00z", "2026-11-17T16:00:00Z"),
        ("2026-11-17 10:00-0600", "2026-11-17T16:00:00Z"),
        ("2026-11-17T16:00:00.123456789Z", "2026-11-17T16:00:00.123456Z"),
        (" 2026-11-17T16:00:00+00:00 ", "2026-11-17T16:00:00Z"),
        ("2024-02-29T00:00:00+14:00", "2024-02-28T10:00:00Z"),
    ],
)
def test_times_as_systems_write_them(machine: Machine, said: str, kept: str) -> None:
    assert machine("put", "26-1", {"opened_at": said}).status_code == 201
    assert machine("get", "26-1").json()["opened_at"] == kept


@pytest.mark.parametrize(
    ("said", "kept"), [("en", "en"), ("ES", "es"), ("es-MX", "es"), ("es_419", "es")]
)
def test_a_language_is_its_code(machine: Machine, said: str, kept: str) -> None:
    machine("put", "26-1", {"opened_at": "2026-11-17T16:00:00Z", "caller": {"language": said}})
    assert machine("get", "26-1").json()["caller"]["language"] == kept


def test_a_key_with_a_long_name_is_a_source_too(
    machine: Machine, agency: Agency, closed: dict[str, Any]
) -> None:
    with acting_for(agency):
        agency.api_keys.update(name="K" * 60)
    assert machine("put", "26-1", closed).status_code == 201
    assert only(agency).source == "API key " + "K" * 52


def test_links_are_kept_and_shown_from_both_sides(machine: Machine, closed: dict[str, Any]) -> None:
    machine("put", "26-1", closed | {"linked": ["26-2", "26-1"], "merged_into": "26-3"})
    machine("put", "26-2", closed)
    [linked, merged] = machine("get", "26-1").json()["links"]
    assert [linked["kind"], linked["reference"], linked["other"]] == ["linked", "26-1", "26-2"]
    assert [merged["kind"], merged["reference"], merged["other"]] == ["merged", "26-1", "26-3"]
    assert machine("get", "26-2").json()["links"] == [linked]


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"linked": "26-2"}, "/linked"),
        ({"linked": ["26-2", 3]}, "/linked/1"),
        ({"linked": [f"26-{place}" for place in range(51)]}, "/linked"),
        ({"merged_into": ""}, "/merged_into"),
        ({"merged_into": "x" * 65}, "/merged_into"),
    ],
    ids=str,
)
def test_a_link_that_cannot_be_is_refused(
    machine: Machine, closed: dict[str, Any], wrong: dict[str, Any], pointer: str
) -> None:
    response = machine("put", "26-1", closed | wrong)
    assert response.status_code == 422
    assert [error["pointer"] for error in response.json()["errors"]] == [pointer]
