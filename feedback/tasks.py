"""What Celery calls: each task reads the clock and makes one call of the domain."""

from celery import shared_task
from django.utils import timezone

from feedback.comments.hearing import learn, read_due
from feedback.hooks.calling import call_due
from feedback.safety.alerts import escalate_due
from feedback.safety.notifying import notify_due


@shared_task
def notify() -> None:
    notify_due(now=timezone.now())


@shared_task
def look_after() -> None:
    """The sweep: what nobody acknowledged escalates, and what Redis or a killed worker forgot is told."""
    escalate_due(now=timezone.now())
    notify_due(now=timezone.now())


@shared_task
def call_hooks() -> None:
    call_due(clock=timezone.now)


@shared_task
def read_comments() -> None:
    read_due(clock=timezone.now)


@shared_task
def learn_from_corrections() -> None:
    learn(clock=timezone.now)
