"""A file is taken in once, whole or row by row, and every row of it is accounted for."""

import io
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from agencies.models import Agency, Officer
from agencies.tenancy import acting_for
from incidents.intake import batching
from incidents.intake.claiming import claim, read_waiting, waiting
from incidents.intake.describing import (
    CommonProblem,
    common_problems,
    in_words,
    problems_of,
    rows_to_mend,
)
from incidents.intake.holding import hold
from incidents.intake.storing import BroughtBefore, remember, store, stored
from incidents.intake.taking import Taken, take_in
from incidents.models import (
    Code,
    DryRun,
    Incident,
    IntakeChunk,
    IntakeFile,
    RefusedRow,
)
from insights.dry_run import try_waiting
from tests.incidents.intake.exports import HEADER, NOW, ROWS, written

pytestmark = pytest.mark.django_db
Bring = Callable[..., IntakeFile]


@pytest.fixture
def bring(agency: Agency) -> Bring:
    """bring(content) -> the file after a worker has read it."""

    def bring(content: bytes, name: str = "cad.csv", now: datetime = NOW) -> IntakeFile:
        with acting_for(agency):
            file = waits(agency, content, name)
            read_waiting(agency_id=agency.pk, file_id=file.pk, clock=lambda: now)
            with transaction.atomic():
                file.refresh_from_db()
                return file

    return bring


def waits(agency: Agency, content: bytes, name: str = "cad.csv") -> IntakeFile:
    with transaction.atomic():
        file = remember(
            agency=agency,
            name=name,
            content=io.BytesIO(content),
            door=IntakeFile.Door.PAGE,
            now=NOW,
        )
        store(file=file, content=io.BytesIO(content))
    return file


def counts(file: IntakeFile) -> dict[str, int]:
    return {name: getattr(file, name) for name in ("created", "updated", "unchanged", "refused")}


def test_a_file_is_taken_in_and_nothing_of_it_is_kept(
    agency: Agency, bring: Bring, officer: Officer
) -> None:
    rows = [list(row) for row in ROWS]
    rows[0][HEADER.index("Officer Badge")] = officer.badge
    file = bring(written((HEADER, *rows)))
    assert (file.state, file.percent, file.incidents) == ("done", 100, 3)
    assert counts(file) == {"created": 3, "updated": 0, "unchanged": 0, "refused": 0}
    with acting_for(agency), transaction.atomic():
        incident = Incident.objects.get(reference="26-000101")
        assert (incident.officer, incident.status, incident.source) == (
            officer,
            "closed",
            "cad.csv",
        )
        assert incident.caller_phone == "+13195550142"
        assert not IntakeChunk.objects.exists()
        assert set(Code.objects.values_list("code", flat=True)) == {"NOISE", "MVA", "TSTOP", "01"}


