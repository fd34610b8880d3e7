"""Spark lines and interval plots: the numbers of shapes that templates draw.

Colours belong to the style sheet. Nothing here is a style attribute: the content security policy forbids them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from insights.statistics import Proportion
from insights.tallies import Tally

SPARK_WIDTH, SPARK_HEIGHT, SPARK_MARGIN = 92, 30, 4
ENDS_OF_A_LINE = 2
HALF = 0.5
STEPS = 5


@dataclass(frozen=True, slots=True)
class Spark:
    """A spark line in a box of 92 by 30: its path, and the point where it ends."""

    path: str
    x: float
    y: float


def spark(tallies: Sequence[Tally]) -> Spark | None:
    """The shares of the weeks that have one; None under two of them."""
    shares = [
        (week, part) for week, tally in enumerate(tallies) if (part := tally.part) is not None
    ]
    if len(shares) < ENDS_OF_A_LINE:
        return None
    low, high = min(share for _, share in shares), max(share for _, share in shares)
    wide = (SPARK_WIDTH - 2 * SPARK_MARGIN) / (len(tallies) - 1)
    tall = SPARK_HEIGHT - 2 * SPARK_MARGIN
    points = [
        (SPARK_MARGIN + wide * week, SPARK_MARGIN + tall * _fall(share, low, high))
        for week, share in shares
    ]
    path = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return Spark(f"M{path}", round(points[-1][0], 1), round(points[-1][1], 1))


def _fall(share: float, low: float, high: float) -> float:
    """How far below the highest a share lies, from 0 to 1; in the middle where all are alike."""
    return (high - share) / (high - low) if high > low else HALF


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis of an interval plot, from `low` to 1; positions are in percent of its width."""

    low: float

    @classmethod
    def holding(cls, shares: Iterable[Proportion]) -> "Scale":
        """From a half where every interval fits in, else from zero."""
        return cls(HALF if all(share.low >= HALF for share in shares) else 0.0)

    def at(self, share: float) -> str:
        """Where a share is drawn."""
        return f"{100 * (share - self.low) / (1 - self.low):.2f}%"

    @property
    def ticks(self) -> list[tuple[str, int]]:
        """Six of them, as position and label."""
        marks = [self.low + (1 - self.low) * step / STEPS for step in range(STEPS + 1)]
        return [(self.at(mark), round(100 * mark)) for mark in marks]


@dataclass(frozen=True, slots=True)
class Interval:
    """Where an interval and its share are drawn on a scale."""

    low: str
    high: str
    share: str


def interval(*, share: Proportion, scale: Scale) -> Interval:
    """Place a share with its interval on the scale."""
    return Interval(scale.at(share.low), scale.at(share.high), scale.at(share.share))
