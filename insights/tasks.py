"""What Celery calls: each task reads the clock and makes one call of the domain."""

from celery import shared_task
from django.utils import timezone

from insights import counting, dry_run


@shared_task
def try_file(agency_id: int, file_id: int) -> None:
    dry_run.try_waiting(agency_id=agency_id, file_id=file_id, clock=timezone.now)


@shared_task
def try_waiting_files() -> None:
    for agency_id, file_id in dry_run.waiting(now=timezone.now()):
        try_file.delay(agency_id, file_id)


@shared_task
def settle_counts() -> None:
    counting.settle()
