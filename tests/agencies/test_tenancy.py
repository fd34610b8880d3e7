"""One lock, in Postgres: whatever way a query comes, it sees one agency's rows or it raises."""

from contextlib import suppress
from datetime import datetime

import psycopg2
import pytest
from django.contrib import admin
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import (
    DatabaseError,
    InternalError,
    ProgrammingError,
    connection,
    connections,
    transaction,
)
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from psycopg2.extensions import TRANSACTION_STATUS_IDLE

from agencies.models import Agency, AuditEntry
from agencies.tenancy import across_agencies, acting_for
from agencies.tenancy.backend.base import DatabaseWrapper
from agencies.tenancy.checks import owned_tables
from agencies.tenancy.owned import AgencyOwned
from incidents.models import Incident

pytestmark = pytest.mark.django_db


@pytest.fixture
def incidents(agency: Agency, other_agency: Agency, now: datetime) -> list[Incident]:
    """The same reference in two agencies."""
    made = []
    for owner in (agency, other_agency):
        with acting_for(owner):
            made.append(
                Incident.objects.create(
                    agency=owner,
                    reference="26-000001",
                    opened_at=now,
                    received_at=now,
                    changed_at=now,
                    source="test",
                )
            )
    return made


def test_the_orm_sees_the_agency_acted_for(
    agency: Agency, other_agency: Agency, incidents: list[Incident]
) -> None:
    with acting_for(agency):
        assert list(Incident.objects.all()) == incidents[:1]
    with acting_for(other_agency):
        assert list(Incident.objects.all()) == incidents[1:]
    with across_agencies():
        assert Incident.objects.count() == 2


def test_naming_another_agency_in_a_filter_finds_nothing(
    agency: Agency, other_agency: Agency, incidents: list[Incident]
) -> None:
    with acting_for(agency):
        assert not Incident.objects.filter(agency=other_agency).exists()
        assert not other_agency.incidents.exists()
        assert not Incident.objects.filter(pk=incidents[1].pk).exists()


def test_raw_sql_is_bound_as_well(agency: Agency, incidents: list[Incident]) -> None:
    with acting_for(agency), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM incidents_incident")
        assert cursor.fetchone() == (1,)
        cursor.execute("UPDATE incidents_incident SET priority = '9'")
        assert cursor.rowcount == 1
        cursor.execute("DELETE FROM incidents_code")
        assert cursor.rowcount == 0


def test_a_row_cannot_be_written_into_another_agency(
    agency: Agency, other_agency: Agency, now: datetime
) -> None:
    with acting_for(agency), pytest.raises(ProgrammingError, match="row-level security"):
        Incident.objects.create(
            agency=other_agency,
            reference="26-000002",
            opened_at=now,
            received_at=now,
            changed_at=now,
            source="test",
        )


def test_a_row_cannot_be_moved_to_another_agency(
    agency: Agency, other_agency: Agency, incidents: list[Incident]
) -> None:
    with acting_for(agency), pytest.raises(ProgrammingError, match="row-level security"):
        Incident.objects.update(agency=other_agency)


@pytest.mark.parametrize("table", owned_tables())
def test_without_a_scope_every_table_raises(table: str) -> None:
    """Also an empty one: forgetting the scope shows at once, not when the first row is there."""
    for statement in (f"SELECT * FROM {table}", f"DELETE FROM {table}"):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_the_scope_ends_with_its_block(agency: Agency, incidents: list[Incident]) -> None:
    with acting_for(agency):
        assert Incident.objects.count() == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        Incident.objects.count()


def test_scopes_nest_and_come_back(
    agency: Agency, other_agency: Agency, incidents: list[Incident]
) -> None:
    with acting_for(agency):
        with acting_for(other_agency):
            assert Incident.objects.get() == incidents[1]
        assert Incident.objects.get() == incidents[0]


def test_the_scope_comes_back_after_an_error(
    agency: Agency, other_agency: Agency, incidents: list[Incident]
) -> None:
    with acting_for(agency):
        with pytest.raises(RuntimeError), acting_for(other_agency):
            raise RuntimeError
        assert Incident.objects.get() == incidents[0]


