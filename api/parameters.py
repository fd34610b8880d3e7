"""The parameters of an address, read as strictly as a body."""

from typing import Any

from django.utils import timezone
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from api.fields import Strict
from api.problems import InvalidParameters


def read(kind: type[Strict], request: Request) -> dict[str, Any]:
    """What the address says. Raises InvalidParameters, which names each that is wrong."""
    parameters = kind(data=request.query_params.dict(), context={"now": timezone.now()})
    try:
        parameters.is_valid(raise_exception=True)
    except ValidationError as error:
        raise InvalidParameters(error.detail) from error
    return dict(parameters.validated_data)
