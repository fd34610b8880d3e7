"""The pages about texts: health, messages, one message, usage."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from agencies.models import Agency, AuditEntry, Line, Role
from agencies.tenancy import acting_for
from insights.period import period
from insights.texts import health
from insights.texts_waiting import waits_because
from insights.usage import usage
from messaging.models import Citizen, Message
from tests.console.conftest import Page
from tests.insights.callers import HOUR, Callers

pytestmark = pytest.mark.django_db
Status = Message.Status


def put_text(callers: Callers, at: datetime, **changes: object) -> Message:
    """The first text of one more conversation, altered."""
    talk = callers.asked(at=at)
    with acting_for(callers.agency):
        text = Message.objects.get(thread=talk.thread)
        for name, value in changes.items():
            setattr(text, name, value)
        text.save()
    return text


def test_health_counts_each_text_once(
    callers: Callers,
    agency: Agency,
    now: datetime,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for seconds in (2, 4, 60):
        sent_at = now - HOUR
        put_text(callers, sent_at, settled_at=sent_at + timedelta(seconds=seconds))
    filtered = "The carrier filtered the text."
    put_text(callers, now - 25 * HOUR, status=Status.FAILED, error_code=30007, reason=filtered)
    put_text(callers, now - HOUR, status=Status.UNKNOWN, sent_at=None)
    put_text(callers, now - HOUR, status=Status.QUEUED, sent_at=None, settled_at=None)
    put_text(callers, now - 8 * 24 * HOUR)  # before the period
    with acting_for(agency):
        gone = Citizen.objects.order_by("pk")[0]
        Citizen.objects.filter(pk=gone.pk).update(opted_out_at=now)
        chosen = period(days=7, zone=agency.zone, now=now)
        with django_assert_max_num_queries(8):
            found = health(agency=agency, period=chosen, now=now)
    counts = found.all
    assert (counts.texts, counts.sent, counts.delivered, counts.failed) == (6, 5, 3, 1)
    assert (counts.unknown, counts.waiting, counts.people) == (1, 1, 5)
    assert counts.median == timedelta(seconds=4)
    assert (found.opted_out.good, found.opted_out.total) == (1, 5)
    assert [(str(day), row.texts) for day, row in found.days] == [
        ("2026-11-17", 5),
        ("2026-11-16", 1),
    ]
    assert [(line.pk, row.texts) for line, row in found.lines] == [(callers.line.pk, 6)]
    assert [(f.code, f.reason, f.texts) for f in found.failures] == [(30007, filtered, 1)]
    assert "registration of your campaign" in found.failures[0].advice
    assert [(w.texts, w.until) for w in found.waiting] == [(1, None)]


@pytest.mark.parametrize(
    ("of_agency", "of_line", "later", "reason", "says"),
    [
        ({"suspended_at": True}, {}, False, "", "The operator has suspended sending."),
        ({"paused_at": True, "paused_reason": "storm"}, {}, True, "", "paused: storm"),
        ({}, {"active": False}, False, "", "The line Main line is switched off."),
        ({}, {"broken_at": True, "broken_because": "no token"}, True, "", "Main line: no token"),
        ({}, {}, True, "Twilio asked to slow down.", "Twilio asked to slow down."),
        ({}, {}, True, "", "Waits for sending hours."),
        ({}, {"per_second": 3}, False, "", "Main line sends 3 a second."),
    ],
)
def test_why_a_text_waits(
    now: datetime,
    of_agency: dict[str, object],
    of_line: dict[str, object],
    later: bool,
    reason: str,
    says: str,
) -> None:
    agency = Agency(**{name: now if value is True else value for name, value in of_agency.items()})
    line = Line(**{name: now if value is True else value for name, value in of_line.items()})
    assert says in waits_because(agency=agency, line=line, later=later, reason=reason)


def test_the_page_of_health_speaks_plainly(page: Page, callers: Callers, now: datetime) -> None:
    assert "No text waits." in page("texts/")
    put_text(callers, now - HOUR, status=Status.QUEUED, sent_at=None, settled_at=None)
    with acting_for(page.agency):
        Line.objects.update(broken_at=now, broken_because="The account was refused.")
    shown = page("texts/?days=30", role=Role.ANALYST)
    assert "Nothing gets through on Main line since 17 Nov 12:00: The account was refused." in shown
    assert "Never-text list" not in shown  # an analyst has no tab for it
    assert 'aria-current="true">30 days' in shown


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", 3),
        ("status=failed", 1),
        ("status=made-up", 3),
        ("purpose=thanks", 0),
        ("q=26-0000", 3),
        ("q=26-000002", 1),
        ("days=7", 2),
        ("line=999", 0),
        ("line=99999999999999999999999", 3),
        ("page=2", 0),
    ],
)
def test_messages_are_narrowed_down(
    page: Page, callers: Callers, now: datetime, query: str, expected: int
) -> None:
    put_text(callers, now - HOUR)
    put_text(callers, now - HOUR, status=Status.FAILED)
    put_text(callers, now - 10 * 24 * HOUR)
    answer = page.get(f"texts/messages/?{query}", role=Role.ANALYST)
    assert len(answer.context["page"].rows) == expected
    assert "+1319555" not in answer.content.decode()


def test_a_number_is_searched_with_a_reason_and_on_the_record(
    page: Page, callers: Callers, now: datetime
) -> None:
    text = put_text(callers, now - HOUR)
    put_text(callers, now - HOUR)
    search = {"number": "(319) 555-0001", "why": "complaint 12"}
    assert page.post("texts/number/", role=Role.ANALYST, **search).status_code == 403
    for wrong, says in [({"why": " "}, "Write why"), ({"number": "12"}, "2 digits")]:
        assert says in page.post("texts/number/", **search | wrong).content.decode()
    answer = page.post("texts/number/", role=Role.SUPERVISOR, **search)
    assert [row.pk for row, _ in answer.context["page"].rows] == [text.pk]
    assert "555-0001" not in answer.content.decode()
    nobody = page.post("texts/number/", **search | {"number": "(319) 555-0999"})
    assert "number that ends in 99" in nobody.content.decode()
    with acting_for(page.agency):
        entries = AuditEntry.objects.order_by("pk").values_list("action", "subject", "detail")
        assert list(entries) == [
            ("citizen.searched", "number ending in 01", {"why": "complaint 12", "found": True}),
            ("citizen.searched", "number ending in 99", {"why": "complaint 12", "found": False}),
        ]


def test_whose_texts_belong_together_is_for_leaders(
    page: Page, callers: Callers, now: datetime
) -> None:
    text = put_text(callers, now - HOUR)
    put_text(callers, now - HOUR)
    path = f"texts/messages/?citizen={text.citizen_id}"
    assert len(page.get(path).context["page"].rows) == 1
    assert len(page.get(path, role=Role.ANALYST).context["page"].rows) == 2


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, ["Queued", "Accepted by Twilio", "Delivered"]),
        (
            {"status": "failed", "reason": "The line is out.", "error_code": 30007},
            ["Failed", "The line is out. Error 30007"],
        ),
        ({"status": "queued", "sent_at": None, "settled_at": None}, ["May be sent from now on"]),
        ({"status": "unknown", "sent_at": None}, ["Unknown whether it was sent"]),
        ({"status": "cancelled", "reason": "Too late."}, ["Not sent", "Too late"]),
        ({"status": "sent", "settled_at": None}, ["No receipt yet"]),
        ({"status": "sending"}, ["Taken up to be sent", "Being sent"]),
    ],
)
def test_a_message_tells_its_whole_history(
    page: Page, callers: Callers, now: datetime, changes: dict[str, object], says: list[str]
) -> None:
    text = put_text(callers, now - HOUR, claimed_at=now - HOUR, **changes)
    shown = page(f"texts/{text.pk}/", role=Role.ANALYST)
    assert [words for words in says if words not in shown] == []
    assert "26-000001" in shown
    assert "ends in 01" in shown
    assert "+13195550001" not in shown


def test_another_agencys_text_is_not_found(
    page: Page, callers: Callers, other_agency: Agency, now: datetime
) -> None:
    assert page.get("texts/987654/").status_code == 404


def test_usage_by_month_and_per_survey(
    page: Page, callers: Callers, agency: Agency, now: datetime
) -> None:
    talk = callers.answered(officer=5)
    put_text(callers, now - HOUR, segments=3)
    put_text(callers, now - 31 * 24 * HOUR, segments=2)
    put_text(callers, now - HOUR, status=Status.QUEUED, sent_at=None)  # has cost nothing yet
    with acting_for(agency):
        agency.conversations.filter(pk=talk.pk).update(state="completed", closed_at=now)
        months = usage(agency=agency, now=now)
        agency.conversations.filter(pk=talk.pk).update(closed_at=now - HOUR)
        again = usage(agency=agency, now=now)
    assert again == months  # where months that are over are known already
    this, before = months[:2]
    assert len(months) == 2  # it began last month
    assert (this.texts, this.segments, this.completed, this.received) == (2, 4, 1, 1)
    assert this.cost == this.per_survey == Decimal("0.0332")
    assert (before.segments, before.per_survey) == (2, None)
    assert "$0.03" in page("texts/usage/", role=Role.COMMAND)
    assert page.get("texts/usage/", role=Role.SUPERVISOR).status_code == 403


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("6", ""),
        ("5", "4 of the 5 segments that may leave this month are used"),
        ("4", "cap of 4 segments is reached (4 used): first questions wait until 1 December 00:00"),
        ("", ""),
    ],
)
def test_admins_are_warned_on_every_page_from_80_percent_on(
    page: Page, callers: Callers, now: datetime, limit: str, words: str
) -> None:
    put_text(callers, now - HOUR, segments=4)
    with time_machine.travel(now, tick=False):
        answer = page.post("texts/usage/", segments_a_month=limit, segments_a_day="")
        assert answer.status_code == 302
        agency = Agency.objects.get(pk=page.agency.pk)
        with acting_for(agency):
            assert AuditEntry.objects.filter(action="caps.changed").count() == bool(limit)
        for path in ("", "texts/", "incidents/", "settings/"):
            assert ("Usage and caps" in page(path)) == bool(words)
            assert words in page(path)
        assert "Usage and caps" not in page("texts/usage/", role=Role.COMMAND)
        assert words in page("texts/usage/", role=Role.COMMAND)
        supervisors = page("", role=Role.SUPERVISOR)
        assert words in supervisors  # among what needs them
        assert ("First questions wait" in supervisors) == (limit == "4")  # beside the agency's name


def test_caps_are_an_admins_and_numbers(page: Page) -> None:
    page.post("texts/usage/", role=Role.COMMAND, segments_a_day="5")
    answer = page.post("texts/usage/", segments_a_day="0", segments_a_month="many")
    assert "Write 1 or more" in answer.content.decode()
    assert "Write a whole number" in answer.content.decode()
    agency = Agency.objects.get(pk=page.agency.pk)
    assert (agency.segments_a_day, agency.segments_a_month) == (None, None)


def test_a_raised_cap_frees_what_waits(page: Page, callers: Callers, now: datetime) -> None:
    later = timezone.now() + 2 * HOUR
    waits = put_text(
        callers, now, status=Status.QUEUED, claimed_at=None, sent_at=None, not_before=later
    )
    page.post("texts/usage/", segments_a_day="100", segments_a_month="")
    with acting_for(page.agency):
        assert Message.objects.get(pk=waits.pk).not_before <= timezone.now()
