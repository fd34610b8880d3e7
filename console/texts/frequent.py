"""Texts, Frequent numbers: a person decides whether a number that reports often may be texted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, admins_only, leaders_only
from agencies.models import Agency, Role
from console.settings.fields import Dressed, ModelForm
from console.texts.tabs import tabs
from incidents.models import FrequentNumber
from incidents.revising import SETTING, Change, add_version
from insights.frequent import frequent_numbers
from messaging.citizens import citizen_of, never_text

Choice = FrequentNumber.Choice


class LimitForm(Dressed, ModelForm[Agency]):
    """From how many incidents on a person decides."""

    class Meta:
        model = Agency
        fields = ("frequent_after",)
        labels = {"frequent_after": "Incidents of one number in 30 days"}
        help_texts = {
            "frequent_after": "A number that reports more is not asked until you have decided here. Default: 5."
        }


@leaders_only
def listing(request: AgencyRequest, slug: str) -> HttpResponse:
    """The numbers, the most frequent first; an admin sets the limit."""
    administers = request.membership.role == Role.ADMIN
    posted = request.POST if administers and request.method == "POST" else None
    own = Agency.objects.get(pk=request.agency.pk)
    before = own.frequent_after
    form = LimitForm(posted, instance=own)
    if posted is not None and form.is_valid():
        form.save()
        _limit_changed(request, before, own.frequent_after)
        return redirect("console:texts-frequent", slug=slug)
    context = {
        "tabs": tabs(request, "texts-frequent"),
        "numbers": frequent_numbers(agency=request.agency, now=timezone.now()),
        "limit": request.agency.frequent_after,
        "form": form,
        "choices": Choice.choices,
        "administers": administers,
    }
    return render(request, "console/texts/frequent.html", context)


@require_POST
@admins_only
def decide(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Decide about the number of this incident; who is never texted joins the never-text list."""
    incident = get_object_or_404(request.agency.incidents.exclude(caller_hash=""), pk=pk)
    choice, now = request.POST.get("choice", ""), timezone.now()
    note = request.POST.get("note", "").strip()[:120]
    if choice not in Choice.values:
        messages.info(request, "Choose what is to become of the number.")
        return redirect("console:texts-frequent", slug=slug)
    request.agency.frequent_numbers.update_or_create(
        caller_hash=incident.caller_hash,
        defaults={"choice": choice, "note": note, "decided_at": now, "decided_by": request.user},
    )
    citizen = citizen_of(agency=request.agency, phone=incident.caller_phone)
    if choice == Choice.NEVER:
        never_text(citizen=citizen, reason=note or "Reports often", now=now, by=request.user)
    audit.record(
        request=request,
        agency=request.agency,
        action="number.decided",
        subject=str(citizen),
        detail={"Decided": Choice(choice).label, "Note": note},
    )
    messages.success(request, f"The {citizen}: {Choice(choice).label.lower()}.")
    return redirect("console:texts-frequent", slug=slug)


def _limit_changed(request: AgencyRequest, old: int, new: int) -> None:
    if old == new:
        messages.info(request, "Nothing was changed.")
        return
    change = Change(SETTING, "Incidents of one number in 30 days", str(old), str(new))
    now = timezone.now()
    add_version(agency=request.agency, changes=[change], by=request.user, why="Changed", now=now)
    audit.record(
        request=request,
        agency=request.agency,
        action="frequent_limit.changed",
        subject=request.agency.name,
        detail={change.code: [change.old, change.new]},
    )
    messages.success(request, "The limit was saved.")
