"""Large files: read by several at once, rows of one incident wherever they stand, stopped and begun again."""

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.intake import batching, gathering
from incidents.intake.batching import read_share, rows_apart
from incidents.intake.claiming import claim
from incidents.intake.sharing import WORTH_A_READER
from incidents.intake.storing import remember
from incidents.intake.taking import detected, take_in
from incidents.models import Incident, IntakeFile
from incidents.report import SAME_NAME
from tests.incidents.intake.exports import NOW, written

ROOT = Path(__file__).resolve().parents[3]
HEADER = (
    *("Incident Number", "Call Received", "Dispatched", "Arrived", "Cleared", "Call Type"),
    *("Unit", "Badge", "Disposition", "Caller Phone", "Role", "Status", "Last Updated"),
)
A = ("26-1", "3/17/2026 1:00 PM", "3/17/2026 1:04 PM", "3/17/2026 1:20 PM", "3/17/2026 2:00 PM",
     "NOISE", "A1", "11", "01", "319-555-0142", "Caller", "", "")  # fmt: skip
B = ("26-1", "3/17/2026 1:00 PM", "3/17/2026 1:02 PM", "3/17/2026 1:10 PM", "3/17/2026 2:30 PM",
     "DV", "A2", "12", "02", "319-555-0143", "Witness", "", "")  # fmt: skip


def taken(agency: Agency, rows: Sequence[Sequence[str]], readers: int = 1) -> IntakeFile:
    content = io.BytesIO(written([HEADER, *rows]))
    with transaction.atomic():
        file = remember(
            agency=agency, name="cad.csv", content=content, door=IntakeFile.Door.PAGE, now=NOW
        )
    claimed = claim(agency=agency, file_id=file.pk, now=NOW)
    assert claimed is not None
    claimed.rules = detected(agency=agency, content=content).mapping.as_json()
    claimed.places = [[0, 0]] * readers
    claimed.save(update_fields=["rules", "places"])
    apart = rows_apart(file=claimed, content=content, clock=lambda: NOW)
    for number in range(readers):
        read_share(file=claimed, content=content, number=number, apart=apart, clock=lambda: NOW)
    with transaction.atomic():
        claimed.refresh_from_db()
    return claimed


def known() -> list[dict[str, Any]]:
    """What is known of every incident."""
    return [
        {name: getattr(incident, name) for name in SAME_NAME}
        | {"seen": {(e.kind, e.code) for e in incident.history}}
        for incident in Incident.objects.order_by("reference")
    ]


class _Undone(Exception):
    pass


def outcome(
    agency: Agency, rows: Sequence[Sequence[str]]
) -> tuple[list[dict[str, Any]], tuple[int, int]]:
    """What a file leaves, which is then undone."""
    found: list[Any] = []
    try:
        with acting_for(agency), transaction.atomic():
            file = taken(agency, rows)
            found += [known(), (file.incidents, file.rows)]
            raise _Undone
    except _Undone:
        return found[0], found[1]


def test_rows_that_stand_far_from_each_other_are_merged(
    agency: Agency, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batching, "AT_ONCE", 3)
    between = [(f"27-{n}", *A[1:]) for n in range(10)]
    with acting_for(agency), transaction.atomic():
        file = taken(agency, [A, *between, B])
        incident = Incident.objects.get(reference="26-1")
    assert (incident.unit, incident.officer_badge) == ("A1", "11")
    assert (incident.call_type, incident.disposition) == ("DV", "02")
    times = (incident.dispatched_at, incident.arrived_at, incident.closed_at)
    assert [time and time.minute for time in times] == [2, 10, 30]
    assert (incident.caller_phone, incident.caller_role) == ("+13195550142", "Caller")
    assert {e.code for e in incident.history} >= {"NOISE", "DV", "01", "02"}
    assert (file.incidents, file.created, file.updated) == (11, 12, 0)


MINUTES = st.sampled_from(["", "3/17/2026 1:01 PM", "3/17/2026 1:05 PM", "3/17/2026 1:09 PM"])
LATER = st.sampled_from(["", "3/17/2026 2:01 PM", "3/17/2026 2:05 PM"])
PEOPLE = (
    (("", ""), ("319-555-0142", "Caller"), ("319-555-0142", "Witness")),
    (("", ""), ("319-555-0142", "Caller"), ("319-555-0143", "Witness"), ("319-555-0144", "Caller")),
)
CALLS = st.tuples(
    st.just("26-1"),
    st.sampled_from(["3/17/2026 1:00 PM", "3/17/2026 12:58 PM"]),
    *(MINUTES, MINUTES, LATER),
    st.sampled_from(["", "NOISE", "DV"]),
    st.sampled_from(["", "A1", "A2", "A3"]),
    st.sampled_from(["", "11", "12"]),
    st.sampled_from(["", "01", "02"]),
)


STATUSES = st.sampled_from(["", "Open", "Closed", "Cancelled"])
CLOCKS = [f"3/17/2026 3:0{minute} PM" for minute in range(4)]


@st.composite
def rows_of_one(draw: st.DrawFn, clocks: bool | None = None) -> list[tuple[str, ...]]:
    """Two to four rows of one incident, each with somebody who had to do with it; in any order of their clocks."""
    people = st.sampled_from(draw(st.sampled_from(PEOPLE)))
    has_clocks = draw(st.booleans()) if clocks is None else clocks
    times = draw(st.permutations(CLOCKS)) if has_clocks else [""] * len(CLOCKS)
    count = draw(st.integers(2, 4))
    return [(*draw(CALLS), *draw(people), draw(STATUSES), times[n]) for n in range(count)]


