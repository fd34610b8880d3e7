"""The phone page: text like a citizen."""

import random
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from sandbox.loopback import loopback_only
from sandbox.reporting import report_incident
from sandbox.residents import YOUR_NUMBERS
from sandbox.roster import CALL_TYPES, DISPOSITIONS, OFFICERS
from sandbox.scenes import incident_report
from sandbox.town import town
from sandbox.twilio.messages import Direction, Line, Message
from sandbox.twilio.webhooks import SUCCESS

_ARRIVED = frozenset({"delivered", "received"})
_NOTHING_NEW = 204
_PICKED = ("call_type", "officer", "disposition")
_RECENT = 12
_LONGEST_TEXT = 1600


@dataclass(frozen=True, slots=True)
class Number:
    """A phone number and how a person reads it."""

    e164: str

    def __str__(self) -> str:
        digits = self.e164.removeprefix("+1")
        is_american = digits.isdecimal() and len(digits) == len("3195550100")
        return f"({digits[:3]}) {digits[3:6]}-{digits[6:]}" if is_american else self.e164

    @property
    def last(self) -> str:
        """The last four digits."""
        return self.e164[-4:]


@dataclass(frozen=True, slots=True)
class Bubble:
    """One text on the phone; `problem` says why the agency does not have it."""

    body: str
    is_yours: bool
    at: datetime
    problem: str

    @property
    def pieces(self) -> list[str]:
        """The text in pieces, of which an incident's number ("#26-018113") is one and never breaks."""
        return re.split(r"(#[\w-]*\d)", self.body)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The last text of one of the town's phones."""

    number: Number
    body: str
    wrote: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose phone is on screen and which agency it texts with; no line when none is registered."""

    number: str
    line: Line | None
    lines: list[Line] = field(default_factory=list)

    @classmethod
    def from_request(cls, request: HttpRequest) -> Self:
        """Read the choice from the address or the form; the first of each where there is none."""
        asked = request.POST if request.method == "POST" else request.GET
        number = asked.get("number", "")
        lines = town().books.lines()
        line = next((line for line in lines if line.number == asked.get("line")), None)
        return cls(
            number=number if number in YOUR_NUMBERS else YOUR_NUMBERS[0],
            line=line or next(iter(lines), None),
            lines=lines,
        )

    def address(self, **more: str) -> str:
        """The page's address with this choice."""
        line = {"line": self.line.number} if self.line else {}
        return f"{reverse('phone')}?{urlencode({'number': self.number, **line, **more})}"


@loopback_only("GET")
def page(request: HttpRequest) -> HttpResponse:
    """The phone, the form that closes an incident, and the town's phones."""
    chosen = Chosen.from_request(request)
    closed = {"closed": request.GET.get("closed", "")}
    return _page(request, chosen, closed)


@loopback_only("GET")
def thread(request: HttpRequest) -> HttpResponse:
    """The texts on the phone, or 204 when they are what `seen` says is on screen already."""
    context = _thread(Chosen.from_request(request))
    return _unless_seen(request, context, "sandbox/_thread.html")


@loopback_only("GET")
def neighbours(request: HttpRequest) -> HttpResponse:
    """The town's phones, or 204 when nothing has changed."""
    return _unless_seen(request, _town(), "sandbox/_town.html")


@loopback_only("POST")
def send(request: HttpRequest) -> HttpResponse:
    """Write a text to the agency; htmx gets the new thread, a plain form goes back to the page."""
    chosen = Chosen.from_request(request)
    body = request.POST.get("body", "").strip()[:_LONGEST_TEXT]
    if chosen.line and body:
        now = timezone.now()
        town().carrier.receive(line=chosen.line, sender=chosen.number, body=body, now=now)
    if request.headers.get("HX-Request"):
        return render(request, "sandbox/_sent.html", _thread(chosen))
    return HttpResponseRedirect(chosen.address())


