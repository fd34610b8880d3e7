"""EIDOs over HTTP: what comes of each part, what is refused, and that repeated or late ones do no harm."""

import json
import re
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from agencies.models import Agency, ApiKey, Officer, Scope
from agencies.tenancy import acting_for
from incidents.models import Code, Incident
from incidents.policy import Use
from incidents.seen import policy_of, verdict_on
from insights.incident_list import exact
from surveys.models import Conversation
from surveys.wording import _fill
from tests.api.eidos import REFERENCE, URN, closed, incident, person, sample
from tests.api.machine import Machine, Rows, problem
from tests.stored import everything_stored

ADDRESS = "/api/v1/eido"


def only(agency: Agency) -> Incident:
    with acting_for(agency):
        return Incident.objects.get()


def history(agency: Agency) -> set[tuple[str, str]]:
    with acting_for(agency):
        return {
            (entry.kind, entry.code)
            for incident in Incident.objects.all()
            for entry in incident.history
        }


def test_the_sample_becomes_an_incident(machine: Machine, agency: Agency, rows: Rows) -> None:
    response = machine("post", ADDRESS, sample())
    assert response.status_code == 201
    assert response.json() == {"reference": "a56e556d871:bcf.state.pa.us", "result": "created"}
    found = only(agency)
    assert found.caller_phone == "+18195551212"
    assert (found.caller_role, found.status, found.dispatcher) == (
        "Caller",
        "open",
        "tjones.atroop",
    )
    assert found.opened_at.isoformat() == "2021-04-30T18:40:00+00:00"
    stored = everything_stored()
    # The birthday as a word of its own: fractions of a second and keys may have its digits.
    kept_out = (r"Tschofenig", r"Wilmington", r"osp\.com", r"\b0203\b")
    assert not [each for each in kept_out if re.search(each, stored)]
    before = rows()
    assert machine("post", f"{ADDRESS}/", sample()).json()["result"] == "unchanged"
    assert rows() == before
    assert (
        machine("get", response["Location"].removeprefix("http://localhost:8000")).status_code
        == 200
    )


def test_every_part_finds_its_place(machine: Machine, agency: Agency, officer: Officer) -> None:
    assert machine("post", ADDRESS, closed()).json() == {
        "reference": REFERENCE,
        "result": "created",
    }
    shown = machine("get", REFERENCE).json()
    expected = {
        "status": "closed",
        "call_type": "415PH",
        "disposition": "18",
        "priority": "3",
        "beat": "R2",
        "unit": "2A65",
        "officer_badge": "233",
        "dispatcher": "c12",
        "arrest": False,
        "caller": {"role": "Caller", "language": "es", "number_given": True},
        "opened_at": "2026-11-17T17:02:00Z",
        "dispatched_at": "2026-11-17T17:04:00Z",
        "arrived_at": "2026-11-17T17:15:00Z",
        "closed_at": "2026-11-17T17:50:12Z",
    }
    assert {name: shown[name] for name in expected} == expected
    assert history(agency) == {
        ("call_type", "415PH"),
        ("call_type", "NOISE"),
        ("disposition", "02"),
        ("disposition", "18"),
        ("status", "closed"),
    }
    assert only(agency).officer_id == officer.pk
    stored = everything_stored()
    # The whole birthday: its year alone comes up by chance among hashes, keys and fractions of seconds.
    assert not [each for each in ("ZBIGNIEW", "1985-03-14", "7ZBG123") if each in stored]


@pytest.mark.parametrize(
    ("statuses", "status", "also"),
    [
        (["Active"], "open", set()),
        (["ResourcesAssigned", "ResourcesEnroute"], "open", set()),
        ("Resources Onscene", "open", set()),
        (["Closed"], "closed", set()),
        (["ReOpened"], "open", set()),
        (["Closed", "ReOpened"], "open", {"closed"}),
        (["Closed", "Cancelled"], "cancelled", {"closed"}),
        (["NewLocation"], "open", set()),
        (["FireUnderControl"], "open", set()),
        (["Closed", "FireUnderControl"], "closed", {"open"}),
        ([], "open", set()),
    ],
)
def test_statuses_come_to_ours(
    machine: Machine, agency: Agency, statuses: Any, status: str, also: set[str]
) -> None:
    machine("post", ADDRESS, incident(incidentStatusCommonRegistryText=statuses))
    assert only(agency).status == status
    assert {code for kind, code in history(agency) if kind == "status"} == {status} | also


