"""The agency's profile: its name, how its texts begin, where it is, in which languages it asks."""

from zoneinfo import available_timezones

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from agencies.access import AgencyRequest, admins_only
from agencies.models import Agency
from agencies.models.agency import LANGUAGES
from console.settings.changes import record_changes
from console.settings.fields import Dressed, ModelForm, explained
from console.settings.preview import first_texts
from incidents.revising import SETTING, Change, add_version
from messaging.segments import count, plain

US_ZONES = {
    "America/New_York": "Eastern",
    "America/Chicago": "Central",
    "America/Denver": "Mountain",
    "America/Phoenix": "Mountain, Arizona",
    "America/Los_Angeles": "Pacific",
    "America/Anchorage": "Alaska",
    "Pacific/Honolulu": "Hawaii",
    "America/Puerto_Rico": "Atlantic, Puerto Rico",
}


def zone_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Time zones to choose from: the ones of the United States first, by their everyday names."""
    ours = [(zone, f"{words} ({zone})") for zone, words in US_ZONES.items()]
    others = [(zone, zone) for zone in sorted(available_timezones() - US_ZONES.keys())]
    return [("United States", ours), ("Elsewhere", others)]


class AgencyForm(Dressed, ModelForm[Agency]):
    """The profile. The opening words of texts must fit the cheap alphabet: one other letter doubles every price."""

    time_zone = forms.ChoiceField(
        label="Time zone",
        choices=zone_choices,
        help_text=explained(
            "Quiet hours and every time on these pages are judged in it.",
            default="America/Chicago",
            source="choose the one your dispatch clock shows",
        ),
    )
    languages = forms.MultipleChoiceField(
        label="Languages of your texts",
        choices=list(LANGUAGES.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one language."},
        help_text=explained(
            "A person is asked in the language that your CAD gives, where it is one of these.",
            default="English",
            source="add a language only when somebody can read its answers",
        ),
    )

    class Meta:
        model = Agency
        fields = (
            "name",
            "voice",
            "kind",
            "time_zone",
            "languages",
            "victims_allowed",
            "officers_shown",
        )
        labels = {
            "name": "Name",
            "voice": "How your texts begin",
            "kind": "Kind of agency",
            "victims_allowed": "Also ask people whom your CAD calls victims",
            "officers_shown": "Show what people say of each officer",
        }
        help_texts = {
            "name": "Stands on these pages and in e-mails to your people.",
            "voice": "The first words of every text, so that nobody takes it for a scam. "
            "At most 40 characters.",
            "victims_allowed": explained(
                "On, a caller in the role of victim is asked as other callers are. Off, never.",
                default="off",
                source="texting victims is what residents complain about most",
            ),
            "officers_shown": explained(
                "To these people, from ten answers on, beside what is usual for such work. Officers are never ranked, "
                "and each look is on the record. To all others, no officer is named beside an answer, and nothing is "
                "broken down by unit, which often is one officer.",
                default="to nobody",
                source="agree on it with your officers first",
            ),
        }
        error_messages = {
            "name": {"required": "Write your agency's name."},
            "voice": {"required": "Write the words that your texts begin with."},
        }

    def clean_voice(self) -> str:
        voice = plain(self.cleaned_data["voice"])
        if count(voice).encoding != "GSM-7":
            odd = next(letter for letter in voice if count(letter).encoding != "GSM-7")
            raise forms.ValidationError(
                f"Write it without “{odd}”: with that letter every text costs two or three times as much."
            )
        return voice


@admins_only
def agency(request: AgencyRequest, slug: str) -> HttpResponse:
    """Show and change the profile."""
    # A form writes into its object while it validates; the one on the request must stay what is saved.
    own = Agency.objects.get(pk=request.agency.pk)
    form = AgencyForm(request.POST or None, instance=own)
    if request.method == "POST" and form.is_valid():
        form.save()
        _version(request, form)
        if record_changes(request=request, form=form, action="agency.changed", subject=own.name):
            messages.success(request, "Saved. The next text begins as you see it here.")
        else:
            messages.info(request, "Nothing was changed.")
        return redirect("console:settings-agency", slug=slug)
    voice = form["voice"].value() or request.agency.voice
    languages = [code for code in form["languages"].value() or [] if code in LANGUAGES]
    return render(
        request,
        "console/settings/agency.html",
        {
            "form": form,
            "previews": first_texts(agency=request.agency, voice=voice, languages=languages),
        },
    )


def _version(request: AgencyRequest, form: AgencyForm) -> None:
    """Whether victims are asked is part of the policy, and each change of that is a version."""
    if "victims_allowed" not in form.changed_data:
        return
    new = "yes" if form.cleaned_data["victims_allowed"] else "no"
    old = "no" if new == "yes" else "yes"
    add_version(
        agency=request.agency,
        changes=[Change(SETTING, "Victims are asked", old, new)],
        by=request.user,
        why="Changed in the profile",
        now=timezone.now(),
    )


@admins_only
def preview(request: AgencyRequest, slug: str) -> HttpResponse:
    """The phone beside the profile, as it would look with what is typed now."""
    languages = [code for code in request.GET.getlist("languages") if code in LANGUAGES]
    previews = first_texts(
        agency=request.agency, voice=request.GET.get("voice", "")[:40], languages=languages
    )
    return render(request, "console/settings/_phone.html", {"previews": previews})
