"""The conversation as it would arrive on a phone, each text with its segments, its price and what speaks against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from agencies.models import Agency
from messaging.segments import count, plain
from surveys.cautions import cautions
from surveys.languages import OFFERS, linking, offering
from surveys.wording import web_address

SAMPLE = "26-018113"
SAMPLE_CODE = "7QK2MXWB9RTC"  # of nobody's conversation
REPLIES = {
    "rating": "4",
    "rating_10": "8",
    "yes_no": "Yes",
    "choice": "1",
    "comment": "Kind and quick",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it is written; `reply` is what a citizen may answer, "" after the last one."""

    text: str
    reply: str
    only_some: bool = False


@dataclass(frozen=True, slots=True)
class Bubble:
    """A text as it arrives."""

    text: str
    reply: str
    characters: int
    segments: int
    price: Decimal
    cautions: tuple[str, ...]
    only_some: bool

    @property
    def parts(self) -> tuple[str, str, str]:
        """What stands before the incident's number, the number, and what follows."""
        return self.text.partition(f"#{SAMPLE}")


@dataclass(frozen=True, slots=True)
class Thread:
    """All texts of a survey in one language, and what a conversation costs in US dollars."""

    bubbles: tuple[Bubble, ...]
    unoffered: tuple[str, ...]
    price: Decimal

    @property
    def unanswered(self) -> Decimal:
        """The first text alone."""
        return self.bubbles[0].price if self.bubbles else Decimal(0)

    @property
    def answered(self) -> Decimal:
        """Every text, and a reply to each question."""
        replies = sum(1 for bubble in self.bubbles if bubble.reply)
        return sum((bubble.price for bubble in self.bubbles), replies * self.price)

    @property
    def has_cautions(self) -> bool:
        return any(bubble.cautions for bubble in self.bubbles)


def thread(
    *,
    agency: Agency,
    texts: Sequence[Written],
    language: str,
    languages: Sequence[str],
    linked: bool = False,
) -> Thread:
    """How `texts` arrive in `language`; the first offers the others of `languages`, as far as it gets no dearer.

    `linked` first texts have a link to the web page.
    """
    others = [each for each in languages if each != language]
    bubbles = []
    unoffered: tuple[str, ...] = ()
    for place, written in enumerate(texts):
        text = plain(written.text.replace("{agency}", agency.voice).replace("{reference}", SAMPLE))
        if place == 0 and text:
            if linked:
                text = linking(text, spoken=language, address=web_address(SAMPLE_CODE))
            text = offering(text, spoken=language, others=others)
            unoffered = tuple(each for each in others if OFFERS[each] not in text)
        bubbles.append(_bubble(agency, written, text, is_first=place == 0))
    return Thread(tuple(bubbles), unoffered, agency.segment_price)


def _bubble(agency: Agency, written: Written, text: str, *, is_first: bool) -> Bubble:
    counted = count(text)
    if text:
        against = tuple(cautions(written=written.text, sent=text, is_first=is_first))
    else:
        against = ("Nothing is written in this language yet.",)
    return Bubble(
        text=text,
        reply=written.reply,
        characters=counted.characters,
        segments=counted.segments,
        price=counted.segments * agency.segment_price,
        cautions=against,
        only_some=written.only_some,
    )
