"""What is said of officers, against people counted by hand."""

from datetime import datetime
from math import isclose

import pytest
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from agencies.models import Agency, Officer
from agencies.tenancy import acting_for
from insights.officers import Officers, officers
from insights.period import period
from insights.tallies import Change
from tests.insights.callers import Callers


@pytest.fixture
def roster(agency: Agency) -> dict[str, Officer]:
    with acting_for(agency):
        return {
            name: Officer.objects.create(agency=agency, badge=name[0], name=name)
            for name in ("Zoe", "Ann", "Bob", "Cid")
        }


def said(
    callers: Callers, officer: Officer | None, good: int, poor: int, call_type: str = "NOISE"
) -> None:
    for rating in [5] * good + [2] * poor:
        talk = callers.asked(call_type=call_type, officer=officer)
        callers.answered(talk, officer=rating)


def shown(agency: Agency, now: datetime) -> Officers:
    with acting_for(agency):
        return officers(agency=agency, period=period(days=365, zone=agency.zone, now=now))


def test_like_is_compared_with_like_and_few_with_what_is_usual(
    callers: Callers, roster: dict[str, Officer], agency: Agency, now: datetime
) -> None:
    # Fraud calls are rated worse whoever takes them: Zoe, who takes them alone with Bob, is not to blame.
    said(callers, roster["Zoe"], 10, 10, call_type="FRAUD")
    said(callers, roster["Bob"], 6, 6, call_type="FRAUD")
    said(callers, roster["Ann"], 18, 2)
    said(callers, roster["Cid"], 3, 1)
    said(callers, None, 27, 3)
    rows = {row.name: row.figure for row in shown(agency, now).rows}
    assert list(rows) == ["Ann A", "Bob B", "Cid C", "Zoe Z"]
    zoe, bob, ann = rows["Zoe Z"], rows["Bob B"], rows["Ann A"]
    assert zoe is not None
    assert zoe.people == 20
    assert isclose(zoe.usual, 16 / 32)
    assert zoe.word is Change.SAME
    assert ann is not None
    assert isclose(ann.usual, (18 + 3 + 27) / (20 + 4 + 30))
    # Cid has four; Bob, the next smallest, hides him: twelve and four can't be told apart from their sum.
    assert rows["Cid C"] is None
    assert bob is None


def test_a_share_is_drawn_toward_what_is_usual(
    callers: Callers, roster: dict[str, Officer], agency: Agency, now: datetime
) -> None:
    said(callers, roster["Ann"], 10, 0)
    said(callers, roster["Bob"], 70, 20)
    found = shown(agency, now)
    ann = next(row.figure for row in found.rows if row.name == "Ann A")
    assert ann is not None
    assert isclose(ann.usual, 80 / 100)
    weight = found.strength
    assert isclose(ann.shrunk.share, (10 + weight * 0.8) / (10 + weight))
    assert ann.shrunk.low < ann.usual < ann.shrunk.high


def test_who_is_really_lower_is_said_to_be(
    callers: Callers, roster: dict[str, Officer], agency: Agency, now: datetime
) -> None:
    said(callers, roster["Ann"], 45, 5)
    said(callers, roster["Bob"], 10, 40)
    said(callers, roster["Cid"], 46, 4)
    words = {row.name: row.figure.word for row in shown(agency, now).rows if row.figure}
    assert words["Bob B"] is Change.LOWER
    assert words["Cid C"] is not Change.LOWER


def test_one_officer_alone_is_compared_with_nobody(
    callers: Callers, roster: dict[str, Officer], agency: Agency, now: datetime
) -> None:
    assert shown(agency, now).rows == ()
    said(callers, roster["Ann"], 12, 0)
    assert shown(agency, now).rows == ()


@pytest.mark.parametrize("people", [1, 6])
def test_the_queries_do_not_grow_with_the_people(
    callers: Callers,
    roster: dict[str, Officer],
    agency: Agency,
    now: datetime,
    people: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for officer in roster.values():
        said(callers, officer, people, 1)
    with acting_for(agency), django_assert_num_queries(4) as queries:
        officers(agency=agency, period=period(days=365, zone=agency.zone, now=now))
    assert isinstance(queries, CaptureQueriesContext)
