"""The REST API's addresses."""

import base64
import binascii
import time
from collections.abc import Callable, Iterator
from functools import wraps
from secrets import compare_digest
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from sandbox.faults import Faults
from sandbox.town import Town, town
from sandbox.twilio.carrier import e164
from sandbox.twilio.listing import page_of_messages
from sandbox.twilio.messages import API, Line
from sandbox.twilio.refusals import (
    AUTHENTICATE,
    INTERNAL_ERROR,
    METHOD_NOT_ALLOWED,
    TOO_MANY_REQUESTS,
    Refusal,
    Refused,
    not_found,
)

P = ParamSpec("P")
Json = dict[str, object]
Resource = Callable[Concatenate[HttpRequest, Town, P], tuple[int, Json]]

_REFUSALS = {"429": TOO_MANY_REQUESTS, "500": INTERNAL_ERROR, "500_after": INTERNAL_ERROR}


class HungUp(Exception):
    """Raised while the answer is read: the web server then cuts the connection without one."""


class _Cut(Iterator[bytes]):
    """A body that breaks off before its first byte."""

    def __next__(self) -> bytes:
        raise HungUp


def endpoint(resource: Resource[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Make a resource an address: sign-in, refusals as JSON, and whatever is planned to go wrong."""

    @wraps(resource)
    def view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        here = town()
        fault = here.faults.for_request()
        time.sleep(here.faults.latency)
        if fault in ("429", "500"):
            return _refuse(_REFUSALS[fault])
        if fault in ("reset", "timeout_before"):
            return _no_answer(fault, here.faults)
        try:
            _sign_in(request, here)
            status, body = resource(request, here, *args, **kwargs)
        except Refused as refused:
            here.books.alert(str(refused.refusal.code))
            return _refuse(refused.refusal)
        if fault == "500_after":
            return _refuse(INTERNAL_ERROR)
        if fault in ("reset_after", "timeout_after"):
            return _no_answer(fault, here.faults)
        if fault == "slow":
            time.sleep(here.faults.slow_seconds)
        return JsonResponse(body, status=status)

    return view


@endpoint
def messages(request: HttpRequest, here: Town, account_sid: str) -> tuple[int, Json]:
    """POST creates a text; GET lists texts, newest first."""
    _check_method(request, "GET", "POST")
    if request.method == "POST":
        form = request.POST.dict()
        now = timezone.now()
        return 201, here.carrier.send(account_sid=account_sid, form=form, now=now).as_json()
    query = request.GET.dict()
    for side in ("To", "From"):
        if side in query:
            query[side] = e164(query[side])
    texts = here.books.texts_of(query.get("To") or query.get("From"))
    return 200, page_of_messages(texts, account_sid=account_sid, query=query, path=request.path)


@endpoint
def message(request: HttpRequest, here: Town, account_sid: str, sid: str) -> tuple[int, Json]:
    """GET shows one text."""
    _check_method(request, "GET")
    found = here.books.get(sid)
    if found is None or found.account_sid != account_sid:
        raise Refused(not_found(request.path))
    return 200, found.as_json()


@endpoint
def account(request: HttpRequest, here: Town, account_sid: str) -> tuple[int, Json]:
    """GET shows the account."""
    _check_method(request, "GET")
    lines = [line for line in here.books.lines() if line.account_sid == account_sid]
    address = f"{API}/Accounts/{account_sid}"
    return 200, {
        "auth_token": here.books.auth_token(account_sid),
        "date_created": None,
        "date_updated": None,
        "friendly_name": lines[0].agency,
        "owner_account_sid": account_sid,
        "sid": account_sid,
        "status": "active",
        "subresource_uris": {
            "incoming_phone_numbers": f"{address}/IncomingPhoneNumbers.json",
            "messages": f"{address}/Messages.json",
        },
        "type": "Full",
        "uri": f"{address}.json",
    }


@endpoint
def incoming_phone_numbers(request: HttpRequest, here: Town, account_sid: str) -> tuple[int, Json]:
    """GET lists the account's numbers; `PhoneNumber` keeps those that contain it."""
    _check_method(request, "GET")
    wanted = e164(request.GET.get("PhoneNumber", ""))
    numbers = [
        _number(line)
        for line in here.books.lines()
        if line.account_sid == account_sid and wanted in line.number
    ]
    return 200, {
        "incoming_phone_numbers": numbers,
        "page": 0,
        "page_size": 50,
        "start": 0,
        "end": max(len(numbers) - 1, 0),
        "uri": request.get_full_path(),
        "first_page_uri": request.get_full_path(),
        "next_page_uri": None,
        "previous_page_uri": None,
    }


def nowhere(request: HttpRequest) -> HttpResponseBase:
    """Answer for every address that this Twilio does not have."""
    return _refuse(not_found(request.path))


def _number(line: Line) -> Json:
    sid = "PN" + line.number.removeprefix("+").rjust(32, "0")
    return {
        "account_sid": line.account_sid,
        "address_requirements": "none",
        "api_version": API[1:],
        "beta": False,
        "capabilities": {"fax": False, "mms": True, "sms": True, "voice": True},
        "friendly_name": line.number,
        "origin": "twilio",
        "phone_number": line.number,
        "sid": sid,
        "sms_fallback_method": "POST",
        "sms_fallback_url": "",
        "sms_method": "POST",
        "sms_url": line.inbound_url,
        "status": "in-use",
        "status_callback": "",
        "status_callback_method": "POST",
        "uri": f"{API}/Accounts/{line.account_sid}/IncomingPhoneNumbers/{sid}.json",
    }


def _sign_in(request: HttpRequest, here: Town) -> None:
    """Ask for the account's sid and token by Basic authentication; the account is the address's."""
    scheme, _, credentials = request.headers.get("Authorization", "").partition(" ")
    try:
        user, _, password = base64.b64decode(credentials).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise Refused(AUTHENTICATE) from error
    account_sid = request.path.split("/")[3].removesuffix(".json")
    token = here.books.auth_token(account_sid)
    known = token is not None and compare_digest(token.encode(), password.encode())
    if scheme.lower() != "basic" or user != account_sid or not known:
        raise Refused(AUTHENTICATE)


def _check_method(request: HttpRequest, *allowed: str) -> None:
    if request.method not in allowed:
        raise Refused(METHOD_NOT_ALLOWED)


def _refuse(refusal: Refusal) -> HttpResponseBase:
    headers = {"WWW-Authenticate": 'Basic realm="Twilio API"'} if refusal is AUTHENTICATE else {}
    if refusal is TOO_MANY_REQUESTS:
        headers["Retry-After"] = "1"
    return JsonResponse(refusal.as_json(), status=refusal.status, headers=headers)


def _no_answer(fault: str, faults: Faults) -> HttpResponseBase:
    if fault.startswith("timeout"):
        time.sleep(faults.hold)
    # A promised length that does not come makes the web server cut the connection.
    return StreamingHttpResponse(_Cut(), headers={"Content-Length": "1"})
