"""A search finds incidents by how their numbers begin, in any letters, by an index."""

from collections.abc import Iterable
from datetime import datetime

import pytest
from django.db import connection, transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.recording import record
from insights import by_number
from insights.by_number import begins_with
from tests.walk import noise

REFERENCES = ("26-018113", "26-018114", "26-1", "CF-7", "cf-8", "1-26")


@pytest.fixture
def _incidents(agency: Agency, other_agency: Agency, now: datetime) -> None:
    for one, references in ((agency, REFERENCES), (other_agency, ("26-018115",))):
        with acting_for(one), transaction.atomic():
            for reference in references:
                report = noise(now)._replace(reference=reference)
                record(agency=one, report=report, source="test", now=now)
            one.incidents.filter(reference="1-26").update(number="26-0-OWN")


@pytest.mark.usefixtures("_incidents")
@pytest.mark.parametrize("few", [1, 1_000], ids=["many", "few"])
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("26-0181", {"26-018113", "26-018114"}),
        ("26-018113", {"26-018113"}),
        ("26-0", {"26-018113", "26-018114", "1-26"}),
        ("26-0-own", {"1-26"}),
        ("cf", {"CF-7", "cf-8"}),
        ("018113", set()),
        ("%", set()),
    ],
)
def test_it_finds_how_numbers_begin(
    words: str, found: Iterable[str], few: int, agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_number, "FEW", few)
    with acting_for(agency), transaction.atomic():
        begin = begins_with(agency=agency, words=words)
        assert set(agency.incidents.filter(begin).values_list("reference", flat=True)) == found


@pytest.mark.usefixtures("_incidents")
@pytest.mark.parametrize("name", by_number.NUMBERS)
def test_an_index_finds_them(name: str, agency: Agency) -> None:
    with acting_for(agency), transaction.atomic(), connection.cursor() as cursor:
        # On so few rows any plan is as cheap as another: only those that an index orders are left.
        for way in ("seqscan", "bitmapscan", "sort", "incremental_sort"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
        found = agency.incidents.filter(**{f"{name}__gte": "26", f"{name}__lt": "27"})
        plan = found.exclude(**{name: ""}).order_by(name).explain()
    assert f"({name})::text >= '26'" in plan.partition("Index Cond:")[2].partition("\n")[0], plan
