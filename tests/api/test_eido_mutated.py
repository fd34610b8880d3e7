"""Whatever is done to an EIDO, it is answered with a sentence, and nothing that is kept out is stored."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.eidos import CLOSED
from tests.api.machine import Machine
from tests.stored import everything_stored

ADDRESS = "/api/v1/eido"
MARKER = "ZBIGNIEW"
PLANTED = [
    f"SUSP: {MARKER}",
    f"{MARKER} DOB 3/14/85",
    f"{MARKER} SSN 123-45-6789",
    f"{MARKER} PLATE 7ABC123",
    f"RP STATES {MARKER} BROKE HER WINDOW",
    f"{MARKER}@example.com",
    f"{MARKER} 319-555-0199",
]
ODD: list[Any] = [
    *(
        None,
        True,
        0,
        -1,
        1.5,
        10**400,
        "",
        " ",
        "x" * 10_000,
        "\0",
        "\ud83d",
        "é",
        "2026-11-17",
        "tel:",
        "urn:",
    ),
    *([], {}, [[]], [{}], {"$ref": "person-1"}, {"$ref": None}, {"$id": []}, [None, 7, "x"]),
    *(
        "Suspect",
        "Patient",
        "Caller",
        "Closed",
        "tel:+13195550199;ext=7",
        "9999-12-31T23:59:59-23:59",
    ),
]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a nest of objects and lists."""
    if path:
        yield path
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for name, each in inner:
        yield from places(each, (*path, name))


def put(document: Any, path: tuple[Any, ...], value: Any) -> None:
    """Set a place to a value, if it is still there."""
    for name in path[:-1]:
        try:
            document = document[name]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(document, dict) or (
        isinstance(document, list) and path[-1] in range(len(document))
    ):
        document[path[-1]] = value


def is_how_they_are_known(path: tuple[Any, ...], value: Any) -> bool:
    """The address of an officer or a dispatcher is what they are known by: it is kept."""
    return "agentReference" in path and isinstance(value, str) and "@" in value


PLACES = st.sampled_from([*places(CLOSED)])
NEW = st.sampled_from(
    ["suspectName", "personComponent", "locationComponent", "notesComponent", "x/y~z"]
)
CHANGE = st.tuples(PLACES, st.sampled_from(ODD) | st.sampled_from(PLANTED))
CHANGES = st.lists(
    CHANGE.filter(lambda change: not is_how_they_are_known(*change)), min_size=1, max_size=6
)
EXTRAS = st.dictionaries(NEW, st.sampled_from(PLANTED) | st.sampled_from(ODD), max_size=2)


@pytest.mark.django_db
def test_no_mutation_is_a_mistake_of_ours_or_stores_what_is_kept_out(machine: Machine) -> None:
    @settings(max_examples=100, deadline=None, suppress_health_check=[*HealthCheck])
    @given(changes=CHANGES, extras=EXTRAS, many=st.booleans())
    def mutated(
        changes: list[tuple[tuple[Any, ...], Any]], extras: dict[str, Any], many: bool
    ) -> None:
        document = deepcopy(CLOSED)
        for path, value in changes:
            put(document, path, deepcopy(value))
        document |= {name: value for name, value in extras.items() if name not in document}
        response = machine("post", ADDRESS, json.dumps([document] if many else document))
        assert response.status_code in {200, 201, 207, 400, 422}, response.content
        if response.status_code >= 400:
            assert response["Content-Type"] == "application/problem+json"
        assert MARKER not in everything_stored()

    mutated()


@pytest.mark.django_db
@pytest.mark.parametrize("planted", PLANTED)
def test_what_is_kept_out_is_not_stored_from_any_place(machine: Machine, planted: str) -> None:
    for number, path in enumerate(places(CLOSED)):
        if is_how_they_are_known(path, planted):
            continue
        document = deepcopy(CLOSED) | {"$id": f"26-{number}"}
        put(document, path, planted)
        assert machine("post", ADDRESS, document).status_code in {201, 422}
    assert MARKER not in everything_stored()
