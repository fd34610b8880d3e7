"""What holds and what is noise, in plain sentences."""

from console.templatetags.words import percent
from insights.exploring.breakdown import SideBySide
from insights.exploring.measures import Measure
from insights.tallies import Change, Tally, change


def against(now: Tally, before: Tally, when: str) -> str:
    """ "Higher than in the 30 days before: 81 % of 380." Empty where there were too few to compare."""
    word, share = change(of=now, against=before), before.share
    if word is None or share is None:
        return ""
    what = f"{percent(share.share)} % of {before.total:,}"
    if word is Change.SAME:
        return f"No real change from {when} ({what})."
    return f"{word} than in {when} ({what})."


def compared(pair: SideBySide, measure: Measure) -> str:
    """Two groups side by side: which is higher, by how much, and how sure that is."""
    found = pair.difference
    if found is None:
        return "One of them has too few people to compare."
    first, second = pair.first.name, pair.second.name
    low, high = _points(found.low), _points(found.high)
    if pair.word is Change.SAME or pair.word is None:
        return (
            f"No real difference: {first} is somewhere between {low} and {high} points "
            f"from {second}, which holds none at all."
        )
    if pair.word is Change.LOWER:
        low, high = _points(-found.high), _points(-found.low)
    return (
        f"{first} is {pair.word.lower()} than {second}, by {_points(abs(found.estimate))} points "
        f"({low} to {high} with 95 % confidence)."
    )


def _points(share: float) -> str:
    """A difference of shares in points, halves rounded away from zero: "−5"."""
    points = int(abs(100 * share) + 0.5)
    return f"−{points}" if share < 0 and points else str(points)
