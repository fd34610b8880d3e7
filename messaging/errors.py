"""What each of Twilio's error numbers means for us: the one table (source: Twilio's error dictionary)."""

from dataclasses import dataclass
from enum import StrEnum


class Consequence(StrEnum):
    """What follows from an error."""

    FAIL = "fail"  # this text will never arrive
    OPT_OUT = "opt out"  # the citizen is opted out at Twilio: here as well
    DEAD = "dead"  # the number is none, or gets no texts: it is not tried again
    LATER = "later"  # offer it again after a pause
    STOP_AGENCY = "stop"  # no text of this agency can leave until an admin has acted


@dataclass(frozen=True, slots=True)
class Meaning:
    """The consequence of an error and the reason in words a supervisor reads."""

    consequence: Consequence
    words: str


_FAIL, _OPT_OUT, _DEAD, _LATER, _STOP = Consequence

MEANINGS = {
    21211: Meaning(_DEAD, "This is not a phone number."),
    21408: Meaning(_FAIL, "The line may not text this country."),
    21612: Meaning(_FAIL, "This number can't be reached from the line."),
    21614: Meaning(_DEAD, "This number is not a mobile phone."),
    21635: Meaning(_DEAD, "This number is a landline."),
    30003: Meaning(_FAIL, "The phone was off or out of reach."),
    30005: Meaning(_DEAD, "The number is not in use."),
    30006: Meaning(_DEAD, "The number is a landline or can't get texts."),
    30007: Meaning(_FAIL, "The carrier filtered the text."),
    30008: Meaning(_FAIL, "The carrier did not say why."),
    21610: Meaning(_OPT_OUT, "The number opted out at Twilio."),
    30004: Meaning(_OPT_OUT, "The number blocks texts from the line."),
    20429: Meaning(_LATER, "Twilio asked to slow down."),
    21611: Meaning(_LATER, "The line's queue at Twilio is full."),
    30001: Meaning(_LATER, "The line's queue at Twilio is full."),
    30022: Meaning(_LATER, "The line's campaign is at its limit."),
    20003: Meaning(_STOP, "Twilio refused the account or its token. Check them in Settings, Line."),
    20404: Meaning(_STOP, "Twilio does not know this account. Check it in Settings, Line."),
    21606: Meaning(_STOP, "The number of the line can't send texts. Check it in Settings, Line."),
    21608: Meaning(
        _STOP, "A Twilio trial account texts verified numbers only. Upgrade the account."
    ),
    30024: Meaning(_STOP, "The line's sender is not provisioned. Ask Twilio's support."),
    30032: Meaning(_STOP, "The toll-free number of the line is not verified at Twilio."),
    30034: Meaning(_STOP, "The line is not registered for 10DLC. Register its campaign at Twilio."),
}


def meaning_of(code: int) -> Meaning:
    """What follows from Twilio's error `code`; one we don't know fails this text alone."""
    return MEANINGS.get(code, Meaning(_FAIL, f"Twilio refused it with error {code}."))
