"""A rating given in words: "very good", "not bad", "muy mal", "Great officer, he was kind".

Words rate where a whole clause says nothing else than an opinion of the service. Praise and blame
in one reply, or a turn such as "good but slow", give no number: the person is asked again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from surveys.parsing import words
from surveys.parsing.reactions import Mood, emoji
from surveys.parsing.tokens import Sort, Token, clauses
from surveys.parsing.values import Found, Unclear

LONGEST_PHRASE = 5
NEUTRAL = 3
# "Not good" is poor, "not bad" is good, "not terrible" is middling.
DENIED = {5: 2, 4: 2, 3: 2, 2: 4, 1: 3}
STRESSED = {4: 5, 2: 1}
MIXED = Unclear("It praises and criticizes at once.")


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one clause says: its number, where it stands, and whether it says nothing else."""

    number: int
    first: int
    last: int
    plain: bool
    bare: bool  # "it was ok" and no word of weight besides
    alone: bool  # "ok" and no word besides


def rating_opinion(tokens: Sequence[Token]) -> Found | Unclear | None:
    """Return the rating that words or emoji give, why it is none, or None where they give none."""
    opinions = list(_opinions(tokens))
    mood = emoji(tokens)
    sides = {_side(opinion.number) for opinion in opinions}
    sides |= {{Mood.FOR: 1, Mood.AGAINST: -1}[mood]} if mood in (Mood.FOR, Mood.AGAINST) else set()
    if len(sides) > 1 or mood is Mood.NEITHER:
        return MIXED
    if sides == {1} and (_complains(tokens, opinions) or _turns(tokens)):
        return MIXED
    lead = next((opinion for opinion in opinions if opinion.plain), None)
    if lead is not None and not (_turns(tokens) or _only_acknowledges(tokens, lead)):
        return Found(number=lead.number, first=lead.first, last=lead.last, keep=not lead.bare)
    return _by_emoji(tokens, mood)


def _by_emoji(tokens: Sequence[Token], mood: Mood | None) -> Found | None:
    if mood is None:
        return None
    marked = [at for at, token in enumerate(tokens) if emoji([token]) is mood]
    number = 5 if mood is Mood.FOR else 1
    return Found(number=number, first=marked[0], last=marked[-1], keep=True)


def _side(number: int) -> int:
    return (number > NEUTRAL) - (number < NEUTRAL)


def _complains(tokens: Sequence[Token], opinions: Sequence[Opinion]) -> bool:
    """Tell whether a complaint stands outside the opinions: "nada" in "nada mal" is none."""
    said = {at for opinion in opinions for at in range(opinion.first, opinion.last + 1)}
    return any(token.text in words.COMPLAINTS for at, token in enumerate(tokens) if at not in said)


def _turns(tokens: Sequence[Token]) -> bool:
    """Tell whether the reply turns against itself: "but" with something after it."""
    return any(token.text in words.TURNS for token in tokens[:-1])


def _only_acknowledges(tokens: Sequence[Token], lead: Opinion) -> bool:
    """Tell whether "ok thanks" or "Ok. When will he come" only says that our text was read."""
    if tokens[lead.first].text not in words.ACKNOWLEDGING:
        return False
    if any(token.text in words.THANKS for token in tokens):
        return tokens[lead.first].text != "fine"
    return lead.alone and sum(token.sort is Sort.WORD for token in tokens) > 1


def _opinions(tokens: Sequence[Token]) -> Iterator[Opinion]:
    for part in clauses(tokens):
        said = [tokens[at].text for at in part]
        found = list(_rated(said))
        if len(found) > 1:  # "ok great": the "ok" only begins
            found = [one for one in found if one[0] != NEUTRAL] or found
        if not found:
            continue
        numbers = [number for number, _, _ in found]
        begin, end = found[0][1], found[-1][2]
        yield from (
            Opinion(
                number=number,
                first=part[begin],
                last=part[end],
                plain=_is_plain(said) and not _is_asked(tokens, part),
                bare=all(word in words.ECHOES for word in said[:begin] + said[end + 1 :]),
                alone=len(said) == 1,
            )
            for number in dict.fromkeys(numbers)
        )


def _rated(said: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield (number, first, last) for each opinion among the words of a clause."""
    at, denied, stressed, begin = 0, False, False, None
    while at < len(said):
        number, size = _rated_at(said, at)
        if number is None:
            size = 1
            if said[at] in words.NOT:
                denied, begin = True, at
            elif said[at] in words.MORE:
                stressed, begin = True, at if begin is None else begin
            elif said[at] not in words.PLAIN:
                denied = stressed = False
                begin = None
        else:
            shaded = _shaded(number, denied=denied, stressed=stressed)
            yield shaded, at if begin is None else begin, at + size - 1
            denied = stressed = False
            begin = None
        at += size


def _shaded(number: int, *, denied: bool, stressed: bool) -> int:
    if denied:
        return DENIED[number]
    return STRESSED.get(number, number) if stressed else number


def _rated_at(said: Sequence[str], at: int) -> tuple[int | None, int]:
    """Return the number of the longest opinion that begins at `at`, and how many words it has."""
    for size in range(LONGEST_PHRASE, 1, -1):
        number = words.RATED_PHRASES.get(" ".join(said[at : at + size]))
        if number is not None and at + size <= len(said):
            return number, size
    return words.RATED.get(said[at]), 1


def _is_asked(tokens: Sequence[Token], part: Sequence[int]) -> bool:
    """Tell whether a question mark ends the clause: "Good?"."""
    after = part[-1] + 1
    return after < len(tokens) and tokens[after].text == "?"


def _is_plain(said: Sequence[str]) -> bool:
    """Tell whether a clause has only opinions, their shades, the service and its people."""
    if ("im" in said or list(said[:2]) == ["i", "am"]) and not words.FELT.intersection(said):
        return False
    return all(
        word in words.PLAIN
        or word in words.RATED
        or word in words.MORE
        or word in words.NOT
        or (at > 0 and said[at - 1] in words.RANKS)
        or word in words.IN_PHRASES
        for at, word in enumerate(said)
    )
