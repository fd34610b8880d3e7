"""The mapping screen: what each column of a held file means, corrected by hand, with the first rows as incidents."""

from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from console.files.mapping_form import MappingForm
from engage.celery import wake
from incidents.intake.holding import columns_of, discard, preview, release
from incidents.intake.mapping import Mapping
from incidents.intake.rows import Read
from incidents.intake.tables import CannotRead
from incidents.models import IntakeFile, SavedMapping
from incidents.tasks import read_file
from insights.tasks import try_file

PREVIEWED = 5  # incidents
State = IntakeFile.State


@admins_only
def columns(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Look at a held file, correct its columns, save them as a mapping, try it, take it in."""
    file = get_object_or_404(request.agency.intake_files, pk=pk)
    if file.state != State.HELD:
        return redirect("console:settings-file", slug=slug, pk=pk)
    began_with = Mapping.from_json(file.rules or {})
    has_header = (
        request.POST.get("has_header", "") == "on" if request.POST else began_with.has_header
    )
    profiles = columns_of(file, has_header=has_header)
    form = MappingForm(
        request.POST or None, profiles=profiles, mapping=began_with, agency=request.agency
    )
    mapping = form.mapping() if form.is_bound and form.is_valid() else None
    action = request.POST.get("action")
    if mapping and action in {"take", "try"}:
        name = _saved(request, form.cleaned_data["name"], mapping) or file.mapping_name
        return _released(
            request, file, mapping, name, to=State.WAITING if action == "take" else State.TRYING
        )
    return render(
        request,
        "console/files/columns.html",
        {
            "file": file,
            "form": form,
            "dry_run": getattr(file, "dry_run", None),
            **_shown(file, mapping or (None if form.is_bound else began_with), timezone.now()),
        },
    )


@require_POST
@admins_only
def discard_file(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Forget a held file: nothing of it was taken in."""
    file = get_object_or_404(request.agency.intake_files, pk=pk)
    if discard(file):
        messages.success(request, f"{file.name} was discarded. Nothing of it was taken in.")
    return redirect("console:settings-files", slug=slug)


def _shown(file: IntakeFile, mapping: Mapping | None, now: datetime) -> dict[str, object]:
    """The first incidents and what is missing; nothing where the columns contradict each other."""
    if mapping is None:
        return {}
    try:
        rows = preview(file=file, mapping=mapping, now=now, most=PREVIEWED)
    except CannotRead as problem:
        return {"problem": str(problem)}
    return {
        "first": [
            (row.line, row.report if isinstance(row, Read) else None, getattr(row, "problems", ()))
            for row in rows
        ],
        "notes": [*mapping.sentences(), *file.assumed],
    }


def _saved(request: AgencyRequest, name: str, mapping: Mapping) -> str:
    """Save the mapping under its name, where it was given one; goes on the record."""
    if not name:
        return ""
    SavedMapping.objects.update_or_create(
        agency=request.agency,
        name=name,
        defaults={
            "rules": mapping.as_json(),
            "changed_at": timezone.now(),
            "changed_by": request.user,
        },
    )
    audit.record(request=request, agency=request.agency, action="mapping.saved", subject=name)
    return name


@transaction.atomic
def _released(
    request: AgencyRequest, file: IntakeFile, mapping: Mapping, name: str, to: str
) -> HttpResponse:
    if release(file=file, to=to, mapping=mapping, mapping_name=name):
        is_real = to == State.WAITING
        action = "file.taken_in" if is_real else "file.tried"
        audit.record(request=request, agency=request.agency, action=action, subject=file.name)
        wake(read_file if is_real else try_file, request.agency.pk, file.pk)
    return redirect("console:settings-file", slug=request.agency.slug, pk=file.pk)
