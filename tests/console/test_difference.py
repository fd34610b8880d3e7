"""The difference of two groups in words: its number, its interval, and one or none of a point."""

import pytest

from console.explore.sentences import compared, difference_of
from insights.exploring.side_by_side import Side, SideBySide, side_by_side
from insights.tallies import Tally


def pair(first: tuple[int, int], second: tuple[int, int]) -> SideBySide:
    return side_by_side(Side("North", Tally(*first)), Side("River", Tally(*second)))


@pytest.mark.parametrize(
    ("first", "second", "figure"),
    [
        # Newcombe's intervals, to whole points.
        ((13, 16), (8, 11), "81 % less 73 %, before rounding, is 9 points (−21 to 40)."),
        ((6, 15), (18, 20), "40 % less 90 % is −50 points (−71 to −18)."),
        ((18, 20), (6, 15), "90 % less 40 % is 50 points (18 to 71)."),
        ((10, 20), (10, 20), "50 % less 50 % is 0 points (−28 to 28)."),
        ((51, 100), (50, 100), "51 % less 50 % is 1 point (−13 to 15)."),
        ((50, 100), (51, 100), "50 % less 51 % is −1 point (−15 to 13)."),
        ((2000, 4000), (2001, 4000), "50 % less 50 % is 0 points (−2 to 2)."),
    ],
)
def test_the_difference_is_a_figure_whatever_holds(
    first: tuple[int, int], second: tuple[int, int], figure: str
) -> None:
    assert difference_of(pair(first, second)) == figure


def test_one_point_is_a_point() -> None:
    assert "by 1 point (" in compared(pair((51_000, 100_000), (50_000, 100_000)))
    assert "from 1 point below River to 2 above" in compared(pair((5_050, 10_000), (5_000, 10_000)))


def test_without_a_comparison_there_is_no_difference() -> None:
    assert difference_of(side_by_side(Side("North", None), Side("River", Tally(8, 11)))) == ""
    assert difference_of(pair((8, 11), (0, 0))) == ""
