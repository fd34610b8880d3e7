"""Control for demo, tests and benchmarks: lines, faults, texts from phones, and the books."""

import json
from dataclasses import fields

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from sandbox.loopback import loopback_only
from sandbox.town import town
from sandbox.twilio.carrier import e164
from sandbox.twilio.messages import Line

_LINE_FIELDS = {field.name for field in fields(Line)}
_LINE_NEEDS = ("account_sid", "auth_token", "number", "inbound_url", "agency")


class _Unreadable(ValueError):
    """The body is not what the address wants; the message says what is."""


@loopback_only("POST")
def lines(request: HttpRequest) -> HttpResponse:
    """Register a line. The same number again changes it."""
    try:
        line = _line(_json(request))
    except _Unreadable as error:
        return _refuse(error)
    town().books.add_line(line)
    return JsonResponse({"number": line.number})


@loopback_only("POST", "GET")
def faults(request: HttpRequest) -> HttpResponse:
    """POST replaces the plan of failures (see faults.py); an empty object ends them all."""
    here = town()
    if request.method == "POST":
        try:
            here.faults.plan(_json(request))
        except ValueError as error:
            return _refuse(error)
    return JsonResponse({"happened": dict(here.faults.happened)})


@loopback_only("POST")
def texts(request: HttpRequest) -> HttpResponse:
    """Write a text from any phone to a line: {"from", "to", "body"}; answers its sid."""
    here = town()
    try:
        wanted = _json(request)
        sender, to, body = (str(wanted[name]) for name in ("from", "to", "body"))
    except KeyError as missing:
        return _refuse(_Unreadable(f"A text needs {missing}."))
    except _Unreadable as error:
        return _refuse(error)
    line = here.books.line(e164(to))
    if line is None:
        return _refuse(_Unreadable(f"No line has the number {to}."))
    now = timezone.now()
    message = here.carrier.receive(line=line, sender=e164(sender), body=body, now=now)
    return JsonResponse({"sid": message.sid}, status=201)


@loopback_only("GET")
def books(request: HttpRequest) -> HttpResponse:
    """Counts of everything. `unfinished` 0 means that nothing more will happen by itself."""
    here = town()
    happened = {"faults": dict(here.faults.happened), "unfinished": here.timers.unfinished}
    return JsonResponse(here.books.counts() | happened)


@loopback_only("GET")
def messages(request: HttpRequest) -> HttpResponse:
    """Every text, oldest first, one JSON object a line, with the webhooks posted about it."""
    everything = (
        json.dumps(message.as_entry() | {"webhooks": message.webhooks}) + "\n"
        for message in town().books.texts_of(None)
    )
    return HttpResponse("".join(everything), content_type="application/x-ndjson")


@loopback_only("POST")
def reset(request: HttpRequest) -> HttpResponse:
    """Forget everything; with {"keep_lines": true} all but the lines."""
    here = town()
    keep_lines = bool(_json(request).get("keep_lines")) if request.body else False
    here.timers.forget_waiting()
    here.faults.plan({})
    here.books.reset(keep_lines=keep_lines)
    return JsonResponse({"lines": len(here.books.lines())})


def _line(wanted: dict[str, object]) -> Line:
    if missing := [name for name in _LINE_NEEDS if not wanted.get(name)]:
        raise _Unreadable(f"A line needs {', '.join(missing)}.")
    if unknown := sorted(wanted.keys() - _LINE_FIELDS):
        raise _Unreadable(f"A line has no {', '.join(unknown)}.")
    values = {name: str(value or "") for name, value in wanted.items()}
    return Line(**values | {"number": e164(values["number"])})


def _json(request: HttpRequest) -> dict[str, object]:
    try:
        wanted = json.loads(request.body)
    except ValueError as error:
        raise _Unreadable(f"The body is not JSON: {error}.") from error
    if not isinstance(wanted, dict):
        raise _Unreadable("The body is not a JSON object.")
    return wanted


def _refuse(problem: ValueError) -> HttpResponse:
    return JsonResponse({"problem": str(problem)}, status=400)
