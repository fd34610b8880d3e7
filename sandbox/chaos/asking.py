"""What the worker does about silence within some minutes, done at once: Twilio is asked until nothing is in doubt.

The web server is down meanwhile, so every receipt and reply of this time is learnt from Twilio's lists alone.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from urllib3 import PoolManager

from agencies.tenancy import across_agencies
from messaging import delivery, inbox
from messaging.models import Message
from messaging.reconcile import agencies, fetch_receipts, settle_unknown
from messaging.recovery import recover_missed
from sandbox.process import Sandbox

# Long enough that a text in doubt is surely listed, and so short that the overlap of two readings of what came in
# reaches back to the present of the look-alike, which does not come along.
LATER = timedelta(minutes=10)
MUCH_LATER = timedelta(minutes=30)  # when receipts are surely not coming any more
ROUNDS = 25
REQUESTS = 5000
Status = Message.Status


def ask_twilio(*, clock: Callable[[], datetime]) -> None:
    """Recover what was missed, settle what is in doubt, send what became due, until all of it is done.

    A round that sends is followed by another: somebody may have answered what it sent.
    """
    twilio = Sandbox(settings.TWILIO_API_BASE, PoolManager())
    for _ in range(ROUNDS):
        moved = _one_round(clock() + LATER)
        time.sleep(0.2)
        twilio.wait_until_idle(seconds=60)
        if not moved and not _in_doubt(clock() + LATER):
            break
    for agency_id in agencies():
        fetch_receipts(agency_id=agency_id, now=clock() + MUCH_LATER, requests=REQUESTS)


def _one_round(now: datetime) -> int:
    """One run of the minute's work for each agency; return how many missed replies were heard and lines sent."""
    delivery.sweep(now=now)
    inbox.hear_again(now=now)
    heard = 0
    for agency_id in agencies():
        heard += recover_missed(agency_id=agency_id, now=now)
        settle_unknown(agency_id=agency_id, now=now, requests=REQUESTS)
    return heard + _send_due(now)


def _send_due(now: datetime) -> int:
    """Send what may go at this moment, as a worker does whom the sweep has woken; return by how many lines."""
    due = delivery.sweep(now=now)
    for agency_id, line_id in due:
        more = [now]
        while more and more.pop() <= now:
            delivery.send_line(agency_id=agency_id, line_id=line_id, now=now, more=more.append)
    return len(due)


def _in_doubt(now: datetime) -> bool:
    with across_agencies(), transaction.atomic():
        due = Message.objects.filter(status=Status.QUEUED, not_before__lte=now)
        doubtful = Message.objects.filter(status__in=[Status.SENDING, Status.UNKNOWN])
        return due.exists() or doubtful.exists()
