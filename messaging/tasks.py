"""What Celery calls: each task reads the clock and makes one call of the domain."""

from datetime import datetime, timedelta
from functools import partial

from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

from messaging import delivery, inbox
from messaging import reconcile as reconciling

# A line's sweep comes as soon as that: nobody has to be woken later.
SWEPT_ANYWAY = timedelta(seconds=10)
FORGOTTEN_AFTER = 30  # seconds until a wake that Redis lost is made up for


def wake_line(agency_id: int, line_id: int) -> None:
    """Have a worker send what waits on the line, unless one is about to.

    However many texts are queued, one task of a line waits at any time, so that every line has its turn. The mark is
    taken away before the task looks for texts: what is queued later finds it gone and wakes another.
    """
    if cache.add(_mark("now", line_id), 1, timeout=FORGOTTEN_AFTER):
        send_line.delay(agency_id, line_id)


def _wake_line_at(agency_id: int, line_id: int, at: datetime) -> None:
    wait = at - timezone.now()
    if wait <= timedelta(0):
        wake_line(agency_id, line_id)
    elif wait < SWEPT_ANYWAY and cache.add(_mark("later", line_id), 1, timeout=FORGOTTEN_AFTER):
        wake_later.apply_async((agency_id, line_id), countdown=wait.total_seconds())


def _mark(when: str, line_id: int) -> str:
    return f"wake-line:{when}:{line_id}"


@shared_task
def send_line(agency_id: int, line_id: int) -> None:
    cache.delete(_mark("now", line_id))
    more = partial(_wake_line_at, agency_id, line_id)
    delivery.send_line(agency_id=agency_id, line_id=line_id, now=timezone.now(), more=more)


@shared_task
def wake_later(agency_id: int, line_id: int) -> None:
    cache.delete(_mark("later", line_id))
    wake_line(agency_id, line_id)


@shared_task
def sweep() -> None:
    inbox.hear_again(now=timezone.now())
    for agency_id, line_id in delivery.sweep(now=timezone.now()):
        wake_line(agency_id, line_id)


@shared_task
def reconcile() -> None:
    for agency_id in reconciling.agencies():
        reconcile_agency.apply_async((agency_id,), expires=60)


@shared_task
def reconcile_agency(agency_id: int) -> None:
    reconciling.reconcile(agency_id=agency_id, now=timezone.now())
