"""The books survive, belong to this computer alone, and open only where it is allowed."""

import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sandbox.faults import Faults
from sandbox.journal import Journal
from sandbox.process import DoesNotStart, Sandbox, running_sandbox
from sandbox.timers import Timers
from sandbox.twilio.books import Books, replies_about_latest_incident
from sandbox.twilio.carrier import Carrier
from sandbox.twilio.lifecycle import Lifecycle
from sandbox.twilio.messages import Direction, Line, Message
from sandbox.twilio.webhooks import Webhooks

if TYPE_CHECKING:
    from tests.sandbox.conftest import ClientOf, Receiver

LINE = "+13195550199"
CITIZEN = "+13195550142"
NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def test_a_restart_loses_nothing(
    tmp_path: Path, line_fields: dict[str, str], receiver: "Receiver", client_of: "ClientOf"
) -> None:
    env = {
        "SANDBOX_PACE": "0",
        "SANDBOX_RESIDENTS": "0",
        "SANDBOX_JOURNAL": str(tmp_path / "books.jsonl"),
    }
    with running_sandbox(env=env) as first:
        first.register_line(**line_fields)
        client_of(first).messages.create(to=CITIZEN, from_=LINE, body="¡Hola!")
        first.text(sender=CITIZEN, to=LINE, body="STOP")
        first.wait_until_idle()
        before, counts = first.messages(), first.books()
    with running_sandbox(env=env) as second:
        after = second.messages()
        assert [{**message, "webhooks": []} for message in before] == after
        assert second.books()["lines"] == 1
        assert second.books()["opted_out"] == counts["opted_out"] == 1


def test_a_text_on_its_way_goes_on_after_a_restart(
    tmp_path: Path, line_fields: dict[str, str], receiver: "Receiver", client_of: "ClientOf"
) -> None:
    journal = {"SANDBOX_JOURNAL": str(tmp_path / "books.jsonl"), "SANDBOX_RESIDENTS": "0"}
    with running_sandbox(env=journal | {"SANDBOX_PACE": "1000"}) as first:
        first.register_line(**line_fields)
        text = client_of(first).messages.create(
            to=CITIZEN, from_=LINE, body="Hi", status_callback=f"{receiver.url}/receipt"
        )
        assert first.messages()[0]["status"] == "queued"
    with running_sandbox(env=journal | {"SANDBOX_PACE": "0"}):
        receiver.wait_for(3)
        assert receiver.statuses(text.sid) == ["sending", "sent", "delivered"]


def test_a_line_cut_off_by_a_crash_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "books.jsonl"
    path.write_bytes(b'{"a":1}\n{"b":2}\n{"c":')
    journal = Journal(path)
    assert list(journal.read()) == [{"a": 1}, {"b": 2}]
    journal.append({"d": 4})
    assert path.read_bytes() == b'{"a":1}\n{"b":2}\n{"d":4}\n'


def test_replies_are_counted_from_the_first_text_about_the_latest_incident() -> None:
    said = [
        ("out", "Police: about your call #26-000001, how was it? Reply STOP to opt out."),
        ("in", "5"),
        ("out", "Police: about your call #26-000002, how was it? Reply STOP to opt out."),
        ("in", "lol"),
        ("out", "Sorry. Police: about your call #26-000002, how was it? Reply STOP to opt out."),
        ("in", "4"),
        ("out", "Did the officer explain?"),
    ]
    books = Books(Journal(None))
    for way, body in said:
        direction = Direction.INBOUND if way == "in" else Direction.API
        ends = (CITIZEN, LINE) if way == "in" else (LINE, CITIZEN)
        books.add(Message("AC1", direction, *ends, body=body, status="delivered", created=NOW))
    thread = books.thread(line=LINE, citizen=CITIZEN)
    assert replies_about_latest_incident(thread) == 2


def test_creating_a_text_costs_well_under_a_millisecond(tmp_path: Path) -> None:
    books, faults, timers = Books(Journal(tmp_path / "books.jsonl")), Faults(), Timers(workers=1)
    webhooks = Webhooks(connections=1)
    lifecycle = Lifecycle(
        books=books,
        faults=faults,
        timers=timers,
        webhooks=webhooks,
        pace=1000,
        trouble=lambda _: None,
        on_delivered=lambda _: None,
    )
    carrier = Carrier(
        books=books, faults=faults, timers=timers, webhooks=webhooks, lifecycle=lifecycle, pace=1
    )
    books.add_line(Line("AC1", "token", LINE, "http://127.0.0.1/", "Police"))
    form = {"To": CITIZEN, "From": LINE, "Body": "Reply 1 (poor) to 5 (great). " * 5}
    texts = 3000
    begin = time.process_time()
    for _ in range(texts):
        carrier.send(account_sid="AC1", form=form, now=NOW).as_json()
    assert (time.process_time() - begin) / texts < 0.0005
    assert len(books.texts_of(CITIZEN)) == texts


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "evil.example"}, 400),
        ({"Origin": "https://evil.example"}, 403),
    ],
)
@pytest.mark.parametrize("path", ["/", "/control/books", "/control/messages"])
def test_no_foreign_page_gets_at_control_or_phone(
    sandbox: Sandbox, path: str, headers: dict[str, str], status: int
) -> None:
    assert sandbox.http.request("GET", sandbox.url + path, headers=headers).status == status


def test_another_computer_gets_at_neither() -> None:
    program = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "for path in ('/', '/control/books', '/phone/thread'):\n"
        "    print(Client(REMOTE_ADDR='10.0.0.9').get(path).status_code)"
    )
    done = _python("-c", program, SANDBOX="this-is-not-twilio")
    assert done.stdout.split() == ["403", "403", "403"], done.stderr


@pytest.mark.parametrize(
    ("env", "starts"),
    [
        ({}, False),
        ({"SANDBOX": "yes"}, False),
        ({"SANDBOX": "this-is-not-twilio"}, True),
        ({"DEBUG": "1"}, True),
    ],
)
def test_it_does_not_start_where_it_could_be_taken_for_twilio(
    env: dict[str, str], starts: bool
) -> None:
    done = _python("-c", "import sandbox.wsgi", **env)
    assert (done.returncode == 0) is starts
    assert ("The sandbox only pretends to be Twilio" in done.stderr) is not starts


def test_a_start_that_fails_says_why() -> None:
    with (
        pytest.raises(DoesNotStart, match="only pretends to be Twilio"),
        running_sandbox(env={"SANDBOX": "no", "DEBUG": "0"}),
    ):
        raise AssertionError("It started.")


def _python(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=Path(__file__).resolve().parents[2],
        env={"DJANGO_SETTINGS_MODULE": "sandbox.settings", "PATH": "/usr/bin:/bin", **env},
        capture_output=True,
        text=True,
        check=False,
    )
