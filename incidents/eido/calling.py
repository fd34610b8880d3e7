"""Who called, as an EIDO tells it: the person by role, the number through the references between its components."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from agencies.phones import e164
from incidents.eido.document import Component, Document
from incidents.eido.registry import CALLERS, language_of, role_of, word
from incidents.roles import KEPT_OUT_ROLES

NOT_INCOMING = frozenset({"outgoing", "internal"})
CALLBACK = ("callBackReference", "callbackComponent")
DEEPEST = 4
"""How far within a NIEM person a language is looked for."""
MOST_WAYS = 20
"""How many ways to call a person back are looked at."""
REGISTRY_WORD = 60


@dataclass(frozen=True, slots=True)
class Caller:
    """The person who counts as the caller, in the fields of a Report: None says nothing, an empty text none."""

    role: str | None = None
    phone: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class _Person:
    role: str
    phone: str | None
    language: str | None


def caller_of(document: Document) -> Caller:
    """The first caller or reporting party with a number; without one, the next person, in the role that person has.

    A number that a suspect, a patient or a victim has as well is theirs. A call of which no person is told has a
    number and no role. Neither is texted.
    """
    calls = _calls(document)
    people = [_person(document, each, calls) for each in document.components("personComponent")]
    if not people:
        return _unknown_caller(document)
    called = [each for each in people if each.role in CALLERS]
    first = next((each for each in (*called, *people) if each.phone), None)
    first = first or next(iter(called), None)
    if first is None:
        return Caller()
    sharing = [each.role for each in people if first.phone and each.phone == first.phone]
    return Caller(
        role=_strictest(sharing or [first.role]), phone=first.phone, language=first.language
    )


def _person(
    document: Document, component: Component, calls: Mapping[str, list[Component]]
) -> _Person:
    words = {
        word(each)
        for each in document.texts(component, "personIncidentRoleRegistryText", most=REGISTRY_WORD)
    }
    said = _languages(component.values, 0)
    return _Person(
        role=role_of(words),
        phone=_phone(document, _callbacks(document, component, calls)),
        language=next((code for each in said if (code := language_of(each))), None),
    )


def _strictest(roles: list[str]) -> str:
    """The role that forbids most: kept out, then not known, then not a caller's."""

    def strictness(role: str) -> int:
        return 3 if role in KEPT_OUT_ROLES else 2 if not role else 0 if role in CALLERS else 1

    return max(roles, key=strictness)


def _unknown_caller(document: Document) -> Caller:
    calls = [call for call in document.components("callComponent") if _is_incoming(call)]
    callbacks = [each for call in calls for each in document.referred(call, *CALLBACK)]
    phone = _phone(document, callbacks)
    return Caller(phone=phone, role="" if phone else None)


def _is_incoming(call: Component) -> bool:
    direction = call.values.get("direction")
    return not (isinstance(direction, str) and word(direction) in NOT_INCOMING)


def _callbacks(
    document: Document, person: Component, calls: Mapping[str, list[Component]]
) -> list[Component]:
    """How a person is called back: said of the person, or of the calls in which the person took part."""
    own = document.referred(person, *CALLBACK)
    if own:
        return own
    taken_part = (call for name in _names(document, person) for call in calls.get(name, ()))
    ways = (each for call in taken_part for each in document.referred(call, *CALLBACK))
    return list(islice(ways, MOST_WAYS))


def _names(document: Document, person: Component) -> list[str]:
    """What calls know a person by: the calls' own $ids, and the person's."""
    named = [each for _, each in document.some(person, "callIdentifier") if isinstance(each, str)]
    own = person.values.get("$id")
    return [*dict.fromkeys(named), *([own] if isinstance(own, str) else [])]


def _calls(document: Document) -> dict[str, list[Component]]:
    """Calls that came in, by their own $id and by those of the persons in them."""
    calls: dict[str, list[Component]] = {}
    for call in filter(_is_incoming, document.components("callComponent")):
        persons = (
            each.get("$ref")
            for _, each in document.some(call, "personReference")
            if isinstance(each, Mapping)
        )
        names = {each for each in (call.values.get("$id"), *persons) if isinstance(each, str)}
        for name in names:
            calls.setdefault(name, []).append(call)
    return calls


def _phone(document: Document, callbacks: list[Component]) -> str | None:
    """The first number that can be texted, in E.164; empty where ways to call back are given and none is one."""
    refused = []
    for pointer, value in islice(_addresses(document, callbacks), MOST_WAYS):
        phone, why = _number(value)
        if phone:
            return phone
        refused.append((pointer, why))
    for pointer, why in refused:
        document.note(pointer, why)
    return "" if refused else None


def _addresses(document: Document, callbacks: list[Component]) -> Iterator[tuple[str, Any]]:
    """All addresses of callback components; updated numbers after the number that called."""
    for callback in callbacks:
        yield from document.some(callback, "callBackInformationUri")
    for callback in callbacks:
        for updated in document.within(callback, "updatedCbn"):
            yield from document.some(updated, "updatedCbnIdentifierUri")


def _number(value: object) -> tuple[str, str]:
    """The number of an address, or why it has none; the sentence never repeats it."""
    if not isinstance(value, str):
        return "", 'Write this as text: "tel:+13195550142". It was left out.'
    scheme, _, rest = value.strip().partition(":")
    if scheme.lower() in {"sip", "sips"}:
        return (
            "",
            "A SIP address can't be texted. Send the number as tel:+13195550142. It was left out.",
        )
    if scheme.lower() != "tel" or not re.search(r"\d", rest):
        return "", "This is no telephone number. Send one as tel:+13195550142. It was left out."
    try:
        return e164(value.strip()), ""
    except ValueError as error:
        return "", f"{error} It was left out."


def _languages(value: object, depth: int) -> Iterator[str]:
    """Texts beneath any name that speaks of a language, in NIEM's nest of objects."""
    if not isinstance(value, Mapping) or depth > DEEPEST:
        return
    for name, inner in value.items():
        if "language" in name.lower():
            yield from _strings(inner, depth)
        else:
            yield from _languages(inner, depth + 1)


def _strings(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list) and depth <= DEEPEST:
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(inner, depth + 1)
