"""The line that texts leave from: its number, its account at Twilio, and a test that speaks to Twilio."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from agencies import audit, phones
from agencies.access import AgencyRequest, admins_only
from agencies.models import Line
from console.settings.changes import record_changes
from console.settings.fields import Dressed, ModelForm
from messaging import twilio
from messaging.addresses import inbound_address

TOKEN_LENGTH = 32


class LineForm(Dressed, ModelForm[Line]):
    """A line. The auth token goes in and never comes out again; empty keeps the one there is."""

    auth_token = forms.CharField(
        label="Auth token",
        error_messages={"required": "Write the auth token of this account."},
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text="Twilio's console shows it under Account info. It is encrypted here and never shown again.",
    )

    class Meta:
        model = Line
        fields = ("name", "number", "messaging_service", "account", "auth_token")
        labels = {
            "name": "Name",
            "number": "Phone number",
            "messaging_service": "Messaging service",
            "account": "Account SID",
        }
        help_texts = {
            "name": "For these pages only.",
            "number": "The Twilio number that your texts leave from: (319) 555-0142 or +13195550142.",
            "messaging_service": "Only where you send through a messaging service: its SID begins with MG. "
            "With one, it chooses the number.",
            "account": "Begins with AC. Twilio's console shows it under Account info.",
        }
        error_messages = {"account": {"required": "Write the account SID: it begins with AC."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.pop("auth_token", None)
        # People paste numbers as they are written; the model's length is the one of +13195550142.
        self.fields["number"] = forms.CharField(
            label=self.fields["number"].label,
            help_text=self.fields["number"].help_text,
            required=False,
            widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
        )
        self.fields["auth_token"].required = self.instance.pk is None
        if self.instance.pk:
            self.fields["auth_token"].help_text = "Leave it empty to keep the token there is."

    def clean_number(self) -> str:
        written = self.cleaned_data["number"].strip()
        if not written:
            return ""
        try:
            return phones.e164(written)
        except ValueError as problem:
            raise forms.ValidationError(str(problem)) from problem

    def clean_auth_token(self) -> str:
        token: str = self.cleaned_data["auth_token"].strip()
        if token and len(token) != TOKEN_LENGTH:
            raise forms.ValidationError(
                f"A token has {TOKEN_LENGTH} characters; this has {len(token)}."
            )
        return token

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = self.cleaned_data
        if not values.get("number") and not values.get("messaging_service"):
            for name in ("number", "messaging_service"):
                if name not in self.errors:
                    self.add_error(name, "Give a phone number or a messaging service.")
        if not values.get("auth_token") and "auth_token" not in self.errors:
            self._keep_token(values)
        return values

    def _keep_token(self, values: dict[str, Any]) -> None:
        if "account" in self.changed_data:
            self.add_error("auth_token", "Another account has another token: write it here.")
        else:
            values["auth_token"] = self.instance.auth_token


@admins_only
def lines(request: AgencyRequest, slug: str) -> HttpResponse:
    """The agency's lines, each with its webhook, its test and its switch."""
    rows = [(line, inbound_address(line), _kept_since(line)) for line in request.agency.lines.all()]
    return render(request, "console/settings/lines.html", {"lines": rows})


@admins_only
def edit(request: AgencyRequest, slug: str, pk: int | None = None) -> HttpResponse:
    """Add a line, or change one."""
    line = get_object_or_404(request.agency.lines, pk=pk) if pk else Line(agency=request.agency)
    form = LineForm(request.POST or None, instance=line)
    if request.method == "POST" and form.is_valid() and _saved(form):
        _record(request, form, added=pk is None)
        messages.success(request, "Saved. Press Test to see whether Twilio knows the line.")
        return redirect("console:settings-lines", slug=slug)
    return render(
        request,
        "console/settings/line.html",
        {"form": form, "line": line, "kept_since": _kept_since(line) if pk else None},
    )


@require_POST
@transaction.non_atomic_requests
@admins_only
def test(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Ask Twilio about the line; no transaction is open meanwhile."""
    with transaction.atomic():
        line = get_object_or_404(request.agency.lines, pk=pk)
    try:
        outcome = twilio.check(line)
        messages.success(request, outcome)
    except twilio.Refused as refused:
        outcome = f"Twilio refused: {refused.words} (error {refused.code})."
        messages.error(request, outcome)
    except twilio.TryLater as later:
        outcome = later.words
        messages.warning(request, outcome)
    with transaction.atomic():
        audit.record(
            request=request,
            agency=request.agency,
            action="line.tested",
            subject=f"{line.name} {line}",
            detail={"Answer": outcome},
        )
    return redirect("console:settings-lines", slug=slug)


@require_POST
@admins_only
def switch(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Switch a line off, or on again."""
    line = get_object_or_404(request.agency.lines, pk=pk)
    line.active = not line.active
    line.save(update_fields=["active"])
    audit.record(
        request=request,
        agency=request.agency,
        action="line.switched_on" if line.active else "line.switched_off",
        subject=f"{line.name} {line}",
    )
    now = "on: surveys may leave from it" if line.active else "off: no survey leaves from it"
    messages.success(request, f"{line.name} is {now}.")
    return redirect("console:settings-lines", slug=slug)


def _saved(form: LineForm) -> bool:
    """Save, unless the number belongs to another agency, whose lines nobody here can see beforehand."""
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError:
        form.add_error("number", "This number belongs to another line already.")
        return False
    return True


def _record(request: AgencyRequest, form: LineForm, *, added: bool) -> None:
    subject = f"{form.instance.name} {form.instance}"
    action = "line.added" if added else "line.changed"
    record_changes(
        request=request, form=form, action=action, subject=subject, leave_out=("auth_token",)
    )
    if "auth_token" in form.changed_data:
        audit.record(
            request=request,
            agency=request.agency,
            action="line.token_replaced",
            subject=subject,
            detail={"line": form.instance.pk},
        )


def _kept_since(line: Line) -> datetime:
    """Since when the present token is kept."""
    entries = line.agency.audit_entries.filter(action="line.token_replaced", detail__line=line.pk)
    latest = entries.first()
    return latest.at if latest else line.created_at
