"""What Celery calls: each task reads the clock and makes one call of the domain."""

from celery import shared_task
from django.utils import timezone

from messaging import delivery, inbox


@shared_task
def deliver(agency_id: int, message_id: int) -> None:
    delivery.deliver(agency_id=agency_id, message_id=message_id, now=timezone.now())


@shared_task
def sweep() -> None:
    inbox.hear_again(now=timezone.now())
    for agency_id, message_id in delivery.sweep(now=timezone.now()):
        deliver.delay(agency_id, message_id)
