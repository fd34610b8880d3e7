"""Saving a view and forgetting it, the same way on every page that has views."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from agencies import audit
from agencies.access import AgencyRequest
from agencies.models import Role
from console.models import SavedView
from console.saved.views import SaveForm, visible

LONGEST_QUERY = 1_000
Again = Callable[[AgencyRequest, SaveForm], HttpResponse]


def save_view(request: AgencyRequest, *, page: SavedView.Page, again: Again) -> HttpResponse:
    """Keep the view whose filters were posted as `query`; one of the same name takes its place.

    Without a name, `again` shows the page with that view, and the form with what is wrong.
    """
    query = request.POST.get("query", "")[:LONGEST_QUERY]
    form = SaveForm(request.POST)
    if not form.is_valid():
        request.GET = QueryDict(query)
        return again(request, form)
    name, shared = form.cleaned_data["name"], form.cleaned_data["shared"]
    view, _ = request.agency.saved_views.update_or_create(
        owner=request.user,
        page=page,
        name=name,
        defaults={"query": query, "shared": shared, "saved_at": timezone.now()},
    )
    _record(request, view, "view.saved")
    messages.success(request, f"The {page.noun} “{name}” was saved.")
    return redirect(f"{_address(request, page)}?{query}")


def remove_view(request: AgencyRequest, pk: int, *, page: SavedView.Page) -> HttpResponse:
    """Forget a view of the page: one's own, or as an admin a shared one; else 404."""
    views = visible(request, page)
    if request.membership.role != Role.ADMIN:
        views = views.filter(owner=request.user)
    view = get_object_or_404(views, pk=pk)
    _record(request, view, "view.removed")
    view.delete()
    messages.success(request, f"The {page.noun} “{view.name}” was removed.")
    return redirect(_address(request, page))


def _address(request: AgencyRequest, page: SavedView.Page) -> str:
    return reverse(f"console:{page}", args=[request.agency.slug])


def _record(request: AgencyRequest, view: SavedView, action: str) -> None:
    audit.record(
        request=request,
        agency=request.agency,
        action=action,
        subject=f"{SavedView.Page(view.page).noun} “{view.name}”",
        detail={"Shown to": "colleagues" if view.shared else "its owner"},
    )
