"""Sheets of cards and posters as PDF, drawn to the point: letter paper, black on white, in a font that is always there.

Each page is an SVG that vl-convert turns into a PDF, in the font that it brings along; pypdf binds the pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from textwrap import wrap
from typing import Any

import vl_convert
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from pypdf import PdfWriter

from console.doors import drawing
from console.doors.invitations import MANY, Invitation, on_paper, spoken_at
from surveys.codes import spaced
from surveys.models import Card, Door

PAGE_WIDTH, PAGE_HEIGHT = 612, 792  # points: letter paper
# A card, as the page for print has it: two beside each other, four below each other.
CARD_WIDTH, CARD_HEIGHT, CARDS_A_PAGE, COLUMNS = 270.0, 165.6, 8, 2
CARD_EDGE, CARD_CODE, CARD_GAP = 10.0, 94.0, 11.0
FEW_SIZE, MANY_SIZE = 9.5, 8.0  # of the words on a card, in few languages and in many
MARGIN, LARGEST_CODE = 48.0, 400.0  # of a poster
LEADING = 1.25  # of the size of a line


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. `y` is where its letters stand."""

    words: str
    size: float
    bold: bool
    y: float


@dataclass(slots=True)
class Block:
    """Lines below each other, wrapped to a width. Letters are taken to be half as wide as high."""

    width: float
    lines: list[Line] = field(default_factory=list)
    height: float = 0

    def add(self, words: str, *, size: float, bold: bool = False, above: float = 0) -> None:
        """Words in a size, with some space above them."""
        self.height += above
        for line in wrap(words, int(self.width / (size * (0.58 if bold else 0.5)))):
            self.lines.append(Line(line, size, bold, self.height + size))
            self.height += size * LEADING


def cards_pdf(*, door: Door, cards: Sequence[Card]) -> bytes:
    """The cards, eight on a page."""
    said = on_paper(spoken_at(door))
    pages = [
        _page("cards", cards=list(_placed(door, cards[first : first + CARDS_A_PAGE], said)))
        for first in range(0, len(cards), CARDS_A_PAGE)
    ]
    return _bound(pages, title=f"Cards: {door}")


def poster_pdf(*, door: Door) -> bytes:
    """The code of the common link on one page, to hang up."""
    top, below = Block(width=500), Block(width=500)
    top.add(door.agency.voice, size=26, bold=True)
    said = on_paper(spoken_at(door))
    for place, each in enumerate(said):
        top.add(each.question, size=18 if place else 44, bold=not place, above=4 if place else 14)
    below.add(spaced(door.code), size=30, bold=True)
    for each in said:
        if each.how:
            below.add(f"{each.how} {drawing.spoken_address()}", size=15, above=4)
    size = min(LARGEST_CODE, PAGE_HEIGHT - 2 * MARGIN - top.height - below.height)
    top_y = (PAGE_HEIGHT - top.height - size - below.height) / 2
    page = _page(
        "poster",
        top=top,
        below=below,
        top_y=top_y,
        qr=drawing.within_page(door.code),
        size=size,
        qr_x=(PAGE_WIDTH - size) / 2,
        qr_y=top_y + top.height,
        below_y=top_y + top.height + size,
    )
    return _bound([page], title=str(door))


@dataclass(frozen=True, slots=True)
class Placed:
    """A card on its page."""

    x: float
    y: float
    qr: SafeString
    block: Block

    @property
    def qr_y(self) -> float:
        """Where its code begins, so that it stands in the middle; `text_y` says it of the text."""
        return (CARD_HEIGHT - CARD_CODE) / 2

    @property
    def text_y(self) -> float:
        return (CARD_HEIGHT - self.block.height) / 2


def _placed(door: Door, cards: Sequence[Card], said: Sequence[Invitation]) -> Iterator[Placed]:
    left = (PAGE_WIDTH - COLUMNS * CARD_WIDTH) / 2
    top = (PAGE_HEIGHT - CARDS_A_PAGE / COLUMNS * CARD_HEIGHT) / 2
    for place, card in enumerate(cards):
        row, column = divmod(place, COLUMNS)
        yield Placed(
            x=left + column * CARD_WIDTH,
            y=top + row * CARD_HEIGHT,
            qr=drawing.within_page(card.code),
            block=on_card(door, card, said),
        )


def on_card(door: Door, card: Card, said: Sequence[Invitation]) -> Block:
    """The words of a card, as they stand below each other."""
    block = Block(width=CARD_WIDTH - 2 * CARD_EDGE - CARD_CODE - CARD_GAP)
    block.add(door.agency.voice, size=12, bold=True)
    size = FEW_SIZE if len(said) < MANY else MANY_SIZE
    for each in said:
        how = f" {each.how} {drawing.spoken_address()}" if each.how else ""
        block.add(f"{each.question}{how}", size=size, above=2)
    block.add(spaced(card.code), size=13, bold=True, above=5)
    return block


def _page(template: str, **context: Any) -> bytes:
    """One page. A point of the drawing is a point on paper."""
    measures = {"width": PAGE_WIDTH, "height": PAGE_HEIGHT, "card_width": CARD_WIDTH}
    measures |= {"card_height": CARD_HEIGHT, "card_code": CARD_CODE, "edge": CARD_EDGE}
    measures |= {"text_x": CARD_EDGE + CARD_CODE + CARD_GAP, "middle": PAGE_WIDTH / 2}
    drawn = render_to_string(f"console/doors/{template}.svg", {**measures, **context})
    page: bytes = vl_convert.svg_to_pdf(drawn)
    return page


def _bound(pages: Sequence[bytes], *, title: str) -> bytes:
    writer, file = PdfWriter(), BytesIO()
    for page in pages:
        writer.append(BytesIO(page))
    writer.add_metadata({"/Title": title})
    writer.write(file)
    return file.getvalue()
