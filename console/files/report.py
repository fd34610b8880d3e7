"""One file: how far it is, what became of its rows, and the refused ones to be mended."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from console.polling import polled
from console.spreadsheets import spreadsheet
from incidents.intake.describing import LOOKED_AT, common_problems, rows_to_mend
from incidents.intake.fields import TITLES, Field
from incidents.intake.mapping import Mapping
from incidents.intake.unknown_words import UNKNOWN, WORDS, most_frequent
from incidents.models import IntakeFile

SHOWN = 50  # different problems on the page
State = IntakeFile.State


@admins_only
def report(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """What became of a file; one that nobody has taken in yet is looked at first."""
    file = get_object_or_404(request.agency.intake_files.select_related("brought_by"), pk=pk)
    if file.state == State.HELD:
        return redirect("console:settings-file-columns", slug=slug, pk=pk)
    return render(request, "console/files/report.html", _context(file))


@admins_only
@polled
def live(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """The same while it is being read; asks no more when it is over."""
    file = get_object_or_404(request.agency.intake_files, pk=pk)
    if file.state == State.HELD:  # the dry run is over
        response = HttpResponse()
        response["HX-Redirect"] = request.path.removesuffix("live/")
        return response
    return render(request, "console/files/_report.html", _context(file))


@admins_only
def refused(request: AgencyRequest, slug: str, pk: int) -> StreamingHttpResponse:
    """The refused rows with what is wrong: to be mended and brought again as they are. Goes on the record."""
    file = get_object_or_404(request.agency.intake_files, pk=pk)
    rows = list(rows_to_mend(file))
    audit.record(
        request=request,
        agency=request.agency,
        action="refused_rows.exported",
        subject=file.name,
        detail={"Rows": len(rows) - 1},
    )
    return spreadsheet(name=f"refused-{pk}.csv", rows=rows)


def _context(file: IntakeFile) -> dict[str, object]:
    problems = common_problems(file) if file.refused else []
    mapping = Mapping.from_json(file.rules) if file.rules else None
    return {
        "file": file,
        "problems": problems[:SHOWN],
        "more_problems": max(len(problems) - SHOWN, 0),
        "looked_at": LOOKED_AT,
        "columns": _columns(mapping),
        "notes": mapping.sentences() if mapping else (),
        "left_out": sorted(file.dropped.items()),
        "unknown": [
            (UNKNOWN[Field(name)], most_frequent(words)) for name, words in file.unknown.items()
        ],
        "explainable": any(name in file.unknown for name in WORDS),
        "unknown_badges": Field.OFFICER_BADGE in file.unknown,
        "undecided": file.agency.codes.filter(use="").count() if file.is_over else 0,
    }


def _columns(mapping: Mapping | None) -> list[tuple[str, str]]:
    if mapping is None:
        return []
    return [
        (TITLES[field], " and ".join(mapping.columns[field]))
        for field in Field
        if field in mapping.columns
    ]
