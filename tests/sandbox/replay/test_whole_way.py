"""A replay the whole way, over HTTP."""

import io
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.models import Incident
from messaging import delivery
from sandbox.founding import CEDAR_FALLS, RIVER_COUNTY, Founded, found
from sandbox.process import Sandbox, running_sandbox
from sandbox.replay.door import Door, Shut
from surveys.deciding import decide_due
from tests.sandbox.replay.calls import (
    SACRAMENTO,
    SEATTLE,
    Write,
    sacramento,
    seattle,
)


@pytest.fixture(scope="module")
def town() -> Iterator[Sandbox]:
    """A look-alike whose residents answer at once."""
    with running_sandbox(env={"SANDBOX_PACE": "0"}) as sandbox:
        yield sandbox


@pytest.fixture
def founded(
    transactional_db: None, settings: Settings, live_server: LiveServer, town: Sandbox
) -> Iterator[Founded]:
    """An agency of the demo, its web server, the look-alike and a worker."""
    settings.PUBLIC_URL = live_server.url
    settings.TWILIO_API_BASE = town.url
    founded = found(plan=RIVER_COUNTY, now=timezone.now())
    line = founded.line
    town.reset()
    town.register_line(
        account_sid=line.account,
        auth_token=line.auth_token,
        number=line.number,
        inbound_url=f"{live_server.url}/hooks/twilio/{line.key}/inbound/",
        agency=founded.agency.name,
    )
    with Worker():
        yield founded
        town.reset()


class Worker:
    """What worker and beat do between them: decide what is due, deliver what waits."""

    def __enter__(self) -> None:
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def __exit__(self, *args: object) -> None:
        self._stopped.set()
        self._thread.join()

    def _work(self) -> None:
        try:
            while not self._stopped.wait(0.05):
                decide_due(now=timezone.now())
                for agency_id, line_id in delivery.sweep(now=timezone.now()):
                    delivery.send_line(
                        agency_id=agency_id,
                        line_id=line_id,
                        now=timezone.now(),
                        more=lambda _: None,  # the next sweep sends the rest
                    )
        finally:
            connection.close()


Replay = Callable[..., dict[str, Any]]


