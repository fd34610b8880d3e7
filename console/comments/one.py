"""One comment: found, and shown again after something was done with it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from agencies.access import AgencyRequest
from console.comments.listing import shown_with
from feedback.comments.taxonomy import themes_of
from insights.comments import one
from surveys.models import Answer


def comment_of(request: AgencyRequest, pk: int) -> Answer:
    """The agency's comment with this key; else 404."""
    answer = one(agency=request.agency, pk=pk)
    if answer is None:
        raise Http404("There is no such comment.")
    return answer


def shown(
    request: AgencyRequest, pk: int, *, problem: str = "", whole: bool = False
) -> HttpResponse:
    """The comment anew, for htmx; without script, back to the list. `whole` shows what is hidden."""
    if not request.headers.get("HX-Request") and not whole:
        if problem:
            messages.warning(request, problem)
        return redirect(_back(request))
    themes = [theme for theme in themes_of(agency=request.agency) if theme.active]
    context = {
        **shown_with(request, themes),
        "answer": comment_of(request, pk),
        "problem": problem,
        "whole": whole,
        "current": True,
    }
    alone = "" if request.headers.get("HX-Request") else "_alone"
    return render(request, f"console/comments/comment{alone}.html", context)


def _back(request: AgencyRequest) -> str:
    """The list as it stood."""
    listing = reverse("console:comments", args=[request.agency.slug])
    came_from = request.META.get("HTTP_REFERER", "")
    safe = url_has_allowed_host_and_scheme(came_from, {request.get_host()})
    return came_from if safe and listing in came_from else listing
