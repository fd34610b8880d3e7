"""What a text costs: its encoding, its segments, and the look-alikes that make it dearer."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Encoding = Literal["GSM-7", "UCS-2"]

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = frozenset("\f^{}\\[~]|€")
_GSM = _BASIC | _EXTENSION

_LIMITS: dict[Encoding, tuple[int, int]] = {"GSM-7": (160, 153), "UCS-2": (70, 67)}
"""Units in a segment that stands alone, and in each of several joined ones (3GPP TS 23.040)."""


@dataclass(frozen=True, slots=True)
class Segments:
    """What a text is sent as, and billed for.

    `characters` is what Twilio's calculator shows: in GSM-7 the septets, where each of
    ``^ { } [ ] ~ \\ | €`` counts two; in UCS-2 the characters that a reader sees, where a flag
    or a family emoji counts one. What fills a segment in UCS-2 is 16-bit units, of which such
    an emoji has several, so `segments` does not follow from `characters`.
    """

    encoding: Encoding
    segments: int
    characters: int


def count(text: str) -> Segments:
    """Return the encoding, the segments and the characters of a text as it stands.

    GSM-7 when every character is in the GSM alphabet (3GPP TS 23.038), else UCS-2. One segment
    holds 160 septets or 70 units; joined ones hold 153 or 67 each. A character is never split
    between two segments. An empty text is one segment.
    """
    if _GSM.issuperset(text):
        sizes = [2 if character in _EXTENSION else 1 for character in text]
        return Segments("GSM-7", _segments(sizes, "GSM-7"), sum(sizes))
    clusters = list(_clusters(text))
    sizes = [size for cluster in clusters for size in _pieces(cluster)]
    return Segments("UCS-2", _segments(sizes, "UCS-2"), len(clusters))


def plain(text: str) -> str:
    """Return the text with typographic look-alikes replaced by what GSM-7 has for them.

    Curly quotes, dashes, ellipses, bullets, unusual and invisible spaces, ligatures, and letters
    written as letter plus accent where one character says the same. Letters and emoji stay as
    they are, even where they make a text dearer. A text in Arabic that begins with a name in Latin letters gets a mark
    in front (U+200F, one unit): phones set a text in the direction of its first letter. Doing it twice changes nothing
    more.
    """
    written = _composed(_composed(text).translate(_REPLACEMENTS))
    bare = _composed(written.translate(_WITHOUT_SHAPING))
    if _GSM.issuperset(bare):
        return bare
    return f"{_FROM_THE_RIGHT}{written}" if _is_turned_around(written) else written


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _segments(sizes: list[int], encoding: Encoding) -> int:
    alone, joined = _LIMITS[encoding]
    if sum(sizes) <= alone:
        return 1
    segments, free = 1, joined
    for size in sizes:
        if size > free:
            segments, free = segments + 1, joined
        free -= size
    return segments


def _units(text: str) -> int:
    """Return the 16-bit units of a text: two for a character beyond the basic plane."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _pieces(cluster: str) -> Iterable[int]:
    """Return what must stay together: the whole cluster, if a joined segment can hold it."""
    units = _units(cluster)
    if units <= _LIMITS["UCS-2"][1]:
        return (units,)
    return (_units(character) for character in cluster)


# --- The characters that a reader sees (Unicode Standard Annex 29), as far as texts need them ---

_ZWNJ, _ZWJ = "\u200c", "\u200d"


def _clusters(text: str) -> Iterator[str]:
    """Split a text into what a reader takes for one character each.

    A line's end of two characters counts two, as in Twilio's calculator.
    """
    start = 0
    for position in range(1, len(text)):
        if not _belongs(text[start:position], text[position]):
            yield text[start:position]
            start = position
    if text:
        yield text[start:]


def _belongs(cluster: str, character: str) -> bool:
    """Whether the next character continues the cluster before it."""
    last = cluster[-1]
    if unicodedata.category(last) in {"Cc", "Zl", "Zp"}:
        return False
    if _extends(character):
        return True
    if _is_regional(character):
        # Two letters make a flag; a third begins the next one.
        return len(cluster) == 1 and _is_regional(last)
    if last == _ZWJ:
        return _is_pictograph(character) and _is_pictograph(cluster[0])
    return _joins_hangul(last, character)


