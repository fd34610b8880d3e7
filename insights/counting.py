"""Reads the counts of days, keeps them few, and compares them and the facts that they count with the rows.

Postgres keeps both (insights/migrations/facts.sql, counting.sql), exact with every commit.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import Expression, F, QuerySet, Sum

from agencies.models import Agency
from agencies.tenancy import acting_for
from insights.models import DayCount
from insights.period import Period
from insights.tallies import Tally

What = DayCount.What
DAY = F("day")

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


def by_question(
    *,
    agency: Agency,
    questions: Collection[int],
    since: date,
    last: date,
    by: Expression | F = DAY,
) -> Mapping[tuple[int, date], Tally]:
    """The answers to each question on each of these days, both ends included; `by` puts days together."""
    found = _of_days(agency, What.QUESTION, since, last).filter(question__in=questions)
    rows = found.annotate(until=by).values_list("question", "until")
    counted = rows.annotate(good=Sum("good"), total=Sum("total"))
    return {(question, day): Tally(good, total) for question, day, good, total in counted}


def texted(
    *, agency: Agency, since: date, last: date, by: Expression | F = DAY
) -> Mapping[date, Tally]:
    """Of the people first texted on each of these days, how many answered; `by` puts days together."""
    rows = _of_days(agency, What.TEXTED, since, last).annotate(until=by).values_list("until")
    counted = rows.annotate(good=Sum("good"), total=Sum("total"))
    return {day: Tally(good, total) for day, good, total in counted}


def by_value(
    *, agency: Agency, what: str, questions: Collection[int], period: Period
) -> dict[str, Tally]:
    """The ratings of the period by district, by call type or by hours."""
    found = _of_days(agency, what, period.first, period.last).filter(question__in=questions)
    rows = found.values_list("value").annotate(good=Sum("good"), total=Sum("total"))
    return {value: Tally(good, total) for value, good, total in rows if total}


def incidents_by_value(
    *, agency: Agency, whats: Collection[What], period: Period
) -> Mapping[What, Counter[str]]:
    """The incidents opened in the period, by value of each of these: one query."""
    found = agency.day_counts.filter(what__in=whats, day__range=(period.first, period.last))
    counted: dict[What, Counter[str]] = {what: Counter() for what in whats}
    for what, value, total in (
        found.order_by().values_list("what", "value").annotate(total=Sum("total"))
    ):
        if total:
            counted[What(what)][value] = total
    return counted


def people(*, agency: Agency, whats: Collection[What], period: Period) -> Mapping[What, int]:
    """The people of the period, by what they did: one query."""
    found = agency.day_counts.filter(what__in=whats, day__range=(period.first, period.last))
    counted = dict(found.order_by().values_list("what").annotate(total=Sum("total")))
    return {what: counted.get(what, 0) for what in whats}


def comments_by_theme(
    *, agency: Agency, since: date, last: date, by: Expression | F = DAY
) -> Mapping[str, Mapping[date, int]]:
    """The comments of each theme, by its key, and under "" all comments; `by` puts days together."""
    found = agency.day_counts.filter(
        what__in=(What.COMMENTS, What.COMMENTS_ON), day__gte=since, day__lte=last
    )
    rows = found.order_by().annotate(until=by).values_list("value", "until")
    counted: defaultdict[str, dict[date, int]] = defaultdict(dict)
    for value, day, total in rows.annotate(total=Sum("total")):
        counted[value][day] = total
    return counted


def settle() -> None:
    """Add up what has been counted since the last time, agency by agency."""
    for agency in Agency.objects.order_by("pk"):
        with acting_for(agency), transaction.atomic(), connection.cursor() as cursor:
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


def _of_days(agency: Agency, what: str, since: date, last: date) -> QuerySet[DayCount]:
    found: QuerySet[DayCount] = agency.day_counts.filter(what=what, day__gte=since, day__lte=last)
    return found.order_by()
