"""Days that are counted together: those that no week and no period tells apart. A year is sixty rows, and not 365."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import DateField, Expression, F, Func, Value

from insights.period import Period

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretches:
    """Days in a row, cut where a period begins or ends: the first days, and the last day of each."""

    starts: tuple[date, ...]
    ends: tuple[date, ...]

    @classmethod
    def between(cls, periods: Iterable[Period]) -> "Stretches":
        """As these periods cut the days from the first of them to the last."""
        every = list(periods)
        cuts = sorted({each.first for each in every} | {each.last + DAY for each in every})
        return cls(tuple(cuts[:-1]), tuple(cut - DAY for cut in cuts[1:]))

    @property
    def first(self) -> date:
        return self.starts[0]

    @property
    def last(self) -> date:
        return self.ends[-1]

    @property
    def until(self) -> Expression:
        """For a row with a `day`, the last day of its stretch."""
        return Func(
            *(F("day"), Value(_array(self.starts))),
            template="('%(ends)s'::date[])[width_bucket(%(expressions)s::date[])]",
            ends=_array(self.ends),
            output_field=DateField(),
        )


def _array(days: Iterable[date]) -> str:
    """As Postgres reads it."""
    return f"{{{','.join(map(date.isoformat, days))}}}"
