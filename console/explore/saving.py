"""Saving a view of Explore under a name, and removing it."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, staff_only
from agencies.models import Role
from console.explore.page import explored
from console.explore.saved import SaveForm, visible


@require_POST
@staff_only
def save(request: AgencyRequest, slug: str) -> HttpResponse:
    """Keep the view whose filters were posted; one of the same name takes its place."""
    query = request.POST.get("query", "")[:1000]
    form = SaveForm(request.POST)
    if not form.is_valid():
        request.GET = QueryDict(query)
        return render(request, "console/explore/page.html", explored(request, form))
    name, shared = form.cleaned_data["name"], form.cleaned_data["shared"]
    request.agency.saved_views.update_or_create(
        owner=request.user,
        name=name,
        defaults={"query": query, "shared": shared, "saved_at": timezone.now()},
    )
    _record(request, "view.saved", name, shared=shared)
    messages.success(request, f"The view “{name}” was saved.")
    return redirect(f"{reverse('console:explore', args=[slug])}?{query}")


@require_POST
@staff_only
def remove(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Forget a view: one's own, or as an admin a shared one."""
    views = visible(request)
    if request.membership.role != Role.ADMIN:
        views = views.filter(owner=request.user)
    view = get_object_or_404(views, pk=pk)
    _record(request, "view.removed", view.name, shared=view.shared)
    view.delete()
    messages.success(request, f"The view “{view.name}” was removed.")
    return redirect("console:explore", slug=slug)


def _record(request: AgencyRequest, action: str, name: str, *, shared: bool) -> None:
    audit.record(
        request=request,
        agency=request.agency,
        action=action,
        subject=f"view “{name}”",
        detail={"Shown to": "colleagues" if shared else "its owner"},
    )