FEW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@FEW
@given(rows=rows_of_one())
@pytest.mark.django_db
def test_far_rows_end_as_neighbours_do(agency: Agency, rows: list[tuple[str, ...]]) -> None:
    near = outcome(agency, rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batching, "AT_ONCE", 1)
        apart = [each for n, row in enumerate(rows) for each in (row, (f"27-{n}", *A[1:]))]
        far, (incidents, read) = outcome(agency, apart)
    assert far[0] == near[0][0]
    assert (incidents, read) == (len(rows) + 1, 2 * len(rows))


@FEW
@given(rows=rows_of_one(clocks=True), data=st.data())
@pytest.mark.django_db
def test_rows_with_clocks_end_the_same_in_any_order(
    agency: Agency, rows: list[tuple[str, ...]], data: st.DataObject
) -> None:
    other = data.draw(st.permutations(rows))
    assert outcome(agency, other) == outcome(agency, rows)


def test_each_incident_falls_to_one_reader(agency: Agency, db: None) -> None:
    rows = [(f"26-{n}", *A[1:]) for n in range(200)] + [(f"26-{n}", *B[1:]) for n in range(200)]
    with acting_for(agency), transaction.atomic():
        file = taken(agency, rows, readers=3)
        assert (file.created, file.incidents, file.refused) == (400, 200, 0)
        assert sum(read for read, _ in file.places) == len(rows)
        assert all(read for read, _ in file.places)
        assert {each["unit"] for each in known()} == {"A1"}


@pytest.mark.parametrize("most_waiting", [1, 20_000])
def test_a_reader_that_is_stopped_after_each_batch_reads_every_row_once(
    agency: Agency, db: None, monkeypatch: pytest.MonkeyPatch, most_waiting: int
) -> None:
    monkeypatch.setattr(batching, "AT_ONCE", 1)
    monkeypatch.setattr(gathering, "MOST_WAITING", most_waiting)
    content = io.BytesIO(
        written([HEADER, A, ("27-1", *A[1:]), ("27-2", *A[1:]), B, ("27-1", *B[1:])])
    )
    with acting_for(agency), transaction.atomic():
        file = remember(
            agency=agency, name="cad.csv", content=content, door=IntakeFile.Door.PAGE, now=NOW
        )

        def interrupted(file: IntakeFile) -> None:
            raise KeyboardInterrupt

        for begun in range(3):
            now = NOW + timedelta(seconds=begun)
            claimed = claim(agency=agency, file_id=file.pk, now=now)
            assert claimed is not None
            with pytest.raises(KeyboardInterrupt):
                take_in(file=claimed, content=content, clock=lambda: NOW, on_batch=interrupted)
        last = claim(agency=agency, file_id=file.pk, now=NOW + timedelta(seconds=3))
        assert last is not None
        done = take_in(file=last, content=content, clock=lambda: NOW)
        assert (done.rows, done.created, done.incidents) == (5, 5, 3)
        assert {each["unit"] for each in known()} == {"A1"}
        assert Incident.objects.get(reference="27-1").call_type == "DV"


def command(path: Path, agency: Agency, *more: str) -> "subprocess.Popen[str]":
    """The command in a process of its own, on the database of the tests."""
    given = connection.settings_dict
    address = f"postgres://{given['USER']}:{given['PASSWORD']}@{given['HOST']}:{given['PORT']}/{given['NAME']}"
    return subprocess.Popen(
        [sys.executable, "manage.py", "intake", str(path), "--agency", agency.slug, *more],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": address},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.mark.django_db(transaction=True)
def test_a_large_file_is_read_by_two_and_goes_on_where_it_was_interrupted(
    agency: Agency, tmp_path: Path
) -> None:
    """The command, stopped by Ctrl-C on its way, then given again: no row is lost, none is counted twice."""
    count = 2 * WORTH_A_READER // len(",".join(A)) + 1_000
    path = tmp_path / "year.csv"
    path.write_bytes(written([HEADER, *((f"26-{n:06d}", *A[1:]) for n in range(count))]))
    first = command(path, agency)
    with acting_for(agency):
        deadline = time.monotonic() + 60
        while not read_so_far(agency) and time.monotonic() < deadline:
            time.sleep(0.05)
        os.killpg(first.pid, signal.SIGINT)  # as a terminal does it: to all of its processes
        _, err = first.communicate(timeout=60)
        assert (first.returncode, "to go on from there" in err, "Traceback" in err) == (
            130,
            True,
            False,
        ), err
        before = read_so_far(agency)
        assert 0 < before < count
        out, err = command(path, agency).communicate(timeout=240)
        assert f"{count:,} rows of year.csv: {count:,} new" in out, err
        out, err = command(path, agency).communicate(timeout=60)
        assert "was brought before" in err
        with transaction.atomic():
            file = IntakeFile.objects.get()
            assert (file.state, file.created, file.rows, len(file.places)) == (
                "done",
                count,
                count,
                min(2, os.cpu_count() or 1),
            )
            assert Incident.objects.count() == count


def read_so_far(agency: Agency) -> int:
    with transaction.atomic():
        file = agency.intake_files.first()
        return file.rows if file else 0
