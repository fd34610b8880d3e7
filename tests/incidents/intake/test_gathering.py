"""Rows of one incident come together, each row once, in the same order whenever the file is read."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.intake import gathering
from incidents.intake.gathering import gathered, last_lines
from incidents.intake.tables import Row


def reference_in(cells: Sequence[str]) -> str:
    return cells[0]


def order_of(references: Sequence[str]) -> list[int]:
    """The lines of a file with these references in the order in which they come."""

    def rows() -> Iterator[Row]:
        yield from ((line, [reference]) for line, reference in enumerate(references, 2))

    last = last_lines(rows(), reference_in)
    return [line for line, _ in gathered(rows, reference_in, last)]


def test_rows_wait_for_the_last_one_of_their_incident() -> None:
    assert order_of("AABBC") == [2, 3, 4, 5, 6]
    assert order_of("ABAC") == [3, 2, 4, 5]
    assert order_of("ABCBA") == [4, 3, 5, 2, 6]


def test_rows_without_a_reference_wait_for_nobody() -> None:
    assert order_of(["", "A", "", "A", ""]) == [2, 4, 3, 5, 6]


def test_what_cannot_wait_comes_in_another_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "MOST_WAITING", 1)
    assert order_of("ABCBA") == [4, 2, 6, 3, 5]


@given(references=st.lists(st.sampled_from(["", *"ABCDEF"]), max_size=25), most=st.integers(1, 5))
def test_every_row_comes_once_beside_those_of_its_incident(
    references: list[str], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gathering, "MOST_WAITING", most)
        order = order_of(references)
    assert sorted(order) == list(range(2, len(references) + 2))
    come = [references[line - 2] for line in order]
    for reference in set(references) - {""}:
        first = come.index(reference)
        assert come[first : first + come.count(reference)] == [reference] * come.count(reference)
        lines = [line for line in order if references[line - 2] == reference]
        assert lines == sorted(lines)
