"""When surveys leave and how often: each value with its unit, its limits, and what it means for a call of today."""

from datetime import time, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from agencies.access import AgencyRequest, admins_only
from agencies.hours import Window
from agencies.models import Agency
from console.settings.changes import record_changes
from console.settings.fields import Dressed, LengthField, Limits, explained
from console.settings.timing import Timing, examples
from surveys.models import Survey

EARLIEST, LATEST = time(8), time(21)  # 47 CFR 64.1200(c)(1), and the carriers' own rule
LEAST_CAP, MOST_CAP = 6, 50

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


class ClockField(forms.TimeField):
    """A time of day without seconds."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    default_error_messages = {"invalid": "Write a time such as 08:00."}  # noqa: RUF012  as in Django


class HoursForm(Dressed, forms.Form):
    """Sending hours of the agency and timing of its active survey."""

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
    delay = LengthField(
        label="Ask this long after a call closes",
        limits=Limits(timedelta(0), 3 * DAY, ("minutes", "hours", "days")),
        help_text=explained(
            "Time for reports to be written and for types to be corrected.",
            default="4 hours",
            source="agencies with the most answers ask after four to six",
        ),
    )
    too_late_after = LengthField(
        label="Do not ask later than",
        limits=Limits(HOUR, 14 * DAY),
        help_text=explained(
            "A call that closed longer ago is left alone, and its page says so.",
            default="3 days",
            source="people forget, and a late text looks like a mistake",
        ),
    )
    open_for = LengthField(
        label="Wait for answers",
        limits=Limits(HOUR, 14 * DAY),
        help_text=explained(
            "After that the conversation ends without another text.",
            default="2 days",
            source="nearly all answers come on the first day",
        ),
    )
    interval = LengthField(
        label="The same number again after",
        limits=Limits(DAY, 365 * DAY, ("days",)),
        help_text=explained(
            "Nobody is asked about a second call before.",
            default="30 days",
            source="field practice against survey fatigue",
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
            "All texts count. Only the confirmation of STOP goes beyond it.",
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
        delay, too_late = values.get("delay"), values.get("too_late_after")
        if delay is not None and too_late is not None and too_late <= delay:
            self.add_error("too_late_after", "This must be longer than the wait before asking.")
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
    """Show and change the timing; with `?preview` only the sentences about today, for what is typed now."""
    survey = request.agency.surveys.filter(active=True).first() or Survey(agency=request.agency)
    timing = _timing(request.agency, survey)
    typed = request.POST or (request.GET if "preview" in request.GET else None)
    form = HoursForm(typed or None, initial=_initial(request.agency, survey))
    if typed and form.is_valid():
        timing = _timing(*_filled(form, request.agency, survey))
        if request.method == "POST":
            return _saved(request, form, survey)
    sentences = examples(timing=timing, now=timezone.now()) if not form.errors else []
    template = "_today" if request.htmx else "hours"  # type: ignore[attr-defined]  # by its middleware
    context = {"form": form, "sentences": sentences, "timing": timing}
    return render(request, f"console/settings/{template}.html", context)


def _saved(request: AgencyRequest, form: HoursForm, survey: Survey) -> HttpResponse:
    request.agency.save(update_fields=["window_opens", "window_closes", "daily_cap"])
    survey.save()
    if record_changes(request=request, form=form, action="hours.changed", subject="Hours and timing"):
        messages.success(request, "Saved. Calls that wait to be asked about follow the new times.")
    else:
        messages.info(request, "Nothing was changed.")
    return redirect("console:settings-hours", slug=request.agency.slug)


AGENCYS = ("window_opens", "window_closes", "daily_cap")
SURVEYS = ("delay", "too_late_after", "open_for", "interval")


def _initial(agency: Agency, survey: Survey) -> dict[str, Any]:
    values = {name: getattr(agency, name) for name in AGENCYS}
    values |= {name: getattr(survey, name) for name in SURVEYS}
    return values | {"at_any_hour": agency.window is None}


def _filled(form: HoursForm, agency: Agency, survey: Survey) -> tuple[Agency, Survey]:
    for names, row in ((AGENCYS, agency), (SURVEYS, survey)):
        for name in names:
            setattr(row, name, form.cleaned_data[name])
    return agency, survey


def _timing(agency: Agency, survey: Survey) -> Timing:
    window: Window | None = agency.window
    return Timing(
        zone=agency.zone, window=window, delay=survey.delay, too_late_after=survey.too_late_after
    )
