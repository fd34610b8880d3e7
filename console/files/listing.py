"""The files of an agency: bring one, and see what became of the others."""

from typing import BinaryIO, cast

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from agencies.models import Agency
from console.settings.fields import Dressed
from incidents.intake.folder import MAPPING, folder_of
from incidents.intake.holding import hold
from incidents.intake.storing import BroughtBefore
from incidents.intake.tables import CannotRead
from incidents.models import IntakeFile, SavedMapping

LARGEST = 200 * 1024 * 1024  # bytes: some million rows
ON_A_PAGE = 25


class FileForm(Dressed, forms.Form):
    """The file, and how to read it."""

    file = forms.FileField(
        label="File of incidents",
        help_text="CSV with any delimiter, or Excel (.xlsx), at most 200 MB. Columns may have any names and order.",
        error_messages={"required": "Choose a file.", "empty": "The file is empty."},
    )
    mapping = forms.ModelChoiceField(
        label="Columns",
        queryset=SavedMapping.objects.none(),
        required=False,
        empty_label="Recognise them",
        help_text="Or read them by a mapping that you saved. You see the first rows before anything is taken in.",
    )

    def __init__(self, agency: Agency, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[SavedMapping]", self.fields["mapping"])
        field.queryset = agency.mappings.all()

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size is None or file.size > LARGEST:
            raise forms.ValidationError("This file is larger than 200 MB: bring it in parts.")
        return file


@admins_only
def listing(request: AgencyRequest, slug: str) -> HttpResponse:
    """List the files that were brought, and take one to look at."""
    form = FileForm(request.agency, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = _held(request, form)
        if file is not None:
            return redirect("console:settings-file", slug=slug, pk=file.pk)
    files = request.agency.intake_files.select_related("brought_by")
    return render(
        request,
        "console/files/listing.html",
        {
            "form": form,
            "page": Paginator(files, ON_A_PAGE).get_page(request.GET.get("page")),
            "mappings": request.agency.mappings.select_related("changed_by"),
            "folder": folder_of(request.agency),
            "folder_mapping": MAPPING,
        },
    )


@require_POST
@admins_only
def delete_mapping(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Delete a saved mapping. Files that were read by it stay."""
    mapping = get_object_or_404(request.agency.mappings, pk=pk)
    audit.record(
        request=request, agency=request.agency, action="mapping.deleted", subject=mapping.name
    )
    mapping.delete()
    messages.success(request, f"The mapping {mapping.name} was deleted.")
    return redirect("console:settings-files", slug=slug)


def _held(request: AgencyRequest, form: FileForm) -> IntakeFile | None:
    """The file that was brought, to be looked at; None where it can't be read, which the form then says."""
    upload: UploadedFile[bytes] = form.cleaned_data["file"]
    saved: SavedMapping | None = form.cleaned_data["mapping"]
    try:
        return hold(
            agency=request.agency,
            name=upload.name or "file",
            content=cast(BinaryIO, upload.file),
            brought_by=request.user,
            mapping=saved.mapping if saved else None,
            mapping_name=saved.name if saved else "",
            now=timezone.now(),
        )
    except BroughtBefore as before:
        messages.info(
            request,
            f"{upload.name} was brought before: nothing was changed. This is what became of it.",
        )
        return before.file
    except CannotRead as problem:
        form.add_error("file", str(problem))
        return None
