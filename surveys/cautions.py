"""What speaks against a text before it is sent, in sentences that say what to do.

Pure: no Django, no clock, no input or output.
"""

import re
from collections.abc import Iterator

from messaging.segments import count, plain

_LINK = re.compile(r"https?:|www\.|\b[\w-]+\.(?:com|org|net|gov|us|info|ly|io)\b", re.IGNORECASE)
_ANONYMOUS = re.compile(r"\banonym|\ban[oó]nim", re.IGNORECASE)
_OF_THE_CALL = re.compile(
    r"\b(?:arrest\w*|suspect\w*|victim\w*|assault\w*|rape\w*|abus\w*|domestic|overdose\w*|suicid\w*|weapon\w*"
    r"|homicide|medical|arrest[oó]|sospechos\w*|v[ií]ctima\w*|violencia dom\w*|sobredosis|suicidio|arma)\b",
    re.IGNORECASE,
)


def cautions(*, written: str, sent: str, is_first: bool) -> Iterator[str]:
    """Each reason for a second look at a text: as it is written, with its {agency}, and as it would be sent."""
    counted = count(plain(sent))
    if counted.segments > 1:
        wide = ", since letters that GSM-7 lacks leave room for 70 in one"
        why = wide if counted.encoding == "UCS-2" else ""
        yield f"{counted.segments} segments{why}: each costs as much as a text. Shorten it."
    if is_first:
        yield from missing_from_first(written)
        if not written.lstrip().startswith("{agency}") and "{agency}" in written:
            yield "Begin with {agency}, so that nobody takes it for a fraud."
    if _LINK.search(sent):
        yield "It has a link: people distrust links in texts, and carriers filter them."
    if _ANONYMOUS.search(written):
        yield "It says anonymous, but we know the number. Say “confidential”."
    if found := _OF_THE_CALL.search(written):
        yield f"“{found[0]}” tells whoever holds the phone what the call was about. Leave it out."


def cautions_on_web(written: str) -> Iterator[str]:
    """Each reason for a second look at words that stand around the questions of a page."""
    if found := _ANONYMOUS.search(written):
        yield f"“{found[0]}…” promises too much: a card or a text's link can tell who came. Say “confidential”."


def missing_from_first(written: str) -> Iterator[str]:
    """What a first text must say and does not: who asks, and how to stop (carriers' rules, field practice)."""
    if "{agency}" not in written:
        yield "The agency's name is missing. Begin with {agency}, so that nobody takes it for a fraud."
    if "stop" not in written.casefold():
        yield "It does not say how to stop. End with “Reply STOP to opt out.”"
