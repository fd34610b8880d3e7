import csv
from pathlib import Path

import pytest

from incidents.policy import CodeKind, Use
from incidents.presets import PRESETS, Suggestion, suggest
from tests.sensitive import sounds_sensitive

CALLS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "calls_for_service"


def call_types() -> set[tuple[str, str]]:
    """Every call type of the public exports, as (code, description)."""
    if not CALLS.is_dir():
        pytest.skip("the public calls for service are not beside this checkout")
    found = set()
    with (CALLS / "sacramento_2019_01.csv").open(encoding="utf-8-sig", newline="") as file:
        found |= {(row["Call_Type"], row["Description"]) for row in csv.DictReader(file)}
    with (CALLS / "seattle_2016_03.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found.add((row["Event Clearance Code"], row["Event Clearance Description"]))
            found.add(("", row["Initial Type Description"]))
    return found


def test_no_real_call_type_with_sensitive_words_is_suggested_for_texts() -> None:
    texted = []
    for code, description in call_types():
        suggestion = suggest(kind=CodeKind.CALL_TYPE, code=code, description=description)
        if suggestion is None or suggestion.use is Use.NEVER:
            continue
        if sounds_sensitive(description):
            texted.append((description, suggestion))
    assert texted == []


def test_most_real_call_types_get_a_suggestion() -> None:
    suggestions = [
        suggest(kind=CodeKind.CALL_TYPE, code=code, description=description)
        for code, description in call_types()
    ]
    uses = [one.use for one in suggestions if one is not None]
    assert uses.count(Use.ASK) >= 60
    assert uses.count(Use.NEVER) >= 90
    assert len(uses) / len(suggestions) > 0.7


@pytest.mark.parametrize(
    ("code", "description", "expected"),
    [
        ("MVA", "", Suggestion(Use.ASK, "as MVA")),
        (" mva ", "Traffic crash", Suggestion(Use.ASK, "as MVA")),
        ("ASSAULT", "", Suggestion(Use.NEVER, "as ASSAULT")),
        ("DVA", "Anything", Suggestion(Use.NEVER, "as DVA")),
        ("MVA", "Crash, injury unknown", Suggestion(Use.NEVER, 'the word "injury" is sensitive')),
        ("NOISE", "Noise, domestic", Suggestion(Use.NEVER, 'the word "domestic" is sensitive')),
        ("DOM", "Domestic", Suggestion(Use.NEVER, 'the word "domestic" is sensitive')),
        ("CKWELF", "Check welfare", Suggestion(Use.NEVER, 'the word "welfare" is sensitive')),
        (
            "BURGP",
            "Burglary in progress",
            Suggestion(Use.NEVER, 'the words "in progress" are sensitive'),
        ),
        (
            "459T",
            "Burglary, less than 5 ago",
            Suggestion(Use.NEVER, 'the words "less than 5 ago" are sensitive'),
        ),
        (
            "BURGO",
            "Burglary, residence occupied",
            Suggestion(Use.NEVER, 'the word "occupied" is sensitive'),
        ),
        ("BURGU", "Burglary, residence unoccupied", Suggestion(Use.ASK, "as BURGLARY")),
        ("PKGCMP", "Parking complaint", Suggestion(Use.ASK, "as PARKING")),
        ("CITPD", "Citizen assist", Suggestion(Use.ASK, "as CITASST")),
        ("LCKOUT", "Vehicle lockout", Suggestion(Use.ASK, "as VEHLOCK")),
        ("TC", "Traffic crash, no injury", Suggestion(Use.ASK, "as MVA")),
        ("TC", "Traffic crash non-injury", Suggestion(Use.ASK, "as MVA")),
        (
            "TC",
            "Traffic crash, no or unknown injuries",
            Suggestion(Use.NEVER, 'the word "injuries" is sensitive'),
        ),
        ("H&R", "Hit & run", Suggestion(Use.ASK, "as MVAHR")),
        ("THEFT", "Theft report", Suggestion(Use.ASK, "as LARCENY")),
        ("AT", "Auto theft", Suggestion(Use.ASK, "as VEHSTLN")),
        ("FP", "Found property", Suggestion(Use.ASK, "as PROPFND")),
        ("MIN", "Minor crash", Suggestion(Use.ASK, "as MVA")),
        ("ODOR", "Odor, parking garage", Suggestion(Use.ASK, "as PARKING")),
        ("GPK", "Parking, gun seen", Suggestion(Use.NEVER, 'the word "gun" is sensitive')),
        ("DRONE", "Drone complaint", None),
        ("", "", None),
    ],
)
def test_call_types(code: str, description: str, expected: Suggestion | None) -> None:
    suggestion = suggest(kind=CodeKind.CALL_TYPE, code=code, description=description)
    assert suggestion == expected


@pytest.mark.parametrize(
    ("code", "description", "expected"),
    [
        ("01", "", Suggestion(Use.ASK, "as 01 Report Taken")),
        ("1", "Report", Suggestion(Use.ASK, "as 01 Report Taken")),
        ("03", "", Suggestion(Use.NEVER, "as 03 Arrest")),
        ("04", "", Suggestion(Use.TELL, "as 04 Citation")),
        ("40", "", Suggestion(Use.NEVER, "as 40 Patient outcome")),
        ("RPT", "Report taken", Suggestion(Use.ASK, "as 01 Report Taken")),
        ("NR", "No report taken", Suggestion(Use.ASK, "as 02 No Report Taken")),
        ("GOA", "GOA", Suggestion(Use.ASK, "as 14 Gone On Arrival or Unable To Locate")),
        ("CXL", "Cancelled en route", Suggestion(Use.NEVER, "as 10 Event Cancelled")),
        ("RPTC", "Report taken, cancelled", Suggestion(Use.NEVER, "as 10 Event Cancelled")),
        ("ARR", "Arrest made", Suggestion(Use.NEVER, 'the word "arrest" is sensitive')),
        ("CIT", "Citation issued", Suggestion(Use.TELL, "as 04 Citation")),
        ("03", "No report taken", Suggestion(Use.ASK, "as 02 No Report Taken")),
        ("01", "Handled", None),
        ("ZZ", "Zebra", None),
    ],
)
def test_dispositions(code: str, description: str, expected: Suggestion | None) -> None:
    suggestion = suggest(kind=CodeKind.DISPOSITION, code=code, description=description)
    assert suggestion == expected


def test_a_digit_code_of_a_call_type_list_is_not_taken_for_a_disposition() -> None:
    assert suggest(kind=CodeKind.CALL_TYPE, code="01", description="") is None


def test_every_preset_suggests_itself() -> None:
    for (kind, code), preset in PRESETS.items():
        suggestion = suggest(kind=kind, code=code, description="")
        assert suggestion is not None
        assert suggestion.use is preset.use
