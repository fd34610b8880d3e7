"""What an answer asks of the agency: somebody to look into it, or thanks to pass on. Pure rules."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

POOR_AT_MOST = 2
PRAISE_AT_LEAST = 4
LOOK_INTO_WITHIN = timedelta(hours=48)


class Outcome(StrEnum):
    """Who should hear of it."""

    FOLLOW_UP = "follow_up"
    RECOGNITION = "recognition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The answers of one conversation so far: the lowest rating, the officer's rating, and what was written."""

    lowest_rating: int | None
    officer_rating: int | None
    comment: str
    officer_known: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """An outcome and, in words, the rule that led to it."""

    outcome: Outcome
    rule: str


def judge(heard: Heard) -> list[Judgement]:
    """A rating of 1 or 2 opens a follow-up; praise in words beside a 4 or 5 for a known officer is recognition.

    A conversation with any poor rating suggests no recognition: its words are rarely praise.
    """
    if heard.lowest_rating is not None and heard.lowest_rating <= POOR_AT_MOST:
        return [Judgement(Outcome.FOLLOW_UP, f"rated {heard.lowest_rating} of 5")]
    praised = heard.officer_rating is not None and heard.officer_rating >= PRAISE_AT_LEAST
    if praised and heard.comment and heard.officer_known:
        return [Judgement(Outcome.RECOGNITION, f"rated {heard.officer_rating} of 5, with words")]
    return []
