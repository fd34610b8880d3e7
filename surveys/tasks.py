"""What Celery calls: each task reads the clock and makes one call of the domain."""

from celery import shared_task
from django.utils import timezone

from surveys.closing import expire_due
from surveys.deciding import decide_due
from surveys.inquiring import forget_inquiries
from surveys.reminding import remind_due
from surveys.visitors import forget_due


@shared_task
def decide() -> None:
    decide_due(now=timezone.now())


@shared_task
def expire() -> None:
    now = timezone.now()
    expire_due(now=now)
    forget_due(now=now)
    forget_inquiries(now=now)


@shared_task
def remind() -> None:
    remind_due(now=timezone.now())
