"""Public files of calls, replayed: read, given callers, shifted to now, taken by the API, counted."""

import io
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from agencies.models import Agency
from agencies.phones import e164
from agencies.tenancy import acting_for
from incidents.models import Code, HistoryEntry, Incident
from messaging import delivery
from sandbox.founding import CEDAR_FALLS, RIVER_COUNTY, Founded, found
from sandbox.process import Sandbox, running_sandbox
from sandbox.replay.callers import NOBODY_CALLED, Numbers, area_codes, is_self_initiated
from sandbox.replay.calls import Call, CallType, Times
from sandbox.replay.codes import accept_suggestions, known_otherwise
from sandbox.replay.door import Door, Shut
from sandbox.replay.files import CannotRead, read_calls
from sandbox.replay.reports import Report, reports_of
from sandbox.replay.timeline import AT_ONCE, batches
from sandbox.residents import YOUR_NUMBERS
from surveys.deciding import decide_due

CALLS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "calls_for_service"
NOON = datetime(2026, 11, 17, 18, 0, tzinfo=UTC)
JANUARY = datetime(2019, 1, 1, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)

SACRAMENTO = (
    '"OBJECTID","Record_ID","Call_Type","Description","Reporting_Officer","Unit_ID","Report_Created",'
    '"Location","Police_District","Beat","Grid","X_Coordinate","Y_Coordinate","Day_of_Week","Occurence_Date",'
    '"Received_Date","Dispatch_Date","Enroute_Date","At_Scene_Date","Clear_Date"'
)
SEATTLE = (
    "CAD CDW ID,CAD Event Number,General Offense Number,Event Clearance Code,Event Clearance Description,"
    "Event Clearance SubGroup,Event Clearance Group,Event Clearance Date,Hundred Block Location,District/Sector,"
    "Zone/Beat,Census Tract,Longitude,Latitude,Incident Location,Initial Type Description,Initial Type Subgroup,"
    "Initial Type Group,At Scene Time"
)
NEVER = "-2208988800000"


def milliseconds(day: datetime | None) -> str:
    return str(int(day.timestamp() * 1000)) if day else NEVER


def sacramento(
    number: int,
    code: str,
    description: str,
    *,
    received: datetime | None = JANUARY,
    at_scene: datetime | None = None,
    clear: datetime | None = JANUARY,
) -> str:
    times = [received, received, received, None, at_scene, clear]
    written = ",".join(f'"{milliseconds(time)}"' for time in times)
    return (
        f'{number},"{number}","{code}","{description}","1011","2A65","N","1 MAIN ST","6","6A","1032",1,2,"Tue",'
        f"{written}"
    )


def seattle(
    number: int,
    initial: str,
    clearance: tuple[str, str, str],
    cleared: str = "03/25/2016 11:58:30 PM",
    at_scene: str = "03/25/2016 10:25:51 PM",
) -> str:
    code, description, group = clearance
    return (
        f'1,{number},2016,{code},"{description}","","{group}",{cleared},1 AV,K,K3,1,1,1,"(1, 1)","{initial}",,,'
        f"{at_scene}"
    )


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """write(header, *rows) -> the CSV file."""

    def write(header: str, *rows: str) -> Path:
        path = tmp_path / "calls.csv"
        path.write_text("\n".join([header, *rows]) + "\n")
        return path

    return write


# ---- reading


def test_a_row_of_sacramento(write: Write) -> None:
    path = write(SACRAMENTO, sacramento(7, "415E", "DISTURBANCE-NOISE", clear=JANUARY + DAY))
    file = read_calls(path=path)
    half_a_day = JANUARY + DAY / 2  # one call of the day stands in its middle
    assert file.unreadable == []
    assert list(file.calls) == [
        Call(
            reference="SAC19-7",
            times=Times(
                opened=half_a_day, dispatched=half_a_day, arrived=None, closed=half_a_day + DAY
            ),
            call_type=CallType("415E", "DISTURBANCE-NOISE"),
            district="6",
            beat="6A",
            unit="2A65",
            officer_badge="1011",
        )
    ]


def test_the_calls_of_a_day_are_spread_over_it(write: Write) -> None:
    days = [JANUARY, JANUARY, JANUARY + DAY, JANUARY, JANUARY]
    rows = [sacramento(n, "X", "X", received=day, clear=day) for n, day in enumerate(days)]
    opened = [call.times.opened for call in read_calls(path=write(SACRAMENTO, *rows)).calls]
    hours = [(time - JANUARY) / timedelta(hours=1) for time in opened]
    assert hours == [3, 9, 36, 15, 21]


