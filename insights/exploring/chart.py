"""A breakdown drawn for paper: one Vega-Lite specification, as PNG or PDF. The same figures give the same drawing.

One row a group, as on the page: its name, how many people, share and interval drawn and in numbers, and whether it
differs from the rest. Always in light colours, and with everything on it that a reader needs who sees nothing else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import vl_convert

from insights.charts import Scale
from insights.exploring.breakdown import NOT_SHOWN, Breakdown, Group
from insights.tallies import Change

Spec = dict[str, Any]

MOST_DRAWN = 30  # rows that a sheet of paper holds, readable
FONT = "Liberation Sans"  # comes with vl-convert: no machine has to have it
FOREIGN = re.compile("[\u0530-\u1dff\u2e80-\ua63f\ua720-\ufaff\ufb13-\ufeff\U00010000-\U0003ffff]")
NOT_DRAWN = (
    "The font of this file has Latin, Greek and Cyrillic letters: names in others may show as boxes. "
    "Print the page from a browser instead."
)
INK, SECOND, THIRD, LINE = "#17212b", "#46525d", "#5c6872", "#e3e8ea"
ACCENT, BAND, GOOD, POOR, POOR_BAND = "#0b5c66", "#cde3e5", "#19703f", "#b3261e", "#edcbc9"

ROW, PLOT = 26, 330  # pixels
NAMES, PEOPLE = -268, -16  # where they stand, from the left end of the axis
SHARE, INTERVAL, WORD = PLOT + 64, PLOT + 74, PLOT + 152
LONGEST_NAME = 200
CHARACTERS_A_LINE = 126
HEADINGS, ALL_BELOW, NOTES_BELOW, A_LINE = -9, 17, 44, 16
PNG_SCALE = 2  # pixels of the picture for one of ours


@dataclass(frozen=True, slots=True)
class Words:
    """What stands above and below the rows. Long lines are broken."""

    title: str
    above: Sequence[str]
    groups: str  # what the groups are: "District"
    below: Sequence[str]


def png(spec: Spec) -> bytes:
    """The chart as a picture, for a presentation."""
    drawn: bytes = vl_convert.vegalite_to_png(spec, scale=PNG_SCALE)
    return drawn


def pdf(spec: Spec) -> bytes:
    """The chart as one page, for print."""
    drawn: bytes = vl_convert.vegalite_to_pdf(spec)
    return drawn


def specification(*, shown: Breakdown, words: Words) -> Spec:
    """The chart of a breakdown, of the first MOST_DRAWN groups in its order; below it says how many are left out."""
    groups = shown.groups[:MOST_DRAWN]
    everyone = shown.everyone.share if shown.everyone_shown else None
    known = [share for group in groups if group.tally and (share := group.tally.share)]
    scale = Scale.holding([*known, everyone] if everyone else known)
    x = _horizontal(scale)
    rows = [_row(at, group) for at, group in enumerate(groups)]
    height = ROW * max(1, len(rows))
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": PLOT,
        "height": height,
        "padding": 28,
        "background": "#ffffff",
        "config": {"font": FONT, "view": {"stroke": None}, "text": {"fontSize": 13}},
        "title": _title(words),
        "layer": [
            *_headings(words.groups),
            *_everyone(everyone.share if everyone else None, height, x),
            *_marks(rows, x),
            *_texts(rows),
            *_notes([*words.below, *_left_out(shown), *_not_drawn(rows, words)], height),
        ],
    }


def _not_drawn(rows: Sequence[Spec], words: Words) -> list[str]:
    """That letters are missing, in letters that are not."""
    drawn = [words.title, *words.above, words.groups, *(row["name"] for row in rows)]
    return [NOT_DRAWN] if any(FOREIGN.search(each) for each in drawn) else []


def _row(at: int, group: Group) -> Spec:
    """A group in numbers and words; without a share where it can't be shown."""
    share = group.tally.share if group.tally else None
    row: Spec = {"row": at, "name": group.name, "people": "–", "few": NOT_SHOWN}
    if group.tally is None or share is None:
        return row
    return {
        "row": at,
        "name": group.name,
        "people": f"{group.tally.total:,}",
        "share": share.share,
        "low": share.low,
        "high": share.high,
        "percent": f"{_percent(share.share)} %",
        "interval": f"{_percent(share.low)}–{_percent(share.high)} %",
        "lower": group.differs is Change.LOWER,
        "word": _word(group.differs),
    }


def _word(differs: Change | None) -> str:
    real = differs in {Change.LOWER, Change.HIGHER}
    return f"{differs} than the rest".lower() if differs and real else ""


