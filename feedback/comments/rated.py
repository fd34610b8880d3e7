"""What the rating that somebody gave says of their comment: much, and not everything."""

from collections.abc import Iterable
from dataclasses import dataclass

# How likely a comment of somebody who rated so is to sound good, neutral or poor, against the likeliest of the three.
# Set by hand, since no public comments carry both. Weak on purpose: angry words beside a 5 are to stay in sight.
LIKELY = {
    5: (1.0, 0.58, 0.48),
    4: (1.0, 0.74, 0.65),
    3: (0.76, 1.0, 0.86),
    2: (0.53, 0.77, 1.0),
    1: (0.43, 0.56, 1.0),
}
UNKNOWN = (1.0, 1.0, 1.0)
OF_FIVE = {
    "rating": {number: number for number in range(1, 6)},
    "rating_10": dict(
        enumerate((1, 1, 1, 2, 2, 3, 3, 3, 4, 5, 5))
    ),  # 8 to 10 is good, as everywhere
    "yes_no": {1: 4, 0: 2},
}


@dataclass(frozen=True, slots=True)
class Given:
    """A number that somebody answered with, and to what kind of question."""

    question: int
    kind: str
    about_officer: bool
    number: int


def of_five(given: Given) -> int:
    """What was given as a rating from 1 to 5; 0 where the question asks for no judgement."""
    return OF_FIVE.get(given.kind, {}).get(given.number, 0)


def rating_shown(given: Iterable[Given]) -> int | None:
    """The rating that stands beside a comment in lists: from 1 to 5, of the officer, else the first one."""
    rated = [each for each in given if each.kind == "rating"]
    return min(rated, key=lambda each: not each.about_officer).number if rated else None


def rating_beside(*, question: int, given: Iterable[Given]) -> int:
    """The rating from 1 to 5 that a comment on this question is read with; 0 without one.

    That of the same answer; else that of the officer; else the first rating; else the first yes or no. `given` are the
    person's numbers in the order of the questions.
    """
    judged = [each for each in given if of_five(each)]
    ranked = sorted(
        judged,
        key=lambda each: (
            each.question != question,
            not each.about_officer,
            each.kind == "yes_no",
        ),
    )
    return of_five(ranked[0]) if ranked else 0
