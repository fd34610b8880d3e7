"""The trend by week, drawn as SVG by Vega-Lite on the server, in the style sheet's own colours."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from math import ceil
from typing import Any

import vl_convert
from django.core.cache import cache
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from insights.overview import Week
from insights.statistics import noise
from insights.tallies import Change, added, change

KEPT_FOR = 24 * 3600
RECENT = 4
ENDS_OF_A_LINE = 2
BOTTOMS = (70, 50, 0)
LABEL_TAKES = 4  # percent points of height
HALF_A_LABEL = 38  # pixels of "95 % interval"
# What the drawing is read out as stands on its root alone; its fonts are the page's.
UNWANTED = re.compile(r' (?:aria-[a-z]+|role|class|font-family|version|xmlns:xlink)="[^"]*"')

Spec = dict[str, Any]
DOT: Spec = {"filled": True, "size": 48, "opacity": 1}
DIAMOND: Spec = {**DOT, "shape": "diamond", "size": 110}
BESIDE: Spec = {"dx": 10, "align": "left", "fontSize": 14, "fontWeight": 600}


@dataclass(frozen=True, slots=True)
class Size:
    """One of the two drawings of a trend, in pixels; so many weeks are named below it."""

    name: str
    width: int
    height: int
    named: int

    def weeks_under_half_a_label(self, weeks: int) -> int:
        """How many of so many weeks lie under half the label of the interval."""
        return ceil(HALF_A_LABEL * (weeks - 1) / self.width)


SIZES = (Size("wide", 680, 190, 7), Size("narrow", 268, 170, 4))


def trend(weeks: Sequence[Week]) -> list[SafeString]:
    """The share by week with its interval, for wide and for narrow screens.

    Weeks of too few people leave a gap; empty where fewer than two weeks can be shown.
    """
    if sum(week.tally.share is not None for week in weeks) < ENDS_OF_A_LINE:
        return []
    return [_drawn(weeks, size) for size in SIZES]


def direction(weeks: Sequence[Week]) -> str:
    """Whether the last four weeks really differ from those before, in words."""
    recent = added(week.tally for week in weeks[-RECENT:])
    found = change(of=recent, against=added(week.tally for week in weeks[:-RECENT]))
    if found is None:
        return ""
    if found is Change.SAME:
        return f"No real change in {len(weeks)} weeks"
    return f"{found} in the last {RECENT} weeks"


def standing_out(weeks: Sequence[Week]) -> list[Week]:
    """The weeks that chance does not explain, of those that are shown."""
    limits = noise([(week.tally.good, week.tally.total) for week in weeks])
    return [
        week
        for week, limit in zip(weeks, limits, strict=True)
        if limit and limit.stands_out and week.tally.share
    ]


def in_words(weeks: Sequence[Week]) -> str:
    """What the drawing shows, for those who hear it."""
    known = [(week, share) for week in weeks if (share := week.tally.share)]
    low = min(share.share for _, share in known)
    high = max(share.share for _, share in known)
    last, its_share = known[-1]
    return (
        f"Share rating 4 or 5 by week, {_long(known[0][0].ends)} to {_long(last.ends)}: "
        f"between {low:.0%} and {high:.0%}, {its_share.share:.0%} of {its_share.total} people in the last. "
        f"{direction(weeks)}"
    ).strip()


def _drawn(weeks: Sequence[Week], size: Size) -> SafeString:
    """One drawing, from the cache where the same was drawn before."""
    spec = specification(weeks=weeks, size=size)
    key = f"trend:{sha256(json.dumps(spec).encode()).hexdigest()}"
    drawn: str | None = cache.get(key)
    if drawn is None:
        drawn = UNWANTED.sub("", vl_convert.vegalite_to_svg(spec))
        cache.set(key, drawn, KEPT_FOR)
    root = format_html(
        '<svg class="trend {}" role="img" aria-label="{}"', size.name, in_words(weeks)
    )
    complete: SafeString = mark_safe(drawn.replace("<svg", root, 1))  # noqa: S308  numbers and dates
    return complete


def specification(*, weeks: Sequence[Week], size: Size) -> Spec:
    """The Vega-Lite specification: band, line, last point, and how many people under each named week."""
    rows = [_row(index, week) for index, week in enumerate(weeks)]
    known = [row for row in rows if row["share"] is not None]
    step = -(-len(rows) // size.named)
    named = [row for row in rows if (len(rows) - 1 - row["week"]) % step == 0]
    lowest = min(row["low"] for row in known)
    reach = size.weeks_under_half_a_label(len(rows))
    y = _vertical(next(bottom for bottom in BOTTOMS if bottom <= lowest))
    share, low = {"field": "share", **y}, {"field": "low", **y}
    alone = [row for row in known if _is_alone(rows, row["week"])]
    marked = standing_out(weeks)
    out = [row for row, week in zip(rows, weeks, strict=True) if week in marked]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": size.width,
        "height": size.height,
        "background": None,
        "config": {"view": {"stroke": None}, "axis": {"labelFontSize": 12}},
        "encoding": {"x": _horizontal(len(rows))},
        "layer": [
            _layer(rows, "area", "band", {"y": low, "y2": {"field": "high"}}),
            _layer(alone, "rule", "band", {"y": low, "y2": {"field": "high"}}, strokeWidth=8),
            _layer(rows, "line", "accent", {"y": share}, strokeWidth=2),
            _layer([*alone, known[-1]], "point", "accent", {"y": share}, **DOT),
            _layer(out, "point", "ink", {"y": share}, **DIAMOND),
            _label([known[-1]], "label", "ink", {"y": share}, **BESIDE),
            _label(_roomiest(rows, reach), "interval", "accent", {"y": low}, dy=-9),
            _label(named, "people", "ink-3", {"y": {"value": size.height + 14}}),
            _label(named, "date", "ink-3", {"y": {"value": size.height + 30}}),
        ],
    }


def _row(index: int, week: Week) -> Spec:
    share = week.tally.share
    return {
        "week": index,
        "share": share and 100 * share.share,
        "low": share and 100 * share.low,
        "high": share and 100 * share.high,
        "label": f"{share.share:.0%}".replace("%", " %") if share else "",
        "interval": "95 % interval",
        "people": str(week.tally.total),
        "date": f"{week.ends.day} {week.ends:%b}",
    }


def _roomiest(rows: list[Spec], reach: int) -> list[Spec]:
    """Where a label has most room between the line and the lower end of the band; nowhere, if it has none."""
    places = []
    for middle in range(reach, len(rows) - reach):
        under = rows[middle - reach : middle + reach + 1]
        if all(row["share"] is not None for row in under):
            floor = max(row["low"] for row in under)
            places.append((min(row["share"] for row in under) - floor, middle, floor))
    room, middle, floor = max(places, default=(0, 0, 0))
    return [{**rows[middle], "low": floor}] if room > LABEL_TAKES else []


def _is_alone(rows: list[Spec], index: int) -> bool:
    """Whether the weeks on both sides can't be shown, so that no line leads to this one."""
    beside = rows[max(0, index - 1) : index] + rows[index + 1 : index + 2]
    return all(row["share"] is None for row in beside)


