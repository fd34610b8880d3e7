"""Days that are counted together: those of one week that no period tells apart. A year is sixty rows, and not 365."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Case, DateField, Expression, F, Func, IntegerField, Value, When
from django.db.models.functions import Least, Mod

from insights.period import WEEK, Period


def last_of_stretch(*, last: date, periods: Iterable[Period]) -> Expression:
    """For each `day`, the last of those with which it may be counted: of its week, and within the same periods.

    Weeks end on the weekday of `last`, as those of Period.weeks.
    """
    left = Func(
        *(Value(last), F("day")),
        arg_joiner=" - ",
        template="(%(expressions)s)",
        output_field=IntegerField(),
    )
    end_of_week = Func(
        *(F("day"), Mod(left, Value(WEEK.days), output_field=IntegerField())),
        arg_joiner=" + ",
        template="(%(expressions)s)",
        output_field=DateField(),
    )
    ends = sorted({end for each in periods for end in (each.first - timedelta(days=1), each.last)})
    end_of_period = Case(
        *(When(day__lte=end, then=Value(end)) for end in ends if end < last), default=Value(last)
    )
    return Least(end_of_week, end_of_period, output_field=DateField())
