"""EIDOs to send: one of an incident that closed, and where NENA's own sample lies."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

SAMPLE = (
    Path(__file__).resolve().parents[2].parent
    / "shared"
    / "data"
    / "eido"
    / "sample_call_transfer.json"
)
REFERENCE = "26018113:psap.example.gov"
URN = "urn:emergency:uid:incidentid:"
CLOSED: dict[str, Any] = {
    "$id": URN + REFERENCE,
    "eidoVersion": "1.0",
    "lastUpdateTimeStamp": "2026-11-17T11:50:12-06:00",
    "issuingElementIdentification": "cad.example.gov",
    "incidentComponent": {
        "$id": "incident-1",
        "lastUpdateTimeStamp": "2026-11-17T11:50:12-06:00",
        "incidentTypeCommonRegistryText": "NOISE",
        "incidentTypeInternalCode": "415PH",
        "incidentTypeInternalText": "Loud party",
        "incidentStatusCommonRegistryText": ["Closed"],
        "incidentCommonPriorityNumber": 3,
        "beatOrDispatchGroupText": "R2",
        "dispositionComponent": [
            {"dispositionCommonRegistryCode": "02", "dispositionDescriptionText": "No report"},
            {"dispositionCommonRegistryCode": "18", "dispositionPrimaryIndicator": True},
        ],
    },
    "callComponent": [
        {
            "$id": "call-1",
            "callStartTimestamp": "2026-11-17T11:02:00-06:00",
            "direction": "incoming",
            "callBackReference": {"$ref": "callback-1"},
            "personReference": [{"$ref": "person-1"}],
        }
    ],
    "callbackComponent": [
        {
            "$id": "callback-1",
            "callBackInformationUri": ["sip:3195550123@x.example", "tel:+13195550123"],
        }
    ],
    "personComponent": [
        {
            "$id": "person-1",
            "personIncidentRoleRegistryText": ["Caller"],
            "ncPersonComponent": {
                "ncPersonName": {"ncPersonSurName": "ZBIGNIEW"},
                "ncPersonBirthDate": "1985-03-14",
                "ncPersonPrimaryLanguage": {"ncLanguageCode": "spa"},
            },
        }
    ],
    "dispatchComponent": {
        "$id": "dispatch-1",
        "lastUpdateTimeStamp": "2026-11-17T11:04:00-06:00",
        "agentReference": {"$ref": "c12@psap.example.gov"},
        "emergencyResourceReference": [{"$ref": "unit-2"}],
    },
    "emergencyResourceComponent": [
        {"$id": "unit-1", "emergencyResourceName": "E1"},
        {
            "$id": "unit-2",
            "lastUpdateTimeStamp": "2026-11-17T11:15:00-06:00",
            "emergencyResourceName": "2A65",
            "primaryUnitStatusRegistryText": "On Scene",
            "agentReference": [{"$ref": "233@police.example.gov"}],
        },
    ],
    "notesComponent": [
        {"$id": "note-1", "notesActionComments": "RP STATES ZBIGNIEW BROKE HER WINDOW"}
    ],
    "vehicleComponent": [{"$id": "vehicle-1", "licensePlate": "7ZBG123"}],
}


def closed(**changes: Any) -> dict[str, Any]:
    """The incident that closed, with other values at the top."""
    return deepcopy(CLOSED) | changes


def incident(**changes: Any) -> dict[str, Any]:
    """The incident that closed, with other values in its incidentComponent."""
    return closed(incidentComponent=deepcopy(CLOSED["incidentComponent"]) | changes)


def person(*roles: str, uris: Any = None, **more: Any) -> dict[str, Any]:
    """The incident that closed, with its caller in other roles or with other ways to call back."""
    called = deepcopy(CLOSED["personComponent"][0]) | {
        "personIncidentRoleRegistryText": list(roles)
    }
    changes: dict[str, Any] = {"personComponent": [called | more]}
    if uris is not None:
        changes["callbackComponent"] = {"$id": "callback-1", "callBackInformationUri": uris}
    return closed(**changes)


def sample() -> dict[str, Any]:
    """NENA's sample, where it is."""
    if not SAMPLE.exists():
        pytest.skip("NENA's sample EIDO is not here: see the data folder.")
    value: dict[str, Any] = json.loads(SAMPLE.read_text())
    return value
