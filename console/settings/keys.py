"""Keys with which CAD, RMS and other machines speak for the agency."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from agencies.models import ApiKey, Scope
from console.settings.fields import Dressed
from messaging.addresses import public


class KeyForm(Dressed, forms.Form):
    """What the key is called and what it may do."""

    name = forms.CharField(
        label="Name",
        max_length=60,
        help_text="The machine that will use it, such as CAD. Incidents say which key brought them.",
        error_messages={"required": "Write which machine will use the key."},
    )
    scopes = forms.MultipleChoiceField(
        label="May",
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Give it no more than the machine needs.",
        error_messages={"required": "Choose what the key may do."},
    )


@never_cache
@admins_only
def keys(request: AgencyRequest, slug: str) -> HttpResponse:
    """List the keys; make one. The answer to making one shows it, once: it is written down nowhere."""
    form = KeyForm(request.POST or None, initial={"scopes": [Scope.WRITE_INCIDENTS]})
    if request.method == "POST" and form.is_valid():
        row, key = ApiKey.issue(
            agency=request.agency,
            name=form.cleaned_data["name"],
            scopes=form.cleaned_data["scopes"],
            created_by=request.user,
        )
        may = ", ".join(Scope(scope).label for scope in row.scopes)
        _record(request, "key.made", row, {"May": may})
        context = {"row": row, "key": key, "example": _example()}
        return render(request, "console/settings/key_made.html", context)
    rows = [
        (row, [Scope(scope).label for scope in row.scopes])
        for row in request.agency.api_keys.select_related("created_by")
    ]
    context = {"form": form, "keys": rows, "example": _example()}
    return render(request, "console/settings/keys.html", context)


@require_POST
@admins_only
def revoke(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """End a key for good."""
    row = get_object_or_404(request.agency.api_keys, pk=pk)
    row.revoke(now=timezone.now())
    _record(request, "key.revoked", row, {})
    messages.success(request, f"{row.name} opens nothing any more.")
    return redirect("console:settings-keys", slug=slug)


def _example() -> str:
    return public(reverse("api-incident", args=["26-018113"]))


def _record(request: AgencyRequest, action: str, row: ApiKey, detail: dict[str, str]) -> None:
    audit.record(
        request=request, agency=request.agency, action=action, subject=str(row), detail=detail
    )
