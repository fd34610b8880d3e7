"""Addresses of the agency's own that Engage calls when something happened."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from console.settings.fields import Dressed
from feedback.hooks.calling import call_again
from feedback.hooks.posting import NotTaken, may_be_called
from feedback.models import Hook, HookCall

LATEST = 20


class HookForm(Dressed, forms.Form):
    """Which address, and what it hears of."""

    url = forms.URLField(
        label="Address",
        max_length=300,
        assume_scheme="https",
        help_text="Begins with https:// and is reached from the internet.",
        error_messages={
            "required": "Write the address that is to be called.",
            "invalid": "Write a whole address, such as https://bi.example.gov/engage.",
        },
    )
    events = forms.MultipleChoiceField(
        label="Call it when",
        choices=Hook.Event.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose what it is to hear of."},
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        try:
            may_be_called(url)
        except NotTaken as problem:
            raise forms.ValidationError(str(problem)) from problem
        return url


@never_cache
@admins_only
def hooks(request: AgencyRequest, slug: str) -> HttpResponse:
    """List them with their latest calls; add one. The answer to adding one shows its secret, once."""
    form = HookForm(request.POST or None, initial={"events": Hook.Event.values})
    if request.method == "POST" and form.is_valid():
        hook = Hook.new(
            agency=request.agency,
            url=form.cleaned_data["url"],
            events=form.cleaned_data["events"],
            created_at=timezone.now(),
            created_by=request.user,
        )
        hook.save()
        _record(request, "hook.added", hook)
        return render(request, "console/settings/hook_made.html", {"hook": hook})
    calls = request.agency.hook_calls.filter(hook__active=True).select_related("hook")
    context = {
        "form": form,
        "hooks": [
            (hook, [Hook.Event(event).label for event in hook.events])
            for hook in request.agency.hooks.filter(active=True)
        ],
        "dead": calls.filter(state=HookCall.State.DEAD)[:LATEST],
        "calls": calls.exclude(state=HookCall.State.DEAD)[:LATEST],
    }
    return render(request, "console/settings/hooks.html", context)


@require_POST
@admins_only
def remove(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Call it no more; what was waiting is not sent."""
    hook = get_object_or_404(request.agency.hooks, pk=pk)
    hook.active = False
    hook.save(update_fields=["active"])
    _record(request, "hook.removed", hook)
    messages.success(request, f"{hook} is not called any more.")
    return redirect("console:settings-hooks", slug=slug)


@require_POST
@admins_only
def again(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Try a call anew that was given up."""
    call = get_object_or_404(request.agency.hook_calls.select_related("hook"), pk=pk)
    if call_again(call, now=timezone.now()):
        _record(request, "hook.called_again", call.hook)
        messages.success(request, "It is called again within a few seconds.")
    else:
        messages.warning(request, "This call is not among those given up any more.")
    return redirect("console:settings-hooks", slug=slug)


def _record(request: AgencyRequest, action: str, hook: Hook) -> None:
    detail = {"Hears of": ", ".join(hook.events)}
    audit.record(
        request=request, agency=request.agency, action=action, subject=str(hook), detail=detail
    )
