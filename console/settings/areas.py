"""The map of the agency's own districts or beats, from a GeoJSON file."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from agencies.geojson import NoMap, key_of
from agencies.mapping import Names, take_map
from agencies.models import Agency, AreaMap
from console.settings.fields import Dressed

LARGEST = 10 * 1024 * 1024  # bytes
LATELY = timedelta(days=365)


class MapForm(Dressed, forms.Form):
    """The file, and what in it names an area."""

    file = forms.FileField(
        label="Areas as GeoJSON",
        help_text="Polygons of your districts or beats, in longitude and latitude (WGS 84). At most 10 MB.",
        error_messages={"required": "Choose a file.", "empty": "The file is empty."},
    )
    named_by = forms.CharField(
        label="Property that names them",
        max_length=100,
        required=False,
        help_text="Leave it empty: the one that fits the districts or beats of your incidents is found.",
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size is None or file.size > LARGEST:
            raise forms.ValidationError(
                "This file is larger than 10 MB. Simplify its borders in your GIS."
            )
        return file


@admins_only
def areas(request: AgencyRequest, slug: str) -> HttpResponse:
    """Show the map and what it does not cover; take in another one."""
    form = MapForm(request.POST, request.FILES) if request.method == "POST" else MapForm()
    names = _names(request.agency)
    if form.is_bound and form.is_valid():
        try:
            taken = _take(request, form, names)
        except NoMap as problem:
            form.add_error("file", str(problem))
        else:
            shown = f"{taken.areas.count()} {taken.get_of_display()}"
            messages.success(request, f"{shown} are on the map. The overview shows them.")
            return redirect("console:settings-areas", slug=slug)
    return render(
        request, "console/settings/areas.html", {"form": form, **_shown(request.agency, names)}
    )


@require_POST
@admins_only
def remove(request: AgencyRequest, slug: str) -> HttpResponse:
    """Take the map away; figures stay."""
    AreaMap.objects.filter(agency=request.agency).delete()
    audit.record(request=request, agency=request.agency, action="map.removed", subject="the map")
    messages.success(request, "The map was removed. Take the file in again to have it back.")
    return redirect("console:settings-areas", slug=slug)


def _take(request: AgencyRequest, form: MapForm, names: Names) -> AreaMap:
    file = form.cleaned_data["file"]
    taken = take_map(
        agency=request.agency,
        data=file.read(),
        file_name=str(file.name),
        names=names,
        named_by=form.cleaned_data["named_by"].strip(),
        by=request.user,
        now=timezone.now(),
    )
    audit.record(
        request=request,
        agency=request.agency,
        action="map.taken",
        subject=taken.file_name,
        detail={"Areas": taken.areas.count(), "Named by": taken.named_by, "Of": taken.of},
    )
    return taken


def _names(agency: Agency) -> dict[str, list[str]]:
    """The districts and the beats of the last year's incidents."""
    lately = agency.incidents.filter(opened_at__gt=timezone.now() - LATELY).order_by()
    return {
        of: sorted(lately.exclude(**{of: ""}).values_list(of, flat=True).distinct())
        for of in AreaMap.Of.values
    }


def _shown(agency: Agency, names: Names) -> dict[str, object]:
    """The map, its areas, and the names on one side that the other lacks."""
    found = AreaMap.objects.filter(agency=agency).first()
    if found is None:
        return {"map": None}
    drawn = list(found.areas.all())
    known = {key_of(name) for name in names[found.of]}
    on_map = {key_of(area.name) for area in drawn}
    return {
        "map": found,
        "areas": drawn,
        "fitting": sum(key_of(area.name) in known for area in drawn),
        "unknown": [area.name for area in drawn if key_of(area.name) not in known],
        "missing": [name for name in names[found.of] if key_of(name) not in on_map],
    }
