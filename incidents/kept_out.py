"""What is never stored of an incident: facts about persons, and sentences where a code belongs.

The kinds are those that police practice and the CJIS Security Policy guard: narrative, names, dates of birth, numbers
of persons and of their papers. Pure: no Django, no clock, no input or output.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

WITHHELD = "[kept out]"
"""Stands for a code in which something was found. No agency decides it: what had it is never texted."""


class Kind(StrEnum):
    """A kind of fact that is kept out, in the words of reports and answers."""

    SSN = "social security number"
    BIRTH = "date of birth"
    LICENSE = "driver's license"
    PLATE = "license plate or VIN"
    RECORD = "SID, FBI or NCIC number"
    WARRANT = "warrant"
    EMAIL = "e-mail address"
    PHONE = "phone number"
    NAME = "name of a person"
    NARRATIVE = "narrative"
    PERSON = "suspect, patient or person of interest"


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """A text that may be stored, and the kinds of what was found: with any of them, nothing of it is left."""

    text: str
    dropped: tuple[Kind, ...] = ()


def scrub(text: str, *, is_number: bool = False) -> Scrubbed:
    """Return the text, or nothing of it where it holds a fact that is kept out.

    All of it goes, since a name beside a date of birth can't be told from a word. `is_number` is said of references,
    badges and sources: there only what is labelled ("SSN 123456789", "SUSP: …") and sentences count, for a reference
    may look like a telephone number.
    """
    if len(text) < SHORTEST or (is_number and BARE_NUMBER.fullmatch(text)):
        return Scrubbed(text)
    plain = (text if text.isascii() else _plain(text)).upper()
    kinds: list[Kind] = []
    if MAY_HOLD_ONE.search(plain):
        pattern = LABELLED if is_number else LABELLED_OR_BARE
        kinds += [
            Kind[match.lastgroup.rstrip("_")]
            for match in pattern.finditer(plain)
            if match.lastgroup
        ]
    if " " in plain:
        kinds += _told_of(plain)
    return Scrubbed("", tuple(dict.fromkeys(kinds))) if kinds else Scrubbed(text)


def is_kept_out(column_name: str) -> Kind | None:
    """Which kind of fact the name of a column or field announces; None where the column may be read.

    Names come as they are in exports: "Suspect_Last_Name", "callerName", "OLN", "Call Remarks".
    """
    words = " ".join(WORD.findall(column_name)).upper()
    return next((kind for kind, pattern in COLUMNS if pattern.search(words)), None)


def _plain(text: str) -> str:
    """Full-width digits and typographic dashes made ordinary, invisible marks left out."""
    folded = unicodedata.normalize("NFKC", text)
    visible = (char for char in folded if unicodedata.category(char) != "Cf")
    return "".join("-" if unicodedata.category(char) == "Pd" else char for char in visible)


# ---- what somebody tells

SENTENCE = 6  # words
TOLD = 5  # words, with one among them that only a teller uses
TELLERS = frozenset(
    [
        *("HE", "SHE", "HIS", "HER", "HIM", "HIMSELF", "HERSELF", "THEY", "THEIR", "THEM", "MY"),
        *("WAS", "WERE", "HAD", "SAID", "SAYS", "STATED", "STATES", "STATING", "TOLD", "SPOKE"),
        *("WEARING", "THINKS", "BELIEVES", "WENT", "CAME", "TOOK"),
    ]
)
NAMERS = frozenset(("NAMED", "ALIAS", "AKA", "A/K/A", "MR.", "MRS", "MRS.", "MS."))
FULL_STOP = re.compile(r"(?<!ETC)[.!?][\"')]?$|[A-Z]{3}[.!?]\s+[A-Z]{2}")


def _told_of(plain: str) -> list[Kind]:
    """Names and sentences, where the descriptions of codes are headings."""
    words = plain.split()
    kinds = [] if NAMERS.isdisjoint(words) else [Kind.NAME]
    if len(words) < TOLD:
        return kinds
    tells = not TELLERS.isdisjoint(words) and "UNITED STATES" not in plain
    if tells or (len(words) >= SENTENCE and FULL_STOP.search(plain)):
        kinds.append(Kind.NARRATIVE)
    return kinds


# ---- facts in a text, in capitals: labelled, or bare in a form of their own

SHORTEST = 6
BARE_NUMBER = re.compile(r"[A-Z]?[\d-]+")  # no label is one letter: most references are such
MAY_HOLD_ONE = re.compile(r"\d\W{0,2}\d\W{0,2}\d|[:=#@]")
AS = r"[\s:#./=-]*(?:(?:NO|NUM|NUMBER)\b[\s:#./=-]*)?"  # between a label and its value
PERSON = (
    r"(?:SUSP(?:ECT)?|SUBJ(?:ECT)?|OFFENDER|ARRESTEE|DEF(?:ENDANT)?|VIC(?:T(?:IM)?)?|WIT(?:NESS)?|CALLER|"
    r"COMPL(?:AINANT)?|R/?P|REPORTING PARTY|DRIVER|OWNER|PASSENGER|PATIENT|PT|PERSON|[FL]?NAME)S?"
)
LABELS = (
    rf"(?P<SSN>(?:SSN|SS#|SOC(?:IAL)?(?: SEC(?:URITY)?)?){AS}[X*\d][X*\d -]{{3,}})",
    rf"(?P<BIRTH>(?:D\.?O\.?B\b\.?|BORN\b|B(?:IRTH)?[ -]?DA(?:TE|Y)\b|DATE OF BIRTH\b){AS}(?:ON\s+)?"
    r"(?:\d|(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)))",
    rf"(?P<LICENSE>(?:OLN?|O/L|C?DLN?|D/L|(?:OPERATOR|DRIVER)'?S? LIC(?:ENSE)?){AS}"
    r"(?:[A-Z]{2}\s+)?[A-Z]{0,3}[ -]?\d[\d -]{4,})",
    rf"(?P<PLATE>(?:(?:LIC(?:ENSE)?[ /]?)?(?:PLATE|PLT)|LICENSE|LIC|LPN?|VIN)\b{AS}(?:[A-Z]{{2}}[ /-])?"
    r"(?:(?=[A-Z]*\d)[A-Z\d]{5,17}|[A-Z]{2,4}[ -]\d{2,5}|\d{2,4}[ -][A-Z]{2,4})\b"
    r"|(?:PLATE|TAG|LIC|LPN?)\s*[:#=]\s*[A-Z\d]{2})",
    rf"(?P<RECORD>(?:SID|FBI|NCIC|NIC|CII|PFN)\b{AS}[A-Z]{{0,3}}-?\d[\dA-Z-]{{3,}})",
    r"(?P<WARRANT>(?:WARRANT|WRNT|WNT)S?\s*(?:(?:#|NO\b\.?|NUMBER\b|:)[\s:#]*(?=\S*\d)|[A-Z]{0,4}[ -]?\d{4}))",
    rf"(?P<NAME>{PERSON}\s*(?:NAME|#?\d)?\s*[:=]\s*[A-Z]{{2}})",
    rf"(?P<PHONE>(?:PH|PHONE|TEL|CELL|MOBILE|CB|CALL ?BACK)\b{AS}[+(]*\d[\d() .-]{{6,}})",
)
EMAIL = r"(?P<EMAIL>@[A-Z\d-]+\.[A-Z]{2})"
DAY = r"(?:0?[1-9]|1[0-2]){0}(?:0?[1-9]|[12]\d|3[01]){0}"
FORMS = (
    r"(?P<SSN_>(?!000|666|9)(?:\d{3}-\d\d-\d{4}|\d{3} \d\d \d{4}))",
    rf"(?P<BIRTH_>{DAY.format('/')}(?:(?:19|20)\d\d|\d\d)|{DAY.format('-')}(?:19|20)\d\d"
    r"|(?:19|20)\d\d-[01]\d-[0-3]\d)",
    r"(?P<LICENSE_>[A-Z]\d{7}(?:\d{4,5})?)",
    r"(?P<RECORD_>[A-Z]\d{9})",
    r"(?P<PLATE_>(?=[A-Z]*\d)(?=\d*[A-Z])[A-HJ-NPR-Z\d]{17})",
    r"(?P<PHONE_>(?:\+?1[ .-]?)?(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .-]?)[2-9]\d\d[ .-]?\d{4}|\+\d[\d ()-]{7,}\d)",
)
LABELLED = re.compile(rf"\b(?:{'|'.join(LABELS)})|{EMAIL}")
LABELLED_OR_BARE = re.compile(
    rf"{LABELLED.pattern}|(?<![A-Z\d./-])(?:{'|'.join(FORMS)})(?![A-Z\d/-])"
)

# ---- names of columns

WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
OF_STAFF = r"(?!.*\b(?:OFFICER|OFC|DEPUTY|TROOPER|DISPATCHER|CALLTAKER|TAKER|OPERATOR|AGENT|EMPLOYEE|USER)S?\b)"
OF_PERSONS = (
    r"(?:CALLER|COMPL(?:AINANT)?|RP|R P|REPORTING PARTY|REPORTER|VICT?(?:IM)?|WIT(?:NESS)?|CONTACT|OWNER|DRIVER|"
    r"PERSON|SUBJ(?:ECT)?)S?"
)
COLUMNS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            Kind.PERSON,
            r"\b(?:SUSP(?:ECT)?|PATIENT|PT|OFFENDER|ARRESTEE|DEFENDANT|POI|PERSON OF INTEREST)S?\b",
        ),
        (
            Kind.NARRATIVE,
            r"\b(?:NARR(?:ATIVE)?|REMARK|RMK|COMMENT|CMNT|NOTE|SYNOPSIS|FREE TEXT)S?\b",
        ),
        (Kind.SSN, r"\b(?:SSN|SOC(?:IAL)? SEC(?:URITY)?)\b"),
        (Kind.BIRTH, r"\b(?:DOB|BIRTH(?:DAY|DATE|DT)?|D O B)\b"),
        (Kind.LICENSE, r"\b(?:OLN?|OLS|C?DLN?|D L|(?:DRIVER|OPERATOR)(?: ?S)? LIC(?:ENSE)?)\b"),
        (Kind.PLATE, r"\b(?:PLATE|PLT|LIC(?:ENSE)?|LPN?|TAG|VIN)S?\b"),
        (Kind.RECORD, r"\b(?:SID|FBI|NCIC|NIC|CII)\b"),
        (Kind.WARRANT, r"\b(?:WARRANT|WRNT|WNT)S?\b"),
        (Kind.EMAIL, r"\bE ?MAIL\b"),
        (
            Kind.NAME,
            rf"^{OF_STAFF}.*(?:\b{OF_PERSONS}\b.*\b(?:NAME|NM|FIRST|LAST)\b"
            r"|\b(?:FIRST|LAST|MIDDLE|FULL|[FLM]) ?NAME\b|^NAME$)",
        ),
    )
)
