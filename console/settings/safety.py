"""The safety net: who is on call, how long they have, what is answered to danger and to an allegation."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from agencies import audit, phones
from agencies.access import AgencyRequest, admins_only
from agencies.models import Agency, Membership
from agencies.models.agency import LANGUAGES
from console.frame import LEADERS
from console.settings.changes import record_changes
from console.settings.fields import Dressed, LengthField, Limits, explained
from feedback.models import OnCall, SafetyNet
from feedback.models.safety import PATIENCE
from feedback.safety.answers import HELP, complaint_text, help_text
from feedback.safety.hearing import safety_net

HOTLINES = ("911", "988")
LONGEST = 320


class SafetyForm(Dressed, forms.Form):
    """Patience, the complaint route, and a text of each kind in each of the agency's languages."""

    escalate_after = LengthField(
        label="Escalate after",
        limits=Limits(timedelta(minutes=2), timedelta(hours=12), ("minutes", "hours")),
        help_text=explained(
            "When nobody has acknowledged an alert by then, everybody on call and all command staff are told.",
            default="10 minutes",
            source="long enough to reach a second person while it matters",
        ),
    )
    complaint_route = forms.CharField(
        label="Where to complain",
        required=False,
        max_length=80,
        help_text=explained(
            "A phone number or a web address. Whoever alleges misconduct is told it.",
            default="none: they are told that a supervisor will read it",
            source="accreditors ask that the route is offered",
        ),
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = [code for code in agency.languages if code in HELP]
        for code in self.languages:
            name = LANGUAGES.get(code, code)
            self.fields[f"help_{code}"] = _words(
                f"Answer to danger, {name}",
                f"{{agency}} stands for “{agency.voice}”. It must name {' and '.join(HOTLINES)}. "
                "Empty: our words.",
            )
            self.fields[f"complaint_{code}"] = _words(
                f"Answer to an allegation, {name}",
                "{agency} and {route} are filled in. Empty: our words.",
            )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = self.cleaned_data
        for code in self.languages:
            own = values.get(f"help_{code}", "")
            missing = [number for number in HOTLINES if own and number not in own]
            if missing:
                self.add_error(f"help_{code}", f"Name {' and '.join(missing)} in it.")
            complaint = values.get(f"complaint_{code}", "")
            if "{route}" in complaint and not values.get("complaint_route"):
                self.add_error("complaint_route", "Write it: one of your texts names {route}.")
        return values

    def texts(self, kind: str) -> dict[str, str]:
        """The agency's own words of this kind, by language."""
        values = {code: self.cleaned_data[f"{kind}_{code}"] for code in self.languages}
        return {code: words for code, words in values.items() if words}


class OnCallForm(Dressed, forms.Form):
    """One more person on call: they must be able to open the alert."""

    membership = forms.ModelChoiceField(
        label="Person",
        queryset=Membership.objects.none(),
        empty_label="Choose a person",
        error_messages={"required": "Choose a person."},
        help_text="Admins, command staff and supervisors can open an alert.",
    )
    phone = forms.CharField(
        label="Mobile number for texts",
        required=False,
        help_text="(319) 555-0142 or +13195550142. Empty: told by e-mail alone.",
    )
    at_once = forms.BooleanField(
        label="Told at once",
        required=False,
        initial=True,
        help_text="Off: told only when nobody has acknowledged an alert in time.",
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["membership"]
        assert isinstance(chooser, forms.ModelChoiceField)  # noqa: S101  declared so above
        free = agency.memberships.filter(active=True, role__in=LEADERS, on_call=None)
        chooser.queryset = free.select_related("user").order_by("user__name")

    def clean_phone(self) -> str:
        written = self.cleaned_data["phone"].strip()
        try:
            return phones.e164(written) if written else ""
        except ValueError as problem:
            raise forms.ValidationError(str(problem)) from problem


@admins_only
def safety(request: AgencyRequest, slug: str) -> HttpResponse:
    """Show and change the settings of the safety net."""
    net = safety_net(request.agency)
    form = SafetyForm(request.POST or None, initial=_initial(net), agency=request.agency)
    if request.method == "POST" and form.is_valid():
        return _saved(request, form, net)
    return _page(request, net, form, OnCallForm(agency=request.agency))


@require_POST
@admins_only
def add(request: AgencyRequest, slug: str) -> HttpResponse:
    """Put somebody on call."""
    form = OnCallForm(request.POST, agency=request.agency)
    if not form.is_valid():
        net = safety_net(request.agency)
        return _page(request, net, SafetyForm(initial=_initial(net), agency=request.agency), form)
    on_call = OnCall.objects.create(agency=request.agency, **form.cleaned_data)
    when = "at once" if on_call.at_once else "when nobody answers"
    _record(request, "on_call.added", on_call, {"Told": when})
    messages.success(request, f"{on_call} is on call, and told {when}.")
    return redirect("console:settings-safety", slug=slug)


@require_POST
@admins_only
def remove(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Take somebody off call."""
    on_call = get_object_or_404(request.agency.on_call.select_related("membership__user"), pk=pk)
    _record(request, "on_call.removed", on_call, {})
    on_call.delete()
    messages.success(request, f"{on_call} is not on call any more.")
    return redirect("console:settings-safety", slug=slug)


def _words(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )


def _initial(net: SafetyNet) -> dict[str, Any]:
    own = {f"help_{code}": words for code, words in net.help_texts.items()}
    own |= {f"complaint_{code}": words for code, words in net.complaint_texts.items()}
    return own | {
        "escalate_after": net.escalate_after or PATIENCE,
        "complaint_route": net.complaint_route,
    }


def _saved(request: AgencyRequest, form: SafetyForm, net: SafetyNet) -> HttpResponse:
    net.escalate_after = form.cleaned_data["escalate_after"]
    net.complaint_route = form.cleaned_data["complaint_route"]
    net.help_texts, net.complaint_texts = form.texts("help"), form.texts("complaint")
    net.save()
    if record_changes(request=request, form=form, action="safety.changed", subject="Safety net"):
        messages.success(request, "Saved. It counts from the next reply on.")
    else:
        messages.info(request, "Nothing was changed.")
    return redirect("console:settings-safety", slug=request.agency.slug)


def _page(
    request: AgencyRequest, net: SafetyNet, form: SafetyForm, adding: OnCallForm
) -> HttpResponse:
    agency = request.agency
    previews = [
        (
            LANGUAGES.get(code, code),
            help_text(own=net.help_texts, languages=[code], agency=agency.voice),
            complaint_text(
                own=net.complaint_texts,
                route=net.complaint_route,
                languages=[code],
                agency=agency.voice,
            ),
        )
        for code in form.languages
    ]
    context = {
        "form": form,
        "adding": adding,
        "on_call": agency.on_call.select_related("membership__user"),
        "previews": previews,
    }
    return render(request, "console/settings/safety.html", context)


def _record(request: AgencyRequest, action: str, on_call: OnCall, detail: dict[str, str]) -> None:
    audit.record(
        request=request,
        agency=request.agency,
        action=action,
        subject=f"on call: {on_call}",
        detail=detail,
    )
