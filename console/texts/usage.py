"""Texts, Usage: what texting costs, by month, and the budget at which people are warned."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from agencies.access import AgencyRequest, require_role
from agencies.models import Agency, Role
from console.settings.changes import record_changes
from console.settings.fields import Dressed, ModelForm
from console.texts.tabs import MONEY, tabs
from insights.usage import budget, usage


class BudgetForm(Dressed, ModelForm[Agency]):
    """How many segments a month the agency means to use."""

    monthly_budget = forms.IntegerField(
        label="Segments a month",
        required=False,
        min_value=1,
        max_value=2_000_000_000,
        help_text="People are warned when 80 % of it is used. Empty: no warning.",
        error_messages={
            "invalid": "Write a whole number.",
            "min_value": "Write 1 or more, or leave it empty.",
        },
    )

    class Meta:
        model = Agency
        fields = ("monthly_budget",)


@require_role(*sorted(MONEY))
def usage_page(request: AgencyRequest, slug: str) -> HttpResponse:
    """The last twelve months; an admin sets the budget here."""
    now, agency = timezone.now(), request.agency
    administers = request.membership.role == Role.ADMIN
    posted = request.POST if administers and request.method == "POST" else None
    form = BudgetForm(posted, instance=Agency.objects.get(pk=agency.pk))
    if posted is not None and form.is_valid():
        form.save()
        record_changes(request=request, form=form, action="budget.changed", subject=agency.name)
        messages.success(request, "The monthly budget was saved.")
        return redirect("console:texts-usage", slug=slug)
    months = usage(agency=agency, now=now)
    context = {
        "tabs": tabs(request, "texts-usage"),
        "months": months,
        "this": months[0],
        "budget": budget(agency=agency, now=now),
        "form": form,
        "administers": administers,
    }
    return render(request, "console/texts/usage.html", context)
