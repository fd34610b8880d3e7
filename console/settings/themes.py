"""Themes: what comments are sorted by, in the agency's words, with sentences that the machine learns them from."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from agencies.access import AgencyRequest, admins_only
from agencies.models.agency import LANGUAGES
from console.settings.changes import record_changes
from console.settings.fields import Dressed, ModelForm
from feedback.comments.hearing import read_again
from feedback.comments.measured import measured
from feedback.comments.taxonomy import themes_of
from feedback.models import Theme

FEWEST, MOST = 3, 50  # sentences of a theme of one's own
LONGEST = 200  # characters of a sentence
USUAL_LANGUAGES = ("en", "es")


class ThemeForm(Dressed, ModelForm[Theme]):
    """One theme: its name, whether comments are sorted by it, a sentence a line in each of the agency's languages."""

    class Meta:
        model = Theme
        fields = ("name", "active")
        labels = {"name": "Name", "active": "Comments are sorted by it"}
        error_messages = {"name": {"required": "Write what people speak of: “Parking”."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency = self.instance.agency
        written = self.instance.examples
        self.languages = list(dict.fromkeys([*USUAL_LANGUAGES, *agency.languages, *written]))
        for code in self.languages:
            self.fields[f"in_{code}"] = forms.CharField(
                label=f"Sentences in {LANGUAGES.get(code, code)}, one a line",
                required=False,
                initial="\n".join(written.get(code, [])),
                widget=forms.Textarea(attrs={"rows": 5, "lang": code}),
            )
        self.dress()

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        others = self.instance.agency.themes.exclude(pk=self.instance.pk)
        if others.filter(name__iexact=name).exists():
            raise forms.ValidationError("Another theme has this name.")
        return name

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        examples = {code: _lines(cleaned.get(f"in_{code}", "")) for code in self.languages}
        self.instance.examples = {code: lines for code, lines in examples.items() if lines}
        for code, lines in examples.items():
            if any(len(line) > LONGEST for line in lines) or len(lines) > MOST:
                limit = f"At most {MOST} sentences of {LONGEST} characters each."
                self.add_error(f"in_{code}", limit)
        if not self.instance.key and sum(map(len, examples.values())) < FEWEST:
            few = f"Write {FEWEST} sentences or more, in whatever language: the machine learns from them."
            self.add_error(f"in_{self.languages[0]}", few)
        return cleaned


@admins_only
def themes(request: AgencyRequest, slug: str) -> HttpResponse:
    """All of them, in the order of the keys that put them right."""
    context = {"themes": themes_of(agency=request.agency), "measured": measured()}
    return render(request, "console/settings/themes.html", context)


@admins_only
def edit(request: AgencyRequest, slug: str, pk: int | None = None) -> HttpResponse:
    """Add a theme, or change one: every comment is read again by it."""
    known = themes_of(agency=request.agency)
    own = Theme(agency=request.agency, position=len(known) + 1)
    theme = get_object_or_404(request.agency.themes, pk=pk) if pk else own
    name = theme.name
    form = ThemeForm(request.POST or None, instance=theme)
    if request.method == "POST" and form.is_valid():
        form.save()
        read_again(agency=request.agency)
        action = "theme.changed" if pk else "theme.added"
        record_changes(request=request, form=form, action=action, subject=theme.name)
        messages.success(request, f"{theme} is saved. All comments are sorted anew within minutes.")
        return redirect("console:settings-themes", slug=slug)
    return render(request, "console/settings/theme.html", {"form": form, "name": name})


def _lines(written: str) -> list[str]:
    return [line.strip() for line in written.splitlines() if line.strip()]
