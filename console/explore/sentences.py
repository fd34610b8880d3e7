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
    if pair.word is Change.SAME or pair.word is None:
        below, above = _points(max(-found.low, 0)), _points(max(found.high, 0))
        return (
            f"No real difference: {first} may lie anywhere from {below} points below {second} "
            f"to {above} above."
        )
    higher = pair.word is Change.HIGHER
    least, most = (found.low, found.high) if higher else (-found.high, -found.low)
    return (
        f"{first} is {pair.word.lower()} than {second}, by {_points(abs(found.estimate))} points "
        f"({_points(least)} to {_points(most)} with 95 % confidence)."
    )


def _points(share: float) -> str:
    """A difference of shares in whole points."""
    return str(percent(share))