def test_what_waits_is_encrypted_and_read_back_as_it_was(agency: Agency) -> None:
    content = written((HEADER, *ROWS * 20_000))
    with acting_for(agency):
        file = waits(agency, content)
        with transaction.atomic():
            assert stored(file).read() == content
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT count(*), bool_or(content LIKE '%555-0142%') FROM incidents_intakechunk"
                )
                assert cursor.fetchone() == (-(-len(content) // 2**20), False)
    assert waiting(now=NOW) == [(agency.pk, file.pk)]


def test_the_same_file_twice_changes_nothing(agency: Agency, bring: Bring) -> None:
    first = bring(written((HEADER, *ROWS)))
    with pytest.raises(BroughtBefore) as before:
        bring(written((HEADER, *ROWS)), name="again.csv")
    assert before.value.file == first


def test_the_same_rows_in_another_file_change_nothing(agency: Agency, bring: Bring) -> None:
    bring(written((HEADER, *ROWS)))
    file = bring(written((HEADER, *reversed(ROWS)), delimiter=";"))
    assert counts(file) == {"created": 0, "updated": 0, "unchanged": 3, "refused": 0}


def test_good_rows_of_a_bad_file_are_kept_and_the_others_can_be_mended(
    agency: Agency, bring: Bring
) -> None:
    rows = [list(row) for row in ROWS]
    rows[1][HEADER.index("Call Received")] = "yesterday"
    file = bring(written((HEADER, *rows)))
    assert counts(file) == {"created": 2, "updated": 0, "unchanged": 0, "refused": 1}
    with acting_for(agency), transaction.atomic():
        [(line, column, value, expected)] = problems_of(file, most=10)
        assert (line, column, value) == (3, "Call Received", "yesterday")
        assert "2026-03-17 14:25" in expected
        refused = RefusedRow.objects.get()
        cells = json.loads(refused.cells)
        with connection.cursor() as cursor:
            cursor.execute("SELECT cells FROM incidents_refusedrow")
            assert "319-555-0143" not in cursor.fetchone()[0]
    assert cells["Caller Phone"] == "319-555-0143"
    cells["Call Received"] = rows[0][HEADER.index("Call Received")]
    cells["Cleared"] = rows[0][HEADER.index("Cleared")]
    cells["Arrived"] = ""
    mended = bring(written([list(cells), list(cells.values())]))
    assert counts(mended) == {"created": 1, "updated": 0, "unchanged": 0, "refused": 0}


def test_the_same_problem_of_many_rows_is_told_once(agency: Agency, bring: Bring) -> None:
    rows = [[f"26-{n}", *ROWS[0][1:]] for n in range(20)]
    for row in rows[1:9]:
        row[HEADER.index("Caller Phone")] = "555-01"
    rows[8][HEADER.index("Cleared")] = "soon"
    file = bring(written((HEADER, *rows)))
    with acting_for(agency):
        phone, cleared = common_problems(file)
        told = "\n".join(in_words(file))
    assert (phone.column, phone.value, len(phone.rows)) == ("Caller Phone", "555-01", 8)
    assert phone.where == "Rows 3, 4, 5, 6, 7 and 3 more"
    assert (cleared.value, cleared.where) == ("soon", "Row 10")
    assert "Rows 3, 4, 5, 6, 7 and 3 more, Caller Phone: “555-01”" in told
    assert CommonProblem("", "", "", [5, 6, 7]).where == "Rows 5, 6 and 7"


def test_an_end_before_the_known_beginning_is_refused(agency: Agency, bring: Bring) -> None:
    bring(written((HEADER, *ROWS)))
    table = [("Incident Number", "Cleared"), ("26-000101", "3/16/2026 1:00 PM")]
    file = bring(written(table))
    assert counts(file) == {"created": 0, "updated": 0, "unchanged": 0, "refused": 1}
    with acting_for(agency):
        [(line, column, _, expected)] = problems_of(file, most=10)
    assert (line, column) == (2, "Closed")
    assert "before opened_at that is known" in expected
    with acting_for(agency):
        assert rows_to_mend(file)[1][:2] == ["26-000101", "3/16/2026 1:00 PM"]


def test_one_incident_over_several_rows_is_joined(agency: Agency, bring: Bring) -> None:
    table = [
        ("Incident Number", "Received", "Arrived", "Cleared", "Type", "Unit", "Badge", "Dispo"),
        ("26-9", "3/17/2026 1:00 PM", "3/17/2026 1:20 PM", "3/17/2026 2:00 PM", "NOISE", "A1", "11", "01"),
        ("26-9", "3/17/2026 1:00 PM", "3/17/2026 1:10 PM", "3/17/2026 2:30 PM", "DV", "A2", "12", "02"),
        ("26-8", "3/17/2026 3:00 PM", "", "3/17/2026 4:00 PM", "NOISE", "A1", "11", ""),
    ]  # fmt: skip
    file = bring(written(table))
    assert (file.incidents, file.created) == (2, 3)
    with acting_for(agency), transaction.atomic():
        incident = Incident.objects.get(reference="26-9")
        assert (incident.unit, incident.officer_badge, incident.call_type) == ("A1", "11", "DV")
        assert (incident.closed_at or NOW).minute == 30
        assert (incident.arrived_at or NOW).minute == 10
        seen = {entry.code for entry in incident.history}
    assert seen == {"NOISE", "DV", "01", "02", "closed"}
    again = bring(written([*table, table[3]]))
    assert counts(again) == {"created": 0, "updated": 0, "unchanged": 4, "refused": 0}


def test_an_incident_is_taken_with_all_of_its_rows_or_not_at_all(
    agency: Agency, bring: Bring
) -> None:
    """The row that could not be read may be the one that forbids a text."""
    table = [
        ("Incident Number", "Received", "Cleared", "Type", "Caller Phone"),
        ("26-9", "3/17/2026 1:00 PM", "3/17/2026 2:00 PM", "NOISE", "319-555-0142"),
        ("26-8", "3/17/2026 3:00 PM", "3/17/2026 4:00 PM", "NOISE", "319-555-0143"),
        ("26-9", "3/17/2026 1:00 PM", "3/17/2026 2:30 PM", "DV", "555-01"),
    ]
    file = bring(written(table))
    assert counts(file) == {"created": 1, "updated": 0, "unchanged": 0, "refused": 2}
    with acting_for(agency), transaction.atomic():
        assert Incident.objects.get().reference == "26-8"
        header, first, second = rows_to_mend(file)
        assert [row[header.index("Caller Phone")] for row in (first, second)] == [
            "319-555-0142",
            "555-01",
        ]
        assert "another row" not in first[-1]
        assert "all of its rows to be right" in first[-1]
    mended = [[cell.replace("555-01", "319-555-0142") if cell == "555-01" else cell for cell in row]
              for row in (header, first, second)]  # fmt: skip
    again = bring(written(mended))
    assert counts(again) == {"created": 2, "updated": 0, "unchanged": 0, "refused": 0}
    with acting_for(agency), transaction.atomic():
        incident = Incident.objects.get(reference="26-9")
        assert {entry.code for entry in incident.history} >= {"NOISE", "DV"}


def test_a_first_type_is_kept_beside_the_final_one(agency: Agency, bring: Bring) -> None:
    table = [
        ("Incident", "Received", "Initial Type", "Initial Type Text", "Final Type"),
        ("26-1", "3/17/2026", "DV", "Domestic", "NOISE"),
    ]
    bring(written(table))
    with acting_for(agency), transaction.atomic():
        seen = {(entry.kind, entry.code) for entry in Incident.objects.get().history}
        assert seen >= {("call_type", "DV"), ("call_type", "NOISE")}
        assert Incident.objects.get().call_type == "NOISE"
        assert Code.objects.get(code="DV").description == "Domestic"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0 old", "2003"),
        (b"PK\x03\x04 no workbook", "no Excel workbook"),
        (b"\x89PNG\x00\x00\x00\r" * 50, "neither a text file"),
        (written([("a", "b"), ("1", "2")]), "No column holds an incident number"),
        (b'Incident Number,Received\n26-1,"3/17/2026\n' + b"x\n" * 1_000_000, "nothing closes"),
    ],
)
def test_what_is_no_table_is_rejected_in_a_sentence(
    bring: Bring, content: bytes, words: str
) -> None:
    file = bring(content)
    assert file.state == "rejected"
    assert words in file.reason


