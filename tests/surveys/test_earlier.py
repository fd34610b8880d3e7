"""Texts that belong to the answer before: second thoughts, and the next parts of split texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.parsing import Kind, continues, second_thought


@pytest.mark.parametrize(
    ("kind", "text", "number"),
    [
        (Kind.RATING, "sorry I meant 4", 4),
        (Kind.RATING, "Sorry, I meant 4!", 4),
        (Kind.RATING, "i meant four", 4),
        (Kind.RATING, "oops, 4", 4),
        (Kind.RATING, "make that a 5 please", 5),
        (Kind.RATING, "*4", 4),
        (Kind.RATING, "quise decir 4", 4),
        (Kind.RATING, "I meant 5 stars", 5),
        (Kind.RATING_10, "correction: 9", 9),
        (Kind.YES_NO, "I meant yes", 1),
        (Kind.YES_NO, "oops no", 0),
    ],
)
def test_what_takes_something_back_answers_the_question_before(
    kind: Kind, text: str, number: int
) -> None:
    value = second_thought(kind=kind, text=text)
    assert value
    assert value.number == number


def test_a_choice_is_taken_back_by_its_words() -> None:
    value = second_thought(kind=Kind.CHOICE, text="I meant records", choices=["report", "records"])
    assert value
    assert value.number == 2


@pytest.mark.parametrize(
    "text",
    [
        "4",
        "no 4",
        "sorry",
        "sorry 4",  # of which question nobody knows
        "I meant",
        "I meant that he was kind",
        "I meant 4 because he was late",
        "he said sorry, I meant 4",
        "4*",  # four stars
        "**",
        "",
    ],
)
def test_anything_else_is_no_second_thought(text: str) -> None:
    assert second_thought(kind=Kind.RATING, text=text) is None


@pytest.mark.parametrize(
    ("before", "text", "said"),
    [
        ("(1/2) 5 he was very", "(2/2) helpful and kind", "helpful and kind"),
        ("[2/3] and", "[3/3] kind", "kind"),
        ("(1/2) 5", "helpful", ""),
        ("5", "(2/2) helpful", ""),
        ("(1/3) 5", "(2/2) helpful", ""),
        ("(1/4)", "(2/4)", ""),
        ("(1/3) a", "(3/3) c", ""),
    ],
)
def test_the_next_part_of_a_split_text_goes_on_with_it(before: str, text: str, said: str) -> None:
    assert continues(before=before, text=text) == said


@given(st.sampled_from(Kind), st.text(), st.text())
def test_any_text_can_be_read(kind: Kind, before: str, text: str) -> None:
    second_thought(kind=kind, text=text)
    second_thought(kind=kind, text=f"I meant {text}")
    continues(before=f"(1/2) {before}", text=f"(2/2) {text}")
