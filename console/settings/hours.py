"""When texts may leave, and how many to one number: each value with its limits, and what it means today."""

from datetime import time
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from agencies.access import AgencyRequest, admins_only
from agencies.models import Agency
from console.settings.changes import record_changes
from console.settings.fields import Dressed, explained
from console.settings.timing import examples

EARLIEST, LATEST = time(8), time(21)  # 47 CFR 64.1200(c)(1), and the carriers' own rule
LEAST_CAP, MOST_CAP = 6, 50

OF_AGENCY = ("window_opens", "window_closes", "daily_cap")


class ClockField(forms.TimeField):
    """A time of day without seconds."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    default_error_messages = {"invalid": "Write a time such as 08:00."}


class HoursForm(Dressed, forms.Form):
    """Sending hours of the agency. How long after a call a survey asks is its own: console/surveys/timing.py."""

    at_any_hour = forms.BooleanField(
        required=False,
        label="Texts may leave at any hour",
        help_text=explained(
            "For demonstrations only: the hours below do not count.",
            default="off",
            source="47 CFR 64.1200(c)(1) and the carriers allow 08:00 to 21:00",
        ),
    )
    window_opens = ClockField(
        required=False,
        label="Not before",
        help_text=explained(
            "Surveys wait until then, by your clock and by the clock of the number's area code.",
            default="08:00",
            source="the earliest that the law allows",
        ),
    )
    window_closes = ClockField(
        required=False,
        label="Not after",
        help_text=explained(
            "What could not leave by then waits for the next day.",
            default="20:00",
            source="an hour before the law's latest, 21:00",
        ),
    )
    daily_cap = forms.IntegerField(
        label="Texts to one number a day, at most",
        min_value=LEAST_CAP,
        max_value=MOST_CAP,
        error_messages={
            "required": f"Write a number from {LEAST_CAP} to {MOST_CAP}.",
            "invalid": f"Write a whole number from {LEAST_CAP} to {MOST_CAP}.",
            "min_value": f"Write {LEAST_CAP} or more: a whole survey takes that many.",
            "max_value": f"Write {MOST_CAP} or less.",
        },
        help_text=explained(
            "All our texts count. What Twilio itself answers to STOP does not.",
            default="12",
            source="twice what a whole survey takes",
        ),
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = self.cleaned_data
        if values.get("at_any_hour"):
            values["window_opens"] = values["window_closes"] = None
        else:
            self._check_window(values)
        return values

    def _check_window(self, values: dict[str, Any]) -> None:
        for name in ("window_opens", "window_closes"):
            if name not in self.errors and values.get(name) is None:
                self.add_error(name, "Write a time such as 08:00, or choose “at any hour” above.")
        opens, closes = values.get("window_opens"), values.get("window_closes")
        if opens and opens < EARLIEST:
            self.add_error("window_opens", "Write 08:00 or later: the law allows no earlier text.")
        if closes and closes > LATEST:
            self.add_error("window_closes", "Write 21:00 or earlier: the law allows no later text.")
        if opens and closes and opens >= closes:
            self.add_error("window_closes", "Texts must stop later in the day than they start.")


@admins_only
def hours(request: AgencyRequest, slug: str) -> HttpResponse:
    """Show and change them; with `?preview` only the sentences about today, for what is typed now."""
    agency = Agency.objects.get(pk=request.agency.pk)
    survey = agency.surveys.asking().first()
    typed = request.POST or (request.GET if "preview" in request.GET else None)
    form = HoursForm(typed or None, initial=_initial(agency))
    if form.is_valid():
        for name in OF_AGENCY:
            setattr(agency, name, form.cleaned_data[name])
        if request.method == "POST":
            return _saved(request, form, agency)
    sentences = examples(agency=agency, survey=survey, now=timezone.now()) if survey else []
    template = "_today" if "preview" in request.GET else "hours"
    context = {"form": form, "sentences": [] if form.errors else sentences, "survey": survey}
    return render(request, f"console/settings/{template}.html", context)


def _saved(request: AgencyRequest, form: HoursForm, agency: Agency) -> HttpResponse:
    agency.save(update_fields=OF_AGENCY)
    if record_changes(request=request, form=form, action="hours.changed", subject="Hours"):
        messages.success(request, "Saved. Texts that wait follow the new times.")
    else:
        messages.info(request, "Nothing was changed.")
    return redirect("console:settings-hours", slug=agency.slug)


def _initial(agency: Agency) -> dict[str, Any]:
    values = {name: getattr(agency, name) for name in OF_AGENCY}
    return values | {"at_any_hour": agency.window is None}
