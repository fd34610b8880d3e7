"""The page of comments."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from agencies.access import AgencyRequest, sees_officers, staff_only
from console.comments.address import NARROWED_BY, view_of
from console.frame import LEADERS, known_to
from console.models import SavedView
from console.saved.views import SaveForm, visible
from feedback.comments.taxonomy import themes_of
from feedback.models import Reading, Theme
from insights.comments import PAGE, RATINGS, SEEN, UNLIKE, languages, page
from insights.exploring.choices import choices
from insights.exploring.dimensions import DIMENSIONS
from insights.period import LENGTHS


@staff_only
def listing(request: AgencyRequest, slug: str) -> HttpResponse:
    """The comments that the address leaves. The themes beside them come a moment later: see themes.py."""
    return listed(request, SaveForm())


def listed(request: AgencyRequest, form: SaveForm) -> HttpResponse:
    """The page, with the form to save it."""
    now = timezone.now()
    view = view_of(request, now)
    agency, filters = request.agency, view.filters
    themes = [theme for theme in themes_of(agency=agency) if theme.active]
    known = known_to(request.membership)
    dimensions = [DIMENSIONS[key] for key in NARROWED_BY]
    offered = choices(agency=agency, dimensions=dimensions, now=now)
    context = {
        "view": view,
        "filters": filters,
        "page": page(agency=agency, filters=filters, start=view.start, known=known),
        "page_size": PAGE,
        "chosen": next((theme for theme in themes if theme.pk == filters.theme), None),
        "choices": [
            (each, offered[each.key], filters.where.get(each.key, "")) for each in dimensions
        ],
        "languages": languages(agency=agency),
        "more_open": bool(filters.survey or filters.language or "from" in view.days or view.wrong),
        "surveys": agency.surveys.order_by("name"),
        "lengths": LENGTHS,
        "ratings": RATINGS,
        "unlike": UNLIKE,
        "seen": SEEN,
        "saved": list(visible(request, SavedView.Page.COMMENTS)),
        "save_form": form,
        "query": view.query,
        "known": known,
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
