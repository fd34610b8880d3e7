"""What a person wrote besides the answer, and replies that decline to comment."""

from surveys.parsing import words
from surveys.parsing.tokens import Cut, Sort, is_look, tokens_of
from surveys.parsing.values import Found
from surveys.parsing.words import listed

_DECLINED = listed(
    """
    skip; skip it; no comment; no comments; none; n a; na; no; nope; nah; nada; nothing; no
    thanks; no thank you; no thankyou; nothing else; nothing to add; nothing more; not really;
    none thanks; nope thanks; nope thank you; not at this time; pass; x; no gracias; ninguno;
    ninguna; nada mas; sin comentarios; sin comentario; ningun comentario; pasar; saltar;
    omitir; nada gracias; nothing at all; thats it; thats all; no nada; eso es todo
    """
)
_DASHES = "-\u2013\u2014"
_WIDE = "\uff0c\u3002\uff1b\uff1a\u3001\uff01\uff1f\u060c\u061b"  # marks of Chinese and Arabic
_LEFT = f" \t\r\n,.;:!?{_WIDE}{_DASHES}*()]/=+%"
_RIGHT = f" \t\r\n,;:{_WIDE}{_DASHES}*([/="


def own_words(text: str, *, cut: Cut = tokens_of) -> str:
    """Return a comment as it was written, "" where the person declined to comment."""
    said = [token.text for token in cut(text) if token.sort is not Sort.MARK]
    if not said and text.isascii():
        return ""
    return "" if " ".join(said) in _DECLINED else text


def beside(text: str, found: Found, *, cut: Cut = tokens_of) -> str:
    """Return what stands beside an answer: what follows or precedes it, or all where it is inside.

    Greetings, thanks and the same answer again are no comment.
    """
    tokens = cut(text)
    stretch = frozenset(token.text for token in tokens[found.first : found.last + 1])
    if found.keep:
        return "" if weightless(text, echo=stretch, cut=cut) else text
    before = text[: tokens[found.first].start].rstrip(_RIGHT)
    after = _without_looks(text[tokens[found.last].end :]).lstrip(_LEFT).rstrip()
    if not weightless(before, echo=stretch, cut=cut):
        led_in = tokens[found.first - 1].text in words.LEADS_IN
        return before if weightless(after, echo=stretch, cut=cut) and not led_in else text
    if weightless(after, echo=stretch, cut=cut):
        return ""
    return after if "(" in after else after.removesuffix(")")


def weightless(text: str, *, echo: frozenset[str] = frozenset(), cut: Cut = tokens_of) -> bool:
    """Tell whether a text has only greetings, thanks, marks and words of `echo`."""
    return all(
        token.sort is Sort.MARK or token.text in words.ECHOES or token.text in echo
        for token in cut(text)
    )


def _without_looks(text: str) -> str:
    """Drop what belongs to the look of the answer itself: the rest of a keycap, a skin tone."""
    at = 0
    while at < len(text) and text[at] != "\n" and is_look(text[at]):
        at += 1
    return text[at:]
