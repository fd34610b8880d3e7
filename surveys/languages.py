"""The languages of a survey: which may be sent, how the others are offered, and who asks for one.

Pure: no Django, no clock, no input or output.
"""

import re
from collections.abc import Collection, Iterable, Mapping

from messaging.segments import count, plain

# Texts in these come with the product complete. What is drafted in another is sent once an admin has confirmed it.
COMPLETE = ("en", "es")

# In letters that GSM-7 has: one of another script would make the whole text dearer.
OFFERS = {
    "en": "English: EN",
    "es": "Español: ES",
    "zh": "Zhongwen: ZH",
    "vi": "Tieng Viet: VI",
    "ko": "Hangugeo: KO",
    "tl": "Tagalog: TL",
    "ht": "Kreyòl: HT",
    "pt": "Portugues: PT",
    "ru": "Po-russki: RU",
    "ar": "Arabi: AR",
}
# What stands before the link to the web page, where an agency wants one in its first texts.
LINKS = {
    "en": "Or online:",
    "es": "O en la web:",
    "zh": "或在网页上回答:",
    "vi": "Hoặc trên web:",
    "ko": "또는 웹에서:",
    "tl": "O sa web:",
    "ht": "Oswa sou entènèt:",
    "pt": "Ou na web:",
    "ru": "Или на сайте:",
    "ar": "أو على الويب:",
}
_NAMES = {
    "en": "en english ingles inglés",
    "es": "es espanol español spanish castellano",
    "zh": "zh chinese zhongwen mandarin chino 中文 汉语 普通话",
    "vi": "vi vietnamese vietnamita 'tieng viet' 'tiếng việt'",
    "ko": "ko korean coreano hangugeo 한국어",
    "tl": "tl tagalog filipino",
    "ht": "ht kreyol kreyòl creole 'kreyol ayisyen' 'kreyòl ayisyen' 'haitian creole'",
    "pt": "pt portuguese portugues português",
    "ru": "ru russian russkiy ruso русский 'по-русски'",
    "ar": "ar arabic arabi árabe العربية عربي",
}
_WORD = re.compile(r"'([^']+)'|(\S+)")
_ASKED_FOR = {
    quoted or word: language
    for language, names in _NAMES.items()
    for quoted, word in _WORD.findall(names)
}
_POLITE = re.compile(r"[\s.!¡?¿,]*(?:\b(?:please|por favor|pls)\b)?[\s.!¡?¿,]*$")
_LEADING = re.compile(r"^(?:(?:in|en) )(?=\S)")


def asked_for(text: str) -> str:
    """The language that a reply asks for and says nothing else, "" where it does not: "ES", "Español por favor"."""
    said = _POLITE.sub("", text.strip().casefold().lstrip("¡¿ "))
    return _ASKED_FOR.get(said) or _ASKED_FOR.get(_LEADING.sub("", said), "")


def sendable(*, texts: Iterable[Mapping[str, str]], confirmed: Collection[str]) -> list[str]:
    """The languages in which every one of the texts is written, and whose wording is ours or was confirmed."""
    every = list(texts)
    return [
        language
        for language in OFFERS
        if every
        and all(text.get(language, "").strip() for text in every)
        and (language in COMPLETE or language in confirmed)
    ]


def spoken(*, wanted: str, agency: Iterable[str], ready: Collection[str]) -> str:
    """The language to write in: the one that is wanted, else the agency's first one that may be sent."""
    known = [language for language in agency if language in ready]
    if wanted in known:
        return wanted
    return next(iter(known or ready), COMPLETE[0])


def linking(text: str, *, spoken: str, address: str) -> str:
    """The text with the address at which it may be answered on the web."""
    return f"{text} {LINKS.get(spoken, LINKS['en'])} {address}"


def offering(text: str, *, spoken: str, others: Iterable[str]) -> str:
    """The text with an offer of each other language, as far as that makes it no dearer."""
    text = plain(text)
    segments = count(text).segments
    for language in others:
        longer = f"{text} {OFFERS[language]}"
        if language != spoken and count(longer).segments == segments:
            text = longer
    return text
