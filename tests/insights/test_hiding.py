"""What is hidden of a table, and that linear programming finds no way to compute it from what is shown."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from insights.statistics import Hidden, suppress, suppress_table
from insights.statistics.proportions import FEWEST

COUNT = st.one_of(st.integers(0, 7), st.integers(0, 60))


@pytest.mark.parametrize(
    ("counts", "hidden", "total"),
    [
        ([12, 9, 30], "...", False),  # nothing is small
        ([12, 3, 30], "xx.", False),  # the next smallest hides the small one
        ([12, 3, 4], ".xx", False),  # two small ones hide each other: 7 together
        ([12, 2, 1, 9], ".xxx", False),  # together they would be known to be three
        ([12, 0, 3], "x.x", False),  # nobody is nobody's secret
        ([3, 0, 0], "x..", True),  # nothing to hide it behind but the total
        ([1, 1, 1, 1, 1, 8], "xxxxxx", False),  # five that add up to five are one each
        ([], "", False),
    ],
)
def test_one_list_and_its_total(counts: list[int], hidden: str, total: bool) -> None:
    assert suppress(counts) == (tuple(mark == "x" for mark in hidden), total)


def test_a_table_hides_a_rectangle_around_one_small_cell() -> None:
    got = suppress_table([[20, 3, 40], [30, 50, 10], [15, 25, 35]])
    assert [[*row] for row in got.cells] == [
        [True, True, False],
        [False, False, False],
        [True, True, False],
    ]
    assert not any([*got.rows, *got.columns, got.total])


def test_a_column_of_one_small_cell_hides_its_total_too() -> None:
    got = suppress_table([[20, 3], [30, 0]])
    assert got.cells[0][1]
    assert got.columns[1]


def test_where_only_zeros_stand_beside_a_number_another_one_hides_it() -> None:
    """The 3 at the bottom would be the columns' totals less the row above."""
    cells = [[1, 0, 0], [11, 3, 5], [5, 3, 0]]
    shown_is_safe(*laid_out(cells, suppress_table(cells)))


@pytest.mark.parametrize("cells", [[[1, 2], [3]], [[1, -2]]])
def test_what_is_no_table(cells: list[list[int]]) -> None:
    with pytest.raises(ValueError, match=r"cells|0 or more"):
        suppress_table(cells)


@given(st.lists(COUNT, max_size=7))
@settings(deadline=None)
def test_no_hidden_group_can_be_computed(counts: list[int]) -> None:
    hidden, total = suppress(counts)
    numbers = [*counts, sum(counts)]
    equations = [[1.0] * len(counts) + [-1.0]]
    shown_is_safe(numbers, [*hidden, total], equations)
    assert all(mark for count, mark in zip(counts, hidden, strict=True) if 0 < count < FEWEST)
    together = sum(count for count, mark in zip(counts, hidden, strict=True) if mark)
    assert total or together == 0 or together >= FEWEST


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(COUNT, min_size=width, max_size=width), min_size=1, max_size=4
        )
    )
)
@settings(max_examples=100, deadline=None)
def test_no_hidden_cell_or_total_can_be_computed(cells: list[list[int]]) -> None:
    got = suppress_table(cells)
    numbers, hidden, equations = laid_out(cells, got)
    shown_is_safe(numbers, hidden, equations)
    for number, mark in zip(numbers, hidden, strict=True):
        assert mark or not 0 < number < FEWEST


def laid_out(
    cells: Sequence[Sequence[int]], got: Hidden
) -> tuple[list[int], list[bool], list[list[float]]]:
    """Every number of the table in one list, and each sum of the table as an equation over that list."""
    height, width = len(cells), len(cells[0])
    numbers = [count for row in cells for count in row]
    numbers += [sum(row) for row in cells] + [sum(row[j] for row in cells) for j in range(width)]
    numbers += [sum(map(sum, cells))]
    hidden = [mark for row in got.cells for mark in row]
    hidden += [*got.rows, *got.columns, got.total]
    row_total, column_total = height * width, height * width + height
    sums = [([i * width + j for j in range(width)], row_total + i) for i in range(height)]
    sums += [([i * width + j for i in range(height)], column_total + j) for j in range(width)]
    sums += [(list(range(row_total, column_total)), len(numbers) - 1)]
    sums += [(list(range(column_total, len(numbers) - 1)), len(numbers) - 1)]
    equations = [equation(numbers, parts, whole) for parts, whole in sums]
    return numbers, hidden, equations


def equation(numbers: list[int], parts: list[int], whole: int) -> list[float]:
    return [1.0 if at in parts else -1.0 if at == whole else 0.0 for at in range(len(numbers))]


def shown_is_safe(numbers: list[int], hidden: list[bool], equations: list[list[float]]) -> None:
    """A reader knows the sums, what is shown, and that what is hidden is at least 1: each may be one of several."""
    bounds = [
        (1, None) if mark else (number, number)
        for number, mark in zip(numbers, hidden, strict=True)
    ]
    for at, mark in enumerate(hidden):
        if mark:
            ends = []
            for sign in (1.0, -1.0):
                goal = [sign if one == at else 0.0 for one in range(len(numbers))]
                found = linprog(goal, A_eq=equations, b_eq=[0.0] * len(equations), bounds=bounds)
                ends.append(float("inf") if found.status == 3 else abs(found.fun))
            assert ends[1] - ends[0] >= 1 - 1e-6, (numbers, hidden, at, ends)
