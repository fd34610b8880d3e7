"""Calls to a real web server: signed, taken once, tried again with growing pauses, given up, called again by hand."""

import hashlib
import hmac
import json
import socket
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from agencies.models import Agency, Line, Role
from agencies.tenancy import acting_for
from feedback.hooks.calling import ATTEMPTS, call_due
from feedback.hooks.posting import NotAllowed, NotTaken, may_be_called, post
from feedback.listening import hear
from feedback.models import Hook, HookCall
from surveys.models import Survey
from surveys.recalling import recall
from tests.insights.callers import Callers

SignedIn = Callable[[str], Client]
State = HookCall.State


class Listener:
    """A system of the agency's own, which remembers what it was told and answers with `status`."""

    def __init__(self) -> None:
        self.heard: list[tuple[dict[str, str], bytes]] = []
        self.status = 200
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                listener.heard.append((dict(self.headers), body))
                self.send_response(listener.status)
                self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/engage"


@pytest.fixture
def listener(settings: Settings) -> Iterator[Listener]:
    settings.HOOKS_MAY_CALL_PRIVATE = True
    listener = Listener()
    Thread(target=listener.server.serve_forever, daemon=True).start()
    yield listener
    listener.server.shutdown()
    listener.server.server_close()


@pytest.fixture
def hook(agency: Agency, listener: Listener) -> Hook:
    with acting_for(agency), transaction.atomic():
        hook = Hook.new(
            agency=agency,
            url=listener.url,
            events=Hook.Event.values,
            created_at=timezone.now(),
        )
        hook.save()
        return hook


@pytest.fixture
def callers(agency: Agency, line: Line, survey: Survey, now: datetime) -> Callers:
    return Callers(agency, line, survey, now)


def calls(agency: Agency) -> list[HookCall]:
    with acting_for(agency), transaction.atomic():
        return list(HookCall.objects.order_by("pk"))


def later(**passed: float) -> Callable[[], datetime]:
    return lambda: timezone.now() + timedelta(**passed)


def test_a_call_says_what_happened_and_is_signed(
    hook: Hook, callers: Callers, listener: Listener, agency: Agency
) -> None:
    talk = callers.answered(officer=5, comment="My neighbour is John")
    assert call_due(clock=later()) == 2
    headers, body = listener.heard[0]
    told = json.loads(body)
    assert told["event"] == headers["Engage-Event"] == "answer.stored"
    assert told["data"]["incident"] == talk.about
    assert told["data"]["value"] == 5
    assert b"John" not in b"".join(body for _, body in listener.heard)
    at, _, mark = headers["Engage-Signature"].partition(",v1=")
    signed = at.removeprefix("t=").encode() + b"." + body
    assert mark == hmac.new(hook.secret.encode(), signed, hashlib.sha256).hexdigest()
    assert [call.state for call in calls(agency)] == [State.DONE, State.DONE]
    assert call_due(clock=later(days=1)) == 0
    assert len(listener.heard) == 2


def test_a_follow_up_is_told_once(
    hook: Hook, callers: Callers, listener: Listener, agency: Agency, now: datetime
) -> None:
    talk = callers.answered(officer=1)
    with acting_for(agency), transaction.atomic():
        answer = talk.answers.get()
        recall(answer.conversation)
        hear(answer=answer, now=now)
        hear(answer=answer, now=now)
    call_due(clock=later())
    events = [headers["Engage-Event"] for headers, _ in listener.heard]
    assert events == ["answer.stored", "follow_up.opened"]


def test_an_agency_without_a_hook_queues_nothing(callers: Callers, agency: Agency) -> None:
    callers.answered(officer=5)
    assert calls(agency) == []


def test_a_stranger_hears_nothing(
    hook: Hook, callers: Callers, listener: Listener, agency: Agency, other_agency: Agency
) -> None:
    with acting_for(agency), transaction.atomic():
        Hook.objects.filter(pk=hook.pk).delete()
    with acting_for(other_agency), transaction.atomic():
        Hook.new(
            agency=other_agency,
            url=listener.url,
            events=Hook.Event.values,
            created_at=timezone.now(),
        ).save()
    callers.answered(officer=5)
    assert call_due(clock=later()) == 0
    assert listener.heard == []


