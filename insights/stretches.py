"""Days that are counted together: those of one week that no period tells apart. A year is sixty rows, and not 365."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import DateField, Expression, F, Func, Value

from insights.period import Period

DAY = timedelta(days=1)


def last_of_stretch(*, period: Period, others: Iterable[Period]) -> Expression:
    """For each `day`, the last of those with which it may be counted: of its week, and within the same periods.

    The weeks are those that lead to the end of `period`; days before them are told apart by the periods alone. Days
    before all of them have none.
    """
    periods = (period, *others)
    begins = {each.first for each in (*periods, *period.weeks)}
    starts = sorted(begins | {each.last + DAY for each in periods})
    ends = [start - DAY for start in starts[1:]]
    return Func(
        *(F("day"), Value(_array(starts))),
        template="('%(ends)s'::date[])[width_bucket(%(expressions)s::date[])]",
        ends=_array(ends),
        output_field=DateField(),
    )


def _array(days: Iterable[date]) -> str:
    """As Postgres reads it."""
    return f"{{{','.join(map(date.isoformat, days))}}}"