def _title(words: Words) -> Spec:
    return {
        "text": wrap(words.title, CHARACTERS_A_LINE * 2 // 3),
        "subtitle": _lines(words.above),
        "anchor": "start",
        "offset": 26,
        "color": INK,
        "fontSize": 19,
        "subtitleColor": SECOND,
        "subtitleFontSize": 13,
        "subtitleLineHeight": 19,
        "subtitlePadding": 8,
    }


def _headings(groups: str) -> list[Spec]:
    """What each column is; the axis stands for its own."""
    columns = (
        (groups, NAMES, "left"),
        ("People", PEOPLE, "right"),
        ("Share", SHARE, "right"),
        ("95 % interval", INTERVAL, "left"),
    )
    return [_standing(text, x, HEADINGS, align=align) for text, x, align in columns]


def _everyone(share: float | None, height: int, x: Spec) -> list[Spec]:
    """The dashed line of all people."""
    if share is None:
        return []
    data: Spec = {"values": [{"share": share, "text": f"all: {_percent(share)} %"}]}
    line = {"type": "rule", "color": THIRD, "strokeDash": [3, 3]}
    label = {"type": "text", "color": SECOND, "fontSize": 12}
    below: Spec = {"y": {"value": height + ALL_BELOW}, "text": {"field": "text"}}
    return [
        {"data": data, "mark": line, "encoding": {"x": x}},
        {"data": data, "mark": label, "encoding": {"x": x, **below}},
    ]


def _marks(rows: Sequence[Spec], x: Spec) -> list[Spec]:
    """Interval and share; lower than the rest is a diamond."""
    known = [row for row in rows if "share" in row]
    y = _vertical(rows)
    band: Spec = {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y}
    wide: Spec = {"type": "rule", "strokeWidth": 8, "strokeCap": "round"}
    dot: Spec = {"type": "point", "filled": True, "opacity": 1, "size": 90}
    usual = [row for row in known if not row["lower"]]
    lower = [row for row in known if row["lower"]]
    return [
        _layer(usual, {**wide, "color": BAND}, band),
        _layer(lower, {**wide, "color": POOR_BAND}, band),
        _layer(usual, {**dot, "color": ACCENT}, {"x": x, "y": y}),
        _layer(lower, {**dot, "color": POOR, "shape": "diamond"}, {"x": x, "y": y}),
    ]


def _texts(rows: Sequence[Spec]) -> list[Spec]:
    """What the rows say in words and numbers."""
    known = [row for row in rows if "share" in row]
    higher = [row for row in known if not row["lower"]]
    lower = [row for row in known if row["lower"]]
    few = [row for row in rows if "share" not in row]
    y = _vertical(rows)
    return [
        _text(rows, y, "name", NAMES, color=INK, limit=LONGEST_NAME),
        _text(rows, y, "people", PEOPLE, color=SECOND, align="right"),
        _text(few, y, "few", 6, color=THIRD, fontSize=12),
        _text(known, y, "percent", SHARE, color=INK, align="right", fontWeight="bold"),
        _text(known, y, "interval", INTERVAL, color=SECOND),
        _text(higher, y, "word", WORD, color=GOOD),
        _text(lower, y, "word", WORD, color=POOR),
    ]


def _notes(lines: Sequence[str], height: int) -> list[Spec]:
    """The small print."""
    below = height + NOTES_BELOW
    return [
        _standing(line, NAMES, below + A_LINE * at, align="left")
        for at, line in enumerate(_lines(lines))
    ]


def _left_out(shown: Breakdown) -> list[str]:
    more = len(shown.groups) - MOST_DRAWN
    return [f"{more:,} more are not drawn. The table has them all: CSV, Excel."] if more > 0 else []


def _horizontal(scale: Scale) -> Spec:
    """The axis of shares, the same for all that is drawn along it."""
    axis = {
        "orient": "top",
        "values": [label / 100 for _, label in scale.ticks],
        "labelExpr": "round(100 * datum.value) + (datum.value == 1 ? ' %' : '')",
        "labelFontSize": 12,
        "labelColor": THIRD,
        "labelFlush": False,
        "gridColor": LINE,
        "domain": False,
        "ticks": False,
        "title": None,
    }
    return {
        "field": "share",
        "type": "quantitative",
        "scale": {"domain": [scale.low, 1], "nice": False},
        "axis": axis,
    }


def _vertical(rows: Sequence[Spec]) -> Spec:
    order = [row["row"] for row in rows]
    return {"field": "row", "type": "ordinal", "scale": {"domain": order}, "axis": None}


def _text(rows: Sequence[Spec], y: Spec, field: str, x: int, **look: Any) -> Spec:
    mark: Spec = {"type": "text", "align": "left", "baseline": "middle", **look}
    return _layer(rows, mark, {"x": {"value": x}, "y": y, "text": {"field": field}})


def _standing(text: str, x: int, y: int, *, align: str) -> Spec:
    """A line that belongs to no row."""
    mark = {"type": "text", "align": align, "color": THIRD, "fontSize": 12}
    place = {"x": {"value": x}, "y": {"value": y}, "text": {"value": text}}
    return {"data": {"values": [{}]}, "mark": mark, "encoding": place}


def _layer(rows: Sequence[Spec], mark: Spec, encoding: Spec) -> Spec:
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding}


def _lines(texts: Sequence[str]) -> list[str]:
    return [line for text in texts for line in wrap(text, CHARACTERS_A_LINE)]


def _percent(share: float) -> int:
    """In whole percent, halves rounded up, as on the page."""
    return int(100 * share + 0.5)
