"""Officers: what people say of each, for those to whom the agency shows it. Each look is recorded."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from agencies import audit
from agencies.access import AgencyRequest, leaders_only, sees_officers
from console.dates import days_of
from insights.charts import Interval, Scale
from insights.officers import OfficerRow, Officers, officers
from insights.period import LENGTHS, period

USUAL_DAYS = 365  # a season's answers are too few of most officers


@leaders_only
def page(request: AgencyRequest, slug: str) -> HttpResponse:
    """The figures, or why there are none."""
    agency, now = request.agency, timezone.now()
    days = days_of(request.GET.dict(), zone=agency.zone, now=now)
    chosen = days.period or period(days=USUAL_DAYS, zone=agency.zone, now=now)
    context: dict[str, Any] = {"period": chosen, "lengths": LENGTHS}
    if sees_officers(request.membership):
        audit.record(
            request=request,
            agency=agency,
            action="officers.opened",
            subject=f"officers, {chosen.dates}",
            now=now,
        )
        shown = officers(agency=agency, period=chosen, page=request.GET.get("page", ""))
        context |= {
            "shown": shown,
            "page": shown.page,
            "allowed": True,
            **_drawn(shown),
        }
    return render(request, "console/officers.html", context)


def _drawn(shown: Officers) -> dict[str, Any]:
    figures = [row.figure for row in shown.rows if row.figure]
    scale = Scale(0.5 if all(figure.shrunk.low >= 0.5 for figure in figures) else 0.0)  # noqa: PLR2004
    return {"scale": scale, "rows": [(row, *_at(row, scale)) for row in shown.rows]}


def _at(row: OfficerRow, scale: Scale) -> tuple[Interval | None, str]:
    """Where an officer's interval is drawn, and what is usual for such work."""
    if row.figure is None:
        return None, ""
    shrunk = row.figure.shrunk
    drawn = Interval(scale.at(shrunk.low), scale.at(shrunk.high), scale.at(shrunk.share))
    return drawn, scale.at(max(row.figure.usual, scale.low))
