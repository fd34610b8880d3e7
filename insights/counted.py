"""Reads the counts of days that Postgres keeps (insights/counting.py): by stretches of days, or by value."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from agencies.models import Agency
from engage.statements import Statement
from insights.models import DayCount
from insights.period import Period
from insights.stretches import Stretches
from insights.tallies import Tally

What = DayCount.What
OF_DAYS = """
    FROM insights_daycount
    WHERE agency_id = %(agency)s AND what = ANY(%(whats)s::text[]) AND day BETWEEN %(first)s AND %(last)s
        AND (question_id IS NULL OR question_id = ANY(%(questions)s::bigint[]))
"""
BY_STRETCH = Statement(f"""
    SELECT what, question_id, CASE WHEN what = 'question' THEN '' ELSE value END,
        (%(ends)s::date[])[width_bucket(day, %(starts)s::date[])], sum(good), sum(total)
    {OF_DAYS} GROUP BY 1, 2, 3, 4 HAVING sum(total) <> 0
""")
BY_VALUE = Statement(f"""
    SELECT what, value, sum(good), sum(total) {OF_DAYS} GROUP BY 1, 2 HAVING sum(total) <> 0
""")


class Count(NamedTuple):
    """How many of how many in a stretch of days, by its last day. `question` is None where it is about none.

    Answers to a question are counted whatever the hours of their calls, which are their values otherwise.
    """

    what: str
    question: int | None
    value: str
    until: date
    tally: Tally


def counted(
    *,
    agency: Agency,
    whats: Collection[What],
    stretches: Stretches,
    questions: Collection[int] = (),
) -> list[Count]:
    """The counts of each stretch that are not zero; of answers, those to these questions: one query."""
    rows = BY_STRETCH.all(
        agency=agency.pk,
        whats=[what.value for what in whats],
        questions=list(questions),
        first=stretches.first,
        last=stretches.last,
        starts=list(stretches.starts),
        ends=list(stretches.ends),
    )
    return [Count._make((*place, Tally(good, total))) for *place, good, total in rows]


def by_value(
    *, agency: Agency, whats: Collection[What], period: Period, questions: Collection[int] = ()
) -> dict[What, dict[str, Tally]]:
    """The counts of a period as a whole, by what is counted and by value: one query."""
    rows = BY_VALUE.all(
        agency=agency.pk,
        whats=[what.value for what in whats],
        questions=list(questions),
        first=period.first,
        last=period.last,
    )
    found: dict[What, dict[str, Tally]] = {what: {} for what in whats}
    for what, value, good, people in rows:
        found[What(what)][value] = Tally(good, people)
    return found


def total(*, agency: Agency, what: What, period: Period, questions: Collection[int] = ()) -> Tally:
    """The count of a period, whatever its value: one query."""
    [values] = by_value(agency=agency, whats=[what], period=period, questions=questions).values()
    return sum(values.values(), Tally())
