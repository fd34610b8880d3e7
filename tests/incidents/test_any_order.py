"""However the reports of an incident arrive, it ends as it would have in their right order."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agencies.models import Agency, Officer
from agencies.tenancy import acting_for
from incidents.applying import apply
from incidents.beginning import begin, blank
from incidents.models import Incident
from incidents.recording import Report, record, record_all
from incidents.report import SAME_NAME

NOW = datetime(2026, 11, 17, 18, tzinfo=UTC)
START = NOW - timedelta(hours=10)
PHONES = ["+13195550101", "+13195550102"]


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value, or nothing said."""
    return st.none() | strategy


CALLERS = st.fixed_dictionaries(
    {
        "caller_phone": st.sampled_from([*PHONES, ""]),
        "caller_role": maybe(st.sampled_from(["Caller", "Victim", "Suspect"])),
        "caller_language": maybe(st.sampled_from(["en", "es"])),
    }
)
SAID = st.fixed_dictionaries(
    {
        "status": maybe(st.sampled_from(["open", "closed", "cancelled"])),
        "call_type": maybe(st.sampled_from(["NOISE", "DV", "FRAUD"])),
        "disposition": maybe(st.sampled_from(["01", "03", ""])),
        "beat": maybe(st.sampled_from(["R1", "R2", ""])),
        "arrest": maybe(st.booleans()),
        "self_initiated": maybe(st.booleans()),
        "dispatched_at": maybe(
            st.integers(1, 20).map(lambda minutes: START + timedelta(minutes=minutes))
        ),
        "closed_at": maybe(
            st.integers(30, 90).map(lambda minutes: START + timedelta(minutes=minutes))
        ),
        "linked": st.sampled_from([(), ("26-2",), ("26-2", "26-3")]),
        "earliest_counts": st.booleans(),
    }
)


@st.composite
def told(draw: st.DrawFn) -> list[Report]:
    """Up to five reports of one incident in the order of the source's clock."""
    reports = []
    for hour in range(draw(st.integers(2, 5))):
        said: dict[str, Any] = draw(SAID) | (draw(st.just({}) | CALLERS))
        reports.append(
            Report(
                reference="26-1",
                opened_at=START,
                updated_at=START + timedelta(hours=hour + 2),
                **said,
            )
        )
    return reports


class _Undone(Exception):
    """Raised to undo what a delivery stored."""


def state_after(agency: Agency, deliver: Callable[[], None]) -> dict[str, Any]:
    """What is known of the incident after a delivery, which is then undone."""
    state: dict[str, Any] = {}
    with acting_for(agency):
        try:
            with transaction.atomic():
                deliver()
                state = read_state()
                raise _Undone
        except _Undone:
            return state


def read_state() -> dict[str, Any]:
    incident = Incident.objects.get()
    seen = [(entry.kind, entry.code) for entry in incident.history]
    return {
        **{name: getattr(incident, name) for name in SAME_NAME},
        "caller_hash": incident.caller_hash,
        # A report that says no status leaves the incident as it is: open, where it is the first to arrive.
        "history": {each for each in seen if each != ("status", "open")},
        "links": set(incident.agency.links.values_list("reference", "other", "kind")),
    }


def one_by_one(agency: Agency, reports: Sequence[Report]) -> Callable[[], None]:
    def deliver() -> None:
        for minute, report in enumerate(reports):
            source, now = f"door {minute % 2}", NOW + timedelta(minutes=minute)
            record(agency=agency, report=report, source=source, now=now)

    return deliver


def together(agency: Agency, reports: Sequence[Report]) -> Callable[[], None]:
    def deliver() -> None:
        record_all(agency=agency, reports=reports, source="door", now=NOW)

    return deliver


@pytest.mark.django_db
def test_any_order_ends_as_the_right_one(agency: Agency) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=[*HealthCheck])
    @given(reports=told(), data=st.data())
    def delivered(reports: list[Report], data: st.DataObject) -> None:
        right = state_after(agency, one_by_one(agency, reports))
        again = data.draw(st.lists(st.sampled_from(reports), max_size=3))
        order = data.draw(st.permutations([*reports, *again]))
        assert state_after(agency, one_by_one(agency, order)) == right
        assert state_after(agency, together(agency, order)) == right

    delivered()


