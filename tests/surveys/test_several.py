"""Several answers in one text, taken only where nothing else can be meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.parsing import Kind, parse_all

R, Y, C = Kind.RATING, Kind.YES_NO, Kind.COMMENT
FOUR = (R, R, Y, C)

Answers = list[tuple[int | None, str]]


def read(kinds: tuple[Kind, ...], text: str, language: str = "en") -> Answers:
    return [(v.number, v.comment) for v in parse_all(kinds=kinds, text=text, language=language)]


@pytest.mark.parametrize(
    ("kinds", "text", "answers"),
    [
        (FOUR, "5 and 4, yes, he was great", [(5, ""), (4, ""), (1, ""), (None, "he was great")]),
        (FOUR, "5, 4, yes", [(5, ""), (4, ""), (1, "")]),
        (FOUR, "5 4 yes", [(5, ""), (4, ""), (1, "")]),
        (FOUR, "5,5,yes,no comment", [(5, ""), (5, ""), (1, ""), (None, "")]),
        (
            FOUR,
            "1. 5\n2. 4\n3. yes\n4. he was kind",
            [(5, ""), (4, ""), (1, ""), (None, "he was kind")],
        ),
        (FOUR, "1) 5 2) 4 3) no", [(5, ""), (4, ""), (0, "")]),
        (FOUR, "5! 4! Yes! Great!", [(5, ""), (4, ""), (1, ""), (None, "Great!")]),
        (FOUR, "5 y 4, si, muy amable", [(5, ""), (4, ""), (1, ""), (None, "muy amable")]),
        (FOUR, "10/10, 8/10, yes, keep it up", [(5, ""), (4, ""), (1, ""), (None, "keep it up")]),
        (FOUR, "5 4 yes great job", [(5, ""), (4, ""), (1, ""), (None, "great job")]),
        ((R, Y, C), "4 no", [(4, ""), (0, "")]),
        ((R, Y), "5, yes, she was kind", [(5, ""), (1, "she was kind")]),
        ((Y, C), "yes, he was great", [(1, "he was great")]),
    ],
)
def test_several_answers_are_taken(kinds: tuple[Kind, ...], text: str, answers: Answers) -> None:
    assert read(kinds, text) == answers


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("5", [(5, "")]),
        ("5 the officer was kind", [(5, "the officer was kind")]),
        ("5, he was kind, yes", [(5, "he was kind, yes")]),
        ("5, yes", [(5, "")]),
        ("5 sorry 4, yes", [(4, "")]),
        ("5 4", []),
        ("5 and 4", []),
        ("4 or 5", []),
        ("5,4,3,2", []),
        ("5 4 no complaints", []),
        ("5 4 great job", []),
        ("5 yes he was kind", [(5, "yes he was kind")]),
        ("hello", []),
        ("", []),
    ],
)
def test_what_may_mean_something_else_is_one_answer_or_none(text: str, answers: Answers) -> None:
    assert read(FOUR, text) == answers


def test_a_list_that_is_not_known_here_ends_the_reading() -> None:
    assert read((Kind.CHOICE, R), "2, 5") == []
    assert read((R, Y, Kind.CHOICE), "5, yes, 2") == [(5, ""), (1, "2")]


@given(st.lists(st.sampled_from(Kind), max_size=5), st.text())
def test_any_text_can_be_read(kinds: list[Kind], text: str) -> None:
    answers = parse_all(kinds=kinds, text=text)
    assert len(answers) <= len(kinds)
