"""The rating that a comment is read with."""

import pytest

from feedback.comments.rated import LIKELY, Given, of_five, rating_beside, rating_shown

OWN, OTHER, THIRD = 1, 2, 3


def given(question: int, number: int, kind: str = "rating", *, officer: bool = False) -> Given:
    return Given(question, kind, officer, number)


@pytest.mark.parametrize(
    ("kind", "number", "five"),
    [
        ("rating", 4, 4),
        ("rating_10", 0, 1),
        ("rating_10", 7, 3),
        ("rating_10", 8, 4),
        ("rating_10", 10, 5),
        ("yes_no", 1, 4),
        ("yes_no", 0, 2),
        ("choice", 3, 0),
        ("rating", 9, 0),
    ],
)
def test_every_judgement_is_one_of_five(kind: str, number: int, five: int) -> None:
    assert of_five(given(OWN, number, kind)) == five


@pytest.mark.parametrize(
    ("numbers", "rating"),
    [
        ([], 0),
        ([given(OTHER, 2, "choice")], 0),
        ([given(OTHER, 1), given(OWN, 5)], 5),
        ([given(OTHER, 1), given(THIRD, 4, officer=True)], 4),
        ([given(OTHER, 0, "yes_no"), given(THIRD, 5)], 5),
        ([given(OTHER, 0, "yes_no")], 2),
    ],
)
def test_the_nearest_judgement_counts(numbers: list[Given], rating: int) -> None:
    assert rating_beside(question=OWN, given=numbers) == rating


def test_no_rating_decides_alone() -> None:
    """Words that are sure enough stand against any rating."""
    assert all(max(row) / min(row) < 2.5 for row in LIKELY.values())


@pytest.mark.parametrize(
    ("numbers", "rating"),
    [
        ([], None),
        ([given(OTHER, 0, "yes_no")], None),
        ([given(OTHER, 2), given(THIRD, 4)], 2),
        ([given(OTHER, 2), given(THIRD, 4, officer=True)], 4),
    ],
)
def test_lists_show_the_rating_of_the_officer(numbers: list[Given], rating: int | None) -> None:
    assert rating_shown(numbers) == rating
