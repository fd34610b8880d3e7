"""The watched folder: complete files are taken in once and moved, what is wrong lies beside."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.intake.folder import watch
from incidents.models import Incident, IntakeFile
from tests.incidents.intake.exports import HEADER, NOW, ROWS, written

pytestmark = pytest.mark.django_db
Drop = Callable[..., Path]


@pytest.fixture
def folder(agency: Agency, settings: Settings, tmp_path: Path) -> Path:
    settings.INTAKE_FOLDER = str(tmp_path)
    folder = tmp_path / agency.slug
    folder.mkdir()
    return folder


@pytest.fixture
def drop(folder: Path) -> Drop:
    """drop(content) -> a file that was written a minute ago."""

    def drop(content: bytes, name: str = "cad.csv", at: datetime = NOW) -> Path:
        path = folder / name
        path.write_bytes(content)
        moment = (at - timedelta(minutes=1)).timestamp()
        os.utime(path, (moment, moment))
        return path

    return drop


def look(times: int = 2, at: datetime = NOW) -> int:
    return sum(watch(clock=lambda: at) for _ in range(times))


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_complete_file_is_taken_in_and_moved(agency: Agency, folder: Path, drop: Drop) -> None:
    drop(written((HEADER, *ROWS)))
    assert look(times=1) == 0, "one look can't tell whether it is complete"
    assert look(times=1) == 1
    assert names(folder) == {"processed/cad.csv"}
    with acting_for(agency), transaction.atomic():
        assert Incident.objects.count() == 3
        assert IntakeFile.objects.get().door == IntakeFile.Door.FOLDER


def test_a_file_that_grows_is_waited_for(agency: Agency, folder: Path, drop: Drop) -> None:
    drop(written((HEADER, *ROWS[:1])))
    look(times=1)
    drop(written((HEADER, *ROWS)))
    assert look(times=1) == 0
    assert look(times=1) == 1


@pytest.mark.parametrize("name", ["cad.csv.part", ".cad.csv", "cad.tmp"])
def test_names_of_unfinished_files_are_left_alone(folder: Path, drop: Drop, name: str) -> None:
    drop(written((HEADER, *ROWS)), name=name)
    assert look() == 0
    assert names(folder) == {name}


def test_a_file_that_was_just_written_is_left_alone(folder: Path, drop: Drop) -> None:
    drop(written((HEADER, *ROWS)), at=NOW + timedelta(seconds=50))
    assert look() == 0


def test_the_same_file_again_changes_nothing(agency: Agency, folder: Path, drop: Drop) -> None:
    for name in ("cad.csv", "cad.csv", "other.csv"):
        drop(written((HEADER, *ROWS)), name=name)
        look()
    assert names(folder) == {"processed/cad.csv", "processed/cad-2.csv", "processed/other.csv"}
    with acting_for(agency), transaction.atomic():
        assert IntakeFile.objects.count() == 1


def test_what_is_wrong_lies_beside(folder: Path, drop: Drop) -> None:
    rows = [list(row) for row in ROWS]
    rows[0][HEADER.index("Cleared")] = "never"
    drop(written((HEADER, *rows)))
    drop(b"no,table\n1,2\n", name="bad.csv")
    look()
    assert names(folder) == {
        *("processed/cad.csv", "rejected/cad.refused.csv", "rejected/cad.csv.report.txt"),
        *("rejected/bad.csv", "rejected/bad.csv.report.txt"),
    }
    assert "incident number" in (folder / "rejected/bad.csv.report.txt").read_text()
    assert "Row 2, Cleared: “never”" in (folder / "rejected/cad.csv.report.txt").read_text()
    mend = (folder / "rejected/cad.refused.csv").read_text()
    drop(mend.replace("never", "03/17/2026 03:05:00 PM").encode(), name="mended.csv")
    assert look() == 1
    assert "processed/mended.csv" in names(folder)
    assert "rejected/mended.refused.csv" not in names(folder)


def test_a_folder_of_nobody_is_not_looked_into(folder: Path) -> None:
    stranger = folder.parent / "nobody"
    stranger.mkdir()
    (stranger / "cad.csv").write_bytes(written((HEADER, *ROWS)))
    assert look() == 0
