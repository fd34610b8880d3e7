"""The floor under a reply: its rows written by twelve plain statements and a commit. No HTTP, no rules, no Django."""

import multiprocessing
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from threading import Barrier

import psycopg2
from psycopg2 import extensions

PROCESSES = 2

# What a statement returns, the following ones know by its columns' names.
STATEMENTS = {
    "act across agencies": "SELECT set_config('engage.agency', '*', true) AS scope",
    "line with agency": """
        SELECT l.id AS line, l.auth_token, a.id AS agency, a.daily_cap, a.languages, a.voice
        FROM agencies_line l JOIN agencies_agency a ON a.id = l.agency_id WHERE l.key = %(key)s
    """,
    "act for the agency": "SELECT set_config('engage.agency', %(agency)s::text, true) AS scope",
    "citizen, locked": """
        SELECT id AS citizen, opted_out_at, never_text_at FROM messaging_citizen
        WHERE agency_id = %(agency)s AND phone_hash = %(phone_hash)s FOR UPDATE
    """,
    "conversation, locked, with incident, version and question": """
        SELECT c.id AS conversation, c.thread, q.version_id AS version, q.id AS question,
               q.position, q.kind, i.reference, v.thanks
        FROM surveys_conversation c
        JOIN surveys_question q ON q.id = c.question_id
        JOIN incidents_incident i ON i.id = c.incident_id
        JOIN surveys_version v ON v.id = q.version_id
        WHERE c.line_id = %(line)s AND c.citizen_id = %(citizen)s AND c.state = 'open'
        FOR UPDATE OF c
    """,
    "insert reply": """
        INSERT INTO messaging_reply
            (agency_id, line_id, citizen_id, provider_id, body, thread, handled_by, received_at)
        VALUES (%(agency)s, %(line)s, %(citizen)s, %(sid)s, %(body)s, %(thread)s, 'survey', now())
        ON CONFLICT DO NOTHING RETURNING id AS reply
    """,
    "insert answer": """
        INSERT INTO surveys_answer
            (agency_id, conversation_id, question_id, reply_id, number, comment, answered_at)
        VALUES (%(agency)s, %(conversation)s, %(question)s, %(reply)s, 5, '', now())
    """,
    "answers so far": """
        SELECT min(number) AS lowest FROM surveys_answer WHERE conversation_id = %(conversation)s
    """,
    "next question": """
        SELECT id AS next, text ->> 'en' AS next_text FROM surveys_question
        WHERE version_id = %(version)s AND position > %(position)s ORDER BY position LIMIT 1
    """,
    "texts of 24 hours": """
        SELECT count(*) AS texts FROM messaging_message
        WHERE citizen_id = %(citizen)s AND claimed_at > now() - interval '24 hours'
    """,
    "insert text": """
        INSERT INTO messaging_message
            (agency_id, line_id, citizen_id, in_reply_to_id, thread, purpose, priority, body, segments, status,
             reason, provider_id, attempts, not_before, expires_at, queued_at, claimed_at)
        VALUES (%(agency)s, %(line)s, %(citizen)s, %(reply)s, %(thread)s, 'question', 2,
                coalesce(%(next_text)s, 'Thank you.'), 1, 'sending', '', '', 1, now(),
                now() + interval '24 hours', now(), now())
        RETURNING id AS text
    """,
    "update conversation": """
        UPDATE surveys_conversation
        SET question_id = coalesce(%(next)s, question_id),
            state = CASE WHEN %(next)s IS NULL THEN 'completed' ELSE 'open' END,
            closed_at = CASE WHEN %(next)s IS NULL THEN now() END
        WHERE id = %(conversation)s
    """,
}

Reply = Mapping[str, object]  # key, phone_hash, sid, body


def run(*, database: str, replies: Sequence[Sequence[Reply]]) -> tuple[float, list[float]]:
    """Write the replies, each queue by a process of its own; return seconds for all and for each."""
    spawn = multiprocessing.get_context("spawn")
    with multiprocessing.Manager() as manager:
        ready = manager.Barrier(len(replies) + 1)
        with ProcessPoolExecutor(len(replies), mp_context=spawn) as processes:
            running = [processes.submit(_write_all, database, queue, ready) for queue in replies]
            ready.wait()
            begun = time.perf_counter()
            times = [seconds for each in running for seconds in each.result()]
            return time.perf_counter() - begun, times


def _write_all(database: str, replies: Sequence[Reply], ready: Barrier) -> list[float]:
    times = []
    with closing(psycopg2.connect(database)) as connection, connection.cursor() as cursor:
        ready.wait()
        for reply in replies:
            begun = time.perf_counter()
            _write(cursor, dict(reply))
            connection.commit()
            times.append(time.perf_counter() - begun)
    return times


def _write(cursor: extensions.cursor, known: dict[str, object]) -> None:
    for statement in STATEMENTS.values():
        cursor.execute(statement, known)
        if cursor.description:
            names = [column.name for column in cursor.description]
            known.update(zip(names, cursor.fetchone() or [None] * len(names), strict=True))
