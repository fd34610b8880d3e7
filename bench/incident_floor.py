"""The floor under a batch of incidents: its rows by psycopg2's execute_values and a commit. No HTTP, no rules."""

import multiprocessing
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from threading import Barrier

import psycopg2
from psycopg2 import extensions
from psycopg2.extras import execute_values

SCOPE = "SELECT set_config('engage.agency', %s, true)"
KEY = "SELECT id, agency_id, scopes FROM agencies_apikey WHERE digest = %s"
KNOWN = """
    SELECT reference, opened_at, closed_at FROM incidents_incident
    WHERE agency_id = %s AND reference = ANY(%s) ORDER BY reference FOR UPDATE
"""
OFFICERS = "SELECT badge, id FROM agencies_officer WHERE agency_id = %s AND badge = ANY(%s)"
INCIDENTS = """
    INSERT INTO incidents_incident
        (agency_id, reference, number, status, call_type, disposition, priority, district, beat, unit,
         officer_badge, officer_id, dispatcher, self_initiated, arrest, caller_role, caller_phone,
         caller_hash, caller_language, opened_at, closed_at, source, received_at, changed_at,
         undecided, seen)
    VALUES %s
"""
INCIDENT = """(%(agency)s, %(reference)s, '', 'closed', %(call_type)s, %(disposition)s, '', %(district)s,
    '', '', %(badge)s, %(officer)s, '', false, false, 'Caller', %(phone)s, %(phone_hash)s, 'en',
    %(opened_at)s, %(closed_at)s, 'floor', now(), now(), true, %(seen)s)"""
CODES = "SELECT kind, code FROM incidents_code WHERE agency_id = %s AND code = ANY(%s)"

Row = dict[
    str, object
]  # reference, call_type, disposition, seen, district, badge, phone, phone_hash, opened_at, closed_at


@dataclass(frozen=True, slots=True)
class Floor:
    """How long all batches took together, and each of them, in seconds."""

    seconds: float
    times: list[float]


def run(*, database: str, digest: str, batches: Sequence[Sequence[Sequence[Row]]]) -> Floor:
    """Write the batches, each queue of them by a process of its own."""
    spawn = multiprocessing.get_context("spawn")
    with multiprocessing.Manager() as manager:
        ready = manager.Barrier(len(batches) + 1)
        with ProcessPoolExecutor(len(batches), mp_context=spawn) as processes:
            running = [
                processes.submit(_write_all, database, digest, queue, ready) for queue in batches
            ]
            ready.wait()
            begun = time.perf_counter()
            times = [seconds for each in running for seconds in each.result()]
            return Floor(time.perf_counter() - begun, times)


def _write_all(
    database: str, digest: str, queue: Sequence[Sequence[Row]], ready: Barrier
) -> list[float]:
    times = []
    with closing(psycopg2.connect(database)) as connection, connection.cursor() as cursor:
        ready.wait()
        for batch in queue:
            begun = time.perf_counter()
            _write(cursor, digest, batch)
            connection.commit()
            times.append(time.perf_counter() - begun)
    return times


def _write(cursor: extensions.cursor, digest: str, batch: Sequence[Row]) -> None:
    cursor.execute(SCOPE, ["*"])
    cursor.execute(KEY, [digest])
    _, agency, _ = cursor.fetchall()[0]
    cursor.execute(SCOPE, [str(agency)])
    cursor.execute(KNOWN, [agency, [row["reference"] for row in batch]])
    cursor.execute(OFFICERS, [agency, list({row["badge"] for row in batch})])
    officers = dict(cursor.fetchall())
    rows = [{**row, "agency": agency, "officer": officers.get(row["badge"])} for row in batch]
    execute_values(cursor, INCIDENTS, rows, template=INCIDENT, page_size=len(rows))
    codes = {row[column] for row in batch for column in ("call_type", "disposition")}
    cursor.execute(CODES, [agency, list(codes)])
