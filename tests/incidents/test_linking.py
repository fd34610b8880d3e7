"""Links are remembered in both directions, whichever report came first, and news of one incident is news of all."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.linking import tied_to
from incidents.models import Incident, Link
from incidents.recording import Outcome, Report, record, record_all

pytestmark = pytest.mark.django_db


def put(agency: Agency, at: datetime, reference: str, **says: object) -> Outcome:
    said = {"opened_at": at} | says
    report = Report(reference=reference, **said)  # type: ignore[arg-type]  # named by each test
    with acting_for(agency):
        return record(agency=agency, report=report, source="test", now=at).outcome


def tied(agency: Agency, reference: str, most: int = 50) -> list[str]:
    with acting_for(agency), transaction.atomic():
        return tied_to(incident=Incident.objects.get(reference=reference), most=most)


def test_links_are_followed_in_both_directions_and_through_others(
    agency: Agency, now: datetime
) -> None:
    put(agency, now, "A", linked=("B",))
    put(agency, now, "B")
    put(agency, now, "C", merged_into="B")
    put(agency, now, "D", linked=("E",))
    assert tied(agency, "A") == ["B", "C"]
    assert sorted(tied(agency, "C")) == ["A", "B"]
    assert tied(agency, "D") == ["E"]
    assert tied(agency, "A", most=1) == ["B"]


def test_rings_end_and_nothing_is_linked_with_itself(agency: Agency, now: datetime) -> None:
    put(agency, now, "A", linked=("A", "B", "B"), merged_into="A")
    put(agency, now, "B", linked=("A",))
    assert tied(agency, "A") == ["B"]


def test_agencies_share_no_links(agency: Agency, other_agency: Agency, now: datetime) -> None:
    put(agency, now, "A")
    put(other_agency, now, "A", linked=("B",))
    assert tied(agency, "A") == []


def test_a_link_is_said_once_and_never_forgotten(agency: Agency, now: datetime) -> None:
    assert put(agency, now, "A") is Outcome.CREATED
    assert put(agency, now, "A", linked=("B",)) is Outcome.UPDATED
    assert put(agency, now, "A", linked=("B",)) is Outcome.UNCHANGED
    assert put(agency, now, "A", linked=()) is Outcome.UNCHANGED
    assert put(agency, now, "A", merged_into="B") is Outcome.UPDATED
    with acting_for(agency):
        assert [str(link) for link in Link.objects.all()] == [
            "A linked with B",
            "A merged into B",
        ]


def test_an_older_report_may_still_link(agency: Agency, now: datetime) -> None:
    put(agency, now, "A", updated_at=now)
    late = put(agency, now, "A", updated_at=now - timedelta(hours=1), linked=("B",))
    assert late is Outcome.OUTDATED
    assert tied(agency, "A") == ["B"]


def test_news_of_one_marks_all_that_are_tied_to_it(agency: Agency, now: datetime) -> None:
    later, again = now + timedelta(hours=1), now + timedelta(hours=2)
    for reference, others in (("A", ("B",)), ("B", ("C",)), ("C", ()), ("D", ())):
        put(agency, now, reference, linked=others)

    def changed() -> dict[str, datetime]:
        with acting_for(agency):
            return dict(Incident.objects.values_list("reference", "changed_at"))

    put(agency, later, "C", opened_at=None, call_type="DV")
    assert changed() == {"A": later, "B": later, "C": later, "D": now}
    put(agency, again, "C", opened_at=None, call_type="DV")
    assert changed() == {"A": later, "B": later, "C": later, "D": now}


@pytest.mark.parametrize("has_clock", [False, True], ids=["the same again", "outdated"])
def test_news_of_one_marks_those_that_were_reported_beside_it_without_news(
    agency: Agency, now: datetime, has_clock: bool
) -> None:
    later = now + timedelta(hours=1)
    clock = now if has_clock else None
    for reference, others in (("A", ("B",)), ("B", ()), ("D", ())):
        put(agency, now, reference, linked=others, updated_at=clock)
    reports = [
        Report(reference="A", opened_at=now, updated_at=clock and clock - timedelta(hours=2)),
        Report(reference="B", call_type="DV", updated_at=clock and clock + timedelta(minutes=1)),
        Report(reference="D", opened_at=now, updated_at=clock),
    ]
    with acting_for(agency):
        record_all(agency=agency, reports=reports, source="test", now=later)
        changed = dict(Incident.objects.values_list("reference", "changed_at"))
    assert changed == {"A": later, "B": later, "D": now}


def test_an_incident_that_arrives_after_the_link_to_it_is_news(
    agency: Agency, now: datetime
) -> None:
    later = now + timedelta(hours=1)
    put(agency, now, "A", linked=("B",))
    put(agency, later, "B")
    with acting_for(agency):
        assert Incident.objects.get(reference="A").changed_at == later


@pytest.mark.django_db(transaction=True)
def test_linked_incidents_reported_at_once_wait_for_each_other_in_one_order(
    agency: Agency, now: datetime
) -> None:
    ring = [chr(ord("A") + place) for place in range(8)]
    for place, reference in enumerate(ring):
        put(agency, now, reference, linked=(ring[place - 1],))

    def work(place: int) -> None:
        at = now + timedelta(seconds=place + 1)
        order = ring[place:] + ring[:place]
        try:
            with acting_for(agency):
                for _ in range(5):
                    reports = [Report(reference=each, call_type=f"T{place}") for each in order]
                    record_all(agency=agency, reports=reports, source="test", now=at)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(work, range(8))) == [None] * 8
