"""The page of Explore."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from agencies.access import AgencyRequest, staff_only
from console.explore.address import View, dimensions_for, view_of
from console.explore.comparing import against_saved, groups_compared, why_none
from console.explore.figures import figures
from console.explore.notices import notices
from console.explore.sentences import changes
from console.models import SavedView
from console.saved.views import SaveForm, visible
from insights.charts import Interval, Scale, interval
from insights.exploring.breakdown import Breakdown, Group
from insights.exploring.choices import Choice, choices
from insights.exploring.dimensions import NOTHING, Dimension
from insights.period import LENGTHS

PAGE = 50  # groups
ALWAYS_OPEN = ("district", "call_type", "shift")


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter as the form shows it."""

    dimension: Dimension
    value: str
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Row:
    """A group of the breakdown: where it is drawn, and the addresses of the rows behind its two numbers."""

    group: Group
    drawn: Interval | None
    people: str
    good: str


@staff_only
def explore(request: AgencyRequest, slug: str) -> HttpResponse:
    """The whole page."""
    return render(request, "console/explore/page.html", explored(request, SaveForm()))


def explored(request: AgencyRequest, form: SaveForm) -> dict[str, Any]:
    """Everything that the page shows, with the form to save it."""
    now = timezone.now()
    view = view_of(request, now)
    agency = request.agency
    shown = figures(agency, view)
    allowed = dimensions_for(request)
    offered = choices(agency=agency, dimensions=list(allowed.values()), now=now)
    filters = [_filter(each, view, offered[key]) for key, each in allowed.items()]
    saved = list(visible(request, SavedView.Page.EXPLORE))
    return {
        "view": view,
        "lengths": LENGTHS,
        "filters": [each for each in filters if each.dimension.key in ALWAYS_OPEN],
        "more_filters": [each for each in filters if each.dimension.key not in ALWAYS_OPEN],
        "more_open": _more_is_chosen(view),
        "dimensions": list(allowed.values()),
        "notices": notices(request, view),
        "shown": shown,
        "changes": changes(view.period, shown),
        "rows_all": view.rows(),
        "rows_good": view.rows(good=True),
        "compared": groups_compared(view, shown),
        "why_none": why_none(agency, view, shown),
        "against": against_saved(request, view, saved, now),
        "saved": saved,
        "save_form": form,
        "query": view.query(),
        "sorts": {key: view.query(sort=key) for key in ("name", "people", "low", "high")},
        **_drawn(view, shown, request.GET.get("page", "")),
    }


def _more_is_chosen(view: View) -> bool:
    """Whether something is chosen, or wrong, among the filters that are folded away."""
    dated = "from" in view.days or bool(view.wrong)
    return dated or any(key not in ALWAYS_OPEN for key in view.where)


def _filter(dimension: Dimension, view: View, known: Sequence[Choice]) -> Filter:
    value = view.narrowed_by(dimension.key)
    there = not value or any(value == each for each, _ in known)
    name = dimension.empty if value == NOTHING else value
    return Filter(dimension, value, known if there else [(value, name), *known])


def _drawn(view: View, shown: Breakdown, number: str) -> dict[str, Any]:
    """One page of the groups."""
    page = Paginator(shown.groups, PAGE).get_page(number)
    shares = [share for each in page if each.tally and (share := each.tally.share)]
    everyone = shown.everyone.share if shown.everyone_shown else None
    scale = Scale.holding([*shares, everyone] if everyone else shares)
    people, good = view.rows_of_group(), view.rows_of_group(good=True)
    rows = []
    for group in page:
        share = group.tally.share if group.tally else None
        drawn = interval(share=share, scale=scale) if share else None
        key = quote_plus(group.key)
        rows.append(Row(group, drawn, people + key, good + key))
    return {
        "scale": scale,
        "page": page,
        "rows": rows,
        "everyone": everyone,
        "mean": scale.at(everyone.share) if everyone else "",
    }
