"""How much there is of everything, and how it is spread over the agencies."""

from dataclasses import dataclass
from itertools import islice

# What the product is built for.
FULL_AGENCIES, FULL_INCIDENTS, FULL_CONVERSATIONS, FULL_ANSWERS = (
    1_000,
    10_000_000,
    3_000_000,
    9_000_000,
)
FLATTENING = 0.6  # of Zipf's law: the tenth agency after the largest has a quarter of the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many incidents, and how many conversations and answers came of them."""

    incidents: int
    conversations: int
    answers: int

    @property
    def asked(self) -> float:
        """The share of incidents whose caller is asked."""
        return self.conversations / self.incidents

    @property
    def answers_each(self) -> float:
        """The answers that come of a conversation, on average."""
        return self.answers / self.conversations


def full(*, scale: float) -> Size:
    """So many times the full size."""
    return Size(
        incidents=round(FULL_INCIDENTS * scale),
        conversations=round(FULL_CONVERSATIONS * scale),
        answers=round(FULL_ANSWERS * scale),
    )


def shares(*, agencies: int, largest: float) -> list[float]:
    """What each agency has of everything: the first `largest`, the others what is left, by their rank."""
    if agencies == 1:
        return [1.0]
    weights = [rank**-FLATTENING for rank in range(1, agencies)]
    left = (1 - largest) / sum(weights)
    return [largest, *(weight * left for weight in weights)]


def portion(*, of: Size, share: float) -> Size:
    """That share of everything, and never nothing."""
    return Size(
        incidents=max(1, round(of.incidents * share)),
        conversations=max(1, round(of.conversations * share)),
        answers=max(1, round(of.answers * share)),
    )


def portions(*, of: Size, agencies: int, largest: float) -> list[Size]:
    """The size of each agency, the largest first."""
    every = shares(agencies=agencies, largest=largest)
    return [portion(of=of, share=share) for share in islice(every, agencies)]
