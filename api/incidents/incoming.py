"""What a machine may say of an incident, and how it becomes a Report."""

from typing import Any

from django.db.models import CharField
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.fields import Language, Moment, OneOf, Phone, Strict, Text, TrueOrFalse
from incidents.chronology import misplaced
from incidents.models import Code, Incident
from incidents.recording import Report
from incidents.roles import ROLES

MOST_AT_ONCE = 1_000
MOST_LINKED = 50


def _text(column: str, says: str, *, of: type[Incident | Code] = Incident) -> Text:
    """Text as long as its column takes; null says nothing, an empty text says that there is none."""
    field = of._meta.get_field(column)
    length = field.max_length if isinstance(field, CharField) else None
    return Text(
        max_length=length, required=False, allow_null=True, allow_blank=True, help_text=says
    )


def _moment(says: str) -> Moment:
    return Moment(required=False, allow_null=True, help_text=says)


def _flag(says: str) -> TrueOrFalse:
    return TrueOrFalse(required=False, allow_null=True, help_text=says)


class IncomingCaller(Strict):
    """Who called. The number is stored encrypted and never shown by this API."""

    phone = Phone(
        required=False,
        allow_null=True,
        allow_blank=True,
        help_text="As people write it; without a calling code it is taken for a US number.",
    )
    role = OneOf(
        ROLES,
        required=False,
        allow_null=True,
        help_text="The person's role as in EIDO. Only callers are asked how it went.",
    )
    language = Language(
        required=False, allow_null=True, help_text="en or es; a region such as es-MX is dropped."
    )


class References(serializers.ListField):
    """References of incidents."""

    default_error_messages = {
        "not_a_list": 'Send a list of references here: ["26-018114"].',
        "max_length": "Name at most {max_length} incidents.",
    }


class IncomingIncident(Strict):
    """An incident as CAD or RMS knows it now. What is null or left out says nothing: what was known stands."""

    call_type = _text("call_type", "The code of the call type, as in your CAD.")
    call_type_description = _text("description", "What the code means.", of=Code)
    disposition = _text("disposition", "The code of the disposition, as in your CAD.")
    disposition_description = _text("description", "What the code means.", of=Code)
    status = OneOf(
        Incident.Status.choices,
        required=False,
        allow_null=True,
        help_text="Left out, an incident with closed_at is closed. open takes closed_at away.",
    )
    priority = _text("priority", "As in your CAD.")
    district = _text("district", "Where answers are compared: district, precinct or zone.")
    beat = _text("beat", "The smaller area within the district.")
    unit = _text("unit", "The primary unit.")
    officer_badge = _text("officer_badge", "The badge of the primary officer, as in the roster.")
    dispatcher = _text("dispatcher", "Who dispatched, in letters or digits of your own.")
    self_initiated = _flag("Whether an officer started it, so that nobody called.")
    arrest = _flag("Whether there was an arrest.")
    caller = IncomingCaller(required=False, allow_null=True)
    opened_at = _moment("When the call came in. Needed when the incident is new.")
    dispatched_at = _moment("When the first unit was sent.")
    arrived_at = _moment("When the first unit arrived.")
    closed_at = _moment("When it was closed.")
    updated_at = _moment(
        "When your system last changed the incident. A report with an older time than one that "
        "was taken changes nothing but the history: reports may come in any order."
    )

    linked = References(
        child=Text(max_length=64),
        max_length=MOST_LINKED,
        required=False,
        allow_null=True,
        help_text=(
            "References of incidents that belong with this one. They may come later. What is sensitive about one "
            "forbids asking about all. A link once said stays."
        ),
    )
    merged_into = Text(
        max_length=64,
        required=False,
        allow_null=True,
        help_text="The reference of the incident that this one became part of: its caller is not asked twice.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse an incident that ends before it begins."""
        if errors := misplaced(said=attrs):
            raise serializers.ValidationError(errors)
        return attrs


class ReferredIncident(IncomingIncident):
    """An incident with its reference, as in a list of incidents."""

    reference = Text(max_length=64, help_text="The incident's number in your CAD or RMS.")


@extend_schema_field(ReferredIncident(many=True))
class IncidentList(serializers.ListField):
    """Any values: each is judged on its own, so that the good ones are taken."""

    default_error_messages = {
        "not_a_list": "Send a list of incidents here: [{{…}}, {{…}}].",
        "min_length": "Send at least one incident.",
        "max_length": "Send at most {max_length} incidents in one request.",
    }


class IncomingIncidents(Strict):
    """Up to 1,000 incidents."""

    incidents = IncidentList(min_length=1, max_length=MOST_AT_ONCE)


def report_of(valid: dict[str, Any]) -> Report:
    """The report that a validated ReferredIncident makes."""
    facts = {name: value for name, value in valid.items() if name not in {"caller", "linked"}}
    caller = valid.get("caller") or {}
    linked = tuple(valid.get("linked") or ())
    return Report(
        **facts, linked=linked, **{f"caller_{name}": value for name, value in caller.items()}
    )
