"""The addresses of incidents."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import SuspiciousOperation
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import APIException, NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api.acting import AgencyView
from api.fields import Text
from api.incidents import description, outgoing
from api.incidents.incoming import IncomingIncidents
from api.incidents.listing import Filters, page
from api.incidents.results import address_of, result, several
from api.incidents.taking import Taken, hold_unread, take_in
from api.parsing import json_of
from api.problems import Invalid, InvalidParameters, errors_of, refusal
from incidents.recording import Outcome
from messaging.addresses import public

NO_SUCH_INCIDENT = "Your agency has no incident of this reference."


class Incidents(AgencyView):
    """All incidents of the agency."""

    @extend_schema(**description.LISTING)
    def get(self, request: Request) -> Response:
        filters = Filters(data=request.query_params.dict(), context={"now": timezone.now()})
        try:
            filters.is_valid(raise_exception=True)
        except ValidationError as error:
            raise InvalidParameters(error.detail) from error
        incidents = self.agency.incidents.defer("caller_phone")
        shown, cursor = page(incidents=incidents, filters=filters.validated_data)
        following = {**request.query_params.dict(), "cursor": str(cursor)}
        address = public(f"{reverse('api-incidents')}?{urlencode(following)}")
        return Response(
            {
                "results": outgoing.Summary(shown, many=True).data,
                "next": address if cursor else None,
            }
        )


class OneIncident(AgencyView):
    """One incident of the agency, by its number in CAD or RMS."""

    @extend_schema(**description.SHOWING)
    def get(self, request: Request, reference: str) -> Response:
        if not reference.isprintable():
            raise NotFound(NO_SUCH_INCIDENT)
        found = self.agency.incidents.defer("caller_phone").filter(reference=reference)
        incident = found.select_related("decision__policy_version", "conversation").first()
        if incident is None:
            raise NotFound(NO_SUCH_INCIDENT)
        return Response(outgoing.Detail(incident).data)

    @extend_schema(**description.SENDING)
    def put(self, request: Request, reference: str) -> Response:
        # What can't be read is answered, not raised: that its incident is held stays stored.
        try:
            body = _incident(request)
        except (APIException, SuspiciousOperation) as error:
            hold_unread(key=self.key, reference=reference, now=timezone.now())
            return refusal(error, request)
        try:
            own = Text(max_length=64).run_validation(reference)
        except ValidationError as error:
            raise InvalidParameters({"reference": error.detail}) from error
        [taken] = take_in(key=self.key, sent=[body | {"reference": own}], now=timezone.now())
        if taken.error:
            return refusal(Invalid(taken.error.detail), request)
        created = taken.outcome is Outcome.CREATED
        return Response(
            _result(taken),
            status=HTTPStatus.CREATED if created else HTTPStatus.OK,
            headers={"Location": address_of(taken.reference or own)} if created else {},
        )


class ManyIncidents(AgencyView):
    """Up to 1,000 incidents in one request."""

    @extend_schema(**description.SENDING_MANY)
    def post(self, request: Request) -> Response:
        incoming = IncomingIncidents(data=_object(request))
        if not incoming.is_valid():
            raise Invalid(incoming.errors)
        sent = incoming.validated_data["incidents"]
        taken = take_in(key=self.key, sent=sent, now=timezone.now())
        results = [_result(each, place) for place, each in enumerate(taken)]
        return several(results, instance=request.path)


def _object(request: Request) -> dict[str, Any]:
    body = json_of(request)
    if not isinstance(body, dict):
        raise Invalid(["Send one JSON object: {…}."])
    return body


def _incident(request: Request) -> dict[str, Any]:
    body = _object(request)
    if "reference" in body:
        raise Invalid({"reference": ["Leave this out: the address says it."]})
    return body


def _result(taken: Taken, place: int = 0) -> dict[str, Any]:
    errors = errors_of(taken.error, within=f"/incidents/{place}") if taken.error else []
    return result(taken, errors=errors)
