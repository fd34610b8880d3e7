"""What each of Twilio's error numbers means for us: the one table (source: Twilio's error dictionary)."""

from dataclasses import dataclass
from enum import StrEnum


class Consequence(StrEnum):
    """What follows from an error."""

    FAIL = "fail"  # this text will never arrive
    FILTERED = "filtered"  # as above; several of them within a few texts break the line
    OPT_OUT = "opt out"  # the citizen is opted out at Twilio: here as well
    DEAD = "dead"  # the number is none, or gets no texts: it is not tried again
    ONCE_MORE = "once more"  # the phone may be on again later: one second attempt
    LATER = "later"  # offer it again after a pause
    BREAK_LINE = "break"  # nothing leaves by this line until Twilio takes a text from it again
    STOP_AGENCY = "stop"  # no text of this agency can leave until an admin has acted


@dataclass(frozen=True, slots=True)
class Meaning:
    """The consequence of an error and the reason in words a supervisor reads."""

    consequence: Consequence
    words: str


_FAIL, _FILTERED, _OPT_OUT, _DEAD, _ONCE_MORE, _LATER, _BREAK, _STOP = Consequence

MEANINGS = {
    21211: Meaning(_DEAD, "This is not a phone number."),
    21614: Meaning(_DEAD, "This number is not a mobile phone."),
    21635: Meaning(_DEAD, "This number is a landline."),
    30005: Meaning(_DEAD, "The number is not in use."),
    30006: Meaning(_DEAD, "The number is a landline or can't get texts."),
    21408: Meaning(_FAIL, "The line may not text this country."),
    21612: Meaning(_FAIL, "This number can't be reached from the line."),
    21610: Meaning(_OPT_OUT, "The number opted out at Twilio."),
    30004: Meaning(_OPT_OUT, "The number blocks texts from the line."),
    30003: Meaning(_ONCE_MORE, "The phone was off or out of reach."),
    30008: Meaning(_ONCE_MORE, "The carrier could not deliver it, and did not say why."),
    30007: Meaning(_FILTERED, "The carrier filtered the text."),
    20429: Meaning(_LATER, "Twilio asked to slow down."),
    21611: Meaning(_LATER, "The line's queue at Twilio is full."),
    30001: Meaning(_LATER, "The line's queue at Twilio is full."),
    30022: Meaning(_LATER, "The line's campaign is at its limit."),
    21606: Meaning(_BREAK, "The number of the line can't send texts. Check it in Settings, Line."),
    30024: Meaning(_BREAK, "The line's sender is not provisioned. Ask Twilio's support."),
    30032: Meaning(_BREAK, "The toll-free number of the line is not verified at Twilio."),
    30034: Meaning(
        _BREAK, "The line is not registered for 10DLC. Register its campaign at Twilio."
    ),
    20003: Meaning(_STOP, "Twilio refused the account or its token. Check them in Settings, Line."),
    20404: Meaning(_STOP, "Twilio does not know this account. Check it in Settings, Line."),
    21608: Meaning(
        _STOP, "A Twilio trial account texts verified numbers only. Upgrade the account."
    ),
}
MANY_FILTERED = "Carriers filter its texts. Look at its campaign and wording at Twilio."

# Twilio says these in its answer to the request; those above come by receipt, after it has accepted the text.
LAST_OF_REQUESTS = 29_999


def meaning_of(code: int) -> Meaning:
    """What follows from Twilio's error `code`; one we don't know fails this text alone."""
    return MEANINGS.get(code, Meaning(Consequence.FAIL, f"Twilio refused it with error {code}."))


def is_disproved_by_acceptance(words: str) -> bool:
    """Whether a line broken for this reason works again once Twilio accepts a text; else one must be delivered."""
    return any(
        code <= LAST_OF_REQUESTS and meaning.words == words for code, meaning in MEANINGS.items()
    )
