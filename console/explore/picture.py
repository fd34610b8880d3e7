"""The chart of a view to take away: as a picture or for print, with the sentences of the page. Each is recorded."""

from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone

from agencies.access import AgencyRequest, staff_only
from console.explore.address import View, view_of
from console.explore.comparing import Compared, against_saved, groups_compared
from console.explore.figures import figures
from console.explore.files import recorded
from console.explore.sentences import all_together, changes, narrowed_to
from console.models import SavedView
from console.saved.views import visible
from insights.exploring.breakdown import Breakdown
from insights.exploring.chart import Words, pdf, png, specification

DRAWN = {"png": (png, "image/png"), "pdf": (pdf, "application/pdf")}


@staff_only
def chart(request: AgencyRequest, slug: str, drawing: str) -> HttpResponse:
    """`drawing` is "png" or "pdf"."""
    now = timezone.now()
    view = view_of(request, now)
    name = recorded(request, view, what="chart", suffix=drawing)
    shown = figures(request.agency, view)
    draw, content_type = DRAWN[drawing]
    drawn = draw(specification(shown=shown, words=words_of(request, view, shown, now)))
    response = HttpResponse(drawn, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def words_of(request: AgencyRequest, view: View, shown: Breakdown, now: datetime) -> Words:
    """What the chart says above and below its rows: a sheet of paper has no page around it."""
    agency = request.agency
    return Words(
        title=f"{view.measure.title}, by {view.by.title.lower()}",
        above=[
            agency.name,
            f"{view.period.dates}. {narrowed_to(agency, view.where)}.",
            " ".join([all_together(view.measure, shown), *changes(view.period, shown)]),
            *_compared(request, view, shown, now),
        ],
        groups=view.by.title,
        below=[" ".join(_small_print(view, shown)), _source(view, now)],
    )


def _compared(request: AgencyRequest, view: View, shown: Breakdown, now: datetime) -> list[str]:
    """The sentences of the groups that the address puts side by side."""
    groups = groups_compared(view, shown)
    found = _said(groups) if groups else []
    against = against_saved(request, view, list(visible(request, SavedView.Page.EXPLORE)), now)
    if against and against.compared:
        in_both = against.compared.pair.in_both
        twice = f" {in_both:,} in both count in this view alone." if in_both else ""
        words, *difference = _said(against.compared)
        found += [f"{words}{twice}", *difference]
    return found


def _said(compared: Compared) -> list[str]:
    """What holds and, where something is compared, the difference."""
    difference = compared.difference
    return [compared.words, *([f"Difference: {difference}"] if difference else [])]


def _small_print(view: View, shown: Breakdown) -> list[str]:
    if view.by.of_officers:
        return [
            "In the order of their names. Of an officer or a unit nothing is shown under ten people, "
            "nor where that of another could be computed from it."
        ]
    said = [
        "“Lower” and “higher” allow for so many comparisons: one in twenty of those may be wrong."
    ]
    if shown.hides:
        said.append(
            f"“Not shown” are groups of under {shown.fewest} people, and those from which they could be computed."
        )
    return said


def _source(view: View, now: datetime) -> str:
    today = now.astimezone(view.period.zone)
    day = f"{today.day} {today:%B %Y}"
    return f"Source: answers to the agency’s surveys, as of {day}. Intervals: Wilson, 95 %."
