"""A line that gets no texts out is named on every page of its agency."""

from datetime import datetime

import pytest
from django.db import transaction

from agencies.models import Agency, Line
from agencies.tenancy import acting_for
from console.frame import sending
from messaging.breaker import open_breaker
from tests.console.conftest import Page

REASON = "The line is not registered for 10DLC. Register its campaign at Twilio."

pytestmark = pytest.mark.django_db


@pytest.fixture
def broken(line: Line, now: datetime) -> Line:
    with acting_for(line.agency), transaction.atomic():
        open_breaker(line_id=line.pk, because=REASON, now=now)
    return line


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("path", ["", "incidents/", "settings/"])
def test_every_page_names_it(page: Page, path: str) -> None:
    html = page(path)
    assert '<span class="s wait">Line (319) 555-0142 is not getting texts out</span>' in html
    assert "since 12:00" in html


@pytest.mark.usefixtures("broken")
def test_the_overview_says_why_and_what_happens_next(page: Page) -> None:
    html = page("")
    assert REASON in html
    assert "one text every five minutes tries" in html
    assert 'id="to-broken-line"' in html


@pytest.mark.usefixtures("broken")
def test_the_settings_of_the_line_say_why(page: Page) -> None:
    html = page("settings/lines/")
    assert "Not getting texts out since 17 Nov 12:00" in html
    assert REASON in html
    assert '<span class="s good">On</span>' not in html


def test_the_settings_of_the_line_say_that_sending_is_paused(page: Page, line: Line) -> None:
    Agency.objects.filter(pk=line.agency_id).update(
        paused_at=line.created_at, paused_reason="Twilio refused the account or its token."
    )
    html = page("settings/lines/")
    assert "Sending is paused: Twilio refused the account or its token." in html
    assert "#sending" in html


def test_a_line_that_is_switched_off_worries_nobody(
    agency: Agency, broken: Line, now: datetime
) -> None:
    with acting_for(agency):
        broken.active = False
        broken.save(update_fields=["active"])
        assert sending(agency=agency, now=now).words == "Sending is on"
