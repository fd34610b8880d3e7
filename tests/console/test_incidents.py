"""The list of incidents, and the page that tells what happened with one and why."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from agencies.models import Agency, Line, Officer, Role
from agencies.tenancy import acting_for
from incidents.models import Code, Incident
from incidents.recording import Report, record
from incidents.revising import revise
from messaging.models import Message
from surveys import web
from surveys.deciding import decide_due
from surveys.models import Conversation, Survey
from tests.console.conftest import Page
from tests.insights.callers import HOUR, Callers
from tests.walk import Text

MINUTE = timedelta(minutes=1)


@pytest.fixture
def recorded(
    agency: Agency, line: Line, survey: Survey, codes: None, officer: Officer, now: datetime
) -> Incident:
    """A noise call that closed an hour ago and waits for its decision."""
    opened = now - 2 * HOUR
    report = Report(
        reference="26-018113",
        opened_at=opened,
        call_type="NOISE",
        disposition="01",
        priority="3",
        district="River",
        officer_badge="233",
        caller_role="Caller",
        caller_phone="+13195550137",
        dispatched_at=opened + 17 * MINUTE,
        arrived_at=opened + 29 * MINUTE,
        closed_at=now - HOUR,
    )
    with acting_for(agency):
        return record(agency=agency, report=report, source="cad.csv, row 12", now=opened).incident


def listed(html: str) -> list[str]:
    return re.findall(r'class="ref"><a [^>]+>([^<]+)</a>', html)


@pytest.mark.parametrize(
    ("shown", "role", "names"),
    [
        ("nobody", Role.COMMAND, 1),
        ("leaders", Role.ANALYST, 1),
        ("leaders", Role.SUPERVISOR, 2),
        ("command", Role.SUPERVISOR, 1),
        ("command", Role.COMMAND, 2),
    ],
)
def test_no_officer_is_named_beside_an_answer_unless_the_agency_shows_them(
    page: Page,
    callers: Callers,
    officer: Officer,
    agency: Agency,
    shown: str,
    role: Role,
    names: int,
) -> None:
    with acting_for(agency):
        Agency.objects.filter(pk=agency.pk).update(officers_shown=shown)
    callers.answered(callers.asked(officer=officer), officer=2)
    callers.asked(officer=officer)
    html = page("incidents/", role=role)
    assert html.count(f'<td class="officer">{officer}</td>') == names
    assert ("No officer is named beside an answer" in html) is (names == 1)


def test_each_row_says_what_was_decided_and_what_came_of_it(
    page: Page, callers: Callers, officer: Officer, agency: Agency, now: datetime
) -> None:
    callers.answered(officer=2, at=now - HOUR)
    callers.asked(at=now - 2 * HOUR, sent=False)
    callers.asked(at=now - 3 * HOUR)
    with acting_for(agency):
        Incident.objects.create(
            agency=agency,
            reference="26-9",
            opened_at=now - 24 * HOUR,
            received_at=now,
            changed_at=now,
        )
    callers.refused("opted_out", "arrest", at=now - 40 * HOUR)
    html = page("incidents/")
    assert listed(html) == ["26-000001", "26-000003", "26-000004", "26-9", "26-000005"]
    assert '<span class="s poor">2 of 5</span>' in html
    assert "Text failed" in html
    assert "Waits for an answer" in html
    assert "Not closed yet" in html
    assert "Not asked: Opted out and 1 more" in html
    assert "17 Nov 06:00</time> – " in html  # where the agency is


def test_an_exact_reference_leads_to_the_incident(page: Page, recorded: Incident) -> None:
    response = page.get("incidents/?q=26-018113")
    assert response.url == f"/a/cedar-falls/incidents/{recorded.pk}/"
    assert listed(page("incidents/?q=26-01")) == ["26-018113"]
    assert "No incident is like this" in page("incidents/?q=27")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("decision=asked", ["26-000001", "26-000002"]),
        ("decision=undecided", ["26-018113"]),
        ("decision=not-asked", []),
        ("decision=opted_out", []),
        ("answer=answered", ["26-000002"]),
        ("answer=silent", ["26-000001"]),
        ("district=River", ["26-018113"]),
        ("call_type=THEFT", ["26-000002"]),
        ("status=cancelled", []),
        ("sort=reference", ["26-000001", "26-000002", "26-018113"]),
        ("sort=oldest&days=7", ["26-000002", "26-000001", "26-018113"]),
        ("decision=asked&answer=answered&days=30&district=Central", ["26-000002"]),
        ("answer=nonsense&sort=nonsense&days=x", ["26-018113", "26-000001", "26-000002"]),
        ("page=2", []),
    ],
)
def test_the_list_can_be_narrowed_and_sorted(
    page: Page, callers: Callers, recorded: Incident, now: datetime, query: str, found: list[str]
) -> None:
    first = callers.asked(at=now - 2 * HOUR)
    second = callers.asked(at=now - 3 * HOUR, call_type="THEFT")
    assert (first.about, second.about) == ("26-000001", "26-000002")
    callers.answered(second, officer=5)
    assert listed(page(f"incidents/?{query}")) == found


def test_fifty_to_a_page(
    page: Page, agency: Agency, now: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with acting_for(agency):
        Incident.objects.bulk_create(
            Incident(
                agency=agency,
                reference=f"26-{number:03d}",
                opened_at=now - number * MINUTE,
                received_at=now,
                changed_at=now,
            )
            for number in range(51)
        )
    first = page("incidents/?district=&sort=newest")
    assert len(listed(first)) == 50
    assert "?sort=newest&amp;page=2" in first
    second = page("incidents/?page=2")
    assert listed(second) == ["26-050"]
    assert "51–51" in second
    assert "Previous 50" in second
    with django_assert_max_num_queries(18):
        page("incidents/")


def test_no_incident_yet(page: Page) -> None:
    assert "as soon as your CAD or RMS sends the first one" in page("incidents/")


def test_before_the_decision_the_page_says_what_it_waits_for(
    page: Page, recorded: Incident
) -> None:
    html = page(f"incidents/{recorded.pk}/")
    for words in (
        "Tuesday 17 November 2026 · closed 11:00",
        "NOISE. Priority 3",
        "Ofc. L. Brandt 233, 17 min after the call",
        "Disposition 01. Read from cad.csv, row 12",
        "Will be decided at 15:00, 4 hours after closing",
        "Closed, not decided yet.",
        "ends in 37",
    ):
        assert words in html
    assert "+13195550137" not in html
    assert 'hx-trigger="every 2s"' in html


def test_a_call_that_changed_tells_how(
    page: Page, agency: Agency, recorded: Incident, now: datetime
) -> None:
    report = Report(reference="26-018113", call_type="DV", disposition="02", updated_at=now)
    with acting_for(agency):
        record(agency=agency, report=report, source="API key CAD", now=now)
        Code.objects.filter(code="DV").update(description="Domestic")
    html = page(f"incidents/{recorded.pk}/")
    assert "Call type changed" in html
    assert "Now DV Domestic" in html
    assert "Disposition changed" in html


def test_the_decision_is_there_with_every_finding(
    page: Page, agency: Agency, recorded: Incident, now: datetime
) -> None:
    with acting_for(agency):
        keys = dict.fromkeys(agency.codes.values_list("pk", flat=True), "never")
        revise(agency=agency, uses=keys, by=None, why="", now=now)
        agency.codes.exclude(code="NOISE").update(use="ask")
    decide_due(now=now + 4 * HOUR)
    html = page(f"incidents/{recorded.pk}/")
    assert '<a href="/a/cedar-falls/policy/?to=1&amp;from=0">version 1 of the policy</a>' in html
    assert "Decided not to ask" in html
    assert "Not asked: call type NOISE is never texted." in html
    assert html.count('<span class="s poor">forbids</span>') == 1
    assert html.count('<span class="s good">may ask</span>') == 11
    assert "hx-trigger" not in html.split('<div class="cols">')[1].split("<aside")[0]


def test_the_conversation_is_told_text_by_text(
    page: Page, callers: Callers, agency: Agency, officer: Officer, now: datetime
) -> None:
    talk = callers.answered(officer=1, explained=0, comment="Ring 319-555-0188")
    with acting_for(agency):
        agency.follow_ups.create(
            conversation=talk, rule="rated 1 of 5", opened_at=now, due_at=now + 48 * HOUR
        )
        asked_at = now - HOUR
        for status, reason in (
            ("unknown", "No receipt came."),
            ("cancelled", "The number opted out."),
            ("queued", ""),
        ):
            text = thanks(callers, talk, now)
            Message.objects.filter(pk=text.pk).update(
                status=status, reason=reason, sent_at=None, not_before=now + HOUR
            )
    html = " ".join(page(f"incidents/{talk.incident_id}/").split())
    local = asked_at.astimezone(agency.zone)
    for words in (
        "To the caller: question 1 of 4",
        f"Queued {local:%H:%M:%S} → sent {local:%H:%M:%S}",
        '<span class="s good">delivered 11:00:05</span>',
        "· 11 characters, 1 segment",
        "no receipt came yet, Twilio is asked",
        '<span class="s neutral">not sent</span>: The number opted out.',
        "waits until 13:00",
        "Understood as 1 of 5",
        "Understood as no",
        "Kept as a comment",
        'Ring <span class="mask">number hidden</span>',
        "Due Thursday 12:00, within 48 hours",
        "Asked and answered. Rated",
    ):
        assert words in html
    assert html.index("Understood as 1 of 5") < html.index("Follow-up F-")


def thanks(callers: Callers, talk: Conversation, now: datetime) -> Message:
    """One more text of ours in the conversation: the thanks."""
    return Message.objects.create(
        agency=callers.agency,
        line=callers.line,
        citizen=talk.texted.citizen,
        thread=talk.thread,
        purpose=Message.Purpose.THANKS,
        body="Thank you.",
        segments=1,
        not_before=now,
        queued_at=now,
        expires_at=now + HOUR,
    )


def test_a_reminder_is_told_as_one(
    page: Page, callers: Callers, agency: Agency, now: datetime
) -> None:
    talk = callers.asked()
    with acting_for(agency):
        reminder = thanks(callers, talk, now)
        Message.objects.filter(pk=reminder.pk).update(purpose=Message.Purpose.REMINDER)
    assert "To the caller: reminder" in page(f"incidents/{talk.incident_id}/")


def test_the_time_line_comes_anew_only_when_it_has_changed(
    page: Page, callers: Callers, now: datetime
) -> None:
    talk = callers.asked()
    html = page(f"incidents/{talk.incident_id}/")
    again = re.search(r'hx-get="/a/cedar-falls/(incidents/\d+/live/\?since=\w+)"', html)
    assert again
    assert page.get(again[1]).status_code == 204
    callers.answered(talk, officer=5, at=now)
    changed = page(again[1])
    assert changed.startswith('<div id="time-line"')
    assert "Understood as 5 of 5" in changed
    assert again[1] not in changed


@pytest.mark.parametrize("replies", [1, 4])
def test_the_page_takes_as_many_queries_for_one_reply_as_for_four(
    page: Page,
    callers: Callers,
    replies: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    given = {"officer": 5, "call_taker": 5, "explained": 1, "comment": "Thanks."}
    talk = callers.answered(**dict(list(given.items())[:replies]))  # type: ignore[arg-type]
    page(f"incidents/{talk.incident_id}/")
    with django_assert_max_num_queries(20):
        page(f"incidents/{talk.incident_id}/")


def test_the_number_is_shown_to_who_says_why_and_that_is_recorded(
    page: Page, agency: Agency, recorded: Incident
) -> None:
    address = f"incidents/{recorded.pk}/number/"
    refused = page.post(address, why="  ")
    assert "Write why you need the number" in refused.content.decode()
    assert "+13195550137" not in refused.content.decode()
    shown = page.post(address, why="Call back about the footage")
    assert "+13195550137" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert page.post(address, role="analyst", why="Curious").status_code == 403
    assert page.get(address).status_code == 405
    with acting_for(agency):
        entry = agency.audit_entries.get(action="citizen.number_shown")
    assert (entry.subject, entry.detail) == (
        "incident 26-018113",
        {"why": "Call back about the footage"},
    )


@pytest.mark.parametrize("path", ["incidents/{}/", "incidents/{}/live/"])
def test_an_incident_of_another_agency_is_not_found(
    page: Page, other_agency: Agency, now: datetime, path: str
) -> None:
    with acting_for(other_agency):
        theirs = Incident.objects.create(
            agency=other_agency, reference="99", opened_at=now, received_at=now, changed_at=now
        )
    assert page.get(path.format(theirs.pk)).status_code == 404
    assert "99" not in listed(page("incidents/"))


def test_an_analyst_reads_but_does_not_see_the_way_to_the_number(
    page: Page, recorded: Incident
) -> None:
    html = page(f"incidents/{recorded.pk}/", role="analyst")
    assert "ends in 37" in html
    assert "Show, and record why" not in html
    assert page.get("incidents/", role="officer").status_code == 403


def test_linked_incidents_are_named_and_lead_to_each_other(
    page: Page, agency: Agency, recorded: Incident, now: datetime
) -> None:
    def say(reference: str, **said: str | tuple[str, ...]) -> Incident:
        report = Report(reference=reference, opened_at=now - 2 * HOUR, **said)  # type: ignore[arg-type]  # named by each call
        with acting_for(agency):
            return record(agency=agency, report=report, source="test", now=now).incident

    other = say("26-000002", merged_into="26-018113")
    say("26-000001", linked=("26-018113",))
    say("26-018113", linked=("26-000009",))
    ours = page(f"incidents/{recorded.pk}/")
    assert f'<dt>Merged here</dt><dd><a href="/a/cedar-falls/incidents/{other.pk}/">' in ours
    assert "<dt>Linked with</dt><dd><a" in ours
    assert '26-000009 <span class="q">not known yet</span>' in ours
    assert "<dt>Merged into</dt><dd><a" in page(f"incidents/{other.pk}/")


def test_a_late_reply_is_read_here_and_among_the_latest_answers(
    asked: Conversation, text: Text, now: datetime, page: Page
) -> None:
    text("The officer forgot my report", at=now + timedelta(days=3))
    shown = page(f"incidents/{asked.incident_id}/")
    assert "The officer forgot my report" in shown
    assert "Kept as a comment" in shown
    assert "The officer forgot my report" in page("")


def test_what_was_answered_on_the_web_stands_in_the_time_line(
    page: Page, callers: Callers, agency: Agency, now: datetime
) -> None:
    talk = callers.asked()
    with acting_for(agency), transaction.atomic():
        held = web.hold(pk=talk.pk)
        web.take(
            conversation=held,
            question=held.question,
            given=web.Given(2),
            language="en",
            now=now,
        )
    shown = page(f"incidents/{talk.texted.incident.pk}/")
    assert "On the web: Officer&#x27;s service" in shown
    assert "2 of 5" in shown


def test_the_link_at_which_one_person_answers_is_hidden_from_staff(
    page: Page, recorded: Incident, agency: Agency, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        Survey.objects.update(links=True, delay=MINUTE)
    decide_due(now=now)
    with acting_for(agency), transaction.atomic():
        talk = Conversation.objects.get(incident=recorded)
        text = Message.objects.get(thread=talk.thread)
    assert f"/s/{talk.code}/" in text.body
    for path in (
        f"incidents/{recorded.pk}/",
        f"texts/{text.pk}/",
        f"texts/conversations/{talk.pk}/",
    ):
        shown = page(path)
        assert str(talk.code) not in shown, path
        assert "link hidden" in shown, path


@pytest.mark.parametrize("path", ["incidents/", "texts/conversations/"])
@pytest.mark.parametrize("asks", ["unit=2A", "officer=1", "district=North"])
def test_a_list_that_is_not_narrowed_down_to_an_officer_says_so(
    page: Page, agency: Agency, path: str, asks: str
) -> None:
    words = "so this list is not narrowed down to an officer or a unit"
    assert (words in page(f"{path}?{asks}")) is ("district" not in asks)
    Agency.objects.filter(pk=agency.pk).update(officers_shown="leaders")
    assert words not in page(f"{path}?{asks}")