def test_an_excel_workbook_is_read_like_any_file(agency: Agency, bring: Bring) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Calls of March"])
    sheet.append(["Incident Number", "Received", "Cleared", "Type", "Caller Phone"])
    opened = datetime(2026, 3, 17, 14, 25, tzinfo=NOW.tzinfo).replace(tzinfo=None)
    sheet.append([26000101, opened, opened + timedelta(hours=1), "NOISE", 3195550142])
    content = io.BytesIO()
    book.save(content)
    assert bring(content.getvalue(), name="calls.xlsx").created == 1
    with acting_for(agency), transaction.atomic():
        incident = Incident.objects.get(reference="26000101")
        assert incident.caller_phone == "+13195550142"
        assert incident.opened_at.hour == 19


@pytest.mark.parametrize(("end", "minutes"), [(MemoryError, 5), (KeyboardInterrupt, 0)])
def test_an_ended_reader_is_replaced_and_no_row_is_counted_twice(
    agency: Agency, monkeypatch: pytest.MonkeyPatch, end: type[BaseException], minutes: int
) -> None:
    """One that was stopped by hand at once; any other when it has been silent for a while."""
    monkeypatch.setattr(batching, "AT_ONCE", 1)
    with acting_for(agency):
        file = waits(agency, written((HEADER, *ROWS)))
        first = claim(agency=agency, file_id=file.pk, now=NOW)
        assert first is not None

        def killed(file: IntakeFile) -> None:
            raise end

        with pytest.raises(end):
            take_in(file=first, content=stored(first), clock=lambda: NOW, on_batch=killed)
        later = NOW + timedelta(minutes=minutes, seconds=1)
        if minutes:
            soon = NOW + timedelta(minutes=1)
            assert claim(agency=agency, file_id=file.pk, now=soon) is None
        second = claim(agency=agency, file_id=file.pk, now=later)
        assert second is not None
        with pytest.raises(Taken), transaction.atomic():
            take_in(file=first, content=stored(first), clock=lambda: later)
        done = take_in(file=second, content=stored(second), clock=lambda: later)
    assert (done.state, counts(done)) == (
        "done",
        {"created": 3, "updated": 0, "unchanged": 0, "refused": 0},
    )