def test_a_row_of_seattle(write: Write) -> None:
    initial = "MOTOR VEHICLE COLLISION, REPORT ONLY - NON INJURY/NON BLOCKING"
    row = seattle(16000104006, initial, ("430", "MOTOR VEHICLE COLLISION", "MVC"))
    [call] = read_calls(path=write(SEATTLE, row)).calls
    arrived = datetime(2016, 3, 25, 22, 25, 51, tzinfo=UTC)
    assert call == Call(
        reference="SEA16-16000104006",
        times=Times(
            opened=arrived, arrived=arrived, closed=datetime(2016, 3, 25, 23, 58, 30, tzinfo=UTC)
        ),
        first_type=CallType(initial[:60], initial),
        call_type=CallType("430", "MOTOR VEHICLE COLLISION"),
        district="K",
        beat="K3",
    )


@pytest.mark.parametrize("at_scene", ["", "03/26/2016 12:10:00 AM"])
def test_a_call_of_seattle_is_opened_before_it_is_cleared(write: Write, at_scene: str) -> None:
    row = seattle(1, "TRESPASS", ("192", "WARRANT SERVICE", "ARREST"), at_scene=at_scene)
    [call] = read_calls(path=write(SEATTLE, row)).calls
    closed = datetime(2016, 3, 25, 23, 58, 30, tzinfo=UTC)
    assert call.times == Times(
        opened=closed - timedelta(seconds=1), arrived=closed if at_scene else None, closed=closed
    )
    assert call.arrest