def test_the_scope_comes_back_after_a_failed_statement(
    agency: Agency, other_agency: Agency, incidents: list[Incident]
) -> None:
    with acting_for(agency):
        with pytest.raises(DatabaseError), transaction.atomic(), acting_for(other_agency):
            Incident.objects.raw("SELECT 1/0 AS id")[0]
        assert Incident.objects.get() == incidents[0]


@pytest.mark.django_db(transaction=True)
def test_a_scope_does_not_outlive_its_transaction(agency: Agency) -> None:
    """The next user of a pooled connection finds no scope on it."""
    with acting_for(agency), transaction.atomic():
        assert Incident.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('engage.agency', true)")
        assert cursor.fetchone() in {("",), (None,)}


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_a_scope_holds_for_each_statement_alone(
    agency: Agency, other_agency: Agency, incidents: list[Incident]
) -> None:
    with acting_for(agency):
        assert [list(Incident.objects.all()) for _ in range(2)] == [incidents[:1]] * 2
    with acting_for(other_agency):
        assert Incident.objects.get() == incidents[1]
    with pytest.raises(DatabaseError):
        Incident.objects.count()
    with acting_for(agency), pytest.raises(psycopg2.Error):
        list(Incident.objects.iterator())  # by a cursor that the server keeps: it must stand alone


def test_an_unlocked_table_stops_the_start(agency: Agency) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE incidents_incident NO FORCE ROW LEVEL SECURITY")
    with pytest.raises(SystemCheckError, match="incidents_incident belongs to agencies"):
        call_command("check", databases=["default"])


