"""Saving a setting: what changed, from what to what, goes on the record under the person's name."""

from typing import Any

from django import forms

from agencies import audit
from agencies.access import AgencyRequest
from console.settings.fields import as_text


def record_changes(
    *,
    request: AgencyRequest,
    form: forms.BaseForm,
    action: str,
    subject: str,
    leave_out: tuple[str, ...] = (),
) -> bool:
    """Record every field whose value is another than the form began with, except those in `leave_out`.

    False where there is none. To be called when the form is valid.
    """
    detail = {}
    for name in form.fields.keys() - set(leave_out):
        field = form.fields[name]
        old = _shown(field, form.get_initial_for_field(field, name))
        new = _shown(field, form.cleaned_data[name])
        if old != new:
            detail[str(field.label)] = [old, new]
    if detail:
        audit.record(
            request=request, agency=request.agency, action=action, subject=subject, detail=detail
        )
    return bool(detail)


def _shown(field: forms.Field, value: Any) -> str:
    """The value in the words that the form offers for it."""
    if isinstance(field, forms.ModelChoiceField):
        known = field.queryset if field.queryset is not None else ()
        return as_text(next((one for one in known if one.pk == getattr(value, "pk", value)), None))
    if isinstance(field, forms.MultipleChoiceField):
        words = dict(_flat(field.choices))
        return as_text([words.get(one, one) for one in value or []])
    if isinstance(field, forms.ChoiceField):
        return as_text(dict(_flat(field.choices)).get(value, value))
    return as_text(value)


def _flat(choices: Any) -> list[tuple[Any, str]]:
    """Choices without their groups."""
    flat: list[tuple[Any, str]] = []
    for value, label in choices:
        flat.extend(label if isinstance(label, list | tuple) else [(value, label)])
    return flat
