"""Pieces of words that no code to be texted about may contain: written apart from the words of the suggestions."""

import re

_SENSITIVE = re.compile(
    r"shots|shooting|assault|aslt|domestic|dv|suicid|overdose|missing|weapon|wpn|"
    r"gun|robbery|carjack|mental|crisis|death|dead|doa|rape|sex|child|juvenile|"
    r"threat|hostage|kidnap|stab|warrant|pursuit|fight|medical|medic|injur|abuse|"
    r"neglect|homicide|lewd|narcotic|drug|harass|panic|hold-up|prostitut|custody|"
    r"prisoner|drunk|welfare|family|felony|homicid|progress|brandish|explos",
    re.IGNORECASE,
)
_INJURY_DENIED = ("NON INJURY",)


def sounds_sensitive(description: str) -> bool:
    wording = description.upper()
    for denied in _INJURY_DENIED:
        wording = wording.replace(denied, "")
    return bool(_SENSITIVE.search(wording))