@pytest.mark.parametrize(
    ("header", "row", "sentence"),
    [
        (SACRAMENTO, sacramento(1, "X", "X", received=None), "Row 3: Received_Date is missing"),
        (SACRAMENTO, "1,2,3", "Row 3: The row has fewer columns"),
        (SEATTLE, seattle(1, "X", ("1", "X", "X"), cleared="yesterday"), "Row 3: “yesterday” is"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_and_left_out(
    write: Write, header: str, row: str, sentence: str
) -> None:
    good = {
        SACRAMENTO: sacramento(5, "X", "X"),
        SEATTLE: seattle(5, "X", ("1", "X", "X")),
    }[header]
    file = read_calls(path=write(header, good, row))
    assert [call.reference[-2:] for call in file.calls] == ["-5"]
    [problem] = file.unreadable
    assert problem.startswith(sentence)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Date,Type\n1,2\n", "Known are: Sacramento 2019"),
        (b"", "belong to no file that is known"),
        (b"\xff\xfe\x00", "not a CSV file in UTF-8"),
        (SEATTLE.encode(), "no call that can be read"),
    ],
)
def test_another_file_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    with pytest.raises(CannotRead, match=sentence):
        read_calls(path=path)


@pytest.mark.parametrize(
    ("name", "rows", "self_initiated", "never_closed"),
    [("sacramento_2019_01.csv", 25_000, 0.31, 1), ("seattle_2016_03.csv", 706, 0.06, 0)],
)
def test_the_real_files(name: str, rows: int, self_initiated: float, never_closed: int) -> None:
    if not CALLS.is_dir():
        pytest.skip("the public calls for service are not beside this checkout")
    file = read_calls(path=CALLS / name)
    assert len(file.calls) == rows
    assert file.unreadable == []
    by_officers = sum(map(is_self_initiated, file.calls)) / rows
    assert by_officers == pytest.approx(self_initiated, abs=0.02)
    assert sum(call.times.closed is None for call in file.calls) == never_closed
    for call in file.calls:
        times = call.times
        told = [times.opened, times.dispatched, times.arrived, times.closed]
        known = [time for time in told if time]
        assert known == sorted(known), call


@pytest.mark.parametrize(
    ("dispatched", "arrived", "closed", "expected"),
    [
        (1, 2, 3, (1, 2, 3)),
        (-1, 2, 3, (0, 2, 3)),
        (5, 4, 3, (3, 3, 3)),
        (2, 1, 3, (2, 2, 3)),
        (None, None, -1, (None, None, 0)),
        (None, 9, None, (None, 9, None)),
    ],
)
def test_times_are_repaired(
    dispatched: int | None,
    arrived: int | None,
    closed: int | None,
    expected: tuple[int | None, ...],
) -> None:
    def at(minutes: int | None) -> datetime | None:
        return None if minutes is None else NOON + minutes * MINUTE

    times = Times.repaired(
        opened=NOON, dispatched=at(dispatched), arrived=at(arrived), closed=at(closed)
    )
    assert (times.dispatched, times.arrived, times.closed) == tuple(map(at, expected))


# ---- callers


def test_numbers_are_fictional_american_and_nobody_elses() -> None:
    numbers = [Numbers(seed=1).of(f"SAC19-{n}") for n in range(500)]
    assert all(e164(number) == number and number[5:10] == "55501" for number in numbers)
    assert not {number[-2:] for number in numbers} & {"98", "99"}
    assert len(area_codes()) >= 300
    assert "319" in area_codes()
    assert "800" not in area_codes()
    assert "416" not in area_codes()  # Toronto


def test_numbers_are_the_same_for_the_same_seed_and_rarely_repeat() -> None:
    def drawn(seed: int) -> list[str]:
        numbers = Numbers(seed=seed)
        return [numbers.of(f"SAC19-{n}") for n in range(18_000)]

    once = drawn(1)
    assert once == drawn(1)
    assert once != drawn(2)
    assert 0 < len(once) - len(set(once)) < 0.03 * len(once)
    assert not set(once) & set(YOUR_NUMBERS)


def test_an_incident_keeps_its_number() -> None:
    numbers = Numbers(seed=1)
    assert numbers.of("SAC19-1") == numbers.of("SAC19-1")


@pytest.mark.parametrize(
    ("first", "last", "by_an_officer"),
    [
        (None, "TRAFFIC STOP", True),
        (None, "ALL UNITS BROADCAST", True),
        (None, "BURGLARY-CSI", True),
        ("TRAFFIC STOP - OFFICER INITIATED ONVIEW", "MOTOR VEHICLE COLLISION", True),
        ("SUSPICIOUS PERSON, VEHICLE OR INCIDENT", "DISTURBANCE, OTHER", False),
        (None, "DISTURBANCE-NOISE", False),
        (None, "CHECK ON HAZARD", False),
    ],
)
def test_who_began_it_is_judged_by_the_words_of_the_call_types(
    first: str | None, last: str, by_an_officer: bool
) -> None:
    call = Call(
        reference="SAC19-1",
        times=Times(opened=NOON),
        first_type=CallType.named(first) if first else None,
        call_type=CallType.named(last),
    )
    assert is_self_initiated(call) is by_an_officer
    assert all(words == words.lower() for words in NOBODY_CALLED)


# ---- reports and their times


def test_a_call_closes_now_and_keeps_what_lay_between() -> None:
    times = Times(opened=JANUARY, dispatched=JANUARY + MINUTE, closed=JANUARY + 9 * MINUTE)
    call = Call(reference="SAC19-1", times=times, call_type=CallType("415E", "NOISE"), beat="6A")
    [report] = reports_of(call, phone="+13195550123")
    assert report.body(at=NOON) == {
        "reference": "SAC19-1",
        "call_type": "415E",
        "call_type_description": "NOISE",
        "district": "",
        "beat": "6A",
        "unit": "",
        "officer_badge": "",
        "self_initiated": False,
        "arrest": False,
        "status": "closed",
        "caller": {"phone": "+13195550123", "role": "Caller"},
        "opened_at": (NOON - 9 * MINUTE).isoformat(),
        "dispatched_at": (NOON - 8 * MINUTE).isoformat(),
        "closed_at": NOON.isoformat(),
        "updated_at": NOON.isoformat(),
    }


def test_a_first_type_is_reported_first() -> None:
    times = Times(opened=JANUARY, closed=JANUARY + MINUTE)
    first, last = CallType.named("FIGHT"), CallType("244", "NOISE DISTURBANCE")
    call = Call(reference="SEA16-1", times=times, first_type=first, call_type=last)
    opened, closed = (report.body(at=NOON) for report in reports_of(call, phone=None))
    assert (opened["status"], opened["call_type"], opened["opened_at"]) == (
        "open",
        "FIGHT",
        NOON.isoformat(),
    )
    assert "closed_at" not in opened
    assert (closed["status"], closed["call_type"]) == ("closed", "244")
    assert opened["self_initiated"]
    assert "caller" not in opened


def test_a_call_that_never_closed_stays_open() -> None:
    call = Call(reference="SAC19-1", times=Times(opened=JANUARY), call_type=CallType("X", "X"))
    [report] = reports_of(call, phone=None)
    assert (report.closes, report.body(at=NOON)["status"]) == (False, "open")


def reports_at(*minutes: float) -> list[Report]:
    return [
        Report(f"R-{n}", True, NOON + minute * MINUTE, {}, {}) for n, minute in enumerate(minutes)
    ]


def test_as_fast_as_possible_means_full_batches_in_order() -> None:
    reports = reports_at(*(-n for n in range(AT_ONCE + 3)))
    sizes = []
    for batch in batches(reports=reports, speed=None):
        assert [report.moment for report in batch] == sorted(report.moment for report in batch)
        sizes.append(len(batch))
    assert sizes == [AT_ONCE, 3]


def test_sixty_times_as_fast_sends_a_minute_in_a_second() -> None:
    now, slept = 0.0, []

    def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(seconds)
        now += seconds

    sent = [
        [report.reference for report in batch]
        for batch in batches(
            reports=reports_at(0, 0, 10, 1), speed=60, clock=lambda: now, sleep=sleep
        )
    ]
    assert sent == [["R-0", "R-1"], ["R-3"], ["R-2"]]
    assert slept == pytest.approx([1, 9])


# ---- codes


@pytest.mark.django_db
def test_accepting_suggestions_decides_what_nobody_had_decided(
    agency: Agency, now: datetime
) -> None:
    wanted = {
        "415E": ("DISTURBANCE-NOISE", "ask"),
        "245P": ("FELONY ASSAULT-IN PROGRESS", "never"),
        "952": ("INCOMPLETE CALL FOR POLICE", ""),
        "996": ("FOUND PROPERTY", "never"),
        "903": ("ABANDONED VEHICLE", "ask"),
    }
    calls = [
        Call(reference=code, times=Times(opened=now), call_type=CallType(code, description))
        for code, (description, _) in wanted.items()
    ]
    kind = Code.Kind.CALL_TYPE
    with acting_for(agency):
        for code, use in (("996", "never"), ("903", "")):
            Code.objects.create(agency=agency, kind=kind, code=code, use=use, first_seen_at=now)
    accepted = accept_suggestions(agency=agency, calls=calls, now=now)
    assert (accepted.ask, accepted.tell, accepted.never) == (2, 0, 1)
    assert (accepted.without_suggestion, accepted.decided_before) == (1, 1)
    with acting_for(agency):
        uses = dict(agency.codes.filter(kind=kind).values_list("code", "use"))
        assert uses == {code: use for code, (_, use) in wanted.items()}
        assert agency.audit_entries.get().subject == "3 call types of a replayed file"


@pytest.mark.django_db
def test_a_code_that_means_something_else_to_the_agency_is_told(
    agency: Agency, now: datetime
) -> None:
    known = {
        "415": ("Blocking vehicle", "ask"),
        "903": ("Abandoned vehicle", "ask"),
        "211": ("Dogs", "never"),
    }
    with acting_for(agency):
        for code, (description, use) in known.items():
            agency.codes.create(
                kind="call_type", code=code, description=description, use=use, first_seen_at=now
            )
    meant = {"415": "DISTURBANCE-CLARIFY", "903": "ABANDONED VEHICLE", "211": "ROBBERY"}
    calls = [
        Call(reference=code, times=Times(opened=now), call_type=CallType(code, words))
        for code, words in meant.items()
    ]
    assert known_otherwise(agency=agency, calls=calls) == [
        "The agency knows 415 as “Blocking vehicle” and texts about it; in this file it is “DISTURBANCE-CLARIFY”."
    ]


# ---- the whole way, over HTTP


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
                for agency_id, message_id in delivery.sweep(now=timezone.now()):
                    delivery.deliver(agency_id=agency_id, message_id=message_id, now=timezone.now())
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
        types = HistoryEntry.objects.filter(kind="call_type").values_list("code", flat=True)
        assert Counter(types) == Counter(
            ["FIGHT - VERBAL/ORAL (NO WEAPONS)", "244", "TRESPASS", "161"]
        )
    before = known(founded.agency)
    assert replay(path)["incidents"]["unchanged"] == 2
    assert known(founded.agency) == before


def test_a_refused_incident_is_told_with_its_reason(
    founded: Founded, replay: Replay, write: Write
) -> None:
    rows = [sacramento(1, "415E", "N" * 130), sacramento(2, "415E", "DISTURBANCE-NOISE")]
    incidents = replay(write(SACRAMENTO, *rows))["incidents"]
    assert (incidents["created"], incidents["refused"]) == (1, 1)
    [why] = incidents["refusals"]
    assert why.startswith("call_type_description: This is too long")


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
