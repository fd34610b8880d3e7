"""What an answer asks of the agency, by a table."""

import pytest

from feedback.outcomes import Heard, Judgement, Outcome, judge

LOOK_INTO_1 = Judgement(Outcome.FOLLOW_UP, "rated 1 of 5")
LOOK_INTO_2 = Judgement(Outcome.FOLLOW_UP, "rated 2 of 5")
PRAISE_4 = Judgement(Outcome.RECOGNITION, "rated 4 of 5, with words")
PRAISE_5 = Judgement(Outcome.RECOGNITION, "rated 5 of 5, with words")


@pytest.mark.parametrize(
    ("lowest", "of_officer", "comment", "officer_known", "expected"),
    [
        # nothing rated yet
        (None, None, "", True, []),
        (None, None, "He was kind", True, []),
        # a poor rating, whoever it is about and whatever was written
        (1, 1, "", True, [LOOK_INTO_1]),
        (2, 2, "", False, [LOOK_INTO_2]),
        (2, 5, "He was kind", True, [LOOK_INTO_2]),
        (1, None, "Nobody came", True, [LOOK_INTO_1]),
        # three is neither
        (3, 3, "It was all right", True, []),
        # praise: a good rating of the officer, words, and an officer to pass them on to
        (4, 4, "He was kind", True, [PRAISE_4]),
        (5, 5, "He was kind", True, [PRAISE_5]),
        (3, 5, "He was kind", True, [PRAISE_5]),
        (5, 5, "", True, []),
        (5, 5, "He was kind", False, []),
        (5, None, "She was quick", True, []),
        (3, 3, "He was kind", True, []),
    ],
)
def test_judge(
    lowest: int | None,
    of_officer: int | None,
    comment: str,
    officer_known: bool,
    expected: list[Judgement],
) -> None:
    heard = Heard(
        lowest_rating=lowest,
        officer_rating=of_officer,
        comment=comment,
        officer_known=officer_known,
    )
    assert judge(heard) == expected
