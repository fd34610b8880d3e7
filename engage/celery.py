"""Celery wakes people up; it remembers nothing.

Waiting, retrying and delays live in Postgres rows, so that Redis may be emptied at any moment. A task that is lost is
found again by the sweeps of the schedule below.
"""

import os
from functools import partial
from typing import Any

from celery import Celery
from celery.app.task import Task
from celery.signals import task_prerun
from django.db import close_old_connections, transaction

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "engage.settings")

app = Celery("engage")


@task_prerun.connect
def drop_stale_connections(**signal: Any) -> None:
    """Celery keeps connections between tasks without looking at them: after a restart of Postgres they are dead."""
    close_old_connections()


app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


def wake(task: Task[Any, Any], *args: object) -> None:
    """Run `task` soon after the current transaction commits.

    Where the broker can't be reached the failure is logged and the caller goes on: a sweep does the work later.
    """
    transaction.on_commit(partial(task.delay, *args), robust=True)