def _horizontal(weeks: int) -> Spec:
    scale = {"domain": [0, weeks - 1], "nice": False, "zero": False}
    return {"field": "week", "type": "quantitative", "scale": scale, "axis": None}


def _vertical(bottom: int) -> Spec:
    """A scale in percent that may start above zero: it carries a line, not bars."""
    axis = {
        "values": list(range(bottom, 101, 10 if bottom else 25)),
        "labelExpr": "datum.value === 100 ? '100 %' : datum.label",
        "labelColor": "var(--ink-3)",
        "labelPadding": 6,
        "gridColor": "var(--line)",
        "domain": False,
        "ticks": False,
        "title": None,
    }
    return {
        "type": "quantitative",
        "scale": {"domain": [bottom, 100], "nice": False},
        "axis": axis,
    }


def _layer(rows: Sequence[Spec], mark: str, colour: str, encoding: Spec, **look: Any) -> Spec:
    smooth = {"interpolate": "monotone"} if mark in {"area", "line"} else {}
    return {
        "data": {"values": list(rows)},
        "mark": {"type": mark, "color": f"var(--{colour})", **smooth, **look},
        "encoding": encoding,
    }


def _label(rows: Sequence[Spec], field: str, colour: str, encoding: Spec, **look: Any) -> Spec:
    text = {"text": {"field": field, "type": "nominal"}}
    return _layer(rows, "text", colour, {**encoding, **text}, **{"fontSize": 12, **look})


def _long(day: date) -> str:
    return f"{day.day} {day:%B}"