def test_statuses_give_times_where_nothing_else_does(machine: Machine, agency: Agency) -> None:
    silent: dict[str, Any] = {"dispatchComponent": [], "emergencyResourceComponent": None}
    for minute, said in (
        (5, "ResourcesEnroute"),
        (9, "ResourcesOnscene"),
        (20, "ResourcesOnscene"),
    ):
        at = f"2026-11-17T11:{minute:02}:00-06:00"
        eido = incident(incidentStatusCommonRegistryText=[said], lastUpdateTimeStamp=at) | silent
        machine("post", ADDRESS, eido | {"lastUpdateTimeStamp": at})
    found = only(agency)
    assert found.dispatched_at
    assert found.arrived_at
    assert (found.dispatched_at.minute, found.arrived_at.minute) == (5, 9)


def test_the_common_arrest_is_an_arrest(machine: Machine, agency: Agency) -> None:
    machine("post", ADDRESS, incident(dispositionComponent={"dispositionCommonRegistryCode": "03"}))
    assert only(agency).arrest


def test_work_on_a_fire_goes_on_though_it_was_closed(machine: Machine, agency: Agency) -> None:
    machine("post", ADDRESS, closed())
    at = {"lastUpdateTimeStamp": "2026-11-17T11:55:00-06:00"}
    later = incident(incidentStatusCommonRegistryText=["FireUnderControl"], **at) | at
    machine("post", ADDRESS, later)
    assert (only(agency).status, only(agency).closed_at) == ("open", None)


CAUTIONS = [
    {
        "$id": "caution-1",
        "cautionTypeCommonRegistryText": "Weapons",
        "cautionTypeCommonSubRegistryText": ["Firearm"],
        "cautionTypeInternalText": "ZBIGNIEW HAS A SHOTGUN",
        "cautionSeverity": "high",
    },
    {"$id": "caution-2", "cautionTypeInternalText": "ZBIGNIEW BITES", "cautionSeverity": "low"},
]


def test_a_caution_counts_like_a_code_that_nobody_has_decided(
    machine: Machine, agency: Agency, now: datetime
) -> None:
    machine("post", ADDRESS, closed())
    with acting_for(agency), transaction.atomic():
        agency.codes.update(use=Code.Use.ASK, decided_at=now)
        assert verdict_on(incident=only(agency), policy=policy_of(agency)).use is Use.ASK
    at = "2026-11-17T11:55:00-06:00"
    machine("post", ADDRESS, closed(cautionComponent=CAUTIONS, lastUpdateTimeStamp=at))
    cautions = {"Caution: Weapons", "Caution: Firearm", "Caution"}
    assert {code for _, code in history(agency)} >= cautions
    found = only(agency)
    assert (found.call_type, found.disposition) == ("415PH", "18")
    with acting_for(agency), transaction.atomic():
        verdict = verdict_on(incident=found, policy=policy_of(agency))
    assert verdict.use is Use.NEVER
    assert {each.code for each in verdict.findings if each.use is None} == cautions
    assert "ZBIGNIEW" not in everything_stored()


def test_a_caution_is_no_call_type(machine: Machine, agency: Agency, now: datetime) -> None:
    """Whoever may be asked despite a caution is still not asked about who knows what."""
    untold = closed(incidentComponent={}, cautionComponent=CAUTIONS)
    machine("post", ADDRESS, untold)
    with acting_for(agency), transaction.atomic():
        agency.codes.update(use=Code.Use.ASK, decided_at=now)
        verdict = verdict_on(incident=only(agency), policy=policy_of(agency))
    assert verdict.use is Use.NEVER


def test_an_alarm_changes_nothing_and_nothing_of_it_is_kept(
    machine: Machine, agency: Agency
) -> None:
    alarm = {
        "csaaAlarmInformation": "ZBIGNIEW'S SHOP, KEY AT 12 ELM",
        "alarmUrl": "https://x.example",
    }
    machine("post", ADDRESS, closed())
    before = history(agency)
    at = {"lastUpdateTimeStamp": "2026-11-17T11:55:00-06:00"}
    answer = machine("post", ADDRESS, closed(alarmsSensorsComponent=[alarm], **at))
    assert (answer.json()["result"], history(agency)) == ("unchanged", before)
    assert not re.search("ZBIGNIEW|12 ELM|x.example", everything_stored())


@pytest.mark.parametrize(
    ("words", "status", "also"),
    [
        (["CLSD"], "closed", set()),
        (["Dup", "Cleared"], "duplicate", {"closed"}),
        (["Code 7"], "open", set()),
    ],
)
def test_words_of_the_agencys_own_count_where_the_registrys_say_nothing(
    machine: Machine, agency: Agency, words: list[str], status: str, also: set[str]
) -> None:
    own = {"incidentStatusCommonRegistryText": [], "incidentStatusInternalText": words}
    machine("post", ADDRESS, incident(**own))
    assert only(agency).status == status
    assert {code for kind, code in history(agency) if kind == "status"} == {status} | also


