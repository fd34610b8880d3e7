"""What a column of a file can mean, and the headings under which exports carry it.

Pure: no Django, no clock.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import product


class Field(StrEnum):
    """What a column can hold. The values are the names of a Report's fields, but for the first call type."""

    REFERENCE = "reference"
    OPENED_AT = "opened_at"
    DISPATCHED_AT = "dispatched_at"
    ARRIVED_AT = "arrived_at"
    CLOSED_AT = "closed_at"
    UPDATED_AT = "updated_at"
    CALL_TYPE = "call_type"
    CALL_TYPE_DESCRIPTION = "call_type_description"
    FIRST_CALL_TYPE = "first_call_type"
    FIRST_CALL_TYPE_DESCRIPTION = "first_call_type_description"
    DISPOSITION = "disposition"
    DISPOSITION_DESCRIPTION = "disposition_description"
    STATUS = "status"
    PRIORITY = "priority"
    DISTRICT = "district"
    BEAT = "beat"
    UNIT = "unit"
    OFFICER_BADGE = "officer_badge"
    DISPATCHER = "dispatcher"
    SELF_INITIATED = "self_initiated"
    ARREST = "arrest"
    CALLER_PHONE = "caller_phone"
    CALLER_ROLE = "caller_role"
    CALLER_LANGUAGE = "caller_language"
    LINKED = "linked"


TITLES: Mapping[Field, str] = {
    Field.REFERENCE: "Incident number",
    Field.OPENED_AT: "Call received",
    Field.DISPATCHED_AT: "First unit sent",
    Field.ARRIVED_AT: "First unit arrived",
    Field.CLOSED_AT: "Closed",
    Field.UPDATED_AT: "Last changed",
    Field.CALL_TYPE: "Call type",
    Field.CALL_TYPE_DESCRIPTION: "Call type in words",
    Field.FIRST_CALL_TYPE: "First call type",
    Field.FIRST_CALL_TYPE_DESCRIPTION: "First call type in words",
    Field.DISPOSITION: "Disposition",
    Field.DISPOSITION_DESCRIPTION: "Disposition in words",
    Field.STATUS: "Status",
    Field.PRIORITY: "Priority",
    Field.DISTRICT: "District",
    Field.BEAT: "Beat",
    Field.UNIT: "Primary unit",
    Field.OFFICER_BADGE: "Officer's badge",
    Field.DISPATCHER: "Dispatcher",
    Field.SELF_INITIATED: "Started by an officer, or how it was received",
    Field.ARREST: "Arrest",
    Field.CALLER_PHONE: "Caller's phone",
    Field.CALLER_ROLE: "Person's role",
    Field.CALLER_LANGUAGE: "Caller's language",
    Field.LINKED: "Linked incidents",
}

# In the order in which they happen.
MOMENTS = (
    Field.OPENED_AT,
    Field.DISPATCHED_AT,
    Field.ARRIVED_AT,
    Field.CLOSED_AT,
    Field.UPDATED_AT,
)


def _combined(*parts: str) -> Iterator[str]:
    """Every heading made of one word or phrase of each part, the earlier ones first."""
    for words in product(*(part.split("|") for part in parts)):
        yield " ".join(filter(None, words))


_TYPES = "call type|incident type|event type|case type|problem type|call nature|nature|type|problem|signal"
_WORDS = "description|text|name|in words|meaning"
_FIRST = "initial|original|first|reported"
_DISPOSITIONS = "final disposition|disposition|call disposition|dispo|event clearance|clearance|clear|result|outcome"

