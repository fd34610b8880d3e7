"""Statements that each connection prepares once: they read and write what the ORM does."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db import IntegrityError, OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency, Line, Officer
from agencies.tenancy import acting_for
from engage.statements import Insert, Statement, Update, attach
from incidents.models import Incident
from surveys.models import Conversation

pytestmark = pytest.mark.django_db

WITH_OFFICER = Statement(
    """
    SELECT {incident}, {officer}, incident.reference || %(ending)s
    FROM incidents_incident incident LEFT JOIN agencies_officer officer ON officer.id = incident.officer_id
    WHERE incident.reference = %(reference)s
    """,
    incident=Incident,
    officer=Officer,
)
REFERENCE = Statement(
    """
    SELECT {incident:
        reference officer
    }, incident.beat FROM incidents_incident incident WHERE incident.reference = %(reference)s
    """,
    incident=Incident,
)
WRITE = Insert(Incident)
UNLESS_THERE = Insert(Incident, unless="agency_id, reference")
MOVE = Update(Incident, "district", "caller_phone")
EXECUTED = "EXECUTE engage_"


@pytest.fixture(autouse=True, params=[False, True], ids=["prepared", "behind a pooler"])
def pooler(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setitem(
        connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", bool(request.param)
    )
    return bool(request.param)


@pytest.fixture(autouse=True)
def scope(agency: Agency) -> Iterator[None]:
    with acting_for(agency):
        yield


def _incident(agency: Agency, now: datetime, **fields: object) -> Incident:
    known = {"reference": "26-1", "opened_at": now, "received_at": now, "changed_at": now}
    return Incident(agency=agency, source="test", **known | fields)


def test_a_row_is_written_and_read_like_by_the_orm(agency: Agency, now: datetime) -> None:
    officer = Officer.objects.create(agency=agency, badge="7", name="L. Brandt")
    incident = _incident(agency, now, officer=officer, caller_phone="+13195550101")
    assert WRITE.write(incident)
    found = WITH_OFFICER.first(reference="26-1", ending="!")
    assert found is not None
    read, of, rest = found
    by_orm = Incident.objects.get(pk=incident.pk)
    for field in Incident._meta.concrete_fields:
        assert getattr(read, field.attname) == getattr(by_orm, field.attname), field
    assert (of, rest) == (officer, "26-1!")
    read.save(update_fields=["district"])  # it is known to be in the database


def test_an_outer_join_that_finds_nothing_is_none(agency: Agency, now: datetime) -> None:
    WRITE.write(_incident(agency, now))
    found = WITH_OFFICER.first(reference="26-1", ending="")
    assert found is not None
    assert found[1] is None
    assert WITH_OFFICER.first(reference="26-2", ending="") is None


def test_of_fields_that_were_not_named_each_is_read_when_somebody_asks(
    agency: Agency, now: datetime
) -> None:
    WRITE.write(_incident(agency, now, district="North", beat="12"))
    found = REFERENCE.first(reference="26-1")
    assert found is not None
    incident, beat = found
    assert beat == "12"
    assert incident.get_deferred_fields() >= {"agency_id", "district", "beat", "caller_phone"}
    with CaptureQueriesContext(connection) as asked:
        assert (incident.reference, incident.officer_id) == ("26-1", None)
        assert asked.captured_queries == []
        assert incident.district == "North"
        assert len(asked.captured_queries) == 1


def test_what_is_attached_is_not_asked_for_again() -> None:
    incident, talk, officer = Incident(pk=1, officer_id=2), Conversation(pk=3), Officer(pk=2)
    attach(incident, officer=officer, conversation=talk, decision=None)
    with CaptureQueriesContext(connection) as asked:
        assert incident.officer is officer
        assert incident.conversation is talk
        assert talk.incident is incident
        assert not hasattr(incident, "decision")
    assert not asked.captured_queries
    with pytest.raises(FieldDoesNotExist):
        attach(incident, oficer=officer)


def test_what_is_there_already_is_not_written_again(agency: Agency, now: datetime) -> None:
    assert UNLESS_THERE.write(_incident(agency, now))
    assert not UNLESS_THERE.write(_incident(agency, now, district="North"))
    assert Incident.objects.get().district == ""
    with pytest.raises(IntegrityError), transaction.atomic():
        WRITE.write(_incident(agency, now))
    assert WRITE.write(_incident(agency, now, reference="26-2"))


def test_an_update_writes_its_fields_alone(agency: Agency, now: datetime) -> None:
    incident = _incident(agency, now)
    WRITE.write(incident)
    incident.district, incident.caller_phone, incident.beat = "North", "+13195550102", "12"
    MOVE.write(incident)
    incident.refresh_from_db()
    assert (incident.district, incident.caller_phone, incident.beat) == (
        "North",
        "+13195550102",
        "",
    )


def test_a_statement_is_prepared_once_and_never_behind_a_pooler(pooler: bool) -> None:
    once = Statement("SELECT %(number)s::int + 1")
    with CaptureQueriesContext(connection) as captured:
        assert [once.first(number=1), once.first(number=2)] == [[2], [3]]
    said = " ".join(each["sql"] for each in captured.captured_queries)
    assert said.count("PREPARE engage_") == (0 if pooler else 1)
    assert said.count(EXECUTED) == (0 if pooler else 2)


def test_it_stays_prepared_when_the_transaction_does_not_last() -> None:
    failing = Statement("SELECT 1 / %(by)s::int")
    with pytest.raises(Exception, match="division by zero"), transaction.atomic():
        failing.first(by=0)
    assert failing.first(by=1) == [1]


def test_another_agencys_rows_do_not_exist_for_it_either(
    agency: Agency, other_agency: Agency, line: Line, now: datetime
) -> None:
    WRITE.write(_incident(agency, now))
    with acting_for(other_agency):
        assert WITH_OFFICER.first(reference="26-1", ending="") is None
    assert WITH_OFFICER.first(reference="26-1", ending="") is not None


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_lost_is_replaced_and_prepares_anew(agency: Agency) -> None:
    once = Statement("SELECT %(number)s::int + 1")
    assert once.first(number=1) == [2]
    with connection.cursor() as cursor, suppress(OperationalError):
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    connection.close_if_unusable_or_obsolete()  # as at the beginning of a request
    assert once.first(number=2) == [3]
