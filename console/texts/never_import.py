"""A never-text list from a file: the good rows are taken, each refused one is answered with its row and column."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from console.settings.fields import Dressed
from console.spreadsheets import spreadsheet
from console.texts.tabs import tabs
from messaging.never_text import HEADER, read_list, take_in

LARGEST = 1024 * 1024  # bytes
SHOWN = 200  # refused rows on the page
SAMPLE = (
    ("(319) 555-0142", "Asked at the front desk"),
    ("+1 319 555 0143", "Phone of an undercover officer"),
)


class ListForm(Dressed, forms.Form):
    """The file."""

    file = forms.FileField(
        label="Never-text list as CSV",
        help_text="Columns number and reason, in any order. At most 5,000 numbers.",
        error_messages={
            "required": "Choose a file.",
            "empty": "The file is empty. The first row names the columns: number, reason.",
        },
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size is None or file.size > LARGEST:
            raise forms.ValidationError("This file is larger than 1 MB: is it the list?")
        return file


@admins_only
def take_in_file(request: AgencyRequest, slug: str) -> HttpResponse:
    """Import a list and report on it. Numbers that are not in the file stay as they are."""
    form = ListForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form, "tabs": tabs(request, "texts-never")}
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        context |= {"file_name": upload.name} | _imported(request, upload)
    return render(request, "console/texts/never_import.html", context)


@admins_only
def sample(request: AgencyRequest, slug: str) -> StreamingHttpResponse:
    """A list with invented numbers, to be filled in."""
    return spreadsheet(name="never-text-sample.csv", rows=[HEADER, *SAMPLE])


def _imported(request: AgencyRequest, upload: "UploadedFile[bytes]") -> dict[str, object]:
    """Take the file in; what its report says."""
    read = read_list(upload.read())
    taken = take_in(agency=request.agency, rows=read.rows, by=request.user, now=timezone.now())
    audit.record(
        request=request,
        agency=request.agency,
        action="never_text.imported",
        subject=str(upload.name),
        detail={"Added": taken.added, "Changed": taken.changed, "Refused": len(read.problems)},
    )
    return {"taken": taken, "refused": len(read.problems), "problems": read.problems[:SHOWN]}
