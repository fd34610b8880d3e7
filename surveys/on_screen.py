"""The words of a text as a page shows them: without what only a text needs.

A text begins with the agency's name and ends with how to reply and how to stop; a page shows the name above, buttons
below, and has nothing to stop. Pure: no Django, no clock, no input or output.
"""

import re
from dataclasses import dataclass

_AGENCY = re.compile(r"^\s*\{agency\}\s*[:：]\s*")
_THANKS = re.compile(
    r"^(?:thank you|thanks|gracias|谢谢|cảm ơn|감사합니다|salamat|mèsi|obrigado|спасибо|شكرا)\s*[.!。]\s*",
    re.IGNORECASE,
)
# "about your call #26-018113, …": which call it is stands below, and a card is about none.
_OF_THE_CALL = re.compile(r"^[^.?!。？！]*\{reference\}[^.,，、،。]*[.,，、،。]\s*")
_QUESTION_MARK = re.compile(r"[?？؟]")
_SENTENCE = re.compile(r"(?<=[.!。！])\s*")
_HOW_TO_REPLY = re.compile(
    r"\b(?:STOP|SKIP)\b|[01]\s*[(（]|^(?:reply|responda|answer|text)\b", re.IGNORECASE
)
_END = r"(?<!\d){number}\s*[(（]\s*([^()（）]+?)\s*[)）]"


@dataclass(frozen=True, slots=True)
class Ends:
    """What the lowest and the highest number of a scale mean, in the question's own words; empty where it is silent."""

    lowest: str = ""
    highest: str = ""


def question(text: str) -> str:
    """What is asked, as a heading: of "{agency}: about your call #1, how was it? Reply 1 …" it is "How was it?".

    A text without a question mark ends before the sentence that says how to reply.
    """
    asked = _OF_THE_CALL.sub("", _THANKS.sub("", unsigned(text)))
    marks = list(_QUESTION_MARK.finditer(asked))
    asked = asked[: marks[-1].end()] if marks else _before_the_instructions(asked)
    return _capitalised(asked.strip())


def unsigned(text: str) -> str:
    """Without the agency's name in front, which stands at the top of the page."""
    return _AGENCY.sub("", text.strip())


def ends(text: str, *, lowest: int, highest: int) -> Ends:
    """What a rating's text says of its ends: "Reply 1 (poor) to 5 (great)"."""
    low, high = (
        re.search(_END.replace("{number}", str(number)), text) for number in (lowest, highest)
    )
    if not (low and high):
        return Ends()
    return Ends(_capitalised(low[1]), _capitalised(high[1]))


def _before_the_instructions(text: str) -> str:
    kept: list[str] = []
    for sentence in _SENTENCE.split(text):
        if kept and _HOW_TO_REPLY.search(sentence):
            break
        kept.append(sentence)
    return " ".join(kept)


def _capitalised(text: str) -> str:
    """The first letter large, after an opening mark: "¿qué tal …?" becomes "¿Qué tal …?"."""
    at = next((place for place, letter in enumerate(text) if letter.isalpha()), None)
    return text if at is None else text[:at] + text[at].upper() + text[at + 1 :]
