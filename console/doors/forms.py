"""What a door is made of, and how many cards are printed."""

from typing import Any

from django import forms

from agencies.models import Agency, Officer
from console.settings.fields import Dressed
from surveys.doors import MOST_CARDS
from surveys.models import Door, Survey

USUAL_CARDS = 8  # one sheet
SHARED = "Shared device"
SHARED_HELP = (
    "For a tablet at the front desk: nobody is led into what somebody else began, and each page returns to the start "
    "by itself, 20 seconds after the thanks."
)


class DoorForm(Dressed, forms.Form):
    """A new door."""

    survey: "forms.ModelChoiceField[Survey]" = forms.ModelChoiceField(
        label="Survey",
        queryset=None,
        empty_label=None,
        error_messages={"required": "Choose what is asked.", "invalid_choice": "Choose a survey."},
        help_text="Those that are published and on. Whoever comes is asked what it asks now.",
    )
    kind = forms.ChoiceField(
        label="It belongs to", choices=Door.Kind.choices, initial=Door.Kind.PLACE
    )
    officer: "forms.ModelChoiceField[Officer]" = forms.ModelChoiceField(
        label="Officer",
        queryset=None,
        required=False,
        empty_label="Nobody",
        help_text="Praise is suggested for this officer. Leave it at Nobody for a place or an event.",
    )
    name = forms.CharField(
        label="Name",
        max_length=60,
        error_messages={"required": "Write a name, such as Front desk."},
        help_text="For your own people: “Front desk”, “Traffic cards, Ofc. Brandt”, “Open day 2026”.",
    )
    only_by_card = forms.BooleanField(
        label="Only with a card",
        required=False,
        help_text="Each printed card has a code of its own, which works once. The common link then opens nothing.",
    )
    shared = forms.BooleanField(label=SHARED, required=False, help_text=SHARED_HELP)

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        published = agency.surveys.filter(active=True, versions__published_at__isnull=False)
        self._choose("survey", published.distinct())
        self.initial.setdefault("survey", published.filter(trigger=Survey.Trigger.WEB).first())
        self._choose("officer", agency.officers.filter(active=True))

    def _choose(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  as declared above
        field.queryset = rows

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = self.cleaned_data
        of_officer = values.get("kind") == Door.Kind.OFFICER
        if of_officer and not values.get("officer"):
            self.add_error("officer", "Choose the officer, or say that it belongs to a place.")
        if not of_officer and values.get("officer"):
            self.add_error("officer", "A place or an event has no officer: leave it at Nobody.")
        return values


class ChangeForm(Dressed, forms.Form):
    """Another name, and whether many people use one device there."""

    name = forms.CharField(
        label="Name", max_length=60, error_messages={"required": "Write a name."}
    )
    shared = forms.BooleanField(label=SHARED, required=False, help_text=SHARED_HELP)


class CardsForm(Dressed, forms.Form):
    """How many cards."""

    number = forms.IntegerField(
        label="How many cards",
        min_value=1,
        max_value=MOST_CARDS,
        initial=USUAL_CARDS,
        help_text=f"Eight fill a sheet. At most {MOST_CARDS} at once.",
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            f"Write a whole number from 1 to {MOST_CARDS}.",
        ),
    )
