"""What is answered to EIDOs."""

from drf_spectacular.utils import PolymorphicProxySerializer, inline_serializer
from rest_framework import serializers

from api.description import ERRORS
from api.incidents.outgoing import DROPPED, INVALID
from incidents.recording import Outcome

NOTICES = inline_serializer(
    name="Notice",
    fields={
        "pointer": serializers.CharField(help_text="A JSON pointer (RFC 6901)."),
        "detail": serializers.CharField(help_text="What was left out and what to send instead."),
    },
    many=True,
    required=False,
)
EidoResult = type(
    inline_serializer(
        name="EidoResult",
        fields={
            "reference": serializers.CharField(allow_null=True),
            "result": serializers.ChoiceField(choices=[*Outcome, INVALID]),
            "errors": ERRORS,
            "dropped": DROPPED,
            "notices": NOTICES,
        },
    )
)
EidoResults = inline_serializer(name="EidoResults", fields={"results": EidoResult(many=True)})
# What became of one EIDO, or of each EIDO of a list.
EidoAnswer = PolymorphicProxySerializer(
    component_name="EidoAnswer",
    serializers=[EidoResult, type(EidoResults)],
    resource_type_field_name=None,
)