def test_the_command_takes_a_file_in_and_says_what_it_saw(
    agency: Agency, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cad.csv"
    path.write_bytes(written((HEADER, *ROWS)))
    call_command("intake", str(path), "--agency", agency.slug)
    out = capsys.readouterr().out
    assert "Caller's phone: Caller Phone" in out
    assert "3 rows of cad.csv: 3 new" in out
    call_command("intake", str(path), "--agency", agency.slug, "--json")
    assert json.loads(capsys.readouterr().out)["created"] == 3
    path.write_bytes(b"a,b\n1,2\n")
    with pytest.raises(CommandError, match="incident number"):
        call_command("intake", str(path), "--agency", agency.slug)
    with pytest.raises(CommandError, match="no mapping “CAD”"):
        call_command("intake", str(path), "--agency", agency.slug, "--mapping", "CAD")


def test_progress_stands_on_stderr_and_leaves_the_json_alone(
    agency: Agency,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batching, "AT_ONCE", 30)
    path = tmp_path / "cad.csv"
    path.write_bytes(written((HEADER, *((f"26-{n}", *ROWS[0][1:]) for n in range(600)))))
    call_command("intake", str(path), "--agency", agency.slug, "--json")
    told = capsys.readouterr()
    assert json.loads(told.out)["created"] == 600
    lines = told.err.splitlines()
    assert 1 < len(lines) <= 10
    assert lines[-1] == "100 %  600 rows"
    path.write_bytes(written((HEADER, *ROWS)))
    call_command("intake", str(path), "--agency", agency.slug, "--json", "--verbosity", "0")
    assert capsys.readouterr().err == ""


def test_a_dry_run_by_command_keeps_nothing(
    agency: Agency, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cad.csv"
    path.write_bytes(written((HEADER, *ROWS)))
    call_command("intake", str(path), "--agency", agency.slug, "--dry-run")
    out = capsys.readouterr().out
    assert "0 of 3 incidents would have led to a text" in out
    assert "Started by an officer" in out
    call_command("intake", str(path), "--agency", agency.slug, "--dry-run", "--json")
    told = json.loads(capsys.readouterr().out)
    assert [each["reference"] for each in told["incidents"]] == [row[0] for row in ROWS]
    with acting_for(agency), transaction.atomic():
        assert not Incident.objects.exists()
        assert not IntakeFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_reads_and_tries_outside_of_any_transaction(agency: Agency) -> None:
    with acting_for(agency):
        file = waits(agency, written((HEADER, *ROWS)))
    read_waiting(agency_id=agency.pk, file_id=file.pk, clock=lambda: NOW)
    with acting_for(agency), transaction.atomic():
        assert IntakeFile.objects.get(pk=file.pk).created == len(ROWS)
        content = io.BytesIO(written((HEADER, *ROWS[1:])))
        held = hold(agency=agency, name="x", content=content, brought_by=None, now=NOW)
        IntakeFile.objects.filter(pk=held.pk).update(state=IntakeFile.State.TRYING)
    try_waiting(agency_id=agency.pk, file_id=held.pk, clock=lambda: NOW)
    with acting_for(agency), transaction.atomic():
        assert DryRun.objects.get(file=held).summary["incidents"] == len(ROWS) - 1


def test_a_known_incident_is_held_for_a_refused_row(agency: Agency, bring: Bring) -> None:
    """However harmless what is known of it, until the mended row is in."""
    bring(written((HEADER, *ROWS)))
    opened = HEADER.index("Call Received")
    wrong = [list(row) for row in ROWS]
    wrong[1][opened] = "noon or so"
    file = bring(written((HEADER, *wrong)), name="tuesday.csv")
    assert (file.refused, file.held) == (1, 1)
    assert any("1 incidents that were known before are held" in line for line in in_words(file))
    with acting_for(agency), transaction.atomic():
        [held] = Incident.objects.filter(unread_at__isnull=False)
        assert (held.reference, held.unread_from) == ("26-000102", "tuesday.csv, row 3")
        mend = list(rows_to_mend(file))
    bring(written((HEADER, ROWS[1])), name="mended.csv")
    assert len(mend) == 2
    with acting_for(agency), transaction.atomic():
        assert not Incident.objects.filter(unread_at__isnull=False).exists()
