"""What Celery calls: each task reads the clock and makes one call of the domain."""

from celery import shared_task
from django.utils import timezone

from incidents.intake import claiming, folder, holding


@shared_task
def read_file(agency_id: int, file_id: int) -> None:
    claiming.read_waiting(agency_id=agency_id, file_id=file_id, clock=timezone.now)


@shared_task
def read_waiting_files() -> None:
    holding.discard_forgotten(now=timezone.now())
    for agency_id, file_id in claiming.waiting(now=timezone.now()):
        read_file.delay(agency_id, file_id)


@shared_task
def watch_folders() -> None:
    folder.watch(clock=timezone.now)
