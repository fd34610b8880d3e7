"""What people write in their own words, how it sounds, and which themes it speaks of."""

from dataclasses import dataclass
from itertools import product

SAYINGS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Thank you for coming so quickly", "good", ("response_time",)),
    ("The officer listened and was kind", "good", ("courtesy", "listening")),
    ("Nobody called me back", "poor", ("follow_up",)),
    ("It took over an hour until someone came", "poor", ("response_time",)),
    ("Please tell us what happens next", "neutral", ("explanation",)),
    ("Good job, keep it up", "good", ()),
    ("Muy amables, gracias", "good", ("courtesy",)),
    ("He explained the report to me", "good", ("explanation",)),
    ("The dispatcher stayed calm", "good", ("dispatcher",)),
    ("Nothing was done about the noise", "poor", ("outcome",)),
    ("They found my bicycle the next day", "good", ("outcome",)),
    ("She treated both of us the same", "good", ("fairness",)),
    ("He took my neighbor's side", "poor", ("fairness",)),
    ("I feel safer since they drive by", "good", ("safety",)),
    ("Cars still race down our street", "poor", ("safety", "outcome")),
    ("Tardaron mucho en llegar", "poor", ("response_time",)),
    ("Nadie hablaba español", "poor", ("language",)),
    ("Send somebody who lives here", "neutral", ()),
    ("Is this really the police?", "neutral", ("scam",)),
    ("I was asked for my name three times", "neutral", ("listening",)),
)
SHARE_OF_TWO = 0.5  # of those who write say two things


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote."""

    words: str
    sound: str
    themes: tuple[str, ...]


def _two(one: Comment, other: Comment) -> Comment:
    themes = dict.fromkeys((*one.themes, *other.themes))
    return Comment(f"{one.words}. {other.words}.", one.sound, tuple(themes))


_ONES = [Comment(*saying) for saying in SAYINGS]
COMMENTS = [*_ONES, *(_two(one, other) for one, other in product(_ONES, repeat=2))]
"""Each of the sayings, and after them each two of them."""
