"""Names of people in a comment: after words that lead to one, from the list of given names, by their capitals."""

import re
from collections.abc import Iterator, Sequence

from surveys.masking.given_names import ALSO_A_WORD, GIVEN_NAMES
from surveys.masking.ordinary import FUNCTION_WORDS, ORDINARY
from surveys.masking.spans import Hidden, Known, Span

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# After these comes a name, with a capital or without.
SURELY = re.compile(
    r"\b(?:my name(?:['’]s| is| was)|name is|(?:his|her) name(?:['’]s| is| was)|named|ask for|call me|mr\.?|mrs\.?|"
    r"ms\.?|me llamo|mi nombre es|se llama(?:ba)?|llamad[oa]|señora?|sra?\.|don|doña)\s+$",
    re.IGNORECASE,
)
RELATION = (
    r"(?:neighbou?r|husband|wife|son|daughter|brother|sister|mother|father|mom|mum|dad|friend|boss|landlord|roommate|"
    r"ex|boyfriend|girlfriend|cousin|uncle|aunt|partner|fianc[eé]e?|grandson|granddaughter|tenant|"
    r"vecin[oa]|espos[oa]|hij[oa]|herman[oa]|madre|padre|mam[aá]|pap[aá]|amig[oa]|prim[oa]|t[ií][oa]|novi[oa])"
)
RANK = (
    r"(?:officers?|ofc\.?|deputy|deputies|sergeant|sgt\.?|lieutenant|lt\.?|captain|capt\.?|detective|det\.?|chief|"
    r"trooper|sheriff|dispatcher|operator|cop|oficial|agente|sargento|teniente|capit[aá]n|operadora?|alguacil)"
)
# After these a word with a capital is a name.
PERHAPS = re.compile(
    rf"\b(?:this is|it['’]s|i am|i['’]m|soy|{RELATION},?|{RANK}|signed|from|with|by|thanks,?|thank you,?|gracias,?|"
    r"spoke to|spoke with|talked to|atentamente,?|regards,?)\s+(?:[A-Z]\.\s*)?$",
    re.IGNORECASE,
)
INITIAL = re.compile(r"\b[A-Z]\.\s*$")
SENTENCE_ENDS = re.compile(r"(?:^|[.!?:;\n…]|[\"“(])\s*$")
LONGEST_LED = 3  # words of a name
LOOKS_BACK = 40  # characters


def names(words: str, known: Known) -> Iterator[Span]:
    """Where they stand, each with the words that belong to it."""
    found = list(WORD.finditer(words))
    capitals = _mean_something(words, found)
    at = 0
    while at < len(found):
        length = _length(words, found, at, known, capitals)
        name = found[at : at + length]
        if name and not all(word[0].lower() in known.shown for word in name):
            yield Span(_with_initial(words, name[0].start()), name[-1].end(), Hidden.NAME)
        at += max(length, 1)


def _length(
    words: str, found: Sequence[re.Match[str]], at: int, known: Known, capitals: bool
) -> int:
    """Of how many words the name consists that begins here; 0 for none."""
    word = found[at][0]
    lower = word.lower().removesuffix("'s").removesuffix("’s")
    if lower in FUNCTION_WORDS or len(lower) == 1:
        return 0
    before = words[max(0, found[at].start() - LOOKS_BACK) : found[at].start()]
    if SURELY.search(before):
        return _led(words, found, at, capitals)
    if lower in known.hidden or lower in GIVEN_NAMES:
        return 1 + _following(words, found, at, capitals)
    if not (capitals and _has_capital(word)) or lower in ORDINARY - ALSO_A_WORD:
        return 0
    following = _following(words, found, at, capitals)
    if PERHAPS.search(before) and lower not in ORDINARY:
        return 1 + following
    return 1 + following if following else 0


def _led(words: str, found: Sequence[re.Match[str]], at: int, capitals: bool) -> int:
    """A name that is led to, whatever its capitals: up to the first word that is none."""
    length = 1
    for here, following in zip(found[at:], found[at + 1 : at + LONGEST_LED], strict=False):
        if not _adjoins(words, here, following) or following[0].lower() in ORDINARY:
            break
        if capitals and _has_capital(found[at][0]) and not _has_capital(following[0]):
            break
        length += 1
    return length


def _following(words: str, found: Sequence[re.Match[str]], at: int, capitals: bool) -> int:
    """How many words after this one belong to the same name: those with a capital, and given names."""
    count = 0
    for here, following in zip(found[at:], found[at + 1 :], strict=False):
        lower = following[0].lower()
        goes_on = lower in GIVEN_NAMES or (
            capitals and _has_capital(following[0]) and lower not in ORDINARY
        )
        if not (_adjoins(words, here, following) and goes_on):
            break
        count += 1
    return count


def _adjoins(words: str, here: re.Match[str], following: re.Match[str]) -> bool:
    """Whether only a space, or an initial, stands between them."""
    return re.fullmatch(r"\s+(?:[A-Z]\.?\s+)?", words[here.end() : following.start()]) is not None


def _with_initial(words: str, start: int) -> int:
    before = INITIAL.search(words[:start])
    return before.start() if before else start


def _has_capital(word: str) -> bool:
    return word[0].isupper() and not (len(word) > 1 and word.isupper())


def _mean_something(words: str, found: Sequence[re.Match[str]]) -> bool:
    """Whether capitals say anything: not where a person Writes All The Words Like This."""
    small = [
        _has_capital(word[0])
        for word in found
        if word[0].lower() in FUNCTION_WORDS
        and word[0] != "I"
        and not SENTENCE_ENDS.search(words[max(0, word.start() - LOOKS_BACK) : word.start()])
    ]
    return sum(small) <= len(small) / 2
