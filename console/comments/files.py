"""The comments that the list shows, as a file: what is personal stays hidden, and the file is on the record."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.db import transaction
from django.http import StreamingHttpResponse
from django.utils import timezone

from agencies import audit
from agencies.access import AgencyRequest, staff_only
from agencies.models import Agency
from agencies.tenancy import acting_for
from console.comments.address import view_of
from console.frame import known_to
from console.spreadsheets import spreadsheet
from insights.comments import Filters, keys
from insights.whole_comments import complete
from surveys.masking import Known, plain
from surveys.models import Answer

PORTION = 500
HEADINGS = (
    *("Answered", "Incident", "District", "Call type", "Call type in words"),
    *("Survey question", "Rating", "Language", "Sounds", "Themes", "Read", "Comment"),
)


@staff_only
def export(request: AgencyRequest, slug: str) -> StreamingHttpResponse:
    """Every comment that the filters of the address leave."""
    view = view_of(request, timezone.now())
    audit.record(
        request=request,
        agency=request.agency,
        action="comments.exported",
        subject=f"comments, {view.filters.period.dates}",
        detail={"Address": view.query},
    )
    period = view.filters.period
    known = known_to(request.membership)
    return spreadsheet(
        name=f"{slug}-comments-{period.first}-{period.last}.csv",
        rows=_rows(request.agency, view.filters, known),
    )


def _rows(agency: Agency, filters: Filters, known: Known) -> Iterator[list[object]]:
    """Read after the view's transaction: each portion opens its own."""
    yield list(HEADINGS)
    with acting_for(agency), transaction.atomic():
        found = keys(agency=agency, filters=filters, known=known)
    for start in range(0, len(found), PORTION):
        with acting_for(agency), transaction.atomic():
            answers = complete(found[start : start + PORTION])
            portion = [_cells(answer, agency.zone, known) for answer in answers]
        yield from portion


def _cells(answer: Answer, zone: ZoneInfo, known: Known) -> list[object]:
    talk = answer.conversation
    incident, reading = talk.incident, getattr(answer, "reading", None)
    return [
        f"{answer.answered_at.astimezone(zone):%Y-%m-%d %H:%M}",
        incident.reference if incident else f"{talk.door}",
        incident.district if incident else "",
        incident.call_type if incident else "",
        answer.type_name,  # type: ignore[attr-defined]  # see insights.whole_comments.complete
        answer.question.label,
        answer.rating,  # type: ignore[attr-defined]  # see insights.whole_comments.complete
        (reading and reading.language) or talk.language,
        reading.sounds if reading else "",
        ", ".join(mark.theme.name for mark in reading.themes) if reading else "",
        "yes" if reading and reading.seen_at else "no",
        plain(answer.comment, known=known),
    ]
