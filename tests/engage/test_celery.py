"""A worker outlives what it depends on."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from celery import states
from django.db import connection

from surveys.tasks import expire

pytestmark = pytest.mark.django_db(transaction=True)


def cut(backend: int) -> None:
    """End a connection as a restart of Postgres does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [backend])
        assert cursor.fetchone() == (True,)


def test_a_worker_recovers_when_postgres_cut_its_connection() -> None:
    """At most the first task after it fails, and a sweep does its work later."""

    def state() -> str:
        return str(expire.apply().state)

    def work() -> list[str]:
        try:
            before = state()
            cut_elsewhere(connection.connection.info.backend_pid)
            return [before, state(), state(), state()]
        finally:
            connection.close()

    def cut_elsewhere(backend: int) -> None:
        others.submit(cut_and_close, backend).result()

    def cut_and_close(backend: int) -> None:
        try:
            cut(backend)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as workers, ThreadPoolExecutor(1) as others:
        before, _, *later = workers.submit(work).result()
    assert before == states.SUCCESS
    assert later == [states.SUCCESS] * 2