@pytest.fixture
def replay(live_server: LiveServer, town: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Replay:
    """replay(file, *options) -> the summary, by the command itself."""
    monkeypatch.setenv("PUBLIC_URL", live_server.url)

    def replay(path: Path, *options: str, agency: str = RIVER_COUNTY.slug) -> dict[str, Any]:
        out = io.StringIO()
        call_command(
            "replay",
            str(path),
            *("--agency", agency, "--speed", "max", "--wait", "120", "--json", *options),
            stdout=out,
            stderr=io.StringIO(),
        )
        summary: dict[str, Any] = json.loads(out.getvalue())
        return summary

    return replay


def noise_and_worse() -> list[str]:
    noisy = [sacramento(n, "415E", "DISTURBANCE-NOISE") for n in range(100, 160)]
    return [
        *noisy,
        sacramento(1, "245P", "FELONY ASSAULT-IN PROGRESS"),
        sacramento(2, "TSTOP", "TRAFFIC STOP"),
        sacramento(3, "952", "INCOMPLETE CALL FOR POLICE", clear=None),
    ]


def test_a_file_is_replayed_and_the_second_time_changes_nothing(
    founded: Founded, replay: Replay, write: Write
) -> None:
    path = write(SACRAMENTO, *noise_and_worse())
    summary = replay(path, "--accept-suggestions")
    assert summary["incidents"] == {
        "created": 63,
        "updated": 0,
        "unchanged": 0,
        "refused": 0,
        "refusals": {},
    }
    decisions = summary["decisions"]
    assert (decisions["decided"], decisions["still_open_in_cad"]) == (62, 1)
    assert (decisions["asked"], decisions["undecided"]) == (60, 0)
    assert decisions["reasons"] == {
        "call_type_never": 1,
        "call_type_unmapped": 1,
        "self_initiated": 1,
        "no_number": 1,
    }
    texts, came = summary["texts"], summary["conversations"]
    assert texts["first_texts"] == 60
    assert sum(texts["by_status"].values()) == texts["total"]
    assert sum(came["by_state"].values()) == 60
    assert 10 <= came["people_who_answered"] <= 45
    officer = came["questions"][0]
    assert (officer["label"], officer["kind"]) == ("Officer's service", "rating")
    assert officer["with_number"] == came["people_who_answered"]
    assert 1 <= officer["mean"] <= 5
    assert came["follow_ups"] > 0

    again = replay(path, "--accept-suggestions")
    assert again["incidents"] == {**summary["incidents"], "created": 0, "unchanged": 63}
    assert again["decisions"]["decided"] == again["texts"]["total"] == 0


def test_nobody_is_asked_where_nothing_is_accepted(
    founded: Founded, replay: Replay, write: Write, town: Sandbox
) -> None:
    summary = replay(write(SACRAMENTO, *noise_and_worse()), "--limit", "5")
    assert summary["decisions"]["reasons"] == {"call_type_unmapped": 5}
    assert summary["decisions"]["asked"] == 0
    assert town.messages() == []


def known(agency: Agency) -> list[dict[str, Any]]:
    """All that is known of the incidents, but for when a report last reached them."""
    with acting_for(agency), transaction.atomic():
        rows = list(Incident.objects.order_by("reference").values())
    return [
        {name: value for name, value in row.items() if name not in {"changed_at", "source"}}
        for row in rows
    ]


def test_both_types_of_seattle_are_seen_and_nothing_changes_the_second_time(
    founded: Founded, replay: Replay, write: Write
) -> None:
    path = write(
        SEATTLE,
        seattle(1, "FIGHT - VERBAL/ORAL (NO WEAPONS)", ("244", "NOISE DISTURBANCE", "NOISE")),
        seattle(2, "TRESPASS", ("161", "TRESPASS", "TRESPASS"), at_scene=""),
    )
    first = replay(path, "--accept-suggestions")
    assert (first["incidents"]["created"], first["decisions"]["asked"]) == (2, 1)
    with acting_for(founded.agency), transaction.atomic():
        seen = [entry for incident in Incident.objects.all() for entry in incident.history]
        assert Counter(entry.code for entry in seen if entry.kind == "call_type") == Counter(
            ["FIGHT - VERBAL/ORAL (NO WEAPONS)", "244", "TRESPASS", "161"]
        )
    before = known(founded.agency)
    assert replay(path)["incidents"]["unchanged"] == 2
    assert known(founded.agency) == before


def test_a_refused_incident_is_told_with_its_reason(
    founded: Founded, replay: Replay, write: Write
) -> None:
    too_long = int("1" * 62)
    rows = [sacramento(number, "415E", "DISTURBANCE-NOISE") for number in (too_long, 2)]
    incidents = replay(write(SACRAMENTO, *rows))["incidents"]
    assert (incidents["created"], incidents["refused"]) == (1, 1)
    [why] = incidents["refusals"]
    assert why.startswith("reference: This is too long")


def test_a_single_call_is_put(founded: Founded, replay: Replay, write: Write) -> None:
    path = write(SACRAMENTO, sacramento(1, "415E", "DISTURBANCE-NOISE"))
    assert replay(path)["incidents"]["created"] == 1


def test_the_summary_is_told_to_people(founded: Founded, write: Write, replay: Replay) -> None:
    out = io.StringIO()
    path = write(SACRAMENTO, *noise_and_worse())
    options = [
        "--agency",
        "river-county",
        "--speed",
        "max",
        "--wait",
        "120",
        "--accept-suggestions",
    ]
    call_command("replay", str(path), *options, stdout=out)
    told = out.getvalue()
    for words in (
        "63 created, 0 updated, 0 unchanged, 0 refused",
        "1 may be asked about",
        "60 asked, 2 not",
        "Call type never texted",
        "of 60 people who were asked answered",
        "Officer's service:",
        "1 never closed in the file",
    ):
        assert words in told, told


@pytest.mark.django_db
def test_without_the_demo_it_says_what_to_run(
    write: Write, monkeypatch: pytest.MonkeyPatch, town: Sandbox, settings: Settings
) -> None:
    path = write(SACRAMENTO, sacramento(1, "X", "X"))
    monkeypatch.setenv("PUBLIC_URL", "http://127.0.0.1:1")
    with pytest.raises(CommandError, match=r"web server does not answer .* Run `make demo` first"):
        call_command("replay", str(path), "--agency", "river-county")


def test_without_the_look_alike_it_says_what_to_run(
    transactional_db: None,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    live_server: LiveServer,
    settings: Settings,
) -> None:
    monkeypatch.setenv("PUBLIC_URL", live_server.url)
    settings.TWILIO_API_BASE = "http://127.0.0.1:1"
    path = write(SACRAMENTO, sacramento(1, "X", "X"))
    with pytest.raises(CommandError, match="look-alike of Twilio does not answer"):
        call_command("replay", str(path), "--agency", "river-county")


def test_an_unknown_agency_is_told_with_those_that_exist(
    founded: Founded, replay: Replay, write: Write
) -> None:
    with pytest.raises(CommandError, match=r"no agency river here\. There are: river-county"):
        replay(write(SACRAMENTO, sacramento(1, "X", "X")), agency="river")


def test_a_door_that_does_not_know_the_key_says_so(
    transactional_db: None, live_server: LiveServer
) -> None:
    with pytest.raises(Shut, match="does not know the key of the demo's CAD"):
        Door(url=live_server.url, key="engage_nonsense").send([{"reference": "1"}])


@pytest.mark.parametrize("speed", ["0", "-3", "fast", "nan", "inf"])
def test_a_speed_is_a_positive_number_or_max(speed: str) -> None:
    with pytest.raises(CommandError, match="write a number such as 60, or max"):
        call_command("replay", "calls.csv", "--agency", CEDAR_FALLS.slug, "--speed", speed)