def _extends(character: str) -> bool:
    return (
        character in (_ZWNJ, _ZWJ)
        or "\U0001f3fb" <= character <= "\U0001f3ff"  # skin tones
        or "\U000e0020" <= character <= "\U000e007f"  # tags, in the flags of regions
        or unicodedata.category(character) in {"Mn", "Me", "Mc"}
    )


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_pictograph(character: str) -> bool:
    # Ranges beside the category: Python's table may be older than the newest emoji.
    return "\U0001f000" <= character <= "\U0001faff" or unicodedata.category(character) == "So"


def _joins_hangul(last: str, character: str) -> bool:
    """Whether two Korean parts make one syllable: leading, vowel, trailing."""
    if "\u1100" <= last <= "\u115f":
        return "\u1100" <= character <= "\u11a7" or "\uac00" <= character <= "\ud7a3"
    syllable = "\uac00" <= last <= "\ud7a3"
    open_syllable = syllable and (ord(last) - 0xAC00) % 28 == 0
    if open_syllable or "\u1160" <= last <= "\u11a7":
        return "\u1160" <= character <= "\u11ff"
    return (syllable or "\u11a8" <= last <= "\u11ff") and "\u11a8" <= character <= "\u11ff"


# --- Direction ---

_FROM_THE_RIGHT = "\u200f"
_RIGHT, _LEFT = frozenset({"R", "AL"}), frozenset({"L"})


def _is_turned_around(text: str) -> bool:
    """Whether a text is read from right to left, but begins with a letter that is not.

    What follows the name in front tells, or else what most of its letters are.
    """
    strong = _strong(text)
    if not strong or strong[0] in _RIGHT:
        return False
    after_the_name = _strong(text.partition(":")[2])
    from_right = sum(each in _RIGHT for each in strong)
    return after_the_name[:1] in (["R"], ["AL"]) or 2 * from_right > len(strong)


def _strong(text: str) -> list[str]:
    """The direction of each letter that has one (Unicode Standard Annex 9)."""
    classes = map(unicodedata.bidirectional, text)
    return [each for each in classes if each in _RIGHT | _LEFT]


# --- Look-alikes ---

# The C1 controls \x82 to \x97 are quotes and dashes of Windows-1252 that were read as Latin-1.
_LOOK_ALIKES = {
    "'": "\u2018\u2019\u201b\u2032\u2035\u02b9\u02bb\u02bc\u02bd\u02c8\u02ca\u02cb`\u00b4\x91\x92",
    '"': "\u201c\u201d\u201e\u201f\u2033\u2036\u02ba\u02ee\u00ab\u00bb\u301d\u301e\x84\x93\x94",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\u00b7\u2219\x96\x97",
    "*": "\u2022\u2023\u25cf\u25aa\u2217\u204e\x95",
    ",": "\u201a\x82",
    "<": "\u2039",
    ">": "\u203a",
    "/": "\u2044\u2215",
    "~": "\u02dc\u223c",
    "^": "\u02c6",
    "|": "\u00a6",
    "...": "\u2026\x85",
    "..": "\u2025",
    ".": "\u2024",
    "!!": "\u203c",
    "ff": "\ufb00",
    "fi": "\ufb01",
    "fl": "\ufb02",
    "ffi": "\ufb03",
    "ffl": "\ufb04",
    "\n": "\v\u2028\u2029",
    " ": "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000",
    "": "\u00ad\u034f\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff",
}
_REPLACEMENTS = str.maketrans(
    {
        look_alike: replacement
        for replacement, look_alikes in _LOOK_ALIKES.items()
        for look_alike in look_alikes
    }
)

# Joiners and marks of direction. They shape emoji, Persian, Hindi, Hebrew or Arabic and must stay
# there; in a text that is GSM-7 without them they do nothing but double its price.
_WITHOUT_SHAPING = str.maketrans(
    "", "", f"{_ZWNJ}{_ZWJ}\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
