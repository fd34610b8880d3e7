"""When surveys leave and how often: each value with its unit, its limits, and what it means for a call of today."""

from datetime import time, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from agencies.access import AgencyRequest, admins_only
from agencies.models import Agency
from console.settings.changes import record_changes
from console.settings.fields import Dressed, LengthField, Limits, explained
from console.settings.timing import Timing, examples
from surveys.models import Survey

EARLIEST, LATEST = time(8), time(21)  # 47 CFR 64.1200(c)(1), and the carriers' own rule
LEAST_CAP, MOST_CAP = 6, 50

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

OF_AGENCY = ("window_opens", "window_closes", "daily_cap")
OF_SURVEY = ("delay", "too_late_after", "open_for", "interval")


class ClockField(forms.TimeField):
    """A time of day without seconds."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    default_error_messages = {"invalid": "Write a time such as 08:00."}


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
            "All our texts count. What Twilio itself answers to STOP does not.",
            default="12",
            source="twice what a whole survey takes",
        ),
    )

    def __init__(self, *args: Any, survey: Survey | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if survey is None:
            for name in OF_SURVEY:
                del self.fields[name]

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
    agency = Agency.objects.get(pk=request.agency.pk)
    survey = agency.surveys.filter(active=True).first()
    typed = request.POST or (request.GET if "preview" in request.GET else None)
    form = HoursForm(typed or None, initial=_initial(agency, survey), survey=survey)
    if form.is_valid():
        _fill(form, agency, survey)
        if request.method == "POST":
            return _saved(request, form, agency, survey)
    sentences = [] if form.errors or survey is None else _sentences(agency, survey)
    template = "_today" if "preview" in request.GET else "hours"
    context = {"form": form, "sentences": sentences, "survey": survey}
    return render(request, f"console/settings/{template}.html", context)


def _saved(
    request: AgencyRequest, form: HoursForm, agency: Agency, survey: Survey | None
) -> HttpResponse:
    agency.save(update_fields=OF_AGENCY)
    if survey:
        survey.save(update_fields=OF_SURVEY)
    if record_changes(
        request=request, form=form, action="hours.changed", subject="Hours and timing"
    ):
        messages.success(request, "Saved. Calls that wait to be asked about follow the new times.")
    else:
        messages.info(request, "Nothing was changed.")
    return redirect("console:settings-hours", slug=agency.slug)


def _initial(agency: Agency, survey: Survey | None) -> dict[str, Any]:
    values = {name: getattr(agency, name) for name in OF_AGENCY}
    values |= {name: getattr(survey, name) for name in OF_SURVEY if survey}
    return values | {"at_any_hour": agency.window is None}


def _fill(form: HoursForm, agency: Agency, survey: Survey | None) -> None:
    for names, row in ((OF_AGENCY, agency), (OF_SURVEY, survey)):
        for name in names:
            if row:
                setattr(row, name, form.cleaned_data[name])


def _sentences(agency: Agency, survey: Survey) -> list[str]:
    timing = Timing(
        zone=agency.zone,
        window=agency.window,
        delay=survey.delay,
        too_late_after=survey.too_late_after,
    )
    return examples(timing=timing, now=timezone.now())
