"""How a setting looks, explains itself and takes a bad value: the parts of every form here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models

UNITS = {
    "minutes": timedelta(minutes=1),
    "hours": timedelta(hours=1),
    "days": timedelta(days=1),
}

if TYPE_CHECKING:
    ModelForm = forms.ModelForm
else:

    class ModelForm(forms.ModelForm):
        """Django's, which takes its model's type for the type checker alone."""

        def __class_getitem__(cls, model: type[models.Model]) -> type[forms.ModelForm]:
            return cls


class Dressed(forms.BaseForm):
    """A form whose widgets wear the classes of the style sheet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dress()

    def dress(self) -> None:
        """Once more for fields that were added after the form was made."""
        for field in self.fields.values():
            _dress(field.widget)


def explained(effect: str, *, default: str, source: str) -> str:
    """The help under a setting: what it does, its value until somebody changes it, and where that comes from."""
    return f"{effect} Default: {default} ({source})."


def in_words(length: timedelta) -> str:
    """A length of time in its largest whole unit: "4 hours", "1 day"."""
    number, unit = split(length)
    return f"{number} {unit[:-1] if number == 1 else unit}"


def split(length: timedelta) -> tuple[int, str]:
    """A length of time as a number of its largest whole unit; parts of a minute are dropped."""
    for unit in ("days", "hours"):
        if length and length % UNITS[unit] == timedelta(0):
            return length // UNITS[unit], unit
    return length // UNITS["minutes"], "minutes"


def as_text(value: object) -> str:
    """A setting's value as the record and the notices write it."""
    match value:
        case None | "":
            return "empty"
        case bool():
            return "yes" if value else "no"
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            return in_words(value)
        case list() | tuple():
            return ", ".join(str(one) for one in value) or "empty"
    return str(value)


@dataclass(frozen=True, slots=True)
class Limits:
    """The shortest and the longest length of time that a setting takes, and in which units it is given."""

    least: timedelta
    most: timedelta
    units: tuple[str, ...] = ("hours", "days")


class LengthWidget(forms.MultiWidget):
    """A number and its unit, side by side."""

    def __init__(self, units: Sequence[str]) -> None:
        choices = [(unit, unit) for unit in units]
        self.units = tuple(units)
        number = forms.NumberInput(attrs={"aria-label": "How many", "min": 0})
        super().__init__([number, forms.Select(attrs={"aria-label": "Unit"}, choices=choices)])

    def decompress(self, value: timedelta | None) -> list[Any]:
        if value is None:
            return [None, None]
        number, unit = split(value)
        if unit not in self.units:
            unit = self.units[0]
            number = value // UNITS[unit]
        return [number, unit]


class LengthField(forms.MultiValueField):
    """A length of time within limits."""

    def __init__(self, *, limits: Limits, **kwargs: Any) -> None:
        self.limits = limits
        number = forms.IntegerField(error_messages={"invalid": "Write a whole number."})
        unit = forms.ChoiceField(choices=[(unit, unit) for unit in limits.units])
        kwargs.setdefault("widget", LengthWidget(limits.units))
        super().__init__(fields=(number, unit), **kwargs)
        self.error_messages["required"] = "Write a number and choose its unit."

    def compress(self, data_list: list[Any]) -> timedelta | None:
        number, unit = data_list or (None, None)
        if number is None or unit is None:
            return None
        limits = self.limits
        # Compared as a number: a timedelta of what somebody may type can overflow.
        if not limits.least <= min(number, 100_000) * UNITS[unit] <= limits.most:
            raise forms.ValidationError(
                f"Write something from {in_words(limits.least)} to {in_words(limits.most)}."
            )
        return int(number) * UNITS[unit]


def _dress(widget: forms.Widget) -> None:
    if isinstance(widget, forms.MultiWidget):
        for part in widget.widgets:
            _dress(part)
        return
    ticks = (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple)
    widget.attrs["class"] = "form-check-input" if isinstance(widget, ticks) else "form-control"
