"""Facts about persons are found wherever they hide; codes and their descriptions come through."""

import csv
from pathlib import Path

import pytest

from incidents.kept_out import Kind, is_kept_out, scrub
from incidents.presets import PRESETS

CALLS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "calls_for_service"

HOLDS = [
    ("123-45-6789", Kind.SSN),
    ("NOISE 123 45 6789", Kind.SSN),
    ("SSN 123456789", Kind.SSN),
    ("ssn: xxx-xx-6789", Kind.SSN),
    ("SOC# 6789", Kind.SSN),
    ("\uff11\uff12\uff13-45-6789", Kind.SSN),
    ("123–45–6789", Kind.SSN),
    ("1\u200b23-45-6789", Kind.SSN),
    ("DOB 3/14/85", Kind.BIRTH),
    ("dob:03141985", Kind.BIRTH),
    ("D.O.B. Mar 14 1985", Kind.BIRTH),
    ("born on 14 March 1985", Kind.BIRTH),
    ("DOE, JOHN 03/14/1985", Kind.BIRTH),
    ("NOISE 1985-03-14", Kind.BIRTH),
    ("OLN D1234567", Kind.LICENSE),
    ("DL# CA D1234567", Kind.LICENSE),
    ("Driver's license no. 12345678", Kind.LICENSE),
    ("D12345678901", Kind.LICENSE),
    ("PLATE 7ABC123", Kind.PLATE),
    ("LIC: LUVCATS", Kind.PLATE),
    ("license plate CA 7ABC123", Kind.PLATE),
    ("TAG# ABC 1234", Kind.PLATE),
    ("LIC/ABC 1234", Kind.PLATE),
    ("1HGCM82633A004352", Kind.PLATE),
    ("SID 12345678", Kind.RECORD),
    ("FBI# 123456AB7", Kind.RECORD),
    ("NCIC: W123456789", Kind.RECORD),
    ("W123456789", Kind.RECORD),
    ("WARRANT #CR-2020-1234", Kind.WARRANT),
    ("WARRANT 20201234", Kind.WARRANT),
    ("jane.roe@example.com", Kind.EMAIL),
    ("CALL 319-555-0142", Kind.PHONE),
    ("(319) 555-0142", Kind.PHONE),
    ("3195550142", Kind.PHONE),
    ("+1 319 555 0142", Kind.PHONE),
    ("CB 555-0142", Kind.PHONE),
    ("SUSP: DOE, JOHN", Kind.NAME),
    ("SUSPECT #1: John", Kind.NAME),
    ("RP: Roe", Kind.NAME),
    ("Caller name: Jane Roe", Kind.NAME),
    ("MALE NAMED JOHN", Kind.NAME),
    ("Noise by Mrs. Roe", Kind.NAME),
    ("He said the neighbor hit her", Kind.NARRATIVE),
    ("Officer arrived and found the door open.", Kind.NARRATIVE),
    ("Music is loud. Third time this week", Kind.NARRATIVE),
    ("RP STATES MALE AT THE DOOR", Kind.NARRATIVE),
]


@pytest.mark.parametrize(("text", "kind"), HOLDS, ids=[text for text, _ in HOLDS])
def test_a_fact_that_is_kept_out_is_found_and_nothing_is_left(text: str, kind: Kind) -> None:
    scrubbed = scrub(text)
    assert (scrubbed.text, scrubbed.dropped[0]) == ("", kind)
    assert kind in scrub(f"NOISE {text}").dropped


def test_every_kind_is_told_once() -> None:
    text = "SUSP: DOE, JOHN DOB 3/14/85 SSN 123-45-6789 123-45-6780 PLATE 7ABC123"
    assert set(scrub(text).dropped) == {Kind.NAME, Kind.BIRTH, Kind.SSN, Kind.PLATE}
    assert len(scrub(text).dropped) == 4


