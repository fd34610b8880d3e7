"""The doors of an agency with what each brought, and a new one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from console.doors.forms import DoorForm
from insights.door_list import door_rows
from surveys.doors import make


@admins_only
def listing(request: AgencyRequest, slug: str) -> HttpResponse:
    """Every door, the open ones first."""
    context = {"rows": door_rows(agency=request.agency), "has_survey": _has_survey(request)}
    return render(request, "console/doors/listing.html", context)


@admins_only
def new(request: AgencyRequest, slug: str) -> HttpResponse:
    """Make a door and show it."""
    form = DoorForm(request.POST or None, agency=request.agency)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        door = make(**values, by=request.user, now=timezone.now())
        audit.record(
            request=request,
            agency=request.agency,
            action="door.made",
            subject=f"Door “{door}”",
            detail={"Survey": str(door.survey), "Code": door.code},
        )
        messages.success(request, "It is open: try its link on your own phone first.")
        return redirect("console:door", slug=slug, pk=door.pk)
    context = {"form": form, "has_survey": _has_survey(request)}
    return render(request, "console/doors/new.html", context)


def _has_survey(request: AgencyRequest) -> bool:
    published = request.agency.surveys.filter(active=True, versions__published_at__isnull=False)
    return published.exists()
