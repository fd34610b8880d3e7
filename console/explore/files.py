"""Files to take away from Explore: the table as it is shown, or each row that was counted. Each is recorded."""

from collections.abc import Iterable

from django.http import StreamingHttpResponse
from django.utils import timezone

from agencies import audit
from agencies.access import AgencyRequest, sees_officers, staff_only
from console.explore.address import View, view_of
from console.explore.figures import figures
from console.spreadsheets import spreadsheet, workbook
from insights.exploring.breakdown import NOT_SHOWN
from insights.exploring.rows import headings, rows


@staff_only
def export(request: AgencyRequest, slug: str, what: str, suffix: str) -> StreamingHttpResponse:
    """`what` is "table" or "rows", `suffix` is "csv" or "xlsx"."""
    view = view_of(request, timezone.now())
    name = recorded(request, view, what=what, suffix=suffix)
    found = _table(request, view) if what == "table" else _rows(request, view)
    return (spreadsheet if suffix == "csv" else workbook)(name=name, rows=found)


def recorded(request: AgencyRequest, view: View, *, what: str, suffix: str) -> str:
    """Put on the record that a file of a view was taken; returns what the file is called."""
    audit.record(
        request=request,
        agency=request.agency,
        action="explore.exported",
        subject=f"the {what}: {view.measure.title}, {view.period.dates}",
        detail={"Address": view.query(), "File": suffix.upper()},
    )
    days = f"{view.period.first}-{view.period.last}"
    return f"{request.agency.slug}-{view.measure.key}-{what}-{days}.{suffix}"


def _table(request: AgencyRequest, view: View) -> list[list[object]]:
    """What the page shows, with what it hides left out here as well."""
    shown = figures(request.agency, view)
    table: list[list[object]] = [
        [view.by.title, "People", view.measure.good, "Share", "Low", "High", "Against the rest"]
    ]
    for group in shown.groups:
        share = group.tally.share if group.tally else None
        if group.tally is None or share is None:
            table.append([group.name, NOT_SHOWN, "", "", "", "", ""])
            continue
        limits = [f"{part:.3f}" for part in (share.share, share.low, share.high)]
        table.append(
            [group.name, group.tally.total, group.tally.good, *limits, group.differs or ""]
        )
    return table


def _rows(request: AgencyRequest, view: View) -> Iterable[list[object]]:
    officers = sees_officers(request.membership)
    yield list(headings(view.measure, officers=officers))
    yield from rows(
        agency=request.agency,
        measure=view.measure,
        period=view.period,
        where=view.where,
        officers=officers,
    )
