"""The one door: the same report twice changes nothing, an older one overwrites nothing, no code is forgotten."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import permutations

import pytest
from django.db import connection, transaction
from pytest_django.fixtures import DjangoAssertNumQueries

from agencies.models import Agency, Officer
from agencies.tenancy import acting_for
from incidents.models import Code, Incident
from incidents.recording import Outcome, Recorded, Report, record, record_all

pytestmark = pytest.mark.django_db

REFERENCE = "26-018113"


@pytest.fixture
def opened(now: datetime) -> Report:
    return Report(
        reference=REFERENCE,
        status="open",
        call_type="NOISE",
        call_type_description="Noise complaint",
        caller_phone="+13195550123",
        officer_badge="233",
        opened_at=now - timedelta(hours=2),
        updated_at=now - timedelta(hours=2),
    )


@pytest.fixture
def closed(opened: Report, now: datetime) -> Report:
    return opened._replace(
        status="closed",
        call_type="DV",
        disposition="01",
        closed_at=now - timedelta(hours=1),
        updated_at=now - timedelta(hours=1),
    )


def put(agency: Agency, report: Report, now: datetime) -> Recorded:
    with acting_for(agency):
        return record(agency=agency, report=report, source="test", now=now)


def history(agency: Agency) -> set[tuple[str, str]]:
    with acting_for(agency):
        return {
            (entry.kind, entry.code)
            for incident in Incident.objects.all()
            for entry in incident.history
        }


def test_a_report_is_recorded_with_its_officer(
    agency: Agency, officer: Officer, opened: Report, now: datetime
) -> None:
    done = put(agency, opened, now)
    assert done.outcome is Outcome.CREATED
    with acting_for(agency):
        incident = Incident.objects.get()
        assert (incident.officer, incident.status) == (officer, "open")
        assert incident.caller_phone == "+13195550123"
        with connection.cursor() as cursor:
            cursor.execute("SELECT caller_phone FROM incidents_incident")
            assert "3195550123" not in cursor.fetchone()[0]


def test_the_same_report_twice_changes_nothing(
    agency: Agency, closed: Report, now: datetime
) -> None:
    put(agency, closed, now)
    before = history(agency)
    assert put(agency, closed, now + timedelta(hours=1)).outcome is Outcome.UNCHANGED
    with acting_for(agency):
        assert Incident.objects.get().changed_at == now
    assert history(agency) == before


def test_what_a_report_leaves_out_stands(agency: Agency, closed: Report, now: datetime) -> None:
    put(agency, closed, now)
    assert put(agency, Report(reference=REFERENCE, beat="R2"), now).outcome is Outcome.UPDATED
    with acting_for(agency):
        incident = Incident.objects.get()
        assert (incident.beat, incident.disposition, incident.status) == ("R2", "01", "closed")


@pytest.mark.parametrize("order", list(permutations((0, 1, 2))))
def test_every_order_of_arrival_ends_the_same(
    agency: Agency, opened: Report, closed: Report, now: datetime, order: tuple[int, ...]
) -> None:
    corrected = closed._replace(disposition="15", updated_at=now)
    reports = [opened, closed, corrected]
    for place in order:
        put(agency, reports[place], now)
    with acting_for(agency):
        incident = Incident.objects.get()
        assert (incident.status, incident.call_type, incident.disposition) == ("closed", "DV", "15")
    assert history(agency) >= {
        ("call_type", "NOISE"),
        ("call_type", "DV"),
        ("disposition", "01"),
        ("disposition", "15"),
    }


def test_reopening_takes_the_closing_time_back(
    agency: Agency, closed: Report, now: datetime
) -> None:
    put(agency, closed, now)
    put(agency, Report(reference=REFERENCE, status="open", updated_at=now), now)
    with acting_for(agency):
        assert Incident.objects.get().closed_at is None
    assert ("status", "closed") in history(agency)


@pytest.mark.parametrize("status", ["cancelled", "duplicate"])
def test_whatever_ends_has_a_time_at_which_it_ended(
    agency: Agency, opened: Report, now: datetime, status: str
) -> None:
    put(agency, opened._replace(status=status), now)
    with acting_for(agency):
        assert Incident.objects.get().closed_at is not None


def test_new_codes_join_the_list_undecided(agency: Agency, opened: Report, now: datetime) -> None:
    put(agency, opened, now)
    put(agency, opened, now)
    with acting_for(agency):
        code = Code.objects.get()
        assert (code.code, code.description, code.use) == ("NOISE", "Noise complaint", "")


def test_one_batch_may_speak_of_an_incident_twice(
    agency: Agency, opened: Report, closed: Report, now: datetime
) -> None:
    with acting_for(agency):
        done = record_all(agency=agency, reports=[opened, closed], source="test", now=now)
        assert [each.outcome for each in done] == [Outcome.CREATED, Outcome.UPDATED]
        assert Incident.objects.get().status == "closed"


def test_agencies_share_no_reference(
    agency: Agency, other_agency: Agency, closed: Report, now: datetime
) -> None:
    put(agency, closed, now)
    assert put(other_agency, closed, now).outcome is Outcome.CREATED


@pytest.mark.django_db(transaction=True)
def test_eight_threads_create_one_incident(agency: Agency, closed: Report, now: datetime) -> None:
    def work(_: int) -> Outcome:
        try:
            return put(agency, closed, now).outcome
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(work, range(8)))
    assert sorted(outcomes) == [Outcome.CREATED] + [Outcome.UNCHANGED] * 7
    with acting_for(agency), transaction.atomic():
        assert Incident.objects.count() == 1


def test_a_thousand_reports_cost_a_handful_of_statements(
    agency: Agency,
    closed: Report,
    now: datetime,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    reports = [closed._replace(reference=f"26-{n:06}") for n in range(1000)]
    with acting_for(agency), django_assert_max_num_queries(12):
        record_all(agency=agency, reports=reports, source="test", now=now)


@pytest.mark.parametrize(
    ("forgotten", "expected"),
    [
        ({"arrest": True}, {"arrest": True}),
        ({"self_initiated": True}, {"self_initiated": True}),
        ({"beat": "R2"}, {"beat": "R2"}),
        ({"district": "River"}, {"district": "North"}),
    ],
)
def test_a_late_report_fills_gaps_and_overwrites_nothing(
    agency: Agency,
    closed: Report,
    now: datetime,
    forgotten: dict[str, object],
    expected: dict[str, object],
) -> None:
    put(agency, closed._replace(district="North"), now)
    late = Report(
        reference=REFERENCE,
        updated_at=now - timedelta(hours=3),
        **forgotten,  # type: ignore[arg-type]  # a table of fields
    )
    assert put(agency, late, now).outcome is Outcome.OUTDATED
    with acting_for(agency):
        incident = Incident.objects.get()
        assert {name: getattr(incident, name) for name in expected} == expected
        assert incident.status == "closed"


def test_another_number_is_another_person(agency: Agency, closed: Report, now: datetime) -> None:
    put(agency, closed._replace(caller_role="Caller", caller_language="es"), now)
    put(agency, Report(reference=REFERENCE, caller_phone="+13195550177"), now)
    with acting_for(agency):
        incident = Incident.objects.get()
        assert (incident.caller_role, incident.caller_language) == ("", "")
