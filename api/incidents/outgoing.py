"""How an incident is shown to a machine: everything but the caller's number."""

from typing import Any

from drf_spectacular.utils import extend_schema_field, inline_serializer
from rest_framework import serializers

from api.description import ERRORS, PROBLEM
from incidents.history import HistoryEntry, HistoryKind
from incidents.kept_out import Kind
from incidents.linking import links_of
from incidents.models import Incident, Link
from incidents.recording import Outcome
from surveys.eligibility import REASON_WORDS, Finding, GateVerdict
from surveys.models import Conversation, Decision

INVALID = "invalid"


class OutgoingCaller(serializers.Serializer[Incident]):
    """Who called, without the number."""

    role = serializers.CharField(source="caller_role")
    language = serializers.CharField(source="caller_language")
    number_given = serializers.SerializerMethodField()

    def get_number_given(self, incident: Incident) -> bool:
        return bool(incident.caller_hash)


class Summary(serializers.ModelSerializer[Incident]):
    """An incident in a list."""

    caller = OutgoingCaller(source="*", read_only=True)

    class Meta:
        model = Incident
        fields: tuple[str, ...] = (
            "reference",
            "number",
            "status",
            "call_type",
            "disposition",
            "priority",
            "district",
            "beat",
            "unit",
            "officer_badge",
            "dispatcher",
            "self_initiated",
            "arrest",
            "caller",
            "opened_at",
            "dispatched_at",
            "arrived_at",
            "closed_at",
            "received_at",
            "changed_at",
            "source",
        )
        read_only_fields = fields


class OutgoingHistoryEntry(serializers.Serializer[HistoryEntry]):
    """A code or status that was seen on the incident at any time."""

    kind = serializers.ChoiceField(choices=[(str(kind), kind.label) for kind in HistoryKind])
    code = serializers.CharField()
    seen_at = serializers.DateTimeField()


class OutgoingReason(serializers.Serializer[Any]):
    """A rule that forbade the text, by its name and in words."""

    rule = serializers.CharField()
    words = serializers.CharField()


class OutgoingFinding(serializers.Serializer[Any]):
    """What one rule saw."""

    rule = serializers.CharField()
    title = serializers.CharField()
    saw = serializers.CharField()
    allows = serializers.BooleanField()


class OutgoingDecision(serializers.ModelSerializer[Decision]):
    """Whether the caller was asked how it went, and why or why not. Written once, never changed."""

    sentence = serializers.SerializerMethodField()
    reasons = serializers.SerializerMethodField()
    findings = OutgoingFinding(many=True)
    policy_version = serializers.IntegerField(
        source="policy_version.number",
        default=None,
        allow_null=True,
        help_text="The number of the version of your policy; null where no code had been decided yet.",
    )

    class Meta:
        model = Decision
        fields = ("ask", "sentence", "reasons", "findings", "policy_version", "decided_at")
        read_only_fields = fields

    def get_sentence(self, decision: Decision) -> str:
        findings = tuple(Finding(**finding) for finding in decision.findings)
        return GateVerdict(findings=findings).sentence

    @extend_schema_field(OutgoingReason(many=True))
    def get_reasons(self, decision: Decision) -> list[dict[str, str]]:
        return [{"rule": rule, "words": REASON_WORDS.get(rule, rule)} for rule in decision.reasons]


class OutgoingConversation(serializers.ModelSerializer[Conversation]):
    """How far the survey about the incident has come."""

    class Meta:
        model = Conversation
        fields = ("state", "opened_at", "closed_at")
        read_only_fields = fields


class OutgoingLink(serializers.ModelSerializer[Link]):
    """That the report of one incident (`reference`) named another."""

    class Meta:
        model = Link
        fields = ("kind", "reference", "other", "said_at")
        read_only_fields = fields


class Detail(Summary):
    """An incident with everything that was seen on it and what was decided about it."""

    links = serializers.SerializerMethodField()
    history = OutgoingHistoryEntry(many=True, read_only=True)
    decision = serializers.SerializerMethodField()
    conversation = serializers.SerializerMethodField()

    class Meta(Summary.Meta):
        fields = (*Summary.Meta.fields, "links", "history", "decision", "conversation")
        read_only_fields = fields

    @extend_schema_field(OutgoingLink(many=True))
    def get_links(self, incident: Incident) -> list[dict[str, Any]]:
        return list(OutgoingLink(links_of(incident), many=True).data)

    @extend_schema_field(OutgoingDecision(allow_null=True))
    def get_decision(self, incident: Incident) -> dict[str, Any] | None:
        decision = getattr(incident, "decision", None)
        return OutgoingDecision(decision).data if decision else None

    @extend_schema_field(OutgoingConversation(allow_null=True))
    def get_conversation(self, incident: Incident) -> dict[str, Any] | None:
        conversation = getattr(incident, "conversation", None)
        return OutgoingConversation(conversation).data if conversation else None


class Page(serializers.Serializer[Any]):
    """A page of incidents, newest first."""

    results = Summary(many=True)
    next = serializers.URLField(
        allow_null=True, help_text="The address of the next page; null on the last one."
    )


# Which facts about persons were not stored: the field and the kind, never the fact.
DROPPED = inline_serializer(
    name="Dropped",
    fields={
        "field": serializers.CharField(help_text="The field in which it stood."),
        "kind": serializers.ChoiceField(choices=[*Kind], help_text="What kind of fact it was."),
    },
    many=True,
    required=False,
)


class Result(serializers.Serializer[Any]):
    """What became of an incident that was sent."""

    reference = serializers.CharField(allow_null=True)
    result = serializers.ChoiceField(choices=[*Outcome])
    dropped = DROPPED


BulkResult = type(
    inline_serializer(
        name="BulkResult",
        fields={
            "reference": serializers.CharField(allow_null=True),
            "result": serializers.ChoiceField(choices=[*Outcome, INVALID]),
            "errors": ERRORS,
            "dropped": DROPPED,
        },
    )
)
# What became of each incident, in the order in which they were sent.
BulkResults = inline_serializer(name="BulkResults", fields={"results": BulkResult(many=True)})
# Why nothing of a list was stored: either the list is wrong, or each of its incidents.
BulkProblem = inline_serializer(
    name="BulkProblem", fields={**PROBLEM, "results": BulkResult(many=True, required=False)}
)
