"""What is sensitive about one of several incidents that belong together forbids asking about each of them."""

from datetime import datetime, timedelta

import pytest

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.models import Incident
from sandbox.process import Sandbox
from surveys.deciding import decide_due
from surveys.eligibility.rules import MOST_LINKED
from surveys.models import Conversation, Decision
from tests.walk import Put, Text, send_all

OURS = "26-018113"
OTHER = "26-000001"
ELSEWHERE = "+13195550199"
WHILE = timedelta(minutes=5)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("carried_line", "survey", "codes"),
]


def reasons(agency: Agency, reference: str = OURS) -> list[str]:
    with acting_for(agency):
        return Decision.objects.get(incident__reference=reference).reasons


@pytest.mark.parametrize(
    ("about_it", "reason"),
    [
        ({}, ""),
        ({"status": "cancelled"}, ""),
        ({"call_type": "DV"}, "linked_sensitive"),
        ({"call_type": "NEW"}, "linked_sensitive"),
        ({"call_type": None}, "linked_sensitive"),
        ({"disposition": "99"}, "linked_sensitive"),
        ({"arrest": True}, "linked_sensitive"),
    ],
    ids=str,
)
@pytest.mark.parametrize("said_by", [OURS, OTHER])
def test_a_linked_incident_counts_as_this_one_whoever_said_the_link(
    put: Put, agency: Agency, now: datetime, about_it: dict[str, object], reason: str, said_by: str
) -> None:
    put(linked=(OTHER,) if said_by == OURS else ())
    linked = (OURS,) if said_by == OTHER else ()
    put(reference=OTHER, caller_phone=ELSEWHERE, linked=linked, **about_it)
    decide_due(now=now)
    assert reasons(agency) == ([reason] if reason else [])


def test_sensitive_through_another_link(put: Put, agency: Agency, now: datetime) -> None:
    put(linked=(OTHER,))
    put(reference=OTHER, caller_phone=ELSEWHERE, merged_into="26-000002")
    put(reference="26-000002", caller_phone="", call_type="DV")
    decide_due(now=now)
    assert reasons(agency) == ["linked_sensitive"]


def test_nobody_is_asked_while_a_linked_incident_is_not_known(
    put: Put, agency: Agency, now: datetime
) -> None:
    put(linked=(OTHER,))
    decide_due(now=now)
    assert reasons(agency) == ["linked_unknown"]


def test_the_caller_of_a_merged_incident_is_not_asked_the_other_is(
    put: Put, agency: Agency, now: datetime
) -> None:
    put(merged_into=OTHER)
    put(reference=OTHER, caller_phone=ELSEWHERE)
    decide_due(now=now)
    assert reasons(agency) == ["merged"]
    assert reasons(agency, OTHER) == []


def test_more_links_than_can_be_looked_at_forbid(put: Put, agency: Agency, now: datetime) -> None:
    others = [f"26-{place:06}" for place in range(MOST_LINKED + 1)]
    for reference in others:
        put(reference=reference, caller_phone="", linked=(OURS,))
    put()
    decide_due(now=now)
    assert reasons(agency) == ["linked_too_many"]


# ---- learnt after the decision


@pytest.mark.parametrize("said_by", [OURS, OTHER])
def test_a_link_that_comes_before_the_text_leaves_holds_it(
    put: Put, agency: Agency, twilio: Sandbox, now: datetime, said_by: str
) -> None:
    put(reference=OTHER, caller_phone=ELSEWHERE, call_type="DV")
    put()
    decide_due(now=now + WHILE)
    other = OTHER if said_by == OURS else OURS
    put(at=now + 2 * WHILE, reference=said_by, **_said_before(agency, said_by), linked=(other,))
    send_all(agency, now + 3 * WHILE)
    assert twilio.messages() == []


def test_what_a_linked_incident_becomes_before_the_text_leaves_holds_it(
    put: Put, agency: Agency, twilio: Sandbox, now: datetime
) -> None:
    put(reference=OTHER, caller_phone=ELSEWHERE, status="open", closed_at=None)
    put(linked=(OTHER,))
    decide_due(now=now + WHILE)
    put(at=now + 2 * WHILE, reference=OTHER, caller_phone=ELSEWHERE, call_type="DV")
    send_all(agency, now + 3 * WHILE)
    assert twilio.messages() == []


def test_a_link_that_comes_while_asking_ends_the_asking(
    asked: Conversation, put: Put, agency: Agency, text: Text, now: datetime
) -> None:
    put(reference=OTHER, caller_phone=ELSEWHERE, call_type="DV", linked=(OURS,))
    assert text("5", at=now + WHILE) == []
    with acting_for(agency):
        assert Conversation.objects.get().state == Conversation.State.STOPPED


def _said_before(agency: Agency, reference: str) -> dict[str, object]:
    """What the reports said: again, so that the link alone is new."""
    with acting_for(agency):
        stands = Incident.objects.get(reference=reference)
    names = ("caller_phone", "call_type", "opened_at", "closed_at")
    return {name: getattr(stands, name) for name in names}