@pytest.mark.parametrize(
    "code",
    [
        *(
            "NOISE",
            "273.5A",
            "484LIC",
            "10-50",
            "CODE 4",
            "C",
            "",
            "01",
            "911OPN",
            "HIT & RUN 20001",
        ),
        *("MEDICAL AID-SUSPECT ON SCENE", "LICENSE PLATE THEFT OR LOSS", "FELONY WARRANT SERVICE"),
        *(
            "ASSIST FBI",
            "FBI 302",
            "NCIC HIT",
            "PLATE STOLEN 2",
            "DOB",
            "DRIVER LICENSE CHECK",
            "VIN CHECK",
        ),
        *(
            "PARTY @ RIVER",
            "PRIORITY: HIGH",
            "TYPE: NOISE",
            "MALE/FEMALE 24/7",
            "INFO ONLY - SEE 26-018113",
        ),
        *(
            "MS 13 GRAFFITI",
            "ASSIST UNITED STATES MARSHAL SERVICE NOW",
            "Loud party, ended by contact",
        ),
    ],
)
def test_a_code_comes_through(code: str) -> None:
    assert scrub(code).text == code
    assert not scrub(code).dropped


@pytest.mark.parametrize("reference", ["2016104006", "319-555-0142", "101-26-0042", "K1234567"])
def test_a_number_may_look_like_another(reference: str) -> None:
    assert scrub(reference, is_number=True).text == reference
    assert scrub(f"{reference} SUSP: DOE", is_number=True).dropped == (Kind.NAME,)


def test_the_common_codes_come_through() -> None:
    for preset in PRESETS.values():
        assert not scrub(preset.code).dropped
        assert not scrub(preset.words).dropped


NUMBERS = {"General Offense Number", "CAD Event Number"}
TIMES = {"Event Clearance Date", "At Scene Time"}


@pytest.mark.parametrize("name", ["sacramento_2019_01.csv", "seattle_2016_03.csv"])
def test_every_value_of_a_real_export_comes_through(name: str) -> None:
    if not (CALLS / name).exists():
        pytest.skip(f"{name} is not here: see the data folder.")
    with (CALLS / name).open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    for column in rows[0]:
        assert is_kept_out(column) is None
        values = {row[column] for row in rows} if column not in TIMES else set()
        lost = {value for value in values if scrub(value, is_number=column in NUMBERS).dropped}
        assert lost == set(), column


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("Narrative", Kind.NARRATIVE),
        ("Call Remarks", Kind.NARRATIVE),
        ("dispatch_comments", Kind.NARRATIVE),
        ("callNotes", Kind.NARRATIVE),
        ("CALLER NAME", Kind.NAME),
        ("callerName", Kind.NAME),
        ("rp_last_name", Kind.NAME),
        ("VictimFirst", Kind.NAME),
        ("Last Name", Kind.NAME),
        ("LNAME", Kind.NAME),
        ("Name", Kind.NAME),
        ("Suspect_DOB", Kind.PERSON),
        ("SuspectRace", Kind.PERSON),
        ("patient", Kind.PERSON),
        ("DOB", Kind.BIRTH),
        ("birth_date", Kind.BIRTH),
        ("SSN", Kind.SSN),
        ("Social Security No", Kind.SSN),
        ("OLN", Kind.LICENSE),
        ("DL_NUM", Kind.LICENSE),
        ("Driver's License", Kind.LICENSE),
        ("Plate", Kind.PLATE),
        ("VEH_LIC", Kind.PLATE),
        ("SID", Kind.RECORD),
        ("FBI_No", Kind.RECORD),
        ("ncicNumber", Kind.RECORD),
        ("Warrant #", Kind.WARRANT),
        ("caller_email", Kind.EMAIL),
        ("E-mail", Kind.EMAIL),
        *(
            (column, None)
            for column in (
                *(
                    "caller_phone",
                    "Callback Number",
                    "caller_role",
                    "Caller Language",
                    "Officer Name",
                ),
                *(
                    "reporting_officer_last_name",
                    "Dispatcher Name",
                    "Beat Name",
                    "Call Type",
                    "call_type_name",
                ),
                *(
                    "Nature",
                    "Incident Type Description",
                    "Disposition",
                    "District",
                    "Unit",
                    "Priority",
                    "Address",
                ),
                *(
                    "Status",
                    "Final Case Type",
                    "Agency",
                    "Time Received",
                    "Report Number",
                    "Tagged At",
                ),
            )
        ),
    ],
)
def test_the_name_of_a_column_announces_what_is_in_it(column: str, kind: Kind | None) -> None:
    assert is_kept_out(column) is kind
