"""Texts leave in the hours of the agency and of the citizen, and Twilio does not keep them into the night."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings

from agencies.models import Agency
from agencies.tenancy import acting_for
from messaging.citizens import citizen_of
from messaging.models import Message
from sandbox.process import Sandbox
from tests.messaging.sending import Queue, send

Status = Message.Status

pytestmark = pytest.mark.django_db


def test_a_text_waits_for_the_morning_of_the_stricter_zone(
    queue: Queue, agency: Agency, twilio: Sandbox
) -> None:
    """21:30 in Iowa waits for 08:00 in Iowa; a number of California waits until 08:00 there."""
    late = datetime(2026, 11, 18, 3, 30, tzinfo=UTC)
    here = send(queue(at=late), late)
    assert (here.status, here.not_before) == (
        Status.QUEUED,
        datetime(2026, 11, 18, 14, 0, tzinfo=UTC),
    )
    with acting_for(agency), transaction.atomic():
        californian = citizen_of(agency=agency, phone="+14155550123")
    there = send(queue(at=late, to=californian), late)
    assert there.not_before == datetime(2026, 11, 18, 16, 0, tzinfo=UTC)
    assert twilio.messages() == []


def test_hours_count_in_the_agencys_own_window(queue: Queue, agency: Agency, now: datetime) -> None:
    Agency.objects.filter(pk=agency.pk).update(window_opens=time(13), window_closes=time(14))
    assert send(queue(), now).not_before == now + timedelta(hours=1)


def test_hours_that_never_meet_cancel_the_text_and_say_so(
    queue: Queue, agency: Agency, twilio: Sandbox, now: datetime
) -> None:
    """From 08:00 to 10:00 in Iowa nobody in Hawaii is awake."""
    Agency.objects.filter(pk=agency.pk).update(window_opens=time(8), window_closes=time(10))
    with acting_for(agency), transaction.atomic():
        hawaiian = citizen_of(agency=agency, phone="+18085550123")
    sent = send(queue(to=hawaiian), now)
    assert sent.status == Status.CANCELLED
    assert "never come at the same moment" in sent.reason
    assert twilio.messages() == []


# ---- how long Twilio may keep a text


class Recorder(HTTPServer):
    """Accepts every text, and keeps for how many seconds each may be kept."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Accepting)
        self.validities: list[int] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Accepting(BaseHTTPRequestHandler):
    server: Recorder

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.validities.append(int(form["ValidityPeriod"][0]))
        body = json.dumps({"sid": f"SM{len(self.server.validities):032}"}).encode()
        self.send_response(201)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def recorder(settings: Settings, twilio: Sandbox) -> Iterator[Recorder]:
    with Recorder() as recorder:
        Thread(target=recorder.serve_forever, daemon=True).start()
        settings.TWILIO_API_BASE = recorder.url
        yield recorder
        recorder.shutdown()


IOWAN, NEW_YORKER = "+13195550123", "+12125550123"
HOUR = 3600


@pytest.mark.parametrize(
    ("local", "phone", "seconds"),
    [
        ("19:00", IOWAN, HOUR),  # until 20:00, when sending ends
        ("18:30", NEW_YORKER, HOUR // 2),  # where it is an hour later
        ("12:00", IOWAN, 8 * HOUR),
        ("08:00", IOWAN, 10 * HOUR),  # Twilio's longest
        ("19:59", IOWAN, 60),
    ],
)
def test_twilio_keeps_a_text_no_longer_than_the_sending_hours(
    queue: Queue, agency: Agency, recorder: Recorder, local: str, phone: str, seconds: int
) -> None:
    at = datetime.fromisoformat(f"2026-11-17T{local}-06:00")
    with acting_for(agency), transaction.atomic():
        citizen = citizen_of(agency=agency, phone=phone)
    assert send(queue(to=citizen, at=at), at).status == Status.SENT
    assert recorder.validities == [seconds]


def test_without_sending_hours_a_text_is_kept_until_it_is_stale(
    queue: Queue, agency: Agency, recorder: Recorder, now: datetime
) -> None:
    Agency.objects.filter(pk=agency.pk).update(window_opens=None, window_closes=None)
    message = queue(at=now)
    send(message, message.expires_at - timedelta(minutes=5))
    assert recorder.validities == [5 * 60]
