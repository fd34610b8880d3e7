"""A rating given as a number, told apart from things counted, times and measures.

A number rates where it opens the reply ("5 he was kind"), closes it ("He was great, 5"), names
its scale ("4 out of 5", "8/10", "5 stars") or is led in by a word ("I would give them a 5"). Other
scales are brought to 1 to 5. What falls between two numbers goes to the nearer one, and a half
goes down, since it must not flatter: 4.5 is 4, and so is 9/10.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_DOWN, Decimal

from surveys.parsing import words
from surveys.parsing.reactions import STAR_MARKS
from surveys.parsing.tokens import Sort, Token
from surveys.parsing.values import Found, Unclear

STARS, TEN, PERCENT = 5, 10, 100
SCALES = frozenset({STARS, TEN, PERCENT})
SCALE_LINKS = (
    ["outta"],
    ["over"],
    ["out", "of"],
    ["out", "of", "a"],
    ["of"],
    ["/"],
    ["sobre"],
    ["de"],
)
SENTENCE_ENDS = frozenset(".!?\n")
NOT_BEFORE = frozenset("$#@&<")
# "10 for the officer, 2 for the wait": each of two numbers rates something else.
ENUMERATES, EACH_FOR = frozenset({",", ";", "and", "y"}), frozenset({"for", "para"})

SINGLE = re.compile(r"\d{1,6}(?:[.,](?:\d|00|25|50|75))?")
FRACTION = re.compile(r"(\d{1,3}(?:[.,]\d)?)/(\d{1,3})")
BETWEEN = re.compile(r"(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers that a question asks for."""

    lowest: int
    highest: int


ONE_TO_FIVE = Scale(1, STARS)
NONE_TO_TEN = Scale(0, TEN)


@dataclass(frozen=True, slots=True)
class Mention:
    """A number that may rate: `scale` is what it is out of, where that was said."""

    value: Decimal
    scale: int | None
    first: int
    last: int


def rating_number(tokens: Sequence[Token], scale: Scale = ONE_TO_FIVE) -> Found | Unclear | None:
    """Return the rating that a number gives, why it is none, or None where no number rates.

    A number on another scale that is named ("8/10", "5 stars") is brought to this one.
    """
    found = [one for one in _mentions(tokens) if _rates(tokens, one)]
    scaled = [one for one in found if one.scale is not None]
    mentions = scaled or found
    if not mentions:
        return _stars(tokens, scale)
    ratings = [_rating(one, scale) for one in mentions]
    valid = list(dict.fromkeys(rating for rating in ratings if rating is not None))
    if len(valid) > 1:
        return Unclear(f"It gives two different numbers, {valid[0]} and {valid[1]}.")
    if not valid:
        return _out_of_range(mentions[0].value, scale)
    at = ratings.index(valid[0])
    return Found(number=valid[0], first=mentions[at].first, last=mentions[at].last)


def _stars(tokens: Sequence[Token], scale: Scale) -> Found | Unclear | None:
    """Read a reply in stars: each one counts."""
    places = [at for at, token in enumerate(tokens) if token.text in STAR_MARKS]
    if not places:
        return None
    stars = Mention(Decimal(len(places)), STARS, places[0], places[-1])
    number = _rating(stars, scale)
    if number is None:
        return _out_of_range(stars.value, ONE_TO_FIVE)
    return Found(number=number, first=stars.first, last=stars.last)


def _out_of_range(value: Decimal, scale: Scale) -> Unclear:
    return Unclear(f"{value} is not between {scale.lowest} and {scale.highest}.")


def _rating(mention: Mention, scale: Scale) -> int | None:
    """Bring a mention to the scale that is asked for, None where it lies outside its own."""
    value, own = mention.value, mention.scale or scale.highest
    lowest = 1 if own == STARS else scale.lowest if own == scale.highest else 0
    if not lowest <= value <= own:
        return None
    scaled = value * scale.highest / own
    return max(scale.lowest, int(scaled.to_integral_value(ROUND_HALF_DOWN)))


def _mentions(tokens: Sequence[Token]) -> Iterator[Mention]:
    at = 0
    while at < len(tokens):
        value, scale = _quantity(tokens[at])
        last = at
        if value is not None:
            if scale is None:
                scale, last = _named_scale(tokens, at)
            if _minus(tokens, at):
                value = -value
            yield Mention(value=value, scale=scale, first=at, last=last)
        at = last + 1


