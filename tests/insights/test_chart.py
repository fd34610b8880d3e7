"""The chart of a breakdown for paper: what it says of each group, and what it does not tell."""

import json
import struct
from typing import Any

from insights.exploring.breakdown import Breakdown, Group
from insights.exploring.chart import MOST_DRAWN, Words, pdf, png, specification
from insights.tallies import Change, Tally, added

WORDS = Words("Officer, by district", ["Cedar Falls Police"], "District", ["Source: our survey."])
NORTH = Group("n", "North", Tally(90, 100), Change.HIGHER)
RIVER = Group("r", "River", Tally(60, 100), Change.LOWER)
EAST = Group("e", "East", Tally(16, 20), Change.SAME)
WEST = Group("w", "West", None, None)


def broken_down(*groups: Group, hidden: int = 0, everyone_shown: bool = True) -> Breakdown:
    everyone = added(group.tally for group in groups if group.tally) + Tally(0, hidden)
    return Breakdown(groups, everyone, everyone_shown, everyone, None, Tally(), Tally(), 5)


def specified(shown: Breakdown, words: Words = WORDS) -> dict[str, Any]:
    return specification(shown=shown, words=words)


def rows_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that are named, in their order."""
    [names] = [each for each in spec["layer"] if each["encoding"].get("text") == {"field": "name"}]
    return list(names["data"]["values"])


def standing(spec: dict[str, Any]) -> list[str]:
    """The lines that belong to no row."""
    texts = (each["encoding"].get("text", {}) for each in spec["layer"])
    return [text["value"] for text in texts if "value" in text]


def test_each_group_has_its_people_share_interval_and_word() -> None:
    north, river, east = rows_of(specified(broken_down(NORTH, RIVER, EAST)))
    assert (north["people"], north["percent"], north["interval"]) == ("100", "90 %", "83–94 %")
    assert [row["word"] for row in (north, river, east)] == [
        "higher than the rest",
        "lower than the rest",
        "",
    ]
    assert [row["lower"] for row in (north, river, east)] == [False, True, False]


def test_a_hidden_group_is_named_and_nothing_is_told_of_it() -> None:
    row = rows_of(specified(broken_down(NORTH, WEST, hidden=3)))[1]
    assert row == {"row": 1, "name": "West", "people": "–", "few": "not shown"}


def test_the_dashed_line_goes_where_the_total_is_hidden() -> None:
    dashed = "strokeDash"
    assert dashed in json.dumps(specified(broken_down(NORTH, RIVER)))
    assert dashed not in json.dumps(specified(broken_down(WEST, hidden=3, everyone_shown=False)))


def test_a_sheet_holds_so_many_and_says_how_many_more_there_are() -> None:
    groups = [Group(f"{n}", f"Beat {n}", Tally(8, 10), Change.SAME) for n in range(MOST_DRAWN + 7)]
    spec = specified(broken_down(*groups))
    assert [row["name"] for row in rows_of(spec)] == [group.name for group in groups[:MOST_DRAWN]]
    assert standing(spec)[-1] == "7 more are not drawn. The table has them all: CSV, Excel."
    assert "more are not drawn" not in json.dumps(specified(broken_down(*groups[:MOST_DRAWN])))


def test_long_lines_are_broken_and_no_word_is_lost() -> None:
    said = "River is lower than North. " * 12
    spec = specified(broken_down(NORTH), Words("Title", [said], "District", [said]))
    above = spec["title"]["subtitle"]
    assert len(above) > 1
    assert " ".join(above) == said.strip()
    assert said.strip() in " ".join(standing(spec))


def test_the_axis_begins_at_a_half_only_where_all_fits_in() -> None:
    low = Group("l", "Low", Tally(2, 20), Change.LOWER)
    for groups, begins in (([NORTH, EAST], 0.5), ([NORTH, low], 0.0)):
        text = json.dumps(specified(broken_down(*groups)))
        assert f'"domain": [{begins}, 1]' in text


def test_the_same_figures_give_the_same_picture() -> None:
    spec = specified(broken_down(NORTH, RIVER, EAST, WEST, hidden=3))
    picture = png(spec)
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", picture[16:24])
    assert 1600 < width < 2200
    assert height < width
    assert png(specified(broken_down(NORTH, RIVER, EAST, WEST, hidden=3))) == picture
    assert png(specified(broken_down(NORTH, RIVER, EAST))) != picture


def test_print_is_one_page_with_letters_in_it() -> None:
    printed = pdf(specified(broken_down(NORTH, WEST, hidden=3)))
    assert printed.startswith(b"%PDF-")
    assert printed.count(b"/Type /Page\n") == 1
    assert b"LiberationSans" in printed


def test_nobody_at_all_is_drawn_as_well() -> None:
    assert rows_of(specified(broken_down())) == []
    assert png(specified(broken_down())).startswith(b"\x89PNG")


def test_letters_that_the_font_lacks_are_spoken_of() -> None:
    for name in ("河区", "강변", "النهر"):
        spec = specified(broken_down(NORTH, Group("f", name, Tally(60, 100), Change.SAME)))
        assert [line for line in standing(spec) if "may show as boxes" in line], name
    named = Group("f", "Río – Pháp luật, Берег", Tally(60, 100), Change.SAME)
    assert not [line for line in standing(specified(broken_down(named))) if "boxes" in line]