CALLED, OTHER = PHONES
TRICKY: dict[str, list[dict[str, Any]]] = {
    "the first number again, without a role": [
        {"caller_phone": CALLED, "caller_role": "Caller"},
        {"caller_phone": OTHER, "caller_role": "Caller"},
        {"caller_phone": CALLED},
    ],
    "a role that belongs to the number before": [
        {"caller_phone": CALLED, "caller_role": "Caller", "caller_language": "es"},
        {"caller_phone": OTHER},
        {"beat": "R2"},
    ],
    "a caller who turns out to be the suspect": [
        {"caller_phone": CALLED, "caller_role": "Caller"},
        {"caller_phone": CALLED, "caller_role": "Suspect"},
        {"beat": "R2"},
    ],
    "a number that is taken back": [
        {"caller_phone": CALLED, "caller_role": "Caller"},
        {"caller_phone": ""},
        {"disposition": "01"},
    ],
    "closed, open again, closed": [
        {"status": "closed", "closed_at": START + timedelta(minutes=50)},
        {"status": "open"},
        {"status": "closed"},
        {"status": "cancelled"},
    ],
    "an arrest that was none": [{"arrest": True}, {"arrest": False}, {"beat": "R2"}],
    "a code that is taken back": [{"disposition": "01"}, {"disposition": ""}, {"beat": ""}],
    "a time of two kinds": [
        {"dispatched_at": START + timedelta(minutes=9), "earliest_counts": True},
        {"dispatched_at": START + timedelta(minutes=7), "earliest_counts": True},
        {"dispatched_at": START + timedelta(minutes=8)},
    ],
}


@pytest.mark.django_db
@pytest.mark.parametrize("said", TRICKY.values(), ids=TRICKY.keys())
def test_every_order_of_a_tricky_history(agency: Agency, said: list[dict[str, Any]]) -> None:
    reports = [
        Report(
            reference="26-1", opened_at=START, updated_at=START + timedelta(hours=hour + 2), **each
        )
        for hour, each in enumerate(said)
    ]
    right = state_after(agency, one_by_one(agency, reports))
    for order in permutations(reports):
        assert state_after(agency, one_by_one(agency, order)) == right


@pytest.mark.django_db
def test_what_was_delivered_before_tells_no_news(agency: Agency) -> None:
    @settings(max_examples=25, deadline=None, suppress_health_check=[*HealthCheck])
    @given(reports=told(), data=st.data())
    def delivered(reports: list[Report], data: st.DataObject) -> None:
        order = data.draw(st.permutations(reports))

        def deliver() -> None:
            one_by_one(agency, order)()
            before = list(Incident.objects.values())
            for report in data.draw(st.permutations(reports)):
                later = NOW + timedelta(days=1)
                record(agency=agency, report=report, source="later", now=later)
            assert list(Incident.objects.values()) == before

        state_after(agency, deliver)

    delivered()


@settings(max_examples=300)
@given(reports=told(), has_clock=st.booleans())
def test_a_first_report_says_what_it_would_of_a_blank_incident(
    reports: list[Report], has_clock: bool
) -> None:
    report = reports[0] if has_clock else reports[0]._replace(updated_at=None)
    officer = Officer(pk=7, badge="233")
    known: dict[str, Any] = {
        "report": report._replace(officer_badge="233"),
        "officers": {"233": officer},
        "source": "a test",
        "now": NOW,
    }
    begun = begin(agency=Agency(pk=1), **known)
    told_of_a_blank = blank(agency=Agency(pk=1), report=report, source="a test", now=NOW)
    apply(incident=told_of_a_blank, **known)
    assert state_of(begun) == state_of(told_of_a_blank)


def state_of(incident: Incident) -> dict[str, Any]:
    """All that is known of an incident, beside what Django keeps on it."""
    return {name: value for name, value in vars(incident).items() if name != "_state"}
