"""The address of EIDOs: NENA's JSON objects of emergency incidents."""

from http import HTTPStatus
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from api.acting import AgencyView
from api.eido import description
from api.eido.taking import TakenEido, take_in_eidos
from api.incidents.incoming import MOST_AT_ONCE
from api.incidents.results import address_of, result, several
from api.parsing import json_of
from api.problems import UNREAL, Invalid, problem
from incidents.eido.document import Remark
from incidents.recording import Outcome


class Eidos(AgencyView):
    """One EIDO, or a list of them."""

    @extend_schema(**description.SENDING)
    def post(self, request: Request) -> Response:
        sent = json_of(request)
        if isinstance(sent, list):
            return self._several(sent, request.path)
        [one] = take_in_eidos(key=self.key, sent=[sent], now=timezone.now(), alone=True)
        if one.problems:
            status, errors = HTTPStatus.UNPROCESSABLE_ENTITY, _written(one.problems)
            return problem(status=status, detail=UNREAL, instance=request.path, errors=errors)
        created = one.taken.outcome is Outcome.CREATED
        return Response(
            _result(one),
            status=HTTPStatus.CREATED if created else HTTPStatus.OK,
            headers={"Location": address_of(one.taken.reference or "")} if created else {},
        )

    def _several(self, sent: list[Any], path: str) -> Response:
        if not 1 <= len(sent) <= MOST_AT_ONCE:
            raise Invalid([f"Send 1 to {MOST_AT_ONCE:,} EIDOs in a list."])
        taken = take_in_eidos(key=self.key, sent=sent, now=timezone.now(), alone=False)
        return several([_result(each) for each in taken], instance=path)


def _result(one: TakenEido) -> dict[str, Any]:
    answer = result(one.taken, errors=_written(one.problems))
    return answer | {"notices": _written(one.notices)} if one.notices else answer


def _written(remarks: tuple[Remark, ...]) -> list[dict[str, str]]:
    return [{"pointer": each.pointer, "detail": each.detail} for each in remarks]
