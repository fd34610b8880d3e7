"""What the OpenAPI document says of the address of EIDOs: the parts of NENA-STA-021.1 that are read here."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiResponse

from api.description import problems
from api.eido.outgoing import EidoAnswer, EidoResult
from api.incidents import outgoing
from api.incidents.incoming import MOST_AT_ONCE
from api.problems import MEDIA_TYPE

EXAMPLE = {
    "$id": "urn:emergency:uid:incidentid:26018113:psap.example.gov",
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
            {"dispositionCommonRegistryCode": "18", "dispositionPrimaryIndicator": True}
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
    "callbackComponent": [{"$id": "callback-1", "callBackInformationUri": ["tel:+13195550142"]}],
    "personComponent": [{"$id": "person-1", "personIncidentRoleRegistryText": ["Caller"]}],
    "dispatchComponent": [
        {
            "$id": "dispatch-1",
            "lastUpdateTimeStamp": "2026-11-17T11:04:00-06:00",
            "agentReference": {"$ref": "c12@psap.example.gov"},
            "emergencyResourceReference": [{"$ref": "unit-1"}],
        }
    ],
    "emergencyResourceComponent": [
        {
            "$id": "unit-1",
            "lastUpdateTimeStamp": "2026-11-17T11:15:00-06:00",
            "emergencyResourceName": "2A65",
            "primaryUnitStatusRegistryText": "OnScene",
            "agentReference": [{"$ref": "233@police.example.gov"}],
        }
    ],
}
_TEXT = {"type": "string"}
_TEXTS = {"oneOf": [_TEXT, {"type": "array", "items": _TEXT, "maxItems": 100}]}
_TIME = {"type": "string", "format": "date-time"}


def _component(says: str, **properties: Any) -> dict[str, Any]:
    one = {"type": "object", "properties": {"$id": _TEXT, **properties}}
    return {"description": says, "oneOf": [one, {"type": "array", "items": one, "maxItems": 100}]}


EIDO = {
    "type": "object",
    "required": ["$id", "lastUpdateTimeStamp"],
    "properties": {
        "$id": _TEXT
        | {"description": "urn:emergency:uid:incidentid:…: what follows is the reference."},
        "lastUpdateTimeStamp": _TIME,
        "eidoVersion": _TEXT,
        "incidentComponent": _component(
            "Its types, status, priority, beat and dispositions.",
            lastUpdateTimeStamp=_TIME,
            incidentTypeInternalCode=_TEXT,
            incidentTypeInternalText=_TEXT,
            incidentTypeCommonRegistryText=_TEXTS,
            incidentStatusCommonRegistryText=_TEXTS,
            incidentPriorityInternalText=_TEXT,
            incidentCommonPriorityNumber={"type": "integer"},
            beatOrDispatchGroupText=_TEXT,
            dispositionComponent=_component(
                "All are kept; the primary one shows.",
                dispositionCommonRegistryCode=_TEXT,
                dispositionDescriptionText=_TEXT,
                dispositionPrimaryIndicator={"type": "boolean"},
            ),
        ),
        "callComponent": _component(
            "When it came in, and who was on the line.", callStartTimestamp=_TIME
        ),
        "callbackComponent": _component("The number, as tel:…", callBackInformationUri=_TEXTS),
        "personComponent": _component("Roles alone.", personIncidentRoleRegistryText=_TEXTS),
        "dispatchComponent": _component("Who dispatched whom.", lastUpdateTimeStamp=_TIME),
        "emergencyResourceComponent": _component("Units.", emergencyResourceName=_TEXT),
        "linkComponent": _component(
            "Incidents that belong with it.",
            incidentTrackingIdentifier=_TEXT,
            linkDirectionCode=_TEXT,
        ),
        "mergeComponent": _component(
            "Incidents that became one.",
            incidentTrackingIdentifier=_TEXT,
            incidentMergeDirectionCode=_TEXT,
        ),
    },
    "additionalProperties": True,
}
SENDING: dict[str, Any] = {
    "operation_id": "send_eido",
    "summary": "Send an EIDO, or a list of them",
    "description": (
        f"NENA's Emergency Incident Data Object (NENA-STA-021.1) as JSON, or a list of up to {MOST_AT_ONCE:,}. "
        "What is not described here is ignored and not stored. The same EIDO twice changes nothing, and an older one "
        "overwrites nothing. Needs the scope `incidents:write`."
    ),
    "tags": ["Incidents"],
    "request": {"application/json": {"oneOf": [EIDO, {"type": "array", "items": EIDO}]}},
    "responses": {
        201: OpenApiResponse(EidoResult, description="One EIDO; its incident was new."),
        200: OpenApiResponse(
            EidoAnswer, description="One EIDO of a known incident, or a list of good ones."
        ),
        207: OpenApiResponse(EidoAnswer, description="A list; some of them were bad."),
        **problems(400, 406, 409, 413, 415),
        (422, MEDIA_TYPE): OpenApiResponse(
            outgoing.BulkProblem,
            description="The EIDO can't be right (see errors), or none of a list can (see results).",
        ),
    },
    "examples": [OpenApiExample("A closed incident", value=EXAMPLE, request_only=True)],
}