@loopback_only("POST")
def close_incident(request: HttpRequest) -> HttpResponse:
    """Report a closed incident with your number as the caller's, as the agency's CAD would."""
    chosen = Chosen.from_request(request)
    picked = {name: request.POST.get(name, "") for name in _PICKED}
    call_type = next((kind for kind in CALL_TYPES if kind.code == picked["call_type"]), None)
    officer = next((person for person in OFFICERS if person.badge == picked["officer"]), None)
    if not (chosen.line and call_type and officer and picked["disposition"] in DISPOSITIONS):
        return _page(request, chosen, picked | {"problem": "Choose one from each list."}, 422)
    now = timezone.now()
    reference = _reference(now)
    report = incident_report(
        call_type=call_type,
        disposition=picked["disposition"],
        officer=officer,
        caller={"phone": chosen.number, "role": "Caller", "language": "en"},
        closed_at=now,
        dice=random.Random(reference),
    )
    reported = report_incident(
        api_url=chosen.line.api_url,
        api_key=chosen.line.api_key,
        reference=reference,
        report=report,
    )
    if not reported.is_taken:
        return _page(request, chosen, picked | {"problem": reported.problem}, 422)
    return HttpResponseRedirect(chosen.address(closed=reference))


def _page(
    request: HttpRequest, chosen: Chosen, said: dict[str, str], status: int = 200
) -> HttpResponse:
    context: dict[str, object] = {
        "numbers": [(Number(number), _elsewhere(chosen, number)) for number in YOUR_NUMBERS],
        "lines": [(line, _elsewhere(chosen, line=line)) for line in chosen.lines],
        "here": chosen.address(),
        "call_types": CALL_TYPES,
        "officers": OFFICERS,
        "dispositions": DISPOSITIONS.items(),
        **{name: said.get(name, "") for name in (*_PICKED, "problem", "closed")},
    }
    return render(request, "sandbox/phone.html", context | _thread(chosen) | _town(), status=status)


def _elsewhere(chosen: Chosen, number: str = "", line: Line | None = None) -> str:
    return Chosen(number or chosen.number, line or chosen.line).address()


def _thread(chosen: Chosen) -> dict[str, object]:
    bubbles: list[Bubble] = []
    if chosen.line:
        texts = town().books.thread(line=chosen.line.number, citizen=chosen.number)
        bubbles = [_bubble(message) for message in texts if message.status in _ARRIVED]
    seen = f"{len(bubbles)}-{sum(bool(bubble.problem) for bubble in bubbles)}"
    return {
        "line": chosen.line,
        "line_number": Number(chosen.line.number) if chosen.line else "",
        "number": Number(chosen.number),
        "bubbles": bubbles,
        "thread_seen": seen,
        "seen": seen,
    }


def _bubble(message: Message) -> Bubble:
    is_yours = message.direction is Direction.INBOUND
    problem = ""
    if is_yours and message.webhooks and message.webhooks[-1][1] not in SUCCESS:
        answered = message.webhooks[-1][1]
        said = f"it answered {answered}" if answered else "it did not answer"
        problem = f"The agency's server did not take this text: {said}."
    return Bubble(body=message.body, is_yours=is_yours, at=message.created, problem=problem)


def _town() -> dict[str, object]:
    books = town().books
    latest: dict[str, Neighbour] = {}
    seen = str(books.version)
    for message in reversed(books.texts_of(None)):
        wrote = message.direction is Direction.INBOUND
        if message.citizen not in latest and message.status in _ARRIVED:
            latest[message.citizen] = Neighbour(
                number=Number(message.citizen), body=message.body, wrote=wrote, at=message.created
            )
        if len(latest) == _RECENT:
            break
    return {"neighbours": list(latest.values()), "town_seen": seen, "seen": seen}


def _unless_seen(request: HttpRequest, context: dict[str, object], template: str) -> HttpResponse:
    if request.GET.get("seen") == context["seen"]:
        return HttpResponse(status=_NOTHING_NEW)
    return render(request, template, context)


def _reference(now: datetime) -> str:
    """A number that the feed does not give out: 9 and the second of the day."""
    return f"{now:%y}-{900_000 + now.hour * 3600 + now.minute * 60 + now.second}"
