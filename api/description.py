"""The API described for machines (OpenAPI) and for people (a page made from it). Both are public."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.renderers import OpenApiJsonRenderer2, OpenApiYamlRenderer
from drf_spectacular.utils import Direction, OpenApiResponse, inline_serializer
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework import serializers

from api.problems import MEDIA_TYPE


class Schema(SpectacularAPIView):
    """The OpenAPI document: JSON, or YAML with ?format=openapi."""

    authentication_classes = ()
    permission_classes = ()
    renderer_classes = [
        OpenApiJsonRenderer2,
        OpenApiYamlRenderer,
    ]


class Docs(SpectacularSwaggerSplitView):
    """The description to read and to try, in Swagger UI from this server.

    Its script and its page are apart, and our template has no style of its own in it, so that the content security
    policy of every other page holds here as well.
    """

    authentication_classes = ()
    permission_classes = ()
    url_name = "api-schema"
    template_name = "api/docs.html"


class StrictObjects(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]  # untyped over there
    """That unknown fields are refused, in the words of OpenAPI."""

    target_class = "api.fields.Strict"
    match_subclasses = True

    def map_serializer(self, auto_schema: Any, direction: Direction) -> dict[str, Any]:
        described = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)
        return {**described, "additionalProperties": False}


class KeyScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # untyped over there
    """How a key is sent, in the words of OpenAPI."""

    target_class = "api.keys.ApiKeyAuthentication"
    name = "apiKey"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A key of the agency, made in Settings, API keys: engage_…",
        }


# One thing that is wrong: a pointer into the body, or a parameter of the address.
ERRORS = inline_serializer(
    name="ProblemError",
    fields={
        "pointer": serializers.CharField(required=False, help_text="A JSON pointer (RFC 6901)."),
        "parameter": serializers.CharField(required=False, help_text="A parameter's name."),
        "detail": serializers.CharField(help_text="What is wrong and what to write instead."),
    },
    many=True,
    required=False,
)
# What every error looks like (RFC 9457).
PROBLEM: dict[str, serializers.Field[Any, Any, Any, Any]] = {
    "type": serializers.CharField(help_text="about:blank: the status says what it is about."),
    "title": serializers.CharField(help_text="The status in words."),
    "status": serializers.IntegerField(help_text="The status."),
    "detail": serializers.CharField(help_text="What went wrong and what to do, in a sentence."),
    "instance": serializers.CharField(help_text="The path of the request."),
    "errors": ERRORS,
}
Problem = inline_serializer(name="Problem", fields=dict(PROBLEM))


SAYS = {
    400: "The body can't be read as JSON: the detail says where it goes wrong.",
    401: "There is no key, or it opens nothing.",
    403: "The key lacks the scope that is needed.",
    404: "The agency has no such incident.",
    406: "Something other than JSON was asked for.",
    409: "Another request changed the same incidents at the same moment: send it again.",
    413: "The body is larger than 8 MB.",
    415: "The body is not sent as application/json.",
    422: "Something in the request can't be right: errors names each field.",
}


def problems(*statuses: int) -> dict[tuple[int, str], OpenApiResponse]:
    """The problem documents with which an address may answer; without a key each of them answers 401."""
    return {
        (status, MEDIA_TYPE): OpenApiResponse(Problem, description=SAYS[status])
        for status in (401, 403, *statuses)
    }
