"""Whom a survey asks, when, and how often: settings that hold for every version."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from agencies.access import AgencyRequest, admins_only
from console.settings.changes import record_changes
from console.settings.fields import Dressed, LengthField, Limits, explained
from console.settings.hours import ClockField
from console.settings.timing import examples
from surveys.models import Survey
from surveys.publishing import missing_as_a_text

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

FIELDS = (
    *("name", "trigger", "call_types", "districts", "called_from", "called_until", "share"),
    *("delay", "too_late_after", "open_for", "interval", "remind_after", "links", "one_page"),
)


# Of a survey that only waits for people who open a link.
ON_THE_WEB = ("name", "trigger", "open_for", "one_page")


class CodesField(forms.CharField):
    """Codes, one a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        written = super().to_python(value)
        lines = (line.strip()[:60] for line in str(written or "").replace(",", "\n").splitlines())
        return list(dict.fromkeys(line for line in lines if line))


class TimingForm(Dressed, forms.Form):
    """Every setting with its default, its source and its effect."""

    name = forms.CharField(
        label="Name", max_length=60, error_messages={"required": "Write a name for your people."}
    )
    trigger = forms.ChoiceField(
        label="Begins when",
        choices=Survey.Trigger.choices,
        help_text=explained(
            "By hand or by a link, no call ever starts it.",
            default="a call closes",
            source="most agencies ask callers",
        ),
    )
    call_types = CodesField(
        label="Only these call types",
        required=False,
        help_text=explained("One code a line.", default="empty", source="every call type"),
    )
    districts = CodesField(
        label="Only these districts",
        required=False,
        help_text=explained(
            "One a line, as your CAD writes them.", default="empty", source="every district"
        ),
    )
    called_from = ClockField(label="Only calls from", required=False)
    called_until = ClockField(
        label="until",
        required=False,
        help_text=explained(
            "By your clock; past midnight is fine: 22:00 until 06:00.",
            default="empty",
            source="every shift",
        ),
    )
    share = forms.IntegerField(
        label="Of a hundred such calls, ask about",
        min_value=1,
        max_value=100,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), "Write a whole number from 1 to 100."
        ),
        help_text=explained(
            "Which calls are left out is drawn from their numbers, and their pages say so.",
            default="100",
            source="asking everybody gives the most answers",
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
            "A call that closed longer ago is left alone.",
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
            "Whichever survey asked it: nobody is asked about a second call before.",
            default="30 days",
            source="field practice against survey fatigue",
        ),
    )
    links = forms.BooleanField(
        label="A link to the web page in the first text",
        required=False,
        help_text=explained(
            "Each person gets an address of their own, and answers there or by text: whichever comes first.",
            default="off",
            source="people distrust links in texts, and more answer without one",
        ),
    )
    one_page = forms.BooleanField(
        label="On the web, all questions on one page",
        required=False,
        help_text=explained(
            "Those asked only after a certain answer follow on a second page, once it was given.",
            default="off",
            source="one question a page is easier on a phone",
        ),
    )
    remind = forms.BooleanField(
        label="Remind once whoever has not answered",
        required=False,
        help_text=explained(
            "Never at night, after an opt-out, or when the conversation is over.",
            default="off",
            source="a reminder brings some answers and some opt-outs",
        ),
    )
    remind_after = LengthField(
        label="Remind after", limits=Limits(2 * HOUR, 7 * DAY), required=False
    )

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        self.survey = survey
        self.is_texted = survey.trigger != Survey.Trigger.WEB
        super().__init__(*args, **kwargs)
        if not self.is_texted:
            for name in self.fields.keys() - set(ON_THE_WEB):
                del self.fields[name]

    def clean_trigger(self) -> str:
        """What was made for the web may lack what a first text must say."""
        trigger: str = self.cleaned_data["trigger"]
        asked = None if self.is_texted else self.survey.in_force
        if trigger != Survey.Trigger.WEB and asked and (missing := missing_as_a_text(asked)):
            ways = "Publish a version that can be texted first."
            raise forms.ValidationError(" ".join([*missing, ways]))
        return trigger

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = self.cleaned_data
        if bool(values.get("called_from")) is not bool(values.get("called_until")):
            self.add_error("called_until", "Write both times, or neither.")
        delay, too_late = values.get("delay"), values.get("too_late_after")
        if delay is not None and too_late is not None and too_late <= delay:
            self.add_error("too_late_after", "This must be longer than the wait before asking.")
        if self.is_texted:
            self._check_reminder(values)
        return values

    def _check_reminder(self, values: dict[str, Any]) -> None:
        after, open_for = values.get("remind_after"), values.get("open_for")
        if not values.get("remind"):
            values["remind_after"] = None
        elif not after:
            self.add_error("remind_after", "Write a number and choose its unit.")
        elif open_for and after >= open_for:
            self.add_error("remind_after", "This must be shorter than the wait for answers.")


@admins_only
def timing(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Show and change them; with `?preview` only the sentences about today, for what is typed now."""
    survey = get_object_or_404(request.agency.surveys, pk=pk)
    typed = request.POST or (request.GET if "preview" in request.GET else None)
    initial = {name: getattr(survey, name) for name in FIELDS}
    initial |= {"remind": survey.remind_after is not None}
    form = TimingForm(typed, survey=survey, initial=initial)
    if form.is_valid():
        for name in form.fields.keys() & set(FIELDS):
            setattr(survey, name, form.cleaned_data[name])
        if request.method == "POST":
            return _saved(request, form, survey)
    sentences = []
    if survey.trigger == Survey.Trigger.CLOSED and not form.errors:
        sentences = examples(agency=request.agency, survey=survey, now=timezone.now())
    template = "settings/_today" if "preview" in request.GET else "surveys/timing"
    context = {"form": form, "survey": survey, "sentences": sentences}
    return render(request, f"console/{template}.html", context)


def _saved(request: AgencyRequest, form: TimingForm, survey: Survey) -> HttpResponse:
    """Each change goes on the record."""
    survey.save(update_fields=FIELDS)
    subject = f"Survey “{survey}”"
    record_changes(request=request, form=form, action="survey.changed", subject=subject)
    messages.success(request, "Saved. Whoever is asked from now on is asked like this.")
    return redirect("console:survey", slug=request.agency.slug, pk=survey.pk)
