"""Texts, Usage: what texting costs, by month, and the caps on it."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from agencies.access import AgencyRequest, require_role
from agencies.models import Agency, Role
from console.settings.changes import record_changes
from console.settings.fields import Dressed, ModelForm, explained
from console.texts.tabs import MONEY, tabs
from insights.usage import usage
from messaging.caps import caps, look_again


class SegmentsField(forms.IntegerField):
    """A number of segments, or nothing."""

    def __init__(self, *, label: str, help_text: str) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=False,
            min_value=1,
            max_value=2_000_000_000,
            error_messages={
                "invalid": "Write a whole number, or leave it empty.",
                "min_value": "Write 1 or more, or leave it empty. To stop all texts, pause sending in Settings.",
            },
        )


class CapsForm(Dressed, ModelForm[Agency]):
    """How many segments the agency lets leave."""

    segments_a_day = SegmentsField(
        label="Segments a day, at most",
        help_text=explained(
            "When they are used up, first questions wait until midnight.",
            default="empty, no cap",
            source="how many people call is not known in advance",
        ),
    )
    segments_a_month = SegmentsField(
        label="Segments a month, at most",
        help_text=explained(
            "When they are used up, first questions wait until the first of the month; "
            "what is stale by then is not sent.",
            default="empty, no cap",
            source="set it to what your budget buys",
        ),
    )

    class Meta:
        model = Agency
        fields = ("segments_a_day", "segments_a_month")


@require_role(*sorted(MONEY))
def usage_page(request: AgencyRequest, slug: str) -> HttpResponse:
    """The last twelve months; an admin sets the caps here."""
    now, agency = timezone.now(), request.agency
    administers = request.membership.role == Role.ADMIN
    posted = request.POST if administers and request.method == "POST" else None
    form = CapsForm(posted, instance=Agency.objects.get(pk=agency.pk))
    if posted is not None and form.is_valid():
        form.save()
        if record_changes(request=request, form=form, action="caps.changed", subject=agency.name):
            look_again(agency=agency, now=now)
        messages.success(request, "The caps were saved. What waited for one is looked at again.")
        return redirect("console:texts-usage", slug=slug)
    months = usage(agency=agency, now=now)
    context = {
        "tabs": tabs(request, "texts-usage"),
        "months": months,
        "this": months[0],
        "caps": caps(agency=agency, now=now),
        "form": form,
        "administers": administers,
    }
    return render(request, "console/texts/usage.html", context)
