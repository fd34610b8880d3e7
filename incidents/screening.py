"""Reports at the door: what is kept out is taken from them before anything is stored."""

from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from agencies.encryption import fingerprint
from incidents.kept_out import WITHHELD, Kind, Scrubbed, scrub
from incidents.report import Dropped, Report, Seen
from incidents.roles import KEPT_OUT_ROLES, ROLES

# Fields of text, with what is said instead of what is kept out.
TEXTS: dict[str, str | None] = {
    "call_type": WITHHELD,
    "call_type_description": None,
    "disposition": WITHHELD,
    "disposition_description": None,
    **dict.fromkeys(("priority", "district", "beat", "unit", "dispatcher")),
}
NUMBERS = ("number", "officer_badge")  # each a number of its own
NO_CALLER = {"caller_phone": "", "caller_role": "", "caller_language": ""}
REMEMBERED = 65_536  # texts: codes and their words repeat

_texts, _numbers = attrgetter(*TEXTS), attrgetter(*NUMBERS)
_harmless: set[str | None] = set()


@lru_cache(maxsize=REMEMBERED)
def _scrubbed(text: str, is_number: bool) -> Scrubbed:
    """As `scrub`, for codes and their words."""
    return scrub(text, is_number=is_number)


class Screened(NamedTuple):
    """What may be stored of a report, and what was dropped from it."""

    report: Report
    dropped: tuple[Dropped, ...] = ()


def screen(report: Report) -> Screened:
    """Take from a report what is kept out, so that the incident does not become more textable by it.

    A code becomes WITHHELD, which no policy allows; another field says nothing. A suspect, a patient or a person of
    interest is no caller, and a role in other words than those of EIDO is none. A reference becomes a fingerprint of
    itself, so that the incident stays one.
    """
    instead: dict[str, Any] = {}
    dropped: list[Dropped] = []
    for name, kinds in (*_found_in_texts(_texts(report)), *_found_in_numbers(_numbers(report))):
        instead[name] = TEXTS.get(name)
        dropped += [Dropped(name, kind) for kind in kinds]
    if report.also_seen:
        instead["also_seen"] = tuple(_screened(seen, dropped) for seen in report.also_seen)
    for name, references in _references(report):
        if found := {kind for said in references for kind in _found_in(said)}:
            screened = tuple(map(stand_in, references))
            instead[name] = screened if name == "linked" else screened[0]
            dropped += [Dropped(name, kind) for kind in sorted(found)]
    if report.caller_role in KEPT_OUT_ROLES:
        instead |= NO_CALLER
        dropped.append(Dropped("caller", Kind.PERSON))
    elif report.caller_role and report.caller_role not in ROLES:
        instead["caller_role"] = ""
        dropped.append(Dropped("caller_role", Kind.NARRATIVE))
    if not dropped:
        return Screened(report)
    return Screened(report._replace(**instead), tuple(dropped))


def _found_in_texts(texts: tuple[str | None, ...]) -> Iterator[tuple[str, tuple[Kind, ...]]]:
    """What is kept out of each field."""
    if _harmless.issuperset(texts):
        return
    for name, text in zip(TEXTS, texts, strict=True):
        if text and (kinds := scrub(text).dropped):
            yield name, kinds
        else:
            _remember_harmless(text)


def _remember_harmless(text: str | None) -> None:
    if len(_harmless) >= REMEMBERED:
        _harmless.clear()
    _harmless.add(text)


def _found_in_numbers(numbers: tuple[str | None, ...]) -> Iterator[tuple[str, tuple[Kind, ...]]]:
    """The same; a number of several words is a text like any other."""
    for name, said in zip(NUMBERS, numbers, strict=True):
        if said and (kinds := _scrubbed(said, " " not in said).dropped):
            yield name, kinds


def _screened(seen: Seen, dropped: list[Dropped]) -> Seen:
    code, words = _scrubbed(seen.code, False), _scrubbed(seen.description, False)
    dropped += [Dropped(seen.kind, kind) for kind in (*code.dropped, *words.dropped)]
    return Seen(seen.kind, WITHHELD if code.dropped else seen.code, words.text)


def _references(report: Report) -> Iterator[tuple[str, tuple[str, ...]]]:
    """All references that a report names, by field."""
    yield "reference", (report.reference,)
    if report.linked:
        yield "linked", report.linked
    if report.merged_into:
        yield "merged_into", (report.merged_into,)


def stand_in(reference: str) -> str:
    """The reference, or a fingerprint of one that says too much: the incident and its links stay what they are."""
    says_too_much = _found_in(reference)
    return f"{WITHHELD} {fingerprint(reference)[:16]}" if says_too_much else reference


def _found_in(reference: str) -> tuple[Kind, ...]:
    """What is kept out of a reference: one of several words is a text like any other."""
    return scrub(reference, is_number=" " not in reference).dropped


def screen_source(source: str) -> str:
    """The source of reports, such as the name of a file, without what is kept out."""
    return WITHHELD if scrub(source, is_number=True).dropped else source
