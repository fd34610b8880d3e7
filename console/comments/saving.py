"""Lists of comments, saved and removed."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from agencies.access import AgencyRequest, staff_only
from console.comments.listing import listed
from console.models import SavedView
from console.saved.saving import remove_view, save_view

PAGE = SavedView.Page.COMMENTS


@require_POST
@staff_only
def save(request: AgencyRequest, slug: str) -> HttpResponse:
    """Keep the list whose filters were posted."""
    return save_view(request, page=PAGE, again=listed)


@require_POST
@staff_only
def remove(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Forget a list."""
    return remove_view(request, pk, page=PAGE)
