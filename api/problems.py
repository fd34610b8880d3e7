"""Every error of the API as one kind of document: application/problem+json (RFC 9457)."""

import logging
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.core.signals import got_request_exception
from django.db import IntegrityError, OperationalError
from django.http import Http404
from psycopg2.errors import UniqueViolation
from psycopg2.extensions import TransactionRollbackError
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.views import set_rollback

MEDIA_TYPE = "application/problem+json"
AT_ONCE = "Another request changed the same incidents at the same moment. Nothing was stored: send it again."
TOO_LARGE = "The body is larger than {megabytes} MB. Send fewer incidents in one request."
UNREAL = "Something in the body can't be right, so nothing was stored: see errors."
UNEXPECTED = "Something went wrong on our side, and nothing was stored. Send it again in a minute."

logger = logging.getLogger(__name__)


class Invalid(exceptions.ValidationError):
    """422: the body can be read, but something in it can't be right. Each error points into the body."""

    status_code = HTTPStatus.UNPROCESSABLE_ENTITY


class InvalidParameters(Invalid):
    """422: something in the address can't be right. Each error names the parameter."""


class TooLarge(exceptions.APIException):
    """413: more was sent than is read."""

    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class TryAgain(exceptions.APIException):
    """409: the same request will do, a moment later."""

    status_code = HTTPStatus.CONFLICT
    default_detail = AT_ONCE


def problem_response(exc: Exception, context: Mapping[str, Any]) -> Response:
    """Answer an exception of a view; what the request did in the database is undone.

    Named in settings as REST framework's exception handler.
    """
    set_rollback()
    return refusal(exc, context["request"])


def refusal(exc: Exception, request: Request) -> Response:
    """The problem document that says what is wrong; what the request did in the database stays."""
    error = _understood(exc)
    if error is None:
        logger.error("%s %s failed", request.method, request.path, exc_info=exc)
        got_request_exception.send(sender=None, request=request)
        error = exceptions.APIException(UNEXPECTED)
    more = {"errors": errors_of(error)} if isinstance(error, exceptions.ValidationError) else {}
    answer = problem(
        status=HTTPStatus(error.status_code), detail=_detail(error), instance=request.path, **more
    )
    for name, value in _headers(error).items():
        answer[name] = value
    return answer


def problem(*, status: HTTPStatus, detail: str, instance: str, **more: object) -> Response:
    """A problem document. `detail` is a sentence, `instance` the path of the request."""
    document = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "instance": instance,
        **more,
    }
    return Response(document, status=status, content_type=MEDIA_TYPE)


def errors_of(error: exceptions.ValidationError, *, within: str = "") -> list[dict[str, str]]:
    """Each sentence with the place that it speaks of: a JSON pointer that starts with `within`, or a parameter."""
    found = _sentences(error.detail, within)
    if isinstance(error, InvalidParameters):
        return [{"parameter": place.lstrip("/"), "detail": said} for place, said in found]
    return [{"pointer": place, "detail": said} for place, said in found]


def _understood(exc: Exception) -> exceptions.APIException | None:
    """The exception as an answer; None where it is a mistake of ours."""
    match exc:
        case exceptions.APIException():
            return exc
        case Http404():
            return exceptions.NotFound()
        case PermissionDenied():
            return exceptions.PermissionDenied()
        case RequestDataTooBig():
            return TooLarge(
                TOO_LARGE.format(megabytes=settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024**2)
            )
        case SuspiciousOperation():
            return exceptions.ParseError("The request can't be read.")
        case IntegrityError(__cause__=UniqueViolation()):
            return TryAgain()
        case OperationalError(__cause__=TransactionRollbackError()):
            return TryAgain()
    return None


def _detail(error: exceptions.APIException) -> str:
    match error:
        case InvalidParameters():
            return "Something in the address can't be right: see errors."
        case exceptions.ValidationError():
            return UNREAL
        case exceptions.MethodNotAllowed():
            return f"{error.detail} The header Allow says what this address takes."
        case exceptions.UnsupportedMediaType():
            return (
                "Send JSON, with the header Content-Type: application/json and no Content-Encoding:"
                " bodies are not compressed."
            )
        case exceptions.NotAcceptable():
            return "This address answers with JSON: send the header Accept: application/json."
    return str(error.detail)


def _headers(error: exceptions.APIException) -> dict[str, str]:
    """What REST framework's own handler sets: how to sign in, when to come back."""
    headers = {}
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(int(wait))
    return headers


def _sentences(detail: object, place: str) -> Iterator[tuple[str, str]]:
    """Walk the nest of dicts and lists in which REST framework collects errors."""
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            whole = name == api_settings.NON_FIELD_ERRORS_KEY
            yield from _sentences(inner, place if whole else f"{place}/{_escaped(str(name))}")
    elif isinstance(detail, list):
        for inner in detail:
            yield from _sentences(inner, place)
    else:
        yield place, str(detail)


def _escaped(name: str) -> str:
    """A name as a part of a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")
