"""The form of the mapping screen: one choice for each column of the file."""

import zoneinfo
from collections.abc import Sequence
from typing import Any

from django import forms

from agencies.models import Agency
from console.settings.fields import Dressed
from incidents.intake.fields import MOMENTS, TITLES, Field
from incidents.intake.mapping import DATE_AND_TIME, Mapping
from incidents.intake.profiles import Profile
from incidents.kept_out import is_kept_out

CLOCK = "+time"
EXAMPLES = 3
HALF = 0.5
NOT_USED = ("", "Not used")
ROLES = (
    ("", "Nobody says: nobody is texted"),
    ("Caller", "The caller"),
    ("ReportingParty", "The reporting party"),
    ("Victim", "The victim"),
)


def _meanings() -> list[tuple[str, str]]:
    choices = [NOT_USED]
    for field in Field:
        choices.append((field.value, TITLES[field]))
        if field in MOMENTS:
            choices.append((f"{field.value}{CLOCK}", f"{TITLES[field]}: time of day"))
    return choices


class MappingForm(Dressed, forms.Form):
    """What each column means, and how the file is to be read. `column_0` is the first column."""

    has_header = forms.BooleanField(label="The first row names the columns", required=False)
    day_first = forms.ChoiceField(
        label="Dates such as 3/4/2026",
        choices=[("", "month/day/year"), ("1", "day/month/year")],
        required=False,
    )
    time_zone = forms.ChoiceField(label="Times without a zone are in", required=False)
    role = forms.ChoiceField(
        label="Where no column says who the person was, it was",
        choices=ROLES,
        required=False,
        help_text="Only callers and reporting parties are asked. Say so only where the file holds nobody else.",
    )
    name = forms.CharField(
        label="Save these columns as a mapping named",
        max_length=60,
        required=False,
        help_text="For files that come again: here, by command and in the watched folder.",
    )

    def __init__(
        self, *args: Any, profiles: Sequence[Profile], mapping: Mapping, agency: Agency
    ) -> None:
        self.profiles = profiles
        self.began_with = mapping
        self.base_fields["time_zone"].choices = _zones(agency)  # type: ignore[attr-defined]  # a ChoiceField
        super().__init__(*args, initial=_initial(profiles, mapping))
        for place, profile in enumerate(profiles):
            if not is_kept_out(profile.heading):
                self.fields[f"column_{place}"] = forms.ChoiceField(
                    label=profile.heading, choices=_meanings(), required=False
                )
        self.dress()

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each column with its examples, and its field or why it is never read."""
        return [
            {
                "heading": profile.heading,
                "examples": _examples(profile),
                "kept_out": is_kept_out(profile.heading),
                "field": self[f"column_{place}"] if f"column_{place}" in self.fields else None,
            }
            for place, profile in enumerate(self.profiles)
        ]

    @property
    def settings(self) -> list[forms.BoundField]:
        return [self[name] for name in ("has_header", "day_first", "time_zone", "role")]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        taken: dict[str, str] = {}
        for name, meaning in self._chosen(cleaned):
            if meaning in taken:
                self.add_error(
                    name, f"“{taken[meaning]}” is this already: a file has one column for it."
                )
            taken.setdefault(meaning, str(self.fields[name].label))
        if Field.REFERENCE.value not in taken:
            raise forms.ValidationError("Say which column holds the incident's number.")
        return cleaned

    def mapping(self) -> Mapping:
        """What was chosen. To be called when the form is valid."""
        cleaned = self.cleaned_data
        chosen = {meaning: str(self.fields[name].label) for name, meaning in self._chosen(cleaned)}
        columns: dict[Field, tuple[str, ...]] = {}
        for field in Field:
            clock = chosen.get(f"{field.value}{CLOCK}")
            date = chosen.get(field.value) or (chosen.get(Field.OPENED_AT.value) if clock else None)
            if date:
                columns[field] = (date, clock) if clock else (date,)
        whole = {profile.heading for profile in self.profiles if profile.whole_days}
        return Mapping(
            columns=columns,
            has_header=cleaned["has_header"],
            day_first=bool(cleaned["day_first"]),
            whole_days=frozenset(f for f in MOMENTS if columns.get(f, ("",))[0] in whole),
            time_zone=cleaned["time_zone"],
            role=cleaned["role"],
            words=self.began_with.words,
        )

    def _chosen(self, cleaned: dict[str, Any]) -> list[tuple[str, str]]:
        return [
            (name, each) for name, each in cleaned.items() if name.startswith("column_") and each
        ]


def _examples(profile: Profile) -> list[str]:
    """A few values; of phone numbers the last two digits."""
    values = list(profile.distinct)[:EXAMPLES]
    return [f"ends in {each[-2:]}" for each in values] if profile.phones >= HALF else values


def _initial(profiles: Sequence[Profile], mapping: Mapping) -> dict[str, Any]:
    places = {profile.heading: place for place, profile in enumerate(profiles)}
    initial: dict[str, Any] = {
        "has_header": mapping.has_header,
        "day_first": "1" if mapping.day_first else "",
        "time_zone": mapping.time_zone,
        "role": mapping.role,
    }
    for field, headings in reversed(list(mapping.columns.items())):
        date = headings[0]
        shared = (
            field is not Field.OPENED_AT and mapping.columns.get(Field.OPENED_AT, ("",))[0] == date
        )
        if date in places and not shared:
            initial[f"column_{places[date]}"] = field.value
        if len(headings) == DATE_AND_TIME and headings[1] in places:
            initial[f"column_{places[headings[1]]}"] = f"{field.value}{CLOCK}"
    return initial


def _zones(agency: Agency) -> list[tuple[str, str]]:
    own = [("", f"{agency.time_zone}, as the agency"), ("UTC", "UTC")]
    america = sorted(
        z for z in zoneinfo.available_timezones() if z.startswith(("America/", "Pacific/"))
    )
    return own + [(zone, zone) for zone in america]
