"""Days counted together come to the same as days counted alone, in every week and every period."""

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from insights.counted import What, counted
from insights.models import DayCount
from insights.period import Period, period
from insights.stretches import Stretches
from insights.tallies import Tally, weekly, within


@pytest.mark.django_db
@pytest.mark.parametrize("days", [7, 30, 90, 365])
def test_weeks_and_periods_are_the_same(agency: Agency, now: datetime, days: int) -> None:
    chosen = period(days=days, zone=agency.zone, now=now)
    first = min(each.first for each in (*chosen.compared_with, *chosen.weeks))
    with acting_for(agency), transaction.atomic():
        counts = (
            DayCount(agency=agency, what="texted", day=day, good=at % 3, total=at % 5 + 2)
            for at, day in enumerate(_days(first, chosen.last))
        )
        DayCount.objects.bulk_create(counts)
        periods = (chosen, *chosen.compared_with)
        each_day = [Period(day, day, chosen.zone) for day in _days(first, chosen.last)]
        alone = texted(agency, Stretches.between(each_day))
        together = texted(agency, Stretches.between([*periods, *chosen.weeks]))
    assert len(together) < len(alone) / 5
    for each in periods:
        assert within(each, together) == within(each, alone)
    assert weekly(chosen.weeks, together) == weekly(chosen.weeks, alone)


def texted(agency: Agency, stretches: Stretches) -> dict[date, Tally]:
    found = counted(agency=agency, whats=[What.TEXTED], stretches=stretches)
    return {each.until: each.tally for each in found}


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=at) for at in range((last - first).days + 1)]
