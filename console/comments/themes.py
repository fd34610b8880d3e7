"""What is counted beside the list of comments: how many there are, the themes, the weeks of the chosen one.

That takes longer than to show the list, so the page asks for it once the list is there.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from agencies.access import AgencyRequest, staff_only
from console.comments.address import view_of
from console.polling import polled
from feedback.comments.measured import measured
from feedback.comments.taxonomy import themes_of
from insights.comments import COUNTED, counted, wrote
from insights.themes import trends, weeks_of


@staff_only
@polled
def themes(request: AgencyRequest, slug: str) -> HttpResponse:
    """For the same address as the list: a part of its page, or a page of its own where there is no script."""
    view = view_of(request, timezone.now())
    agency, filters = request.agency, view.filters
    active = [theme for theme in themes_of(agency=agency) if theme.active]
    found = trends(agency=agency, themes=active, filters=filters)
    chosen = next((trend for trend in found if trend.theme.pk == filters.theme), None)
    context = {
        "beside": "HX-Request" in request.headers,
        "view": view,
        "filters": filters,
        "trends": found,
        "chosen": chosen,
        "weeks": weeks_of(trend=chosen, period=filters.period) if chosen else [],
        "total": None if filters.q else counted(agency=agency, filters=filters),
        "most": COUNTED,
        "wrote": wrote(agency=agency, period=filters.period),
        "measured": measured(),
    }
    alone = "" if context["beside"] else "_alone"
    return render(request, f"console/comments/themes{alone}.html", context)
