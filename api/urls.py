"""The addresses of the API. Each works with a slash at its end and without."""

from typing import Any

from django.urls import path, re_path, register_converter
from django.urls.converters import StringConverter
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.views import APIView

from api.description import Docs, Schema
from api.eido.views import Eidos
from api.incidents.views import Incidents, ManyIncidents, OneIncident
from api.measures import Measures
from api.responses import Responses

NOTHING_HERE = "There is nothing at this address. The API is described at /api/v1/docs."


class Nothing(APIView):
    """Every other address: a problem document, not a page."""

    authentication_classes = ()
    permission_classes = ()
    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise NotFound(NOTHING_HERE)


class ReferenceConverter(StringConverter):
    """Whatever is written where a reference belongs: the view judges it."""

    regex = r"(?s:.+)"


register_converter(ReferenceConverter, "reference")

# A reference may have slashes in it, so the address with the slash at its end comes first.
urlpatterns = [
    path("v1/incidents", Incidents.as_view(), name="api-incidents"),
    path("v1/incidents/", Incidents.as_view(schema=None)),
    path("v1/incidents/bulk", ManyIncidents.as_view(), name="api-incidents-bulk"),
    path("v1/incidents/bulk/", ManyIncidents.as_view(schema=None)),
    path("v1/incidents/<reference:reference>/", OneIncident.as_view(schema=None)),
    path("v1/incidents/<reference:reference>", OneIncident.as_view(), name="api-incident"),
    path("v1/eido", Eidos.as_view(), name="api-eido"),
    path("v1/eido/", Eidos.as_view(schema=None)),
    path("v1/measures", Measures.as_view(), name="api-measures"),
    path("v1/measures/", Measures.as_view(schema=None)),
    path("v1/responses", Responses.as_view(), name="api-responses"),
    path("v1/responses/", Responses.as_view(schema=None)),
    path("v1/schema", Schema.as_view(), name="api-schema"),
    path("v1/docs", Docs.as_view(), name="api-docs"),
    re_path("", Nothing.as_view()),
]
