"""Where and when people were served well: districts, the map, call types, the hours of the week.

The overview asks for it once its figures are there, so that nobody waits for what stands further down.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from agencies.access import AgencyRequest, staff_only
from console.dates import length_of
from console.polling import polled
from insights.area_map import area_map
from insights.charts import Interval, Scale, interval
from insights.exploring.dimensions import SHIFTS
from insights.groups import Group, Groups, call_type_names, groups
from insights.headlines import headlines
from insights.statistics import Proportion
from insights.week_hours import week_hours

# What each shade of the map stands for, lowest first.
SHADES = ("under 60 %", "60–69 %", "70–79 %", "80–89 %", "90 % and over")


@dataclass(frozen=True, slots=True)
class Plot:
    """Groups with their shares, drawn on one scale. `field` is what lists and Explore call their kind."""

    title: str
    kind: str
    field: str
    everyone: Proportion | None
    mean: str
    scale: Scale
    others: int
    hides: bool
    rows: Sequence[tuple[Group, Interval | None]]


@staff_only
@polled
def where_and_when(request: AgencyRequest, slug: str) -> HttpResponse:
    """For the same days as the overview: a part of its page, or a page of its own where there is no script."""
    agency = request.agency
    period = length_of(request.GET, zone=agency.zone, now=timezone.now())
    asked = headlines(agency)
    districts, call_types = groups(
        agency=agency, period=period, asked=asked, names=call_type_names(agency)
    )
    context = {
        "period": period,
        "plots": [
            _plot("By district", "District", "district", districts),
            _plot("By call type", "Call type", "call_type", call_types),
        ],
        "area_map": area_map(agency=agency, period=period, asked=asked, districts=districts),
        "shades": SHADES,
        "shifts": SHIFTS,
        "hours": week_hours(agency=agency, period=period, asked=asked),
    }
    alone = "" if "HX-Request" in request.headers else "_alone"
    return render(request, f"console/overview_where{alone}.html", context)


def _plot(title: str, kind: str, field: str, plotted: Groups) -> Plot:
    shares = [share for each in plotted.rows if each.tally and (share := each.tally.share)]
    scale = Scale.holding(shares)
    everyone = plotted.everyone.share
    return Plot(
        title=title,
        kind=kind,
        field=field,
        everyone=everyone,
        mean=scale.at(everyone.share) if everyone else "",
        scale=scale,
        others=plotted.others,
        hides=any(group.tally is None for group in plotted.rows),
        rows=[(group, _drawn(group, scale)) for group in plotted.rows],
    )


def _drawn(group: Group, scale: Scale) -> Interval | None:
    share = group.tally.share if group.tally else None
    return interval(share=share, scale=scale) if share else None
