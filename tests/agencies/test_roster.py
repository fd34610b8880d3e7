"""The roster as a file: whatever a records system writes is read, or refused with its row and column."""

import pytest

from agencies.models import Agency, Officer
from agencies.roster import Imported, RosterRow, import_roster, read_roster
from agencies.tables import Problem
from agencies.tenancy import acting_for

BRANDT = RosterRow(line=2, badge="233", name="Lena Brandt", rank="Officer", unit="Patrol")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("badge,name,rank,unit\n233,Lena Brandt,Officer,Patrol\n", id="as we write it"),
        pytest.param("Unit,Rank,Name,Badge\r\nPatrol,Officer,Lena Brandt,233", id="other order"),
        pytest.param("Badge #;Officer Name;Title;Division\n233;Lena Brandt;Officer;Patrol", id=";"),
        pytest.param(
            "BADGE\tFULL_NAME\tRANK\tSQUAD\n233\tLena  Brandt \tOfficer\tPatrol", id="tab"
        ),
        pytest.param(
            "ID|Name|Shield|Rank|Unit\n9|Lena Brandt|233|Officer|Patrol", id="bar, two ids"
        ),
        pytest.param(
            'name,badge,rank,unit\n"Lena Brandt","233",Officer,Patrol\n\n,,,\n', id="quoted"
        ),
        pytest.param("badge,name,rank,unit,DOB\n233,Lena Brandt,Officer,Patrol,1990", id="more"),
    ],
)
def test_columns_are_found_by_their_headings(data: str) -> None:
    assert read_roster(data.encode()).rows == (BRANDT,)
    assert read_roster(data.encode()).problems == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_survive_every_encoding(encoding: str) -> None:
    read = read_roster("badge,name\n7,José Peña\n".encode(encoding))
    assert [row.name for row in read.rows] == ["José Peña"]


def test_good_rows_are_kept_beside_bad_ones() -> None:
    read = read_roster(
        b"badge,name,rank\n"
        b"233,Lena Brandt,Officer\n"
        b",Nobody,Officer\n"
        b"234,NULL,Officer\n"
        b"233,Twice,Officer\n"
        b"235,Dan Whitlock," + b"x" * 41 + b"\n"
        b"236,Maria\x81,Officer\n"
        b"237\n"
        b"238,Ray Holm\n"
    )
    assert [row.badge for row in read.rows] == ["233", "238"]
    assert read.problems == (
        Problem(3, "badge", "", "A badge: every officer has one."),
        Problem(4, "name", "", "A name: every officer has one."),
        Problem(5, "badge", "233", "Each badge once: row 2 has it."),
        Problem(6, "rank", "x" * 41, "At most 40 characters."),
        Problem(7, "name", "Maria\ufffd", "Letters that can be read: save as CSV UTF-8."),
        Problem(8, "name", "", "A name: every officer has one."),
    )


@pytest.mark.parametrize(
    ("data", "column", "says"),
    [
        (b"", "", "The file is empty"),
        (b" \n\n", "", "The file is empty"),
        (b"PK\x03\x04rest of a workbook", "", "This is an Excel workbook"),
        (b"name,rank\nLena Brandt,Officer\n", "badge", "A column with the heading"),
        (b"badge,rank\n233,Officer\n", "name", "A column with the heading"),
        (b'badge,name\n1,"' + b"x" * 200_000, "", "This is not a CSV file"),
    ],
)
def test_a_file_that_is_no_roster_is_refused_as_a_whole(
    data: bytes, column: str, says: str
) -> None:
    read = read_roster(data)
    assert read.rows == ()
    (problem,) = read.problems
    assert problem.column == column
    assert problem.expected.startswith(says)


def test_a_formula_that_an_export_disarmed_comes_back_as_it_was() -> None:
    read = read_roster(b"badge,name\n1,'=Lena\n2,'Tis\n")
    assert [row.name for row in read.rows] == ["=Lena", "'Tis"]


@pytest.mark.django_db
def test_import_adds_corrects_and_leaves_alone(agency: Agency) -> None:
    with acting_for(agency):
        for badge, name, active in (
            ("1", "Stays", True),
            ("2", "Old Name", True),
            ("3", "Returns", False),
            ("9", "Not in the file", True),
        ):
            Officer.objects.create(agency=agency, badge=badge, name=name, active=active)
        rows = read_roster(
            b"badge,name,unit\n1,Stays,\n2,New Name,\n3,Returns,\n4,New,North\n"
        ).rows
        assert import_roster(agency=agency, rows=rows) == Imported(added=1, changed=2, unchanged=1)
        assert import_roster(agency=agency, rows=rows) == Imported(added=0, changed=0, unchanged=4)
        officers = list(agency.officers.order_by("badge").values_list("badge", "name", "active"))
    assert officers == [
        ("1", "Stays", True),
        ("2", "New Name", True),
        ("3", "Returns", True),
        ("4", "New", True),
        ("9", "Not in the file", True),
    ]


@pytest.mark.django_db
def test_another_agencys_badge_is_another_officer(agency: Agency, other_agency: Agency) -> None:
    rows = read_roster(b"badge,name\n1,Lena\n").rows
    for owner in (agency, other_agency):
        with acting_for(owner):
            assert import_roster(agency=owner, rows=rows).added == 1