def test_a_word_of_the_agencys_own_that_forbids_is_seen_beside_the_registrys(
    machine: Machine, agency: Agency
) -> None:
    machine("post", ADDRESS, incident(incidentStatusInternalText=["Cancelled"]))
    assert ("status", "cancelled") in history(agency)


def test_the_agencys_own_number_is_what_people_read_and_search(
    machine: Machine, agency: Agency
) -> None:
    machine("post", ADDRESS, incident(internalIncidentId="26-018113"))
    found = only(agency)
    assert (found.number, str(found), found.reference in REFERENCE) == (
        "26-018113",
        "26-018113",
        True,
    )
    with acting_for(agency):
        assert exact(agency=agency, reference="26-018113") == found
        assert _fill("about #{reference}", Conversation(agency=agency, incident=found)) == (
            "about #26-018113"
        )


@pytest.mark.parametrize(
    ("roles", "role", "has_number"),
    [
        (["Caller"], "Caller", True),
        (["reporting party"], "ReportingParty", True),
        (["Witness", "Caller"], "Caller", True),
        (["Caller", "Victim"], "Victim", True),
        (["Caller", "PatientRelative"], "PatientRelative", True),
        (["Witness"], "Witness", True),
        (["Caller", "Suspect"], "", False),
        (["Patient"], "", False),
        (["PersonOfInterest"], "", False),
        (["Caller", "Bystander"], "", True),
        ([], "", True),
    ],
)
def test_only_a_caller_counts_as_one(
    machine: Machine, agency: Agency, roles: list[str], role: str, has_number: bool
) -> None:
    machine("post", ADDRESS, person(*roles))
    found = only(agency)
    assert (found.caller_role, bool(found.caller_hash)) == (role, has_number)


def test_a_number_shared_with_a_suspect_is_not_the_callers(
    machine: Machine, agency: Agency
) -> None:
    machine("post", ADDRESS, closed())
    assert only(agency).caller_role == "Caller"
    suspect = {
        "$id": "person-2",
        "personIncidentRoleRegistryText": "Suspect",
        "callBackReference": {"$ref": "callback-1"},
    }
    later = closed(lastUpdateTimeStamp="2026-11-17T11:55:00-06:00")
    later["personComponent"].append(suspect)
    machine("post", ADDRESS, later)
    assert (only(agency).caller_role, only(agency).caller_hash) == ("", "")


def test_a_call_without_a_person_has_a_number_and_no_role(machine: Machine, agency: Agency) -> None:
    machine("post", ADDRESS, closed(personComponent=None))
    assert (only(agency).caller_role, only(agency).caller_phone) == ("", "+13195550123")


def test_the_first_caller_with_a_number_counts(machine: Machine, agency: Agency) -> None:
    eido = closed()
    eido["personComponent"] = [
        {
            "$id": "w",
            "personIncidentRoleRegistryText": ["Witness"],
            "callBackReference": {"$ref": "cb"},
        },
        {"$id": "c", "personIncidentRoleRegistryText": ["Caller"]},
        {
            "$id": "r",
            "personIncidentRoleRegistryText": ["ReportingParty"],
            "callIdentifier": ["call-2"],
        },
    ]
    eido["callComponent"].append({"$id": "call-2", "callBackReference": {"$ref": "callback-1"}})
    eido["callbackComponent"].append({"$id": "cb", "callBackInformationUri": "tel:+13195550177"})
    machine("post", ADDRESS, eido)
    assert (only(agency).caller_role, only(agency).caller_phone) == (
        "ReportingParty",
        "+13195550123",
    )


@pytest.mark.parametrize(
    ("uris", "words"),
    [
        (["sip:3195550123@x.example"], "A SIP address can't be texted"),
        ("tel:+13195550123;ext=12", "no letters, extensions or signs"),
        (["tel:911"], "digits"),
        (["mailto:zbigniew@example.com"], "no telephone number"),
        ([3195550123], "Write this as text"),
    ],
)
def test_a_number_that_takes_no_text_is_left_out_with_a_sentence(
    machine: Machine, agency: Agency, uris: Any, words: str
) -> None:
    machine("post", ADDRESS, closed())
    later = person("Caller", uris=uris) | {"lastUpdateTimeStamp": "2026-11-17T11:55:00-06:00"}
    answer = machine("post", ADDRESS, later).json()
    [notice] = answer["notices"]
    assert words in notice["detail"]
    assert notice["pointer"].startswith("/callbackComponent/callBackInformationUri")
    assert only(agency).caller_hash == ""


