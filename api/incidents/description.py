"""What the OpenAPI document says of the addresses of incidents."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse

from api.description import problems
from api.incidents import outgoing
from api.incidents.incoming import IncomingIncident, IncomingIncidents
from api.incidents.listing import Filters
from api.problems import MEDIA_TYPE

CLOSED = {
    "call_type": "MVA",
    "call_type_description": "Traffic crash, no injury",
    "disposition": "01",
    "disposition_description": "Report Taken",
    "status": "closed",
    "priority": "3",
    "district": "River",
    "beat": "R2",
    "unit": "2A65",
    "officer_badge": "233",
    "dispatcher": "C12",
    "self_initiated": False,
    "arrest": False,
    "caller": {"phone": "+13195550142", "role": "Caller", "language": "en"},
    "opened_at": "2026-11-17T11:02:00-06:00",
    "dispatched_at": "2026-11-17T11:04:00-06:00",
    "arrived_at": "2026-11-17T11:15:00-06:00",
    "closed_at": "2026-11-17T11:50:00-06:00",
    "updated_at": "2026-11-17T11:50:12-06:00",
    "linked": ["26-018109"],
}
OPENED = {"call_type": "MVA", "status": "open", "opened_at": "2026-11-17T11:02:00-06:00"}
UNREAL = {
    "type": "about:blank",
    "title": "Unprocessable Entity",
    "status": 422,
    "detail": "Something in the body can't be right, so nothing was stored: see errors.",
    "instance": "/api/v1/incidents/26-018113",
    "errors": [
        {
            "pointer": "/caller/phone",
            "detail": "There is no phone number here. Write it as +13195550142.",
        }
    ],
}
REFERENCE = OpenApiParameter(
    "reference",
    str,
    OpenApiParameter.PATH,
    description="The incident's number in your CAD or RMS: up to 64 characters.",
)

LISTING: dict[str, Any] = {
    "operation_id": "list_incidents",
    "summary": "List incidents",
    "description": "The agency's incidents, the latest opened first. Needs the scope `incidents:read`.",
    "tags": ["Incidents"],
    "parameters": [Filters],
    "responses": {200: OpenApiResponse(outgoing.Page, description="A page."), **problems(406, 422)},
}
SHOWING: dict[str, Any] = {
    "operation_id": "show_incident",
    "summary": "Show an incident",
    "description": (
        "The incident with every call type, disposition and status that was ever seen on it, with the decision "
        "whether its caller was asked, and why or why not. Never the caller's number. "
        "Needs the scope `incidents:read`."
    ),
    "tags": ["Incidents"],
    "parameters": [REFERENCE],
    "responses": {
        200: OpenApiResponse(outgoing.Detail, description="The incident."),
        **problems(404, 406),
    },
}
SENDING: dict[str, Any] = {
    "operation_id": "send_incident",
    "summary": "Send an incident",
    "description": (
        "Creates the incident, or changes it to what is said here. Send it as often as you like: the same report "
        "twice changes nothing. Needs the scope `incidents:write`."
    ),
    "tags": ["Incidents"],
    "parameters": [REFERENCE],
    "request": IncomingIncident,
    "responses": {
        201: OpenApiResponse(outgoing.Result, description="The incident was new."),
        200: OpenApiResponse(outgoing.Result, description="It was known."),
        **problems(400, 406, 409, 413, 415, 422),
    },
    "examples": [
        OpenApiExample("A closed incident", value=CLOSED, request_only=True),
        OpenApiExample("An open one", value=OPENED, request_only=True),
        OpenApiExample("Wrong", value=UNREAL, response_only=True, status_codes=["422"]),
        OpenApiExample(
            "New",
            value={"reference": "26-018113", "result": "created"},
            response_only=True,
            status_codes=["201"],
        ),
    ],
}
SENDING_MANY: dict[str, Any] = {
    "operation_id": "send_incidents",
    "summary": "Send up to 1,000 incidents",
    "description": (
        "Each incident is judged on its own: the good ones are stored when others are bad. The results have the "
        "order of what was sent. Needs the scope `incidents:write`."
    ),
    "tags": ["Incidents"],
    "request": IncomingIncidents,
    "responses": {
        200: OpenApiResponse(outgoing.BulkResults, description="All of them were good."),
        207: OpenApiResponse(outgoing.BulkResults, description="Some of them were bad."),
        **problems(400, 406, 409, 413, 415),
        (422, MEDIA_TYPE): OpenApiResponse(
            outgoing.BulkProblem,
            description="All of them were bad (see results), or this is no list of incidents (see errors).",
        ),
    },
    "examples": [
        OpenApiExample(
            "Two incidents",
            value={
                "incidents": [
                    {"reference": "26-018113", **CLOSED},
                    {"reference": "26-018114", **OPENED},
                ]
            },
            request_only=True,
        ),
    ],
}