def _quantity(token: Token) -> tuple[Decimal | None, int | None]:
    """Read one token as a number and, if it says so, the scale that it is on."""
    if token.sort is Sort.WORD and token.text in words.SPELLED:
        return Decimal(words.SPELLED[token.text]), None
    if token.sort is not Sort.NUMBER:
        return None, None
    if SINGLE.fullmatch(token.text):
        return Decimal(token.text.replace(",", ".")), None
    if (parts := FRACTION.fullmatch(token.text)) and int(parts[2]) in SCALES:
        return Decimal(parts[1].replace(",", ".")), int(parts[2])
    if parts := BETWEEN.fullmatch(token.text):
        one, other = int(parts[1]), int(parts[2])
        if abs(one - other) <= 1:
            return Decimal(one + other) / 2, None
    return None, None


def _named_scale(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """Return the scale that follows a number, "out of 5", "stars" or "%", and where it ends."""
    following = [token.text for token in tokens[at + 1 : at + 4]]
    for link in SCALE_LINKS:
        end = at + len(link) + 1
        if following[: len(link)] == link and end < len(tokens):
            top, _ = _quantity(tokens[end])
            if top is not None and top in SCALES:
                return int(top), _past_stars(tokens, end)
    if following[:1] in (["%"], ["percent"]):
        return PERCENT, at + 1
    past = _past_stars(tokens, at)
    return (STARS, past) if past > at else (None, at)


def _past_stars(tokens: Sequence[Token], at: int) -> int:
    """Return where "5 stars" or "5 ⭐" ends, `at` itself where no star follows."""
    while at + 1 < len(tokens) and tokens[at + 1].text in STAR_MARKS | words.STARS:
        at += 1
    return at


def _minus(tokens: Sequence[Token], at: int) -> bool:
    """Tell "-5" from "great-5" and "great - 5"."""
    if at == 0 or tokens[at - 1].text not in {"-", "\u2212"}:
        return False
    glued = tokens[at - 1].end == tokens[at].start
    return glued and (at == 1 or tokens[at - 2].end < tokens[at - 1].start)


def _rates(tokens: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a number rates, by what stands around it."""
    before = tokens[mention.first - 1].text if mention.first else ""
    if before in NOT_BEFORE or _counts(tokens, mention):
        return False
    if mention.scale in {STARS, TEN}:
        return before not in words.DATED
    after = tokens[mention.last + 1] if mention.last + 1 < len(tokens) else None
    ends = after is None or after.sort is Sort.MARK
    single_word = tokens[mention.first].text in {"one", "uno"}  # "no one", "the best one"
    if single_word and not ends:
        return False
    if _opens(tokens, mention.first):
        return True
    if before in ENUMERATES and after is not None and after.text in EACH_FOR:
        return True
    if before in words.LEADS_IN:
        return after is None or ends or after.text in words.LEADS_ON
    if _closes(tokens, mention.last):
        return (
            (before in words.RATED and not single_word)
            or before in words.LEADS_OUT
            or tokens[mention.first - 1].sort is Sort.MARK
        )
    return ends and before in SENTENCE_ENDS


def _counts(tokens: Sequence[Token], mention: Mention) -> bool:
    """Tell whether a number counts: "2 police cars", "2 came", "2 of them", "4 or 5"."""
    rest = tokens[mention.last + 1 : mention.last + 4]
    if len(rest) > 1 and rest[0].text in words.RANGES and _quantity(rest[1])[0] is not None:
        return True
    counted = next((token.text for token in rest if token.text not in words.COUNTED_HOW), "")
    if counted in words.COUNTED or (mention.value == 1 and counted in words.COUNTED_ONE):
        return True
    return mention.scale is None and counted in words.COUNTED_DID


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether nothing of weight stands before `at`."""
    return all(_weightless(token) for token in tokens[max(0, at - OPENING) : at]) and at <= OPENING


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether nothing of weight stands after `at`."""
    rest = tokens[at + 1 : at + 2 + OPENING]
    return len(rest) <= OPENING and all(_weightless(token) for token in rest)


def _weightless(token: Token) -> bool:
    if token.sort is Sort.MARK or token.text in words.FILLERS:
        return True
    return _quantity(token)[0] is not None


# Greetings and thanks are short: so many tokens at most stand before or after a number unweighed.
OPENING = 12
