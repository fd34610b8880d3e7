"""Days counted together come to the same as days counted alone, in every week and every period."""

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from insights.counting import texted
from insights.models import DayCount
from insights.period import period
from insights.stretches import last_of_stretch
from insights.tallies import weekly, within


@pytest.mark.django_db
@pytest.mark.parametrize("days", [7, 30, 90, 365])
def test_weeks_and_periods_are_the_same(agency: Agency, now: datetime, days: int) -> None:
    chosen = period(days=days, zone=agency.zone, now=now)
    first = min(chosen.year_before.first, chosen.weeks[0].first)
    with acting_for(agency), transaction.atomic():
        counts = (
            DayCount(agency=agency, what="texted", day=day, good=at % 3, total=at % 5 + 2)
            for at, day in enumerate(_days(first, chosen.last))
        )
        DayCount.objects.bulk_create(counts)
        periods = (chosen, chosen.before, chosen.year_before)
        by = last_of_stretch(period=chosen, others=periods[1:])
        alone = texted(agency=agency, since=first, last=chosen.last)
        together = texted(agency=agency, since=first, last=chosen.last, by=by)
    assert len(together) < len(alone) / 5
    for each in periods:
        assert within(each, together) == within(each, alone)
    assert weekly(chosen.weeks, together) == weekly(chosen.weeks, alone)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=at) for at in range((last - first).days + 1)]
