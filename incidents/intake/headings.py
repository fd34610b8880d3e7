"""Recognising a column by its heading, however an export spells it.

Pure: no Django, no clock.
"""

import re
from functools import cache

from incidents.intake.fields import HEADINGS, MOMENTS, ROLE_IN_HEADING, Field

# How exports shorten words; "disp" stays, since it may be a dispatch or a disposition.
LONG_FORMS = {
    **dict.fromkeys(("num", "no", "nbr", "nmbr", "nr", "#", "numb"), "number"),
    **dict.fromkeys(("desc", "descr", "descript", "dsc"), "description"),
    **dict.fromkeys(("dt", "dte"), "date"),
    **dict.fromkeys(("tm", "tme"), "time"),
    **dict.fromkeys(("dttm", "dtm", "ts", "timestamp", "datetime"), "date time"),
    **dict.fromkeys(("inc", "incid", "incdt"), "incident"),
    **dict.fromkeys(("ofc", "ofcr", "off", "offcr"), "officer"),
    **dict.fromkeys(("typ", "tp"), "type"),
    **dict.fromkeys(("cd", "cde"), "code"),
    **dict.fromkeys(("rcvd", "recd", "rec", "rcv", "receive"), "received"),
    **dict.fromkeys(("arr", "arv", "arrv"), "arrived"),
    **dict.fromkeys(("clr", "clrd"), "cleared"),
    **dict.fromkeys(("init", "orig"), "initial"),
    **dict.fromkeys(("pri", "prio", "prty"), "priority"),
    **dict.fromkeys(("ph", "tel", "phn"), "phone"),
    **dict.fromkeys(("dispo", "dispn", "disposit"), "disposition"),
    **dict.fromkeys(("dist",), "district"),
    **dict.fromkeys(("evt", "evnt"), "event"),
    **dict.fromkeys(("lang",), "language"),
    **dict.fromkeys(("subtyp",), "subtype"),
    **dict.fromkeys(("cmplt", "cmplnt", "compl"), "complainant"),
}
OF_A_TIME = frozenset({"date", "time", "at", "on", "utc", "local", "gmt", "stamp"})
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[a-z]+|\d+|#")


@cache
def words_of(heading: str) -> tuple[str, ...]:
    """The words of a heading in full: "IncidentNum", "INC_NO" and "Incident #" all are "incident number"."""
    spaced = _CAMEL.sub(" ", heading.strip().strip("\ufeff"))
    words = _WORD.findall(spaced.lower().replace("'", ""))
    return tuple(" ".join(LONG_FORMS.get(word, word) for word in words).split())


def score(heading: str, field: Field) -> int:
    """How well a heading fits a field, 0 to 100: the earlier among the field's headings, the better."""
    words = words_of(heading)
    if not words:
        return 0
    if field in MOMENTS:
        words = tuple(word for word in words if word not in OF_A_TIME)
    place = _places(field).get(" ".join(words))
    return 0 if place is None else max(100 - place, 10)


def role_in_heading(heading: str) -> str:
    """The role of the person whose number stands under this heading; empty where it does not say."""
    roles = [ROLE_IN_HEADING[word] for word in words_of(heading) if word in ROLE_IN_HEADING]
    return roles[0] if roles else ""


def stem_of(heading: str) -> str:
    """What a date and its time have in common: "Call Date" and "Call Time" both are "call"."""
    return " ".join(word for word in words_of(heading) if word not in OF_A_TIME)


def is_known(heading: str) -> bool:
    """Whether a heading fits any field."""
    return any(score(heading, field) for field in Field)


@cache
def _places(field: Field) -> dict[str, int]:
    """The field's headings, spelled like `words_of`, with their places; what comes first counts."""
    places: dict[str, int] = {}
    for place, heading in enumerate(HEADINGS[field]):
        words = words_of(heading)
        if field in MOMENTS:
            words = tuple(word for word in words if word not in OF_A_TIME)
        places.setdefault(" ".join(words), place)
    return places
