"""A citizen's browser on a survey of `agency`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client

from agencies.models import Agency, Officer
from agencies.tenancy import acting_for
from surveys import doors
from surveys.models import Door, Survey

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
ACTION = re.compile(r'<form class="qs all" method="post" action="([^"]+)"')
GO_ON = re.compile(r'<a class="btn btn-primary" href="(/s/\w+/\?lang=\w+)"')
HEADING = re.compile(r"<h1.*?>(.*?)</h1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


@dataclass
class Visitor:
    """Somebody with a browser, who takes a few seconds for each page."""

    clock: time_machine.Traveller
    client: Client = field(default_factory=Client)
    url: str = ""
    html: str = ""
    status: int = 0

    def open(self, url: str, **headers: str) -> str:
        """Open an address; follow where it leads."""
        return self._seen(self.client.get(url, follow=True, headers=headers), url)

    def go_on(self, url: str) -> str:
        """Open an address at which this browser has begun, and say that it was oneself."""
        self.open(url)
        own = GO_ON.search(self.html)
        return self.open(unescape(own[1])) if own else self.heading

    def answer(self, number: int | str = "", comment: str = "", **more: str) -> str:
        """Answer the one question of the page and press its button, after reading it."""
        place = dict(HIDDEN.findall(self.html)).get("at", "")
        return self.send({f"q{place}-number": str(number), f"q{place}-comment": comment} | more)

    def fill_in(self, **answers: int | str) -> str:
        """Answer several questions of the page, by their places: `q1=5, q4="Very kind"`."""
        sent = {}
        for place, given in answers.items():
            sent[f"{place}-{'number' if isinstance(given, int) else 'comment'}"] = str(given)
        return self.send(sent)

    def send(self, values: dict[str, str]) -> str:
        """Press the button after reading the page."""
        self.clock.shift(timedelta(seconds=3))
        return self.press(**values)

    def press(self, **values: str) -> str:
        """Press the button at once."""
        action = ACTION.search(self.html)
        sent = dict(HIDDEN.findall(self.html)) | values
        url = action[1] if action else self.url
        return self._seen(self.client.post(url, sent, follow=True), url)

    def _seen(self, answer: HttpResponseBase, url: str) -> str:
        chain = getattr(answer, "redirect_chain", [])
        self.url = chain[-1][0] if chain else url.partition("?")[0]
        self.html, self.status = getattr(answer, "content", b"").decode(), answer.status_code
        return self.heading

    @property
    def heading(self) -> str:
        """The page's main heading, without its marks."""
        found = HEADING.search(self.html)
        return " ".join(unescape(TAG.sub(" ", found[1])).split()) if found else ""


@pytest.fixture
def visitor(now: datetime) -> Iterator[Visitor]:
    with time_machine.travel(now, tick=False) as clock:
        yield Visitor(clock)


@pytest.fixture
def door(agency: Agency, survey: Survey, officer: Officer, now: datetime) -> Door:
    with acting_for(agency), transaction.atomic():
        return doors.make(
            survey=survey, name="Traffic card", kind="officer", officer=officer, by=None, now=now
        )