@pytest.mark.parametrize(
    "uris", ["tel:3195550123", ["tel:+1-319-555-0123"], ["tel:319-555-0123;phone-context=+1"]]
)
def test_numbers_are_read_as_they_are_written(machine: Machine, agency: Agency, uris: Any) -> None:
    assert "notices" not in machine("post", ADDRESS, person("Caller", uris=uris)).json()
    assert only(agency).caller_phone == "+13195550123"


def test_an_updated_number_stands_in_for_one_that_takes_no_text(
    machine: Machine, agency: Agency
) -> None:
    eido = closed()
    eido["callbackComponent"] = {
        "$id": "callback-1",
        "callBackInformationUri": ["sip:x@example.com"],
        "updatedCbn": {"updatedCbnIdentifierUri": "tel:+13195550188"},
    }
    machine("post", ADDRESS, eido)
    assert only(agency).caller_phone == "+13195550188"


def test_what_leads_nowhere_or_in_a_circle_does_no_harm(machine: Machine, agency: Agency) -> None:
    eido = closed()
    eido["callComponent"][0]["personReference"] = [{"$ref": "nobody"}, {"$ref": 7}, "x", None]
    eido["personComponent"][0] |= {
        "callBackReference": {"$ref": "person-1"},
        "relatedPersonReference": {"$ref": "person-1"},
    }
    answer = machine("post", ADDRESS, eido)
    assert answer.status_code == 201
    [notice] = answer.json()["notices"]
    assert notice["pointer"] == "/personComponent/0/callBackReference"
    assert "There is no callbackComponent with this $id" in notice["detail"]
    assert only(agency).caller_hash == ""


def test_links_and_mergers_are_kept(machine: Machine) -> None:
    eido = closed(
        linkComponent=[
            {"incidentTrackingIdentifier": f"{URN}a:x", "linkDirectionCode": "RELATED"},
            {"incidentTrackingIdentifier": "b:x", "linkDirectionCode": "UNLINK"},
        ],
        mergeComponent=[
            {"incidentTrackingIdentifier": f"{URN}c:x", "incidentMergeDirectionCode": "REPLACED"},
            {"incidentTrackingIdentifier": f"{URN}d:x", "incidentMergeDirectionCode": "REPLACING"},
        ],
    )
    assert machine("post", ADDRESS, eido).status_code == 201
    links = machine("get", REFERENCE).json()["links"]
    assert {(each["kind"], each["other"]) for each in links} == {
        ("linked", "a:x"),
        ("linked", "d:x"),
        ("merged", "c:x"),
    }


UNREAL: list[tuple[str, Any, str, str]] = [
    ("text", "x", "", "an EIDO here"),
    ("number", 7, "", "an EIDO here"),
    ("null", None, "", "an EIDO here"),
    ("empty", {}, "/$id", "which incident"),
    ("no id", closed(**{"$id": None}), "/$id", "which incident"),
    ("long id", closed(**{"$id": URN + "x" * 65}), "/$id", "1 to 64 characters"),
    ("bare urn", closed(**{"$id": URN}), "/$id", "1 to 64 characters"),
    ("id is a number", closed(**{"$id": 7}), "/$id", "in quotes"),
    ("id with NUL", closed(**{"$id": "a\0b"}), "/$id", "can't be printed"),
    ("no clock", closed(lastUpdateTimeStamp=None), "/lastUpdateTimeStamp", "last updated"),
    (
        "no zone",
        closed(lastUpdateTimeStamp="2026-11-17T11:50:12"),
        "/lastUpdateTimeStamp",
        "its zone",
    ),
    (
        "no such day",
        closed(lastUpdateTimeStamp="2026-02-30T11:50:12Z"),
        "/lastUpdateTimeStamp",
        "no such",
    ),
    (
        "the year 1",
        closed(lastUpdateTimeStamp="0001-01-01T00:00:00+23:59"),
        "/lastUpdateTimeStamp",
        "no such",
    ),
    (
        "future",
        closed(lastUpdateTimeStamp="2036-11-17T11:50:12Z"),
        "/lastUpdateTimeStamp",
        "in the future",
    ),
    ("version", closed(eidoVersion="2.0"), "/eidoVersion", "Version 1.0"),
    ("component", closed(incidentComponent="x"), "/incidentComponent", "an object here"),
    ("components", closed(personComponent=[{}, 7]), "/personComponent/1", "an object here"),
    ("too many", closed(callComponent=[{}] * 101), "/callComponent", "at most 100"),
    (
        "type is a number",
        incident(incidentTypeInternalCode=415),
        "/incidentComponent/incidentTypeInternalCode",
        "in quotes",
    ),
    (
        "type is long",
        incident(incidentTypeCommonRegistryText=["NOISE", "x" * 61]),
        "/incidentComponent/incidentTypeCommonRegistryText/1",
        "at most 60",
    ),
    (
        "disposition",
        incident(dispositionComponent=[{"dispositionCommonRegistryCode": 3}]),
        "/incidentComponent/dispositionComponent/0/dispositionCommonRegistryCode",
        "in quotes",
    ),
    (
        "call start",
        closed(callComponent={"callStartTimestamp": "11:02"}),
        "/callComponent/callStartTimestamp",
        "its zone",
    ),
    (
        "link",
        closed(linkComponent={"incidentTrackingIdentifier": URN}),
        "/linkComponent/incidentTrackingIdentifier",
        "1 to 64 characters",
    ),
]


