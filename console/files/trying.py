"""The dry run of a held file: who would have been texted, when and what, who not and why."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from agencies.models import Agency
from console.spreadsheets import spreadsheet
from incidents.models import DryRun
from insights.dry_run import rows_of_run, tally
from insights.rehearsing import Rehearsed

ON_A_PAGE = 50
SHOWN_TYPES = 20
HEADER = (
    *("Incident", "Closed", "Call type", "Texted", "When", "Number ends in", "Language"),
    *("Text", "Segments", "Cost", "Why not", "Reasons"),
)


@admins_only
def dry_run(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Figures, reasons and call types, then each incident; ?show=texted or not narrows the list."""
    run = _run(request.agency, pk)
    rows = rows_of_run(run)
    show = request.GET.get("show", "texted")
    wanted = [row for row in rows if bool(row.texted_at) is (show != "not")]
    figures = tally(request.agency, rows, run.summary["refused"], run.summary["problems"])
    return render(
        request,
        "console/files/dry_run.html",
        {
            "file": run.file,
            "run": run,
            "figures": figures,
            "call_types": figures.call_types[:SHOWN_TYPES],
            "more_types": max(len(figures.call_types) - SHOWN_TYPES, 0),
            "show": show,
            "page": Paginator(wanted, ON_A_PAGE).get_page(request.GET.get("page")),
        },
    )


@admins_only
def export(request: AgencyRequest, slug: str, pk: int) -> StreamingHttpResponse:
    """The same as a file. Goes on the record."""
    run = _run(request.agency, pk)
    rows = rows_of_run(run)
    audit.record(
        request=request,
        agency=request.agency,
        action="dry_run.exported",
        subject=run.file.name,
        detail={"Incidents": len(rows)},
    )
    return spreadsheet(name=f"dry-run-{pk}.csv", rows=_lines(request.agency, rows))


def _run(agency: Agency, pk: int) -> DryRun:
    file = get_object_or_404(agency.intake_files, pk=pk)
    run = DryRun.objects.filter(agency=agency, file=file).select_related("agency", "file").first()
    if run is None:
        raise Http404("This file has not been tried.")
    return run


def _lines(agency: Agency, rows: list[Rehearsed]) -> Iterator[tuple[object, ...]]:
    yield HEADER
    for row in rows:
        texted = row.texted_at and row.texted_at.astimezone(agency.zone)
        closed = row.closed_at and row.closed_at.astimezone(agency.zone)
        yield (
            row.reference,
            f"{closed:%Y-%m-%d %H:%M}" if closed else "",
            row.call_type,
            "yes" if texted else "no",
            f"{texted:%Y-%m-%d %H:%M}" if texted else "",
            row.ends_in,
            row.language,
            row.text,
            row.segments or "",
            f"{row.segments * agency.segment_price:.4f}" if row.segments else "",
            row.why,
            "; ".join(row.reasons),
        )
