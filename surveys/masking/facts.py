"""Numbers, plates, e-mail addresses and street addresses in a comment, by their form."""

import re
from collections.abc import Iterator

from incidents.kept_out import LABELLED_OR_BARE, Kind
from surveys.masking.ordinary import ORDINARY
from surveys.masking.spans import Hidden, Span

# Seven digits or ten, in one of the ways in which people write telephone numbers; or anything international.
# Incident numbers such as 26-018113 are left alone.
PHONE = re.compile(
    r"(?<![\d#])(?:\+\d(?:[\s().-]*\d){8,14}"
    r"|(?:1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-]{0,3})?\d{3}[\s.-]{0,3}\d{2}[\s.-]?\d{2})(?!\d)"
)
EMAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
PLATE_VALUE = r"(?=[A-Z \-]*\d)[A-Z\d]{1,4}[ -]?[A-Z\d]{2,5}\b"
PLATES = (
    re.compile(
        rf"\b(?:plates?|placas?|matr[ií]cula|tags?)\W+(?:(?:number|no|is|was|were|reads?|n[uú]mero|es|era)\W+){{0,2}}{PLATE_VALUE}",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<![\w#-])(?!(?:HWY|SR|US|RT|RTE|CR|AM|PM)\b)"
        r"(?:[A-Z]{2,3}[ -]?\d{3,4}|\d[A-Z]{3}\d{3}|\d{3}[ -]?[A-Z]{3})(?![\w-])"
    ),
)
MEASURES = (
    r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|times?|officers?|people|cars?|calls?|minutos?|horas?|"
    r"d[ií]as|veces|a|an|and|the|in|on|of|at|for|to|from|by|with|my|our|is|was|or|am|pm|stars?)"
)
STREET = rf"(?:(?!{MEASURES}\b)[\w'’.]+\s+){{1,3}}?"
SUFFIX = r"(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|parkway|pkwy|highway|hwy|terrace|circle|cir)"
NOUN_SUFFIX = r"(?:Court|Ct|Place|Pl|Way|Loop|Trail|Trl|Alley|Square|Sq)"
FLAT = r"(?:apartment|apt|apartamento|apto)\b\.?\s*#?\s*\d+\w?"
ADDRESSES = (
    re.compile(rf"(?<!\d)\d{{1,5}}[a-z]?\s+{STREET}{SUFFIX}\b(?:\W{{0,2}}{FLAT})?", re.IGNORECASE),
    re.compile(rf"(?<!\d)\d{{1,5}}\s+(?:[A-Z][\w'’]*\s+){{1,3}}{NOUN_SUFFIX}\b"),
    re.compile(
        rf"\b(?:calle|avenida|avda|av)\b\.?\s+(?:(?!{MEASURES}\b)[\w'’.]+\s+){{0,3}}#?\d{{1,5}}\b"
        rf"(?!\s+{MEASURES}\b)",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{FLAT}", re.IGNORECASE),
)
HOUSE = re.compile(r"(?<![\d#-])(?!911\b|(?:19|20)\d\d\b)\d{3,5}\s+([A-ZÁÉÍÓÚÑ][a-záéíóúñ]+)\b")

FORMS = (
    *((PHONE, Hidden.NUMBER), (EMAIL, Hidden.EMAIL)),
    *((form, Hidden.PLATE) for form in PLATES),
    *((form, Hidden.ADDRESS) for form in ADDRESSES),
)
# What is kept out of incidents is hidden here, but for days: "on 3/14/2026" tells a citizen's story, not their birth.
KEPT_OUT_ELSEWHERE = {"BIRTH_", "NAME", "EMAIL"}
REST = re.compile(r"[\w/-]*")  # of what only its beginning was looked for


def facts(words: str) -> Iterator[Span]:
    """Where they stand; spans may overlap."""
    for form, hidden in FORMS:
        for match in form.finditer(words):
            yield Span(*match.span(), hidden)
    for match in HOUSE.finditer(words):
        if match[1].lower() not in ORDINARY:
            yield Span(*match.span(), Hidden.ADDRESS)
    for match in LABELLED_OR_BARE.finditer(_capitals(words)):
        if (kind := match.lastgroup) and kind not in KEPT_OUT_ELSEWHERE:
            is_plate = Kind[kind.rstrip("_")] is Kind.PLATE
            rest = REST.match(words, match.end())
            end = rest.end() if rest else match.end()
            yield Span(match.start(), end, Hidden.PLATE if is_plate else Hidden.NUMBER)


def _capitals(words: str) -> str:
    """In capitals, each character at its place."""
    return "".join(upper if len(upper := char.upper()) == 1 else char for char in words)
