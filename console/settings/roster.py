"""The roster: the officers whom incidents name by badge."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from agencies.models import Officer
from console.settings.changes import record_changes
from console.settings.fields import Dressed, ModelForm
from console.spreadsheets import spreadsheet
from incidents.badges import give_incidents, unknown_badges

ON_A_PAGE = 50
MOST_UNKNOWN = 50
SORTS = {"name": "Name", "badge": "Badge", "rank": "Rank", "unit": "Unit"}
HEADER = ("badge", "name", "rank", "unit")
SAMPLE = (
    ("233", "Lena Brandt", "Officer", "Patrol, days"),
    ("118", "Dan Whitlock", "Sergeant", "Patrol, days"),
    ("0417", "Maria Ortiz", "Deputy", "Traffic"),
)


class OfficerForm(Dressed, ModelForm[Officer]):
    """One officer."""

    class Meta:
        model = Officer
        fields = HEADER
        labels = {"badge": "Badge", "name": "Name", "rank": "Rank", "unit": "Unit"}
        help_texts = {
            "badge": "As your CAD writes it. Incidents are matched by it; capitals, spaces, hyphens "
            "and leading zeros may differ where one officer alone fits.",
            "unit": "Supervisors see follow-ups by unit.",
        }
        error_messages = {
            "badge": {"required": "Write the badge."},
            "name": {"required": "Write the officer's name."},
        }

    def clean_badge(self) -> str:
        badge: str = self.cleaned_data["badge"].strip()
        others = self.instance.agency.officers.exclude(pk=self.instance.pk)
        holder = others.filter(badge=badge).first()
        if holder:
            raise forms.ValidationError(f"{holder.name} has this badge.")
        return badge


@admins_only
def roster(request: AgencyRequest, slug: str) -> HttpResponse:
    """List, search and sort the officers."""
    wanted = request.GET.get("q", "").strip()
    sort = request.GET.get("sort", "name")
    field = sort.removeprefix("-")
    if field not in SORTS:
        sort = field = "name"
    officers = _found(request.agency.officers.all(), wanted).order_by("-active", sort, "badge")
    page = Paginator(officers, ON_A_PAGE).get_page(request.GET.get("page"))
    columns = [
        (label, name if sort != name else f"-{name}", name == field)
        for name, label in SORTS.items()
    ]
    return render(
        request,
        "console/settings/roster.html",
        {
            "page": page,
            "wanted": wanted,
            "sort": sort,
            "columns": columns,
            "unknown": unknown_badges(agency=request.agency, now=timezone.now())[:MOST_UNKNOWN],
        },
    )


@admins_only
def edit(request: AgencyRequest, slug: str, pk: int | None = None) -> HttpResponse:
    """Add an officer, or change one."""
    officers = request.agency.officers
    officer = get_object_or_404(officers, pk=pk) if pk else Officer(agency=request.agency)
    name = str(officer) if pk else ""
    form = OfficerForm(request.POST or None, instance=officer)
    if request.method == "POST" and form.is_valid():
        form.save()
        action = "officer.changed" if pk else "officer.added"
        record_changes(request=request, form=form, action=action, subject=str(officer))
        messages.success(request, f"{officer} was {'changed' if pk else 'added'}.")
        return redirect("console:settings-roster", slug=slug)
    return render(
        request, "console/settings/officer.html", {"form": form, "officer": officer, "name": name}
    )


@require_POST
@admins_only
def add_unknown(request: AgencyRequest, slug: str) -> HttpResponse:
    """Put a badge that incidents name on the roster, to be given its officer's name later; its incidents follow."""
    badge = request.POST.get("badge", "").strip()
    known = request.agency.incidents.filter(officer=None, officer_badge=badge)
    if not badge or not known.exists() or request.agency.officers.filter(badge=badge).exists():
        messages.info(request, "This badge is on the roster already, or no incident names it.")
        return redirect("console:settings-roster", slug=slug)
    officer = Officer.objects.create(agency=request.agency, badge=badge, name="Name not known")
    count = give_incidents(officer=officer, badge=badge)
    audit.record(
        request=request,
        agency=request.agency,
        action="officer.added",
        subject=str(officer),
        detail={"Incidents": str(count)},
    )
    messages.success(request, f"Badge {badge} is on the roster. Write whose it is.")
    return redirect("console:settings-officer", slug=slug, pk=officer.pk)


@require_POST
@admins_only
def switch(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Take an officer off the roster, or put one back. What was said about them stays."""
    officer = get_object_or_404(request.agency.officers, pk=pk)
    officer.active = not officer.active
    officer.save(update_fields=["active"])
    action = "officer.reactivated" if officer.active else "officer.deactivated"
    audit.record(request=request, agency=request.agency, action=action, subject=str(officer))
    where = "on the roster again" if officer.active else "off the roster"
    messages.success(request, f"{officer} is {where}.")
    return redirect("console:settings-roster", slug=slug)


@admins_only
def export(request: AgencyRequest, slug: str) -> StreamingHttpResponse:
    """The officers who serve, as a file that can be imported again."""
    officers = request.agency.officers.filter(active=True).order_by("badge")
    rows = list(officers.values_list(*HEADER))
    audit.record(
        request=request,
        agency=request.agency,
        action="roster.exported",
        subject=f"{len(rows)} officers",
    )
    return spreadsheet(name=f"{slug}-roster.csv", rows=[HEADER, *rows])


@admins_only
def sample(request: AgencyRequest, slug: str) -> StreamingHttpResponse:
    """A roster with invented officers, to be filled in."""
    return spreadsheet(name="roster-sample.csv", rows=[HEADER, *SAMPLE])


def _found(officers: QuerySet[Officer], wanted: str) -> QuerySet[Officer]:
    for word in wanted.split():
        officers = officers.filter(
            Q(badge__icontains=word)
            | Q(name__icontains=word)
            | Q(rank__icontains=word)
            | Q(unit__icontains=word)
        )
    return officers