@pytest.mark.parametrize(
    ("body", "pointer", "words"), [case[1:] for case in UNREAL], ids=[case[0] for case in UNREAL]
)
def test_what_can_not_be_right_is_named_by_its_place(
    machine: Machine, rows: Rows, body: Any, pointer: str, words: str
) -> None:
    before = rows()
    for sent, within in ((body, ""), ([body], "/0")):
        document = problem(machine("post", ADDRESS, json.dumps(sent)), 422)
        found = document["errors"] if within == "" else document["results"][0]["errors"]
        errors = {error["pointer"]: error["detail"] for error in found}
        assert words in errors[within + pointer]
    assert rows() == before


def test_good_ones_of_a_list_are_stored_beside_bad_ones(machine: Machine, agency: Agency) -> None:
    sent = [closed(), {}, closed(), incident(incidentTypeInternalCode=7), person("Suspect")]
    response = machine("post", ADDRESS, sent)
    assert response.status_code == 207
    results = response.json()["results"]
    assert [each["result"] for each in results] == [
        *("created", "invalid", "unchanged", "invalid", "updated"),
    ]
    assert results[1]["errors"][0]["pointer"] == "/1/$id"
    assert results[3]["reference"] == REFERENCE
    assert results[4]["dropped"][0]["field"] == "caller"
    assert only(agency).reference == REFERENCE


@pytest.mark.parametrize("many", [0, 1001])
def test_a_list_has_some_and_not_too_many(machine: Machine, many: int) -> None:
    [error] = problem(machine("post", ADDRESS, [{}] * many), 422)["errors"]
    assert "1 to 1,000 EIDOs" in error["detail"]


def test_ten_megabytes_are_too_large(machine: Machine, rows: Rows) -> None:
    before = rows()
    note = {"notesActionComments": "x" * 10 * 1024**2}
    answer = machine("post", ADDRESS, closed(notesComponent=note))
    assert "larger than 8 MB" in problem(answer, 413)["detail"]
    assert rows() == before


def test_only_json_is_taken(machine: Machine) -> None:
    for content_type in ("application/xml", "application/x-www-form-urlencoded"):
        problem(machine("post", ADDRESS, "<eido/>", content_type=content_type), 415)


def test_a_key_needs_the_scope_to_send(machine: Machine, agency: Agency, rows: Rows) -> None:
    with acting_for(agency):
        _, key = ApiKey.issue(agency=agency, name="Report", scopes=[Scope.READ_INCIDENTS])
    before = rows()
    assert "incidents:write" in problem(machine("post", ADDRESS, closed(), key=key), 403)["detail"]
    problem(machine("post", ADDRESS, closed(), key="engage_no"), 401)
    problem(machine("get", ADDRESS), 405)
    assert rows() == before


def test_an_older_one_overwrites_nothing(machine: Machine, agency: Agency) -> None:
    machine("post", ADDRESS, closed())
    at = "2026-11-17T11:10:00-06:00"
    older = incident(
        incidentStatusCommonRegistryText=["Active"],
        incidentTypeInternalCode="DV",
        lastUpdateTimeStamp=at,
    )
    assert (
        machine("post", ADDRESS, older | {"lastUpdateTimeStamp": at}).json()["result"] == "outdated"
    )
    assert (only(agency).status, only(agency).call_type) == ("closed", "415PH")
    assert {("call_type", "DV"), ("status", "open")} <= history(agency)


def test_agencies_share_no_incident(
    machine: Machine, agency: Agency, other_agency: Agency, other_key: str
) -> None:
    machine("post", ADDRESS, closed())
    assert machine("post", ADDRESS, closed(), key=other_key).status_code == 201
    with acting_for(other_agency):
        assert Incident.objects.count() == 1
