"""What is kept out is never stored, whichever field it hides in, and makes no incident more textable."""

from datetime import datetime
from typing import Any

import pytest

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.kept_out import WITHHELD, Kind
from incidents.linking import links_of
from incidents.models import Code, Incident
from incidents.policy import CodeKind, CodeSeen, Use, verdict
from incidents.recording import Recorded, Report, record
from incidents.report import Dropped
from incidents.screening import NUMBERS, TEXTS, screen
from incidents.seen import policy_of, verdict_on
from tests.stored import everything_stored

pytestmark = pytest.mark.django_db

PLANTED = "SUSP: ZBIGNIEW, 03/14/1985"
REFERENCE = "26-018113"


@pytest.fixture
def report(now: datetime) -> Report:
    return Report(
        reference=REFERENCE,
        status="closed",
        call_type="NOISE",
        caller_phone="+13195550123",
        caller_role="Caller",
        opened_at=now,
        closed_at=now,
    )


def put(agency: Agency, report: Report, now: datetime, source: str = "test") -> Recorded:
    with acting_for(agency):
        return record(agency=agency, report=report, source=source, now=now)


def allow_everything(agency: Agency) -> None:
    with acting_for(agency):
        Code.objects.update(use=Code.Use.ASK)


def use_of(agency: Agency) -> Use:
    with acting_for(agency):
        return verdict_on(incident=Incident.objects.get(), policy=policy_of(agency)).use


@pytest.mark.parametrize("field", ["reference", "merged_into", *TEXTS, *NUMBERS])
def test_no_field_stores_what_is_kept_out(
    agency: Agency, report: Report, now: datetime, field: str
) -> None:
    said: dict[str, Any] = {"disposition": "01", field: PLANTED}
    done = put(agency, report._replace(**said), now)
    assert set(done.dropped) == {Dropped(field, Kind.NAME), Dropped(field, Kind.BIRTH)}
    assert "ZBIGNIEW" not in everything_stored()
    assert put(agency, report._replace(**said), now).outcome == "unchanged"


def test_no_link_stores_what_is_kept_out(agency: Agency, report: Report, now: datetime) -> None:
    other = put(agency, report._replace(reference=PLANTED), now).incident.reference
    done = put(agency, report._replace(linked=("26-2", PLANTED)), now)
    assert set(done.dropped) == {Dropped("linked", Kind.NAME), Dropped("linked", Kind.BIRTH)}
    assert "ZBIGNIEW" not in everything_stored()
    with acting_for(agency):
        assert {each.other for each in links_of(done.incident)} == {"26-2", other}


def test_what_is_no_text_of_a_person_is_stored_as_it_is(
    agency: Agency, report: Report, now: datetime
) -> None:
    assert put(agency, report, now).dropped == ()
    assert screen(report).report is report


def test_the_name_of_a_file_is_screened_too(agency: Agency, report: Report, now: datetime) -> None:
    put(agency, report, now, source="SSN 123-45-6789.csv, row 2")
    assert "123-45-6789" not in everything_stored()
    with acting_for(agency):
        assert Incident.objects.get().source == WITHHELD


@pytest.mark.parametrize("field", ["call_type", "disposition"])
def test_a_code_that_was_kept_out_is_never_texted_about(
    agency: Agency, report: Report, now: datetime, field: str
) -> None:
    """Not even when all codes are allowed, and the next report gives a good one."""
    put(agency, report, now)
    allow_everything(agency)
    assert use_of(agency) is Use.ASK
    for said in (f"NOISE {PLANTED}", "NOISE"):
        changes: dict[str, Any] = {field: said}
        put(agency, report._replace(**changes), now)
    allow_everything(agency)
    assert use_of(agency) is Use.NEVER
    with acting_for(agency):
        seen = Incident.objects.get().history
        assert (field, WITHHELD) in {(entry.kind, entry.code) for entry in seen}
        assert not Code.objects.filter(code=WITHHELD).exists()


def test_no_policy_allows_what_was_kept_out() -> None:
    allowed = {(CodeKind.CALL_TYPE, WITHHELD): Use.ASK}
    assert verdict(seen=[CodeSeen(CodeKind.CALL_TYPE, WITHHELD)], policy=allowed).use is Use.NEVER


@pytest.mark.parametrize("role", ["Suspect", "Patient", "PersonOfInterest"])
@pytest.mark.parametrize("known", [False, True])
def test_a_suspect_or_patient_is_no_caller(
    agency: Agency, report: Report, now: datetime, role: str, known: bool
) -> None:
    if known:
        put(agency, report, now)
    done = put(agency, report._replace(caller_role=role, caller_language="es"), now)
    assert done.dropped == (Dropped("caller", Kind.PERSON),)
    with acting_for(agency):
        incident = Incident.objects.get()
        assert incident.caller_phone == incident.caller_hash == incident.caller_role == ""
        assert incident.caller_language == ""


def test_a_role_in_other_words_is_none(agency: Agency, report: Report, now: datetime) -> None:
    put(agency, report, now)
    done = put(agency, report._replace(caller_role="Jane Roe from next door"), now)
    assert done.dropped == (Dropped("caller_role", Kind.NARRATIVE),)
    with acting_for(agency):
        assert Incident.objects.get().caller_role == ""
