"""A known incident is held when a later report of it can't be read, until one can be, or a person has looked."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.models import Incident
from incidents.unread import hold, let_go
from insights.needs import needs
from messaging.models import Message
from messaging.outbox import STALE_AFTER
from surveys.deciding import HELD_FOR, decide_due
from surveys.models import Conversation, Decision, Survey
from surveys.sending import HELD, LOOK_AGAIN
from tests.walk import Put, send_all

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
Refuse = Callable[..., int]


@pytest.fixture
def refuse(agency: Agency, now: datetime) -> Refuse:
    """refuse("26-1") -> how many incidents are held for it."""

    def refuse(*references: str, at: datetime = now) -> int:
        with acting_for(agency), transaction.atomic():
            return hold(agency=agency, refused=dict.fromkeys(references, "cad.csv, row 7"), now=at)

    return refuse


def again(agency: Agency, incident: Incident) -> Incident:
    with acting_for(agency), transaction.atomic():
        return Incident.objects.get(pk=incident.pk)


def decision_on(agency: Agency, incident: Incident) -> Decision | None:
    with acting_for(agency), transaction.atomic():
        return Decision.objects.filter(incident=incident).first()


def test_it_waits_until_a_report_can_be_read(
    agency: Agency, survey: Survey, codes: None, put: Put, refuse: Refuse, now: datetime
) -> None:
    incident = put()
    assert refuse(incident.reference) == 1
    held = again(agency, incident)
    assert (held.unread_at, held.unread_from) == (now, "cad.csv, row 7")
    decide_due(now=now)
    assert decision_on(agency, incident) is None
    put(priority="2")
    assert again(agency, incident).unread_at is None
    decide_due(now=now)
    decision = decision_on(agency, incident)
    assert decision is not None
    assert "unread" not in decision.reasons


def test_an_older_report_says_nothing_of_the_one_that_could_not_be_read(
    agency: Agency, put: Put, refuse: Refuse, now: datetime
) -> None:
    incident = put(updated_at=now)
    refuse(incident.reference)
    put(updated_at=now - HOUR, priority="2")
    assert again(agency, incident).unread_at == now
    put(updated_at=now)
    assert again(agency, incident).unread_at is None


def test_nobody_is_asked_when_nobody_looked(
    agency: Agency, survey: Survey, codes: None, put: Put, refuse: Refuse, now: datetime
) -> None:
    incident = put()
    refuse(incident.reference)
    decide_due(now=now + HELD_FOR)
    decision = decision_on(agency, incident)
    assert decision is not None
    assert "unread" in decision.reasons
    [saw] = [each["saw"] for each in decision.findings if each["rule"] == "unread"]
    assert saw == "A later row about this incident could not be read (cad.csv, row 7)"


def test_a_person_who_looked_at_another_row_lets_nothing_go(
    agency: Agency, put: Put, refuse: Refuse, now: datetime
) -> None:
    incident = put()
    refuse(incident.reference)
    refuse(incident.reference, at=now + HOUR)
    with acting_for(agency), transaction.atomic():
        assert not let_go(incident=incident, seen=now, now=now + 2 * HOUR)
        assert let_go(incident=incident, seen=now + HOUR, now=now + 2 * HOUR)
    assert again(agency, incident).unread_from == ""


@pytest.fixture
def about_to_leave(agency: Agency, asked: Conversation) -> Incident:
    """The incident of a first text that waits to be sent."""
    with acting_for(agency), transaction.atomic():
        Message.objects.update(status=Message.Status.QUEUED, claimed_at=None)
        return asked.texted.incident


def the_text(agency: Agency) -> Message:
    with acting_for(agency), transaction.atomic():
        return Message.objects.get()


def test_a_text_that_is_about_to_leave_waits_until_a_report_can_be_read(
    agency: Agency, about_to_leave: Incident, refuse: Refuse, put: Put, now: datetime
) -> None:
    refuse(about_to_leave.reference, at=now + HOUR)
    send_all(agency, now + HOUR)
    text = the_text(agency)
    assert (text.status, text.not_before) == (Message.Status.QUEUED, now + HOUR + LOOK_AGAIN)
    assert text.reason == HELD
    with acting_for(agency), transaction.atomic():
        assert needs(agency=agency, now=now + HOUR, leads=True).held == 1
    put(priority="2")
    send_all(agency, now + HOUR + LOOK_AGAIN)
    assert the_text(agency).status == Message.Status.SENT


def test_a_text_that_waited_a_day_for_somebody_to_look_never_leaves(
    agency: Agency, about_to_leave: Incident, refuse: Refuse, now: datetime
) -> None:
    refuse(about_to_leave.reference, at=now + HOUR)
    send_all(agency, now + HOUR)
    send_all(agency, now + STALE_AFTER)
    text = the_text(agency)
    assert text.status == Message.Status.CANCELLED
    assert text.reason.startswith("It could not be sent in time. ")
    assert text.reason.endswith(HELD)


def test_nobody_asks_about_a_held_text_at_night(
    agency: Agency, about_to_leave: Incident, refuse: Refuse, now: datetime
) -> None:
    assert agency.window_closes
    local = now.astimezone(agency.zone)
    evening = datetime.combine(local, agency.window_closes, agency.zone) - LOOK_AGAIN / 2
    refuse(about_to_leave.reference, at=evening)
    send_all(agency, evening)
    morning = the_text(agency).not_before.astimezone(agency.zone)
    assert (morning.date(), morning.time()) == (
        local.date() + timedelta(days=1),
        agency.window_opens,
    )


def test_a_text_that_is_forbidden_as_well_does_not_wait(
    agency: Agency, about_to_leave: Incident, refuse: Refuse, put: Put, now: datetime
) -> None:
    put(arrest=True)
    refuse(about_to_leave.reference, at=now + HOUR)
    send_all(agency, now + HOUR)
    assert the_text(agency).status == Message.Status.CANCELLED


def test_what_is_not_known_is_not_held(refuse: Refuse, put: Put) -> None:
    put()
    assert refuse("26-unknown", "", "x" * 65, "26\x00", "\ud800") == 0