# Where a file has several of a field's headings, the earlier counts. Headings of times stand without "date" and "time".
HEADINGS: Mapping[Field, tuple[str, ...]] = {
    Field.REFERENCE: (
        *_combined("cad|", "event|incident|call|cfs|call for service|service call", "number"),
        *_combined("master|cad", "incident|event|call|", "number"),
        *_combined("case|record|complaint|report|file|dispatch|job", "number"),
        *_combined("incident|event|call|record|cfs|case|cad", "id"),
        *("reference", "incident reference", "incident", "number", "id", "nopd item", "item number"),
        *("run number", "key", "object id"),
    ),
    Field.OPENED_AT: (
        *_combined("call|incident|event|", "received|created|create|opened|open|entered|entry"),
        *("queued", "original queued", "in queue", "phone pickup", "first key stroke", "call pickup"),
        *_combined("call|incident|event|", "reported|start|started|initiated"),
        *("call", "incident", "event", "call for service", "of call", "report", "", "occurred"),
        *_combined("incident|event|", "occurred|occurrence|occurence"),
    ),
    Field.DISPATCHED_AT: (
        *_combined("first unit|first|call|unit|", "dispatched|dispatch|assigned|disp"),
        *("first unit sent", "sent"),
    ),
    Field.ARRIVED_AT: (
        *_combined("first unit|first|unit|call|", "arrived|arrival|arrive|on scene|onscene|at scene"),
        *("scene", "scene arrival"),
    ),
    Field.CLOSED_AT: (
        *_combined("call|incident|event|", "closed|cleared|close|clear|completed|complete|ended|end"),
        *("event clearance", "clearance", "call clearance", "last unit cleared", "finished", "finish"),
        *("closing", "available", "in service"),
    ),
    Field.UPDATED_AT: (
        *_combined("last|record|call|", "updated|modified|changed|update|change|modification"),
    ),
    Field.CALL_TYPE: (
        *_combined("final|current|last", _TYPES, "code|"),
        *_combined(_TYPES, "code|"),
        *("call code", "incident code", "event code", "final code", "ten code", "nature of call"),
    ),
    Field.CALL_TYPE_DESCRIPTION: (
        *_combined("final|current|last", _TYPES, _WORDS),
        *_combined(_TYPES, _WORDS),
        *("call description", "incident description", "event description", "description"),
    ),
    Field.FIRST_CALL_TYPE: (*_combined(_FIRST, _TYPES, "code|"),),
    Field.FIRST_CALL_TYPE_DESCRIPTION: (*_combined(_FIRST, _TYPES, _WORDS),),
    Field.DISPOSITION: (*_combined(_DISPOSITIONS, "code|"), "closing code", "close code"),
    Field.DISPOSITION_DESCRIPTION: (*_combined(_DISPOSITIONS, _WORDS),),
    Field.STATUS: (*_combined("call|incident|event|case|current|", "status"), "state of call"),
    Field.PRIORITY: (*_combined("final|call|incident|event|initial|", "priority", "level|code|"),),
    Field.DISTRICT: (
        *_combined("police|patrol|", "district|precinct|sector|division"),
        *("district sector", "district precinct", "area", "command", "region", "team", "zone"),
    ),
    Field.BEAT: (
        *_combined("police|patrol|", "beat|zone|area"),
        *("zone beat", "beat zone", "sub beat", "reporting area", "grid", "dispatch area"),
    ),
    Field.UNIT: (
        *_combined("primary|first|responding|assigned|", "unit", "id|number|call sign|"),
        *("call sign", "car", "car number", "units"),
    ),
    Field.OFFICER_BADGE: (
        *_combined("primary|responding|reporting|", "officer|deputy|", "badge", "number|id|"),
        *_combined("primary|responding|reporting|", "officer|deputy", "id|number|"),
        *("shield", "star", "star number", "employee id", "employee number", "personnel id"),
    ),
    Field.DISPATCHER: (
        *_combined("dispatcher|call taker|calltaker|telecommunicator|operator", "id|number|initials|"),
    ),
    Field.SELF_INITIATED: (
        *_combined("self|officer|field|unit|deputy", "initiated", "flag|ind|call|"),
        *("is self initiated", "on view", "onview", "proactive", "initiated by", "call source"),
        *("source", "incident source", "event source", "how received", "method received", "origin"),
        *("received by", "call received by", "call origin", "source of call", "report method"),
    ),
    Field.ARREST: (*_combined("", "arrest|arrested|arrest made", "flag|ind|made|"),),
    Field.CALLER_PHONE: (
        *_combined("caller|rp|reporting party|complainant|callers|contact", "phone|mobile|cell", "number|"),
        *_combined("callback|call back|ani|phone|telephone|mobile|cell|cell phone", "phone|", "number|"),
        *_combined("caller|rp|reporting party|complainant", "callback|telephone|number", "number|"),
        *("contact number",),
    ),
    Field.CALLER_ROLE: (
        *_combined("caller|person|party|contact|", "role|involvement"),
        *("person type", "party type", "caller type", "name type"),
    ),
    Field.CALLER_LANGUAGE: (*_combined("caller|preferred|spoken|rp|", "language"), "caller lang"),
    Field.LINKED: (
        *_combined("linked|related|associated|linked to|parent|master", "incident|call|event|case|", "number|id|"),
    ),
}  # fmt: skip

# A heading that says whose number it is, for a file without a column of roles.
ROLE_IN_HEADING: Mapping[str, str] = {
    "caller": "Caller",
    "callers": "Caller",
    "rp": "ReportingParty",
    "reporting": "ReportingParty",
    "complainant": "ReportingParty",
}

# How long a value may be, in characters, as the incident's columns take it.
LONGEST: Mapping[Field, int] = {
    Field.REFERENCE: 64,
    Field.CALL_TYPE: 60,
    Field.FIRST_CALL_TYPE: 60,
    Field.DISPOSITION: 60,
    Field.PRIORITY: 20,
    Field.DISTRICT: 60,
    Field.BEAT: 60,
    Field.UNIT: 60,
    Field.OFFICER_BADGE: 20,
    Field.DISPATCHER: 60,
}