def test_a_role_above_the_lock_is_refused(db: None) -> None:
    """The check reads pg_roles; a view of that name stands in for a role that we may not create."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP VIEW pg_roles AS SELECT current_user AS rolname, true AS rolsuper, "
            "false AS rolbypassrls"
        )
        cursor.execute("SET LOCAL search_path = pg_temp, pg_catalog, public")
    wrapper = connections["default"]
    assert isinstance(wrapper, DatabaseWrapper)
    with pytest.raises(ImproperlyConfigured, match="superuser"):
        wrapper.refuse_strong_role()


def test_the_record_of_acts_is_append_only(agency: Agency, now: datetime) -> None:
    with acting_for(agency):
        entry = AuditEntry.objects.create(agency=agency, at=now, action="test", subject="before")
        with pytest.raises(InternalError, match="append-only"), transaction.atomic():
            AuditEntry.objects.filter(pk=entry.pk).update(subject="after")
        with pytest.raises(InternalError, match="append-only"), transaction.atomic():
            entry.delete()
        assert AuditEntry.objects.get().subject == "before"


def test_the_operators_pages_hold_no_agencys_rows() -> None:
    registered = admin.site._registry
    assert [model for model in registered if issubclass(model, AgencyOwned)] == []


def test_an_admin_page_over_an_agencys_table_would_raise(
    incidents: list[Incident], rf: RequestFactory
) -> None:
    """Were somebody to register one all the same, the lock holds for it as well."""
    page = admin.ModelAdmin(Incident, admin.site)
    with pytest.raises(DatabaseError), transaction.atomic():
        list(page.get_queryset(rf.get("/operator/")))


def test_postgres_is_told_in_the_same_round_trip_and_only_of_changes(
    agency: Agency, other_agency: Agency, incidents: list[Incident]
) -> None:
    with CaptureQueriesContext(connection) as captured:
        with acting_for(agency):
            assert Incident.objects.count() == 1
            assert Incident.objects.count() == 1
        with acting_for(other_agency):
            assert Incident.objects.count() == 1
    told = [each["sql"].count("set_config") for each in captured.captured_queries]
    assert told == [1, 0, 1]


def test_a_scope_that_was_told_within_a_savepoint_is_told_again_after_its_end(
    agency: Agency, other_agency: Agency, incidents: list[Incident]
) -> None:
    """Rolling back to a savepoint takes back what Postgres was told after it."""
    with acting_for(agency), suppress(RuntimeError), transaction.atomic():
        assert Incident.objects.get() == incidents[0]
        raise RuntimeError
    with acting_for(other_agency):
        with transaction.atomic():
            assert Incident.objects.get() == incidents[1]
        with acting_for(agency), suppress(RuntimeError), transaction.atomic():
            Incident.objects.get()
            raise RuntimeError
        assert Incident.objects.get() == incidents[1]


def test_a_statement_that_stands_alone_is_scoped_too(
    agency: Agency, incidents: list[Incident], now: datetime
) -> None:
    with acting_for(agency):
        assert list(Incident.objects.iterator(chunk_size=1)) == incidents[:1]
    with acting_for(agency), connection.cursor() as cursor:
        cursor.executemany("UPDATE incidents_incident SET priority = %s", [("8",), ("9",)])
        assert cursor.rowcount == 2  # one row, twice


@pytest.mark.django_db(transaction=True)
def test_a_transaction_begins_with_its_first_statement(agency: Agency) -> None:
    with CaptureQueriesContext(connection) as captured, acting_for(agency), transaction.atomic():
        assert not _transaction_is_open()
        assert Incident.objects.count() == 0
        assert _transaction_is_open()
        assert Incident.objects.count() == 0
    assert not _transaction_is_open()
    said = [each["sql"] for each in captured.captured_queries]
    assert [sql.startswith("BEGIN; SELECT set_config") for sql in said if "incident" in sql] == [
        True,
        False,
    ]


@pytest.mark.django_db(transaction=True)
def test_what_fails_in_a_transaction_is_undone_from_its_first_statement_on(agency: Agency) -> None:
    for stumble in (_fail, _raise):
        with suppress(DatabaseError, RuntimeError), transaction.atomic():
            Agency.objects.update(name="Changed")
            stumble()
        assert not _transaction_is_open()
        assert not Agency.objects.filter(name="Changed").exists()


@pytest.mark.django_db(transaction=True)
def test_a_transaction_whose_first_statement_failed_takes_nothing_more(agency: Agency) -> None:
    with suppress(DatabaseError), transaction.atomic():
        with suppress(DatabaseError):
            _fail()
        Agency.objects.update(name="Changed")
        pytest.fail("It was taken.")
    assert not Agency.objects.filter(name="Changed").exists()


@pytest.mark.django_db(transaction=True)
def test_a_transaction_may_begin_with_a_statement_that_stands_alone(
    agency: Agency, incidents: list[Incident]
) -> None:
    with acting_for(agency):
        with transaction.atomic():
            assert list(Incident.objects.iterator(chunk_size=1)) == incidents[:1]
            assert _transaction_is_open()
        with suppress(RuntimeError), transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany("UPDATE incidents_incident SET priority = %s", [("8",), ("9",)])
            raise RuntimeError
        assert Incident.objects.get().priority == incidents[0].priority


def _transaction_is_open() -> bool:
    return bool(connection.connection.get_transaction_status() != TRANSACTION_STATUS_IDLE)


def _fail() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")


def _raise() -> None:
    raise RuntimeError


def test_postgres_expects_to_find_most_rows_of_an_agency_that_is_named(
    agency: Agency, other_agency: Agency, now: datetime
) -> None:
    """Else it reads all of them where a page of the first was asked for: the agency's share is multiplied once."""
    for owner, count in ((agency, 200), (other_agency, 1800)):
        with acting_for(owner):
            Incident.objects.bulk_create(
                Incident(
                    agency=owner,
                    reference=f"26-{number:06}",
                    opened_at=now,
                    received_at=now,
                    changed_at=now,
                    source="test",
                )
                for number in range(count)
            )
    with acting_for(agency), connection.cursor() as cursor:
        cursor.execute("ANALYZE incidents_incident")
        cursor.execute(
            "EXPLAIN (FORMAT JSON) SELECT id FROM incidents_incident WHERE agency_id = %s",
            [agency.pk],
        )
        [[plan]] = cursor.fetchone()
    assert plan["Plan"]["Plan Rows"] >= 100, plan
