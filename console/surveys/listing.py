"""The surveys in the agency's order, with results at a glance, and what to start another one from."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from insights.survey_list import Results, results
from surveys.drafting import start_from
from surveys.library import SURVEYS
from surveys.models import Survey


@dataclass(frozen=True, slots=True)
class Row:
    """A survey on the list."""

    survey: Survey
    results: Results
    has_draft: bool


@admins_only
def listing(request: AgencyRequest, slug: str) -> HttpResponse:
    """Every survey; calls get the first active one that fits."""
    drafts = set(
        request.agency.survey_versions.filter(published_at__isnull=True).values_list(
            "survey", flat=True
        )
    )
    known = results(agency=request.agency)
    surveys = request.agency.surveys.knowing_what_is_asked().order_by("rank", "pk")
    rows = [Row(each, known[each.pk], each.pk in drafts) for each in surveys]
    context = {"rows": rows, "ready": SURVEYS.values()}
    return render(request, "console/surveys/listing.html", context)


@admins_only
@require_POST
def start(request: AgencyRequest, slug: str) -> HttpResponse:
    """Begin a survey from a ready one."""
    ready = SURVEYS.get(request.POST.get("from", ""))
    if ready is None:
        raise Http404("There is no such ready survey.")
    survey = start_from(agency=request.agency, ready=ready, now=timezone.now())
    _record(request, "survey.started", survey)
    messages.success(request, "A draft. It asks nobody before you publish it and switch it on.")
    return redirect("console:survey", slug=slug, pk=survey.pk)


@admins_only
@require_POST
def rank(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Move a survey up or down in the order in which calls look for theirs."""
    order = list(request.agency.surveys.select_for_update().order_by("rank", "pk"))
    survey = next((each for each in order if each.pk == pk), None)
    if survey is None:
        raise Http404("There is no such survey.")
    at = order.index(survey)
    to = at + (-1 if request.POST.get("step") == "up" else 1)
    if 0 <= to < len(order):
        order.insert(to, order.pop(at))
        for place, each in enumerate(order, start=1):
            each.rank = place
        Survey.objects.bulk_update(order, ["rank"])
        _record(request, "survey.moved", survey)
    return redirect("console:surveys", slug=slug)


@admins_only
@require_POST
def switch(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Switch a survey on or off. Off, it asks nobody any more, and conversations under way end with the next reply."""
    survey = get_object_or_404(request.agency.surveys.select_for_update(), pk=pk)
    if not survey.active and survey.in_force is None:
        messages.error(request, "Publish it first: it has nothing to ask yet.")
        return redirect("console:survey", slug=slug, pk=pk)
    survey.active = not survey.active
    survey.save(update_fields=["active"])
    _record(request, "survey.on" if survey.active else "survey.off", survey)
    messages.success(request, f"“{survey}” is {'on' if survey.active else 'off'}.")
    return redirect("console:surveys", slug=slug)


def _record(request: AgencyRequest, action: str, survey: Survey) -> None:
    audit.record(
        request=request, agency=request.agency, action=action, subject=f"Survey “{survey}”"
    )
