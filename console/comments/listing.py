"""The page of comments."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from agencies.access import AgencyRequest, sees_officers, staff_only
from console.comments.address import NARROWED_BY, view_of
from console.frame import LEADERS, known_to
from feedback.comments.measured import measured
from feedback.comments.taxonomy import themes_of
from feedback.models import Reading, Theme
from insights.comments import PAGE, RATINGS, SEEN, UNLIKE, languages, page, wrote
from insights.exploring.choices import choices
from insights.exploring.dimensions import DIMENSIONS
from insights.period import LENGTHS
from insights.themes import trends, weeks_of


@staff_only
def listing(request: AgencyRequest, slug: str) -> HttpResponse:
    """Themes with their trend beside the comments that the address leaves."""
    now = timezone.now()
    view = view_of(request, now)
    agency, filters = request.agency, view.filters
    themes = [theme for theme in themes_of(agency=agency) if theme.active]
    shown = page(
        agency=agency, filters=filters, number=view.number, known=known_to(request.membership)
    )
    found = trends(agency=agency, themes=themes, filters=filters)
    chosen = next((trend for trend in found if trend.theme.pk == filters.theme), None)
    dimensions = [DIMENSIONS[key] for key in NARROWED_BY]
    offered = choices(agency=agency, dimensions=dimensions, now=now)
    context = {
        "view": view,
        "filters": filters,
        "page": shown,
        "page_size": PAGE,
        "trends": found,
        "chosen": chosen,
        "weeks": weeks_of(trend=chosen, period=filters.period) if chosen else [],
        "wrote": wrote(agency=agency, period=filters.period),
        "choices": [
            (each, offered[each.key], filters.where.get(each.key, "")) for each in dimensions
        ],
        "languages": languages(agency=agency),
        "more_open": bool(filters.survey or filters.language or "from" in view.days),
        "surveys": agency.surveys.order_by("name"),
        "lengths": LENGTHS,
        "ratings": RATINGS,
        "unlike": UNLIKE,
        "seen": SEEN,
        "measured": measured(),
        **shown_with(request, themes),
    }
    return render(request, "console/comments/page.html", context)


def shown_with(request: AgencyRequest, themes: list[Theme]) -> dict[str, Any]:
    """What each comment is shown with."""
    return {
        "themes": themes,
        "sounds": Reading.Sound.choices,
        "leads": request.membership.role in LEADERS,
        "sees_officers": sees_officers(request.membership),
        "now": timezone.now(),
    }
