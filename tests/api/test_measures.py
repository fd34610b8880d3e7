"""Measures for machines: as the console counts, small groups hidden, only the agency's own."""

from datetime import datetime

import pytest

from agencies.models import Agency, ApiKey, Line, Scope
from agencies.tenancy import acting_for
from surveys.models import Survey
from tests.api.machine import Machine, problem
from tests.insights.callers import Callers

LIST = "/api/v1/measures"


@pytest.fixture
def answered(agency: Agency, line: Line, survey: Survey, now: datetime) -> None:
    callers = Callers(agency, line, survey, now)
    for rating in (5, 5, 5, 4, 2, 1):
        callers.answered(officer=rating, district="River")
    for _ in range(7):
        callers.answered(officer=4, district="Hills")
    callers.answered(officer=1, district="Airport")


@pytest.mark.usefixtures("answered")
def test_a_measure_has_its_people_and_its_interval(machine: Machine) -> None:
    answer = machine("get", f"{LIST}?measure=rated").json()
    [rated] = answer["results"]
    assert rated["everyone"] == {
        **{"people": 14, "good": 11, "share": 0.7857, "low": 0.5241, "high": 0.9243},
        "hidden": False,
    }
    assert rated["groups"] == []
    assert (answer["first_day"], answer["last_day"]) == ("2026-10-19", "2026-11-17")


@pytest.mark.usefixtures("answered")
def test_small_groups_are_hidden_and_cannot_be_computed(machine: Machine) -> None:
    [rated] = machine("get", f"{LIST}?measure=rated&by=district").json()["results"]
    groups = {group["key"]: group for group in rated["groups"]}
    assert groups["Airport"]["hidden"]
    assert groups["Airport"]["people"] is None
    assert sum(group["hidden"] for group in groups.values()) == 2  # or the total would tell it
    assert groups["Hills"]["people"] == 7


@pytest.mark.usefixtures("answered")
def test_all_measures_come_without_a_key(machine: Machine, other_key: str) -> None:
    every = {each["measure"] for each in machine("get", LIST).json()["results"]}
    assert {"rated", "answered", "call-taker"} <= every
    strange = machine("get", LIST, key=other_key).json()["results"]
    assert all(each["everyone"]["people"] == 0 for each in strange)


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("?measure=luck", "measure"),
        ("?by=officer", "by"),
        ("?first_day=2026-11-18&last_day=2026-11-17", "last_day"),
        ("?first_day=2001-01-01", "first_day"),
        ("?last_day=yesterday", "last_day"),
        ("?day=2026-11-17", "day"),
    ],
)
@pytest.mark.usefixtures("answered")
def test_what_cannot_be_right_is_named(address: str, parameter: str, machine: Machine) -> None:
    document = problem(machine("get", LIST + address), 422)
    assert [each["parameter"] for each in document["errors"]] == [parameter]


def test_it_wants_its_scope(agency: Agency, machine: Machine) -> None:
    with acting_for(agency):
        _, key = ApiKey.issue(agency=agency, name="CAD", scopes=[Scope.READ_INCIDENTS])
    assert "measures:read" in problem(machine("get", LIST, key=key), 403)["detail"]
