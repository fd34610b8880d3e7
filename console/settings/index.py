"""The first page of the settings: how far the agency has come, where each setting is, and the switch for all texts."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from agencies.models import Agency
from console.settings.checklist import leaves_by_itself, steps
from console.settings.fields import Dressed
from console.settings.places import SETTINGS


class PauseForm(Dressed, forms.Form):
    """Why nothing may leave."""

    reason = forms.CharField(
        label="Why, for everybody to read",
        max_length=200,
        error_messages={"required": "Write why: your colleagues read it here."},
    )


@admins_only
def index(request: AgencyRequest, slug: str) -> HttpResponse:
    """The checklist, the list of settings, the switch."""
    return _index(request, PauseForm())


@require_POST
@admins_only
def pause(request: AgencyRequest, slug: str) -> HttpResponse:
    """Stop all texts of the agency, with a reason. What was queued waits."""
    form = PauseForm(request.POST)
    if not form.is_valid():
        return _index(request, form)
    agency = Agency.objects.select_for_update().get(pk=request.agency.pk)
    if agency.paused_at is None:
        agency.paused_at = timezone.now()
        agency.paused_by = request.user
        agency.paused_reason = form.cleaned_data["reason"]
        agency.save(update_fields=["paused_at", "paused_by", "paused_reason"])
        _record(request, "sending.paused", {"Why": agency.paused_reason})
    messages.warning(request, "Sending is paused: no text leaves until somebody resumes it.")
    return redirect("console:settings", slug=slug)


@require_POST
@admins_only
def resume(request: AgencyRequest, slug: str) -> HttpResponse:
    """Let texts leave again."""
    agency = Agency.objects.select_for_update().get(pk=request.agency.pk)
    if agency.paused_at is not None:
        since = f"{agency.paused_at.astimezone(agency.zone):%Y-%m-%d %H:%M}"
        agency.paused_at = agency.paused_by = None
        agency.paused_reason = ""
        agency.save(update_fields=["paused_at", "paused_by", "paused_reason"])
        _record(request, "sending.resumed", {"Paused since": since})
    messages.success(request, "Sending is on again. What waited leaves now, unless it is too late.")
    return redirect("console:settings", slug=slug)


def _index(request: AgencyRequest, form: PauseForm) -> HttpResponse:
    every = steps(request.agency)
    context = {
        "steps": every,
        "leaves": leaves_by_itself(request.agency),
        "left": sum(not step.done for step in every),
        "form": form,
        "settings": SETTINGS,
    }
    return render(request, "console/settings/index.html", context)


def _record(request: AgencyRequest, action: str, detail: dict[str, str]) -> None:
    audit.record(
        request=request,
        agency=request.agency,
        action=action,
        subject="All texts",
        detail=detail,
    )
