"""A survey sent by hand: choose call and survey, see the text, its price and what speaks against it, confirm."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from agencies import audit
from agencies.access import AgencyRequest, leaders_only
from agencies.hours import next_sendable
from agencies.models import Agency
from console.settings.fields import Dressed
from incidents.models import Incident
from messaging.area_codes import zones_of
from messaging.segments import count, plain
from surveys.by_hand import (
    AGREED_MISSING,
    LONGEST_AGREED,
    NotAsked,
    Proposal,
    ask_by_hand,
    propose,
)
from surveys.models import Survey


class CallForm(Dressed, forms.Form):
    """Which call it is about."""

    reference = forms.CharField(
        label="Incident number",
        max_length=60,
        help_text="As your CAD writes it, such as 26-018113.",
        error_messages={"required": "Write the incident’s number."},
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        self.agency = agency
        super().__init__(*args, **kwargs)

    def clean_reference(self) -> Incident:
        found = self.agency.incidents.filter(reference=self.cleaned_data["reference"]).first()
        if found is None:
            raise forms.ValidationError("There is no incident with this number. Check it.")
        return found


class AgreedForm(Dressed, forms.Form):
    """How the citizen agreed to be asked."""

    agreed = forms.CharField(
        label="How did the person agree to be asked?",
        max_length=LONGEST_AGREED,
        help_text="“On the telephone with Det. Ruiz, today”. It is kept with your name and the time.",
        error_messages={"required": AGREED_MISSING},
    )


@leaders_only
def choose_call(request: AgencyRequest, slug: str) -> HttpResponse:
    """Choose the call; the rest is on its own page."""
    form = CallForm(request.POST or None, agency=request.agency)
    if request.method == "POST" and form.is_valid():
        return redirect("console:ask-by-hand", slug=slug, pk=form.cleaned_data["reference"].pk)
    context = {"form": form, "surveys": list(request.agency.surveys.by_hand())}
    return render(request, "console/surveys/choose_call.html", context)


@leaders_only
def ask(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Show what would be sent about this call; a POST sends it, if the gate lets it."""
    incident = get_object_or_404(request.agency.incidents, pk=pk)
    incident.agency = request.agency
    offered = list(request.agency.surveys.by_hand())
    survey = _chosen(request, offered)
    form = AgreedForm(request.POST or None)
    now = timezone.now()
    against: tuple[str, ...] = ()
    if request.method == "POST" and survey and form.is_valid():
        try:
            return _send(request, incident, survey, form.cleaned_data["agreed"], now)
        except NotAsked as refusal:
            against = refusal.reasons
    proposal = propose(incident=incident, survey=survey, now=now) if survey else None
    context = {
        "incident": incident,
        "surveys": offered,
        "survey": survey,
        "form": form,
        "proposal": proposal,
        "against": against or (proposal.against if proposal else ()),
    }
    if proposal:
        context |= _text(incident, proposal, now)
    return render(request, "console/surveys/by_hand.html", context)


def _chosen(request: AgencyRequest, offered: list[Survey]) -> Survey | None:
    """The survey that was chosen, else the first one that may be sent by hand."""
    wanted = request.POST.get("survey") or request.GET.get("survey", "")
    return next((each for each in offered if str(each.pk) == wanted), next(iter(offered), None))


def _send(
    request: AgencyRequest, incident: Incident, survey: Survey, agreed: str, now: datetime
) -> HttpResponse:
    talk = ask_by_hand(incident=incident, survey=survey, agreed=agreed, by=request.user, now=now)
    audit.record(
        request=request,
        agency=request.agency,
        action="survey.sent_by_hand",
        subject=f"incident {incident}",
        detail={"Survey": survey.name, "To": str(talk.citizen), "Agreed": agreed},
        now=now,
    )
    messages.success(request, "On its way, as soon as hours and consent allow.")
    return redirect("console:conversation", slug=request.agency.slug, pk=talk.pk)


def _text(incident: Incident, proposal: Proposal, now: datetime) -> dict[str, Any]:
    """What the first text costs and when it may leave."""
    counted, agency = count(plain(proposal.text)), incident.agency
    zones = (agency.zone, *zones_of(incident.caller_phone))
    leaves = next_sendable(zones=zones, window=agency.window, now=now)
    return {
        "counted": counted,
        "price": counted.segments * agency.segment_price,
        "leaves": leaves if leaves > now else None,
    }
