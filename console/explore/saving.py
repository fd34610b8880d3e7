"""Views of Explore, saved and removed."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from agencies.access import AgencyRequest, staff_only
from console.explore.page import explored
from console.models import SavedView
from console.saved.saving import remove_view, save_view
from console.saved.views import SaveForm

PAGE = SavedView.Page.EXPLORE


@require_POST
@staff_only
def save(request: AgencyRequest, slug: str) -> HttpResponse:
    """Keep the view whose filters were posted."""
    return save_view(request, page=PAGE, again=_again)


@require_POST
@staff_only
def remove(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Forget a view."""
    return remove_view(request, pk, page=PAGE)


def _again(request: AgencyRequest, form: SaveForm) -> HttpResponse:
    return render(request, "console/explore/page.html", explored(request, form))
