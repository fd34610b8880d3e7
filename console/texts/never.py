"""Texts, Never-text list: who is on it and why, and how a number comes on and off it."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, admins_only, leaders_only
from agencies.models import Agency, Role
from agencies.phones import e164
from console.settings.fields import Dressed
from console.spreadsheets import spreadsheet
from console.texts.by_number import NumberSearch, search
from console.texts.review import to_review
from console.texts.tabs import tabs
from messaging.citizens import citizen_of, never_text, text_again
from messaging.models import Citizen, ConsentChange
from messaging.never_text import HEADER, LONGEST_REASON

ON_A_PAGE = 50
NO_REASON = {"required": "Write why: it is kept with the number."}


class AddForm(Dressed, forms.Form):
    """A number and why it is never texted."""

    number = forms.CharField(
        label="Phone number",
        max_length=40,
        help_text="Such as (319) 555-0142.",
        error_messages={"required": "Write the number."},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    reason = forms.CharField(
        label="Why is it never texted?",
        max_length=LONGEST_REASON,
        help_text="“Asked at the front desk”, “undercover phone”. It shows in the decision about each incident.",
        error_messages=NO_REASON,
    )

    def clean_number(self) -> str:
        try:
            return e164(self.cleaned_data["number"])
        except ValueError as wrong:
            raise forms.ValidationError(str(wrong)) from wrong


class OffForm(Dressed, forms.Form):
    """Why a number may be texted again."""

    reason = forms.CharField(
        label="Why may it be texted again?", max_length=LONGEST_REASON, error_messages=NO_REASON
    )


@leaders_only
def listing(request: AgencyRequest, slug: str) -> HttpResponse:
    """The numbers on the list, latest first, and the doubtful opt-outs that wait for a person."""
    return _render(request, _listed(request.agency), NumberSearch())


@leaders_only
@never_cache
@require_POST
def by_number(request: AgencyRequest, slug: str) -> HttpResponse:
    """The row of one number, or that it is not on the list."""
    found = search(request)
    citizen = found.citizen
    if citizen is None:
        return _render(request, _listed(request.agency), found)
    if citizen.never_text_at is None:
        missing = NumberSearch(nobody=f"ends in {citizen.phone[-2:]}")
        return _render(request, _listed(request.agency), missing)
    return _render(request, _listed(request.agency).filter(pk=citizen.pk), found)


def _listed(agency: Agency) -> QuerySet[Citizen]:
    """Who is on the list, each with the change that put them there."""
    on_it = ConsentChange.Change.LISTED
    put_on = ConsentChange.objects.filter(change=on_it).select_related("by")
    listed = agency.citizens.filter(never_text_at__isnull=False).prefetch_related(
        Prefetch("consent_changes", queryset=put_on, to_attr="put_on")
    )
    return listed.order_by("-never_text_at", "-pk")


def _render(
    request: AgencyRequest, listed: QuerySet[Citizen], searched: NumberSearch
) -> HttpResponse:
    pages = Paginator(listed, ON_A_PAGE)
    context = {
        "tabs": tabs(request, "texts-never"),
        "page": pages.get_page(request.GET.get("page")),
        "doubtful": to_review(request.agency),
        "administers": request.membership.role == Role.ADMIN,
        "leads": True,
        "search": searched,
    }
    return render(request, "console/texts/never.html", context)


@admins_only
def add(request: AgencyRequest, slug: str) -> HttpResponse:
    """Put a number on the list."""
    form = AddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        citizen = citizen_of(agency=request.agency, phone=form.cleaned_data["number"])
        reason = form.cleaned_data["reason"]
        never_text(citizen=citizen, reason=reason, now=timezone.now(), by=request.user)
        _record(request, "citizen.listed", citizen, reason)
        messages.success(request, f"The {citizen} is never texted from now on.")
        return redirect("console:texts-never", slug=slug)
    context = {"form": form, "tabs": tabs(request, "texts-never")}
    return render(request, "console/texts/never_add.html", context)


@admins_only
def take_off(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Ask whether and why a number comes off the list; take it off. An opt-out of its own stays."""
    listed = request.agency.citizens.filter(never_text_at__isnull=False)
    citizen = get_object_or_404(listed.select_for_update(), pk=pk)
    form = OffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        text_again(citizen=citizen, how=reason, by=request.user, now=timezone.now())
        _record(request, "citizen.unlisted", citizen, reason)
        messages.success(request, f"The {citizen} is off the never-text list.")
        return redirect("console:texts-never", slug=slug)
    context = {
        "form": form,
        "citizen": citizen,
        "changes": citizen.consent_changes.select_related("by"),
        "tabs": tabs(request, "texts-never"),
    }
    return render(request, "console/texts/never_off.html", context)


@admins_only
@never_cache
def export(request: AgencyRequest, slug: str) -> StreamingHttpResponse:
    """The list with whole numbers, as a file that can be imported again; taking it away is recorded."""
    listed = request.agency.citizens.filter(never_text_at__isnull=False).order_by("never_text_at")
    rows = [(citizen.phone, citizen.never_text_reason) for citizen in listed]
    audit.record(
        request=request,
        agency=request.agency,
        action="never_text.exported",
        subject=f"{len(rows)} number{'s' * (len(rows) != 1)}",
    )
    return spreadsheet(name=f"{slug}-never-text.csv", rows=[HEADER, *rows])


def _record(request: AgencyRequest, action: str, citizen: Citizen, why: str) -> None:
    audit.record(
        request=request,
        agency=request.agency,
        action=action,
        subject=str(citizen),
        detail={"why": why},
    )
