"""The first page after sign-in: one's agency, or the choice among several."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from agencies.access import memberships_of
from agencies.models import Membership, Role


def first_page(membership: Membership) -> str:
    """The name of the page on which this member starts."""
    return "console:my-praise" if membership.role == Role.OFFICER else "console:overview"


def home(request: HttpRequest) -> HttpResponse:
    """One agency: go there. Several: choose. None: say whom to ask."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    memberships = memberships_of(request.user)
    if len(memberships) == 1:
        return redirect(first_page(memberships[0]), slug=memberships[0].agency.slug)
    choices = [(membership, first_page(membership)) for membership in memberships]
    return render(request, "console/home.html", {"choices": choices})
