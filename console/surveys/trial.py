"""A test: the first text, sent to a phone of one's own, through the same hours, caps and consent as any other."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from agencies.encryption import fingerprint
from agencies.models import Agency
from agencies.phones import e164
from console.settings.fields import Dressed
from console.surveys.thread import SAMPLE
from messaging import outbox
from messaging.citizens import citizen_of
from messaging.models import Message
from surveys.languages import offering, spoken
from surveys.models import Survey
from surveys.publishing import languages_of_draft

MOST_A_DAY = 10
STALE_AFTER = timedelta(minutes=30)


class TrialForm(Dressed, forms.Form):
    """The number of a phone that the person has at hand."""

    number = forms.CharField(
        label="Your own mobile number",
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        help_text="It gets the first text, marked as a test. Nobody who has reported an incident can be sent one.",
        error_messages={"required": "Write the number of your own phone."},
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        self.agency = agency
        super().__init__(*args, **kwargs)

    def clean_number(self) -> str:
        try:
            number = e164(self.cleaned_data["number"])
        except ValueError as problem:
            raise forms.ValidationError(str(problem)) from problem
        if self.agency.incidents.filter(caller_hash=fingerprint(number)).exists():
            raise forms.ValidationError(
                "This number has reported an incident. A test goes to a phone of your own people only."
            )
        return number

    def clean(self) -> dict[str, str]:
        since = timezone.now() - timedelta(days=1)
        tests = self.agency.messages.filter(purpose=Message.Purpose.TEST, queued_at__gte=since)
        if tests.count() >= MOST_A_DAY:
            raise forms.ValidationError(f"{MOST_A_DAY} tests left in a day. Try again tomorrow.")
        if not self.agency.lines.filter(active=True).exists():
            raise forms.ValidationError("No line is on. Switch one on in the settings first.")
        return self.cleaned_data


@admins_only
def send_test(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Ask for the number; queue the text."""
    survey = get_object_or_404(request.agency.surveys, pk=pk)
    form = TrialForm(request.POST or None, agency=request.agency)
    if request.method == "POST" and form.is_valid():
        message = _queue(request.agency, survey, form.cleaned_data["number"], _language(request))
        audit.record(
            request=request,
            agency=request.agency,
            action="survey.tested",
            subject=f"Survey “{survey}”",
            detail={"to": str(message.citizen), "text": message.body},
        )
        messages.success(request, "On its way, as soon as hours and consent allow.")
        return redirect("console:survey", slug=slug, pk=pk)
    context = {"form": form, "survey": survey, "language": _language(request)}
    return render(request, "console/surveys/test.html", context)


def _language(request: AgencyRequest) -> str:
    wanted = request.POST.get("language") or request.GET.get("language", "")
    return wanted if wanted in request.agency.languages else request.agency.languages[0]


def _queue(agency: Agency, survey: Survey, number: str, language: str) -> Message:
    """Unconfirmed languages are not sent even as a test."""
    version = survey.draft or survey.versions.order_by("-number")[0]
    ready = languages_of_draft(version)
    language = spoken(wanted=language, agency=agency.languages, ready=ready)
    question = version.questions.order_by("position")[0]
    text = question.text.get(language, "")
    text = text.replace("{agency}", agency.voice).replace("{reference}", SAMPLE)
    others = [code for code in agency.languages if code in ready]
    now = timezone.now()
    return outbox.queue(
        line=agency.lines.filter(active=True).order_by("pk")[0],
        citizen=citizen_of(agency=agency, phone=number, language=language),
        body=f"TEST {offering(text, spoken=language, others=others)}",
        purpose=Message.Purpose.TEST,
        expires_at=now + STALE_AFTER,
        now=now,
    )
