"""How many segments a text costs, as Twilio counts them."""

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")

_LAST_SINGLE_UNIT = 0xFFFF
_GSM_SINGLE, _GSM_JOINED = 160, 153
_UCS2_SINGLE, _UCS2_JOINED = 70, 67


def count_segments(text: str) -> int:
    """Return the number of segments: 160 GSM-7 septets or 70 UCS-2 units, 153 or 67 when joined.

    A character that takes two units is never split between segments. An empty text is one segment.
    """
    if all(character in _BASIC or character in _EXTENDED for character in text):
        sizes = [2 if character in _EXTENDED else 1 for character in text]
        return _packed(sizes, _GSM_SINGLE, _GSM_JOINED)
    sizes = [2 if ord(character) > _LAST_SINGLE_UNIT else 1 for character in text]
    return _packed(sizes, _UCS2_SINGLE, _UCS2_JOINED)


def _packed(sizes: list[int], single: int, joined: int) -> int:
    if sum(sizes) <= single:
        return 1
    segments, room = 1, joined
    for size in sizes:
        if size > room:
            segments, room = segments + 1, joined
        room -= size
    return segments
