"""The themes beside the list of comments: how many speak of each, and the weeks of the chosen one.

They are counted over months of comments, so the page asks for them once the list is there.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from agencies.access import AgencyRequest, staff_only
from console.comments.address import view_of
from feedback.comments.measured import measured
from feedback.comments.taxonomy import themes_of
from insights.comments import wrote
from insights.themes import trends, weeks_of


@staff_only
def themes(request: AgencyRequest, slug: str) -> HttpResponse:
    """For the same address as the list: a part of its page, or a page of its own where there is no script."""
    view = view_of(request, timezone.now())
    agency, filters = request.agency, view.filters
    active = [theme for theme in themes_of(agency=agency) if theme.active]
    found = trends(agency=agency, themes=active, filters=filters)
    chosen = next((trend for trend in found if trend.theme.pk == filters.theme), None)
    context = {
        "view": view,
        "filters": filters,
        "trends": found,
        "chosen": chosen,
        "weeks": weeks_of(trend=chosen, period=filters.period) if chosen else [],
        "wrote": wrote(agency=agency, period=filters.period),
        "measured": measured(),
    }
    alone = "" if request.headers.get("HX-Request") else "_alone"
    return render(request, f"console/comments/themes{alone}.html", context)
