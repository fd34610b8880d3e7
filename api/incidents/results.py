"""How it is answered what became of incidents that were sent: one, or several."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from rest_framework.response import Response

from api.incidents.outgoing import INVALID
from api.incidents.taking import Taken
from api.problems import problem
from messaging.addresses import public

ALL_BAD = "None of the incidents can be right, so nothing was stored: see results."


def result(taken: Taken, *, errors: Sequence[object] = ()) -> dict[str, Any]:
    """What became of one incident, with what was kept out of it or the errors for which it was not taken."""
    more: dict[str, Any] = {}
    if errors:
        more["errors"] = list(errors)
    if taken.dropped:
        more["dropped"] = [{"field": each.field, "kind": each.kind} for each in taken.dropped]
    return {"reference": taken.reference, "result": taken.outcome or INVALID, **more}


def several(results: list[dict[str, Any]], *, instance: str) -> Response:
    """200 where all were good, 207 where some were; where none was, a problem that tells why of each."""
    bad = sum(each["result"] == INVALID for each in results)
    if bad == len(results):
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return problem(status=status, detail=ALL_BAD, instance=instance, results=results)
    return Response({"results": results}, status=HTTPStatus.MULTI_STATUS if bad else HTTPStatus.OK)


def address_of(reference: str) -> str:
    """Where the incident is shown."""
    return public(f"{reverse('api-incidents')}/{quote(reference, safe='')}")
