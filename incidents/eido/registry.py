"""Words of the registries that an EIDO takes its values from (NENA-STA-021.1b), and what they are to us."""

import re
from collections.abc import Iterable

from incidents.roles import KEPT_OUT_ROLES, ROLES

VERSIONS = ("1.0", "1.1")
DUPLICATE, CANCELLED, CLOSED, OPEN = "duplicate", "cancelled", "closed", "open"
ENDS = {"cancelled": CANCELLED, "canceled": CANCELLED, "closed": CLOSED}
"""Every other status says that somebody is at it, also those of fires and of patients; but for one:"""
NEW_LOCATION = "newlocation"
REOPENED = "reopened"
ON_SCENE = "resourcesonscene"
DISPATCHED = frozenset({"resourcesassigned", "resourcesenroute", ON_SCENE})
UNIT_ON_SCENE = frozenset({"onscene", "arrived", "atscene"})
ARREST = "03"
"""The common disposition of APCO ANS 1.111.2-2018 that says so."""
CAUTION = "Caution"
"""How a caution stands among an incident's dispositions: with the registry's word behind it, "Caution: Weapons"."""

ROLE_OF_WORD = {role.lower(): role for role in ROLES}
CALLERS = ("Caller", "ReportingParty")
HARMLESS_BESIDE_A_CALLER = frozenset({*CALLERS, "Witness", "InvolvedPerson"})
LANGUAGES = {
    **{"eng": "en", "english": "en", "spa": "es", "spanish": "es", "español": "es"},
    **{"fra": "fr", "fre": "fr", "french": "fr", "vie": "vi", "vietnamese": "vi"},
    **{
        "zho": "zh",
        "chi": "zh",
        "chinese": "zh",
        "kor": "ko",
        "korean": "ko",
        "rus": "ru",
        "russian": "ru",
    },
    **{
        "ara": "ar",
        "arabic": "ar",
        "hat": "ht",
        "por": "pt",
        "portuguese": "pt",
        "tgl": "tl",
        "tagalog": "tl",
    },
}


def word(text: str) -> str:
    """A word of a registry without what people vary: "On Scene", "on-scene" and "OnScene" are one."""
    return re.sub(r"[\s_-]+", "", text).lower()


def status_of(words: set[str]) -> str | None:
    """What the statuses of an incident come to; None where they don't say. What ended and was opened again is open."""
    said = statuses_in(words)
    if REOPENED in words and CANCELLED not in said:
        return OPEN
    return strictest(said)


def statuses_in(words: set[str]) -> set[str]:
    """Our statuses for those of the registry."""
    return {ENDS.get(each, OPEN) for each in words if each != NEW_LOCATION}


def strictest(statuses: Iterable[str | None]) -> str | None:
    """The one of our statuses that counts before the others; None where there is none."""
    said = set(statuses)
    return next((each for each in (DUPLICATE, CANCELLED, CLOSED, OPEN) if each in said), None)


def role_of(words: set[str]) -> str:
    """The one role that counts of all that a person has; empty where one of them is not known.

    A caller is a caller only beside roles that do no harm: a caller who is the victim counts as the victim.
    """
    if not words <= ROLE_OF_WORD.keys():
        return ""
    roles = {ROLE_OF_WORD[each] for each in words}
    kept_out = sorted(roles & KEPT_OUT_ROLES)
    if kept_out:
        return kept_out[0]
    if roles <= HARMLESS_BESIDE_A_CALLER:
        return next((each for each in (*CALLERS, *ROLES) if each in roles), "")
    return next(each for each in ROLES if each in roles - HARMLESS_BESIDE_A_CALLER)


def language_of(said: str) -> str | None:
    """The code of a language that is given as a code of two or three letters, a tag or a name."""
    tag = re.split(r"[-_]", said.strip().lower())[0]
    if tag in LANGUAGES:
        return LANGUAGES[tag]
    return tag if re.fullmatch(r"[a-z]{2,3}", tag) else None
