"""Keeps the counts of days few, and compares them and the facts that they count with the rows.

Postgres keeps both (insights/migrations/facts.sql, counting.sql), exact with every commit.
"""

from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from agencies.models import Agency
from agencies.tenancy import acting_for
from insights.tallies import Tally

# Two that settle at once delete each row once, and each adds up what it has deleted.
SETTLE = """
    WITH days AS (
        SELECT DISTINCT day FROM insights_daycount WHERE agency_id = %(agency)s AND NOT settled
    ), gone AS (
        DELETE FROM insights_daycount WHERE agency_id = %(agency)s AND day IN (SELECT day FROM days)
        RETURNING *
    )
    INSERT INTO insights_daycount (agency_id, what, question_id, value, day, good, total, settled)
    SELECT agency_id, what, question_id, value, day, sum(good), sum(total), true FROM gone
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(good) <> 0 OR sum(total) <> 0
"""
# What is copied of the rows: its table, and the key that names a row.
COPIES = {
    "conversation": ("insights_conversationfacts", "conversation_id"),
    "answer": ("insights_answerfacts", "answer_id"),
    "comment": ("insights_commentfacts", "answer_id"),
    "refusal": ("insights_refusal", "incident_id"),
}
# The facts that are not what the rows say, or that there are not.
WRONG_FACTS = """
    WITH
    kept AS (SELECT * FROM {table} WHERE agency_id = %(agency)s),
    said AS (SELECT * FROM insights_{what}s_as_they_are WHERE agency_id = %(agency)s)
    SELECT DISTINCT {key}
    FROM ((TABLE kept EXCEPT TABLE said) UNION ALL (TABLE said EXCEPT TABLE kept)) AS wrong
    ORDER BY 1
"""
# The counts beside what the facts come to, where they differ.
DIFFERENCES = """
    SELECT what, question_id, value, day,
        sum(kept_good), sum(kept_total), sum(counted_good), sum(counted_total)
    FROM (
        SELECT what, question_id, value, day, good AS kept_good, total AS kept_total,
            0 AS counted_good, 0 AS counted_total
        FROM insights_daycount WHERE agency_id = %(agency)s
        UNION ALL
        SELECT what, question_id, value, day, 0, 0, good, total FROM insights_counted(%(agency)s)
        UNION ALL
        SELECT what, question_id, value, day, 0, 0, good, total FROM insights_comments_counted(%(agency)s)
    ) AS every
    GROUP BY 1, 2, 3, 4
    HAVING sum(kept_good) <> sum(counted_good) OR sum(kept_total) <> sum(counted_total)
    ORDER BY day, what, value
"""


@dataclass(frozen=True, slots=True)
class Difference:
    """A count of a day that is not what the rows come to."""

    what: str
    question: int | None
    value: str
    day: date
    kept: Tally
    counted: Tally


def settle() -> None:
    """Add up what has been counted since the last time, agency by agency; nobody counts anew meanwhile."""
    for agency in Agency.objects.order_by("pk"):
        with acting_for(agency), transaction.atomic(), connection.cursor() as cursor:
            add_up(cursor, agency)


def add_up(cursor: CursorWrapper, agency: Agency) -> None:
    """The same for one agency, for which the caller acts in a transaction."""
    cursor.execute("SELECT insights_alone_with_counts(%s)", [agency.pk])
    cursor.execute(SETTLE, {"agency": agency.pk})


def differences(*, agency: Agency) -> list[Difference]:
    """Where the counts are not what the facts come to: nowhere. The caller acts for the agency, in a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(DIFFERENCES, {"agency": agency.pk})
        return [
            Difference(what, question, value, day, Tally(*counts[:2]), Tally(*counts[2:]))
            for what, question, value, day, *counts in cursor.fetchall()
        ]


def wrong_facts(*, agency: Agency) -> list[str]:
    """Whose facts are not what the rows say: "answer 5". As `differences`: nobody's."""
    with connection.cursor() as cursor:
        wrong = []
        for what, (table, key) in COPIES.items():
            cursor.execute(
                WRONG_FACTS.format(what=what, table=table, key=key), {"agency": agency.pk}
            )
            wrong += [f"{what} {pk}" for (pk,) in cursor.fetchall()]
        return wrong


def count_again(*, agency: Agency) -> None:
    """Make all facts and counts of the agency anew. The caller acts for it, in a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT insights_count_again(%s)", [agency.pk])
        cursor.execute("SELECT insights_copy_all_comments(%s)", [agency.pk])
        cursor.execute("SELECT insights_copy_all_refusals(%s)", [agency.pk])
