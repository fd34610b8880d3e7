"""A roster from a file: the good rows are taken, each refused one is answered with its row and column."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from agencies.roster import import_roster, read_roster
from console.settings.fields import Dressed

LARGEST = 2 * 1024 * 1024  # bytes: some forty thousand officers
SHOWN = 200  # refused rows on the page


class ImportForm(Dressed, forms.Form):
    """The file."""

    file = forms.FileField(
        label="Roster as CSV",
        help_text="Columns badge and name, and if you have them rank and unit, in any order. At most 2 MB.",
        error_messages={
            "required": "Choose a file.",
            "empty": "The file is empty. The first row names the columns: badge, name, rank, unit.",
        },
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size is None or file.size > LARGEST:
            raise forms.ValidationError("This file is larger than 2 MB: is it the roster?")
        return file


@admins_only
def take_in(request: AgencyRequest, slug: str) -> HttpResponse:
    """Import a roster and report on it. Officers who are not in the file stay as they are."""
    form = ImportForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        read = read_roster(upload.read())
        imported = import_roster(agency=request.agency, rows=read.rows)
        audit.record(
            request=request,
            agency=request.agency,
            action="roster.imported",
            subject=str(upload.name),
            detail={
                "Added": imported.added,
                "Changed": imported.changed,
                "Refused": len(read.problems),
            },
        )
        context |= {
            "imported": imported,
            "file_name": upload.name,
            "refused": len(read.problems),
            "problems": read.problems[:SHOWN],
        }
    return render(request, "console/settings/roster_import.html", context)
