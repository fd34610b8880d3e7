"""The walk that texts take, step by step: a noise complaint closes, its text leaves, its caller texts back."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.models import Incident
from incidents.recording import Report
from messaging.delivery import deliver
from messaging.models import Message

PHONE = "+13195550123"
DELAY = timedelta(hours=4)

Put = Callable[..., Incident]
Text = Callable[..., list[str]]


def noise(now: datetime, **changes: object) -> Report:
    """A noise complaint that closed four hours and a minute before `now`."""
    closed = now - DELAY - timedelta(minutes=1)
    report = Report(
        reference="26-018113",
        status="closed",
        call_type="NOISE",
        disposition="01",
        caller_phone=PHONE,
        caller_role="Caller",
        opened_at=closed - timedelta(hours=1),
        closed_at=closed,
    )
    return report._replace(**changes)  # type: ignore[arg-type]  # a test names the fields it changes


def send_all(agency: Agency, now: datetime) -> None:
    """Let every text that waits leave, if it may."""
    with acting_for(agency), transaction.atomic():
        waiting = list(Message.objects.filter(status=Message.Status.QUEUED))
    for message in waiting:
        deliver(agency_id=agency.pk, message_id=message.pk, now=now)
