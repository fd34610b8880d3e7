"""“Did the police really text me?”: our numbers, what our texts look like, and an answer to who knows both numbers.

The same words for a number nobody has, an incident nobody has and a text that never left: a stranger learns nothing.
What is asked stands in no address, and so in no log.
"""

from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from agencies.models import Agency
from agencies.origin import address_of
from agencies.phones import e164, in_national_form
from agencies.tenancy import acting_for
from public import languages
from public.seals import TRAP, holds, seal
from surveys.inquiring import may_ask, was_texted
from surveys.visitors import visitor
from surveys.wording import in_language

FORM = "texted"  # its name, for the seal
SAMPLE = "26-018113"
MOST_SAMPLES = 3
TOO_MANY = 429


class TextedForm(forms.Form):
    """The two numbers; bad input is answered at its field."""

    number = forms.CharField(max_length=40)
    reference = forms.CharField(max_length=60)

    def __init__(self, data: Any = None, *, now: datetime) -> None:
        self.now = now
        super().__init__(data)
        for name, demand in (
            ("number", _("Please write your telephone number.")),
            ("reference", _("Please write the incident number that stands in the text.")),
        ):
            self.fields[name].error_messages = {"required": demand, "max_length": demand}

    @property
    def seal(self) -> str:
        return seal(form=FORM, now=self.now)

    def clean_number(self) -> str:
        try:
            return e164(self.cleaned_data["number"])
        except ValueError as wrong:
            raise forms.ValidationError(
                _("Please write all ten digits of your number, area code included.")
            ) from wrong

    def clean_reference(self) -> str:
        return str(self.cleaned_data["reference"]).strip().lstrip("#").strip()

    def clean(self) -> dict[str, Any]:
        if self.data.get(TRAP):
            raise forms.ValidationError(_("Please leave the field “Website” empty."))
        if not holds(form=FORM, sealed=str(self.data.get("seal", "")), now=self.now):
            raise forms.ValidationError(_("Please look once more, then press the button again."))
        return self.cleaned_data


@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of one agency. No form of it acts in anybody's name, so none needs protection against forgery."""
    agency = get_object_or_404(Agency, slug=slug)
    language = languages.chosen(request, ready=agency.languages, usual="")
    with acting_for(agency), translation.override(languages.tag(language)):
        return _page(request, agency, language, timezone.now())


def _page(request: HttpRequest, agency: Agency, language: str, now: datetime) -> HttpResponse:
    form = TextedForm(request.POST if request.method == "POST" else None, now=now)
    answer, status = "", 200
    if form.is_valid():
        phone, reference = form.cleaned_data["number"], form.cleaned_data["reference"]
        seen = visitor(address=address_of(request), now=now)
        if may_ask(agency=agency, visitor=seen, phone=phone, now=now):
            yes = was_texted(agency=agency, phone=phone, reference=reference, now=now)
            answer = "yes" if yes else "no"
        else:
            answer, status = "later", TOO_MANY
    lines = list(agency.lines.filter(active=True).order_by("pk"))
    context = {
        "agency": agency,
        "language": language,
        "offers": languages.offers(ready=agency.languages, chosen=language),
        "form": form,
        "answer": answer,
        "numbers": [in_national_form(line.number) for line in lines if line.number],
        "all_numbers": all(
            line.number for line in lines
        ),  # a messaging service picks among its own
        "samples": _samples(agency, language),
    }
    return render(request, "public/texted.html", context, status=status)


def _samples(agency: Agency, language: str) -> list[str]:
    """The first texts of the surveys that are on, as they would arrive, each once."""
    in_force = [survey.in_force_id for survey in agency.surveys.by_text()]
    firsts = agency.questions.filter(version__in=in_force, position=1)
    texts = [in_language(question.text, language) for question in firsts.order_by("version")]
    filled = (t.replace("{agency}", agency.voice).replace("{reference}", SAMPLE) for t in texts)
    return list(dict.fromkeys(filled))[:MOST_SAMPLES]