def test_what_is_not_taken_is_tried_again_and_given_up(
    hook: Hook, callers: Callers, listener: Listener, agency: Agency, signed_in: SignedIn
) -> None:
    callers.answered(officer=5)
    listener.status = 302
    assert call_due(clock=later()) == 0
    [call] = calls(agency)
    assert (call.state, call.attempts) == (State.WAITING, 1)
    assert call.reason == "It answered 302. Anything from 200 to 299 says that it was taken."
    call_due(clock=later())  # not due yet
    assert len(listener.heard) == 1
    for day in range(1, ATTEMPTS):
        call_due(clock=later(days=2 * day))
    [call] = calls(agency)
    assert (call.state, call.attempts, len(listener.heard)) == (State.DEAD, ATTEMPTS, ATTEMPTS)

    listener.status = 204
    client = signed_in(Role.ADMIN)
    page = client.get("/a/cedar-falls/settings/hooks/").content.decode()
    assert "Given up" in page
    assert "It answered 302" in page
    client.post(f"/a/cedar-falls/settings/hooks/calls/{call.pk}/again/")
    assert call_due(clock=later(minutes=1)) == 1
    assert calls(agency)[0].state == State.DONE


def test_a_worker_that_was_killed_is_replaced(
    hook: Hook, callers: Callers, listener: Listener, agency: Agency
) -> None:
    callers.answered(officer=5)
    with acting_for(agency), transaction.atomic():
        HookCall.objects.update(state=State.SENDING, claimed_at=timezone.now())
    assert call_due(clock=later(seconds=30)) == 0
    assert call_due(clock=later(minutes=3)) == 1


def test_what_was_deleted_is_not_told(
    hook: Hook, callers: Callers, listener: Listener, agency: Agency
) -> None:
    talk = callers.answered(officer=5)
    with acting_for(agency), transaction.atomic():
        talk.answers.all().delete()
    call_due(clock=later())
    assert listener.heard == []
    assert calls(agency)[0].state == State.DEAD


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/",
        "https://localhost/",
        "https://10.0.0.8/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/",
        "https://[::ffff:10.0.0.8]/",
        "https://192.168.1.1:8443/",
        "https://0.0.0.0/",
        "https://2130706433/",
        "http://93.184.215.14/",
        "https://user:secret@93.184.215.14/",
        "ftp://93.184.215.14/",
        "https:///nowhere",
        "https://93.184.215.14:99999/",
    ],
)
def test_private_addresses_are_never_called(url: str) -> None:
    with pytest.raises(NotAllowed):
        may_be_called(url)
    with pytest.raises(NotAllowed):
        post(url=url, body=b"{}", headers={})


def test_an_address_that_is_not_there_is_a_sentence(settings: Settings) -> None:
    settings.HOOKS_MAY_CALL_PRIVATE = True
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NotTaken, match="It could not be reached"):
        post(url=f"http://127.0.0.1:{port}/", body=b"{}", headers={})


def test_an_admin_adds_one_and_sees_its_secret_once(
    agency: Agency, signed_in: SignedIn, settings: Settings
) -> None:
    client, address = signed_in(Role.ADMIN), "/a/cedar-falls/settings/hooks/"
    refused = client.post(address, {"url": "https://10.0.0.8/", "events": ["answer.stored"]})
    assert "It leads to a private address" in refused.content.decode()
    settings.HOOKS_MAY_CALL_PRIVATE = True
    given = {"url": "https://10.0.0.8/engage", "events": ["answer.stored"]}
    made = client.post(address, given).content.decode()
    with acting_for(agency), transaction.atomic():
        hook = Hook.objects.get()
    assert hook.secret in made
    assert hook.secret not in client.get(address).content.decode()
    said = client.post(f"{address}{hook.pk}/remove/", follow=True).content.decode()
    assert "is not called any more" in said
    assert "https://10.0.0.8/engage" not in client.get(address).content.decode()


def test_the_documented_check_tells_our_calls_from_others(
    hook: Hook, callers: Callers, listener: Listener
) -> None:
    """The snippet of docs/api.md, as an agency would copy it."""
    text = (Path(__file__).resolve().parents[3] / "docs" / "api.md").read_text()
    snippet = text[text.index("import hashlib, hmac, time") :].partition("```")[0]
    names: dict[str, Any] = {}
    exec(snippet, names)
    callers.answered(officer=5)
    call_due(clock=later())
    [(headers, body)] = listener.heard
    check, given = names["is_genuine"], headers["Engage-Signature"]
    assert check(hook.secret, given, body)
    assert not check(hook.secret, given, body + b" ")
    assert not check("whsec_another", given, body)
    callers.answered(officer=5)
    call_due(clock=later(minutes=-6))
    assert len(listener.heard) == 1
    call_due(clock=later(minutes=6))
    headers, body = listener.heard[1]
    assert not check(hook.secret, headers["Engage-Signature"], body)
