"""Columns are recognised in any order, delimiter and encoding, by their headings or by what stands in them."""

import random
from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.intake.detecting import Known
from incidents.intake.fields import Field
from incidents.intake.headings import score, words_of
from incidents.intake.rows import Read, Refused
from tests.incidents.intake.exports import CALLS, HEADER, ROWS, detected, read, reports, written

TABLE = (HEADER, *ROWS)


def shuffled(seed: int) -> list[list[str]]:
    order = list(range(len(HEADER)))
    random.Random(seed).shuffle(order)
    return [[row[place] for place in order] for row in TABLE]


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    list(product((",", ";", "\t", "|"), ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"))),
)
def test_any_delimiter_and_encoding_gives_the_same_reports(delimiter: str, encoding: str) -> None:
    assert reports(written(TABLE, delimiter=delimiter, encoding=encoding)) == reports(
        written(TABLE)
    )


@given(st.integers())
def test_any_order_of_columns_gives_the_same_reports(seed: int) -> None:
    assert reports(written(shuffled(seed))) == reports(written(TABLE))


def test_a_row_becomes_a_report_and_nothing_that_is_kept_out_is_looked_at() -> None:
    noise, crash, stop = reports(written(TABLE))
    assert noise.opened_at == datetime(2026, 3, 17, 19, 25, 30, tzinfo=UTC)
    assert (noise.reference, noise.call_type, noise.disposition) == ("26-000101", "NOISE", "01")
    assert (noise.officer_badge, noise.unit, noise.beat) == ("1011", "2A65", "R2")
    assert (noise.caller_phone, noise.caller_role) == ("+13195550142", "Caller")
    assert (noise.self_initiated, stop.self_initiated) == (False, True)
    assert (crash.dispatched_at, crash.arrived_at, stop.disposition) == (None, None, None)
    assert stop.caller_role is None
    used = {h for headings in detected(written(TABLE)).mapping.columns.values() for h in headings}
    assert used.isdisjoint({"Remarks", "Caller Name"})


def test_a_file_without_a_header_is_recognised_by_its_values() -> None:
    columns = [
        HEADER.index(each)
        for each in ("Incident Number", "Call Type", "Call Received", "Cleared", "Caller Phone")
    ]
    rows = [[row[place] for place in columns] for row in ROWS * 3]
    for count, row in enumerate(rows):
        row[0] = f"26-{count:06}"
    known = Known(call_types=frozenset({"NOISE", "MVA", "TSTOP"}))
    found = detected(written(rows), known).mapping
    assert not found.has_header
    assert found.columns == {
        Field.REFERENCE: ("Column 1",),
        Field.CALL_TYPE: ("Column 2",),
        Field.OPENED_AT: ("Column 3",),
        Field.CLOSED_AT: ("Column 4",),
        Field.CALLER_PHONE: ("Column 5",),
    }
    assert not found.role
    assert (
        "No column says who the person was (caller, victim, witness): nobody could be texted."
        in (found.sentences())
    )


@pytest.mark.parametrize(
    ("headings", "field"),
    [
        ("Incident Number|INC_NUM|IncidentID|Event #|CFS No|CaseNumber|call_id", Field.REFERENCE),
        ("TimeCreate|Call Received Date/Time|CALL_DTTM|Created|ReportedDate", Field.OPENED_AT),
        ("TimeDispatch|DISP_TS|First Unit Assigned|Dispatch Date", Field.DISPATCHED_AT),
        ("TimeArrive|On Scene|AT_SCENE_TIME|First Unit Arrived", Field.ARRIVED_AT),
        ("TimeClosed|Call Cleared|CLOSE_DATE|Completed", Field.CLOSED_AT),
        ("Final Call Type|TypeCode|Nature|CALL_TYPE|Problem", Field.CALL_TYPE),
        ("TypeText|Call Type Desc|NatureDescription", Field.CALL_TYPE_DESCRIPTION),
        ("InitialType|Original Call Type|Initial Incident Type Code", Field.FIRST_CALL_TYPE),
        ("InitialTypeText|Initial Type Description", Field.FIRST_CALL_TYPE_DESCRIPTION),
        ("Disposition|DISPO_CODE|Final Disposition|Clearance Code", Field.DISPOSITION),
        ("SelfInitiated|Officer Initiated|Call Source|OnView", Field.SELF_INITIATED),
        ("Caller Phone|RP_Phone|Callback Number|ANI|Phone#|CallerPhoneNumber", Field.CALLER_PHONE),
        ("Officer Badge|Badge#|PrimaryOfficerID|Reporting_Officer", Field.OFFICER_BADGE),
        ("PoliceDistrict|Precinct|District/Sector", Field.DISTRICT),
    ],
)
def test_headings_as_exports_spell_them(headings: str, field: Field) -> None:
    for heading in headings.split("|"):
        best = max(Field, key=lambda each: score(heading, each))
        assert best is field, (heading, words_of(heading), best)


def test_dates_and_times_of_day_in_columns_of_their_own_are_put_together() -> None:
    table = [
        ("Case No", "Date", "Time Received", "Time Cleared", "Nature"),
        ("26-1", "17.3.2026", "23:50", "00:20", "NOISE"),
        ("26-2", "18.3.2026", "1:05", "1:06", "MVA"),
    ]
    first, second = reports(written(table, delimiter=";"))
    assert first.opened_at == datetime(2026, 3, 18, 4, 50, tzinfo=UTC)
    assert first.closed_at == datetime(2026, 3, 18, 5, 20, tzinfo=UTC)
    assert second.closed_at == datetime(2026, 3, 18, 6, 6, tzinfo=UTC)


def test_a_date_that_is_none_does_not_take_the_time_of_day_from_the_others() -> None:
    calls = [(f"26-{n}", f"3/{n}/2026", "14:25", "NOISE") for n in range(1, 29)]
    wrong = ("26-0", "13/45/2026", "14:25", "NOISE")
    found = read(written([("Case No", "Call Date", "Call Time", "Nature"), wrong, *calls]))
    assert isinstance(found[0], Refused)
    rest = [row.report.opened_at for row in found[1:] if isinstance(row, Read)]
    assert len(rest) == len(calls)
    assert {moment and moment.minute for moment in rest} == {25}


@pytest.mark.parametrize(
    ("dates", "day_first", "said"),
    [
        (("13/3/2026", "4/3/2026"), True, 0),
        (("3/13/2026", "3/4/2026"), False, 0),
        (("3/4/2026", "3/5/2026"), False, 1),
    ],
)
def test_day_or_month_first_is_judged_by_all_dates(
    dates: tuple[str, ...], day_first: bool, said: int
) -> None:
    found = detected(written([("Call Number", "Received"), *((f"A{d}", d) for d in dates)]))
    assert (found.mapping.day_first, len(found.assumed)) == (day_first, said)


def test_an_hour_that_comes_twice_stays_in_order() -> None:
    table = [
        ("Incident", "Received", "Cleared", "Type"),
        ("26-1", "11/01/2025 01:50", "11/01/2025 02:10", "NOISE"),
        ("26-2", "11/02/2025 01:50", "11/02/2025 01:10", "NOISE"),
    ]
    _, twice = reports(written(table))
    assert twice.opened_at == datetime(2025, 11, 2, 6, 50, tzinfo=UTC)
    assert twice.closed_at == datetime(2025, 11, 2, 7, 10, tzinfo=UTC)


def test_refusals_name_the_row_the_column_the_value_and_what_was_expected() -> None:
    rows = [list(row) for row in ROWS]
    rows[0][HEADER.index("Caller Phone")] = "555-01"
    rows[1][HEADER.index("Cleared")] = "later"
    rows[2][HEADER.index("Cleared")] = "03/03/2026 01:10:00 AM"
    found = [row for row in read(written((HEADER, *rows))) if isinstance(row, Refused)]
    problems = [(row.line, p.column, p.value, p.expected) for row in found for p in row.problems]
    assert [each[:3] for each in problems] == [
        (2, "Caller Phone", "555-01"),
        (3, "Cleared", "later"),
        (4, "Cleared", "03/03/2026 01:10:00 AM"),
    ]
    assert problems[0][3].startswith("a phone number such as (319) 555-0142: the phone number has")
    assert problems[1][3].startswith("a time such as 2026-03-17 14:25")
    assert "after “Call received”" in problems[2][3]
    assert all("Remarks" not in row.cells for row in found)


@pytest.mark.skipif(not CALLS.is_dir(), reason="the public files are not beside this checkout")
@pytest.mark.parametrize(
    ("name", "rows", "columns"),
    [
        (
            "sacramento_2019_01.csv",
            25_000,
            {
                Field.REFERENCE: "Record_ID",
                Field.OPENED_AT: "Received_Date",
                Field.DISPATCHED_AT: "Dispatch_Date",
                Field.ARRIVED_AT: "At_Scene_Date",
                Field.CLOSED_AT: "Clear_Date",
                Field.CALL_TYPE: "Call_Type",
                Field.CALL_TYPE_DESCRIPTION: "Description",
                Field.DISTRICT: "Police_District",
                Field.BEAT: "Beat",
                Field.UNIT: "Unit_ID",
                Field.OFFICER_BADGE: "Reporting_Officer",
            },
        ),
        (
            "seattle_2016_03.csv",
            706,
            {
                Field.REFERENCE: "CAD Event Number",
                Field.ARRIVED_AT: "At Scene Time",
                Field.CLOSED_AT: "Event Clearance Date",
                Field.CALL_TYPE: "Event Clearance Code",
                Field.CALL_TYPE_DESCRIPTION: "Event Clearance Description",
                Field.FIRST_CALL_TYPE_DESCRIPTION: "Initial Type Description",
                Field.DISTRICT: "District/Sector",
                Field.BEAT: "Zone/Beat",
            },
        ),
    ],
)
def test_real_files_need_no_mapping(name: str, rows: int, columns: dict[Field, str]) -> None:
    content = (CALLS / name).read_bytes()
    mapping = detected(content).mapping
    assert {field: headings[0] for field, headings in mapping.columns.items()} == columns
    assert "No column holds a phone number: nobody could be texted." in mapping.sentences()
    assert len(reports(content)) == rows
