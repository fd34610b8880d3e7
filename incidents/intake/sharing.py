"""Large files are read by several processes at once: each incident falls to one of them, with all of its rows.

One recognises the columns and looks through the whole file first, while the others begin. Then each goes through all
of it and passes over the rows of the others, so that none waits for another.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone

from agencies.tenancy import acting_for
from incidents.intake.batching import read_share
from incidents.intake.beginning import begin
from incidents.intake.gathering import LastLines
from incidents.intake.tables import is_workbook
from incidents.models import IntakeFile

MOST_READERS = 2  # at some 120 MB each
WORTH_A_READER = 2 * 1024 * 1024  # bytes: a process needs a second to begin
State = IntakeFile.State


def readers_for(*, file: IntakeFile, content: BinaryIO) -> int:
    """How many processes read a file. A workbook is unpacked by one: that costs more than its rows."""
    if is_workbook(content):
        return 1
    return max(1, min(MOST_READERS, os.cpu_count() or 1, file.size // WORTH_A_READER))


@contextmanager
def elsewhere(
    *, file: IntakeFile, readers: int, reopen: Callable[[], BinaryIO] | None
) -> Iterator[Callable[[LastLines], None]]:
    """Begin the processes that read all shares but the first; they read when what is yielded is called.

    Waits for them at the end, and raises what they raised. Where this one is interrupted, the claim is given back: the
    others notice, and anybody may go on.
    """
    others = range(1, readers)
    spawn = multiprocessing.get_context("spawn")
    processes = ProcessPoolExecutor(max(1, len(others)), spawn, initializer=begin)
    running: list[Future[None]] = []

    def read(apart: LastLines) -> None:
        for number in others:
            running.append(processes.submit(_read_elsewhere, file, number, apart, reopen))

    with processes, _giving_back(file):
        with _without_interruption():
            running += [processes.submit(_arrive) for _ in others]
        yield read
        for each in running:
            each.result()


def _arrive() -> None:
    """The first that a process does: by then it has Django."""


@contextmanager
def _without_interruption() -> Iterator[None]:
    """What begins within hears no Ctrl-C, not even while it still imports: the one that began it tells it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _giving_back(file: IntakeFile) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        with transaction.atomic():
            mine = IntakeFile.objects.filter(pk=file.pk, claimed_at=file.claimed_at)
            mine.filter(state=State.READING).update(state=State.WAITING)
        raise


def _read_elsewhere(
    file: IntakeFile, number: int, apart: LastLines, reopen: Callable[[], BinaryIO] | None
) -> None:
    if reopen is None:
        raise ValueError("A file that several read has to be opened by each of them.")
    with acting_for(file.agency), reopen() as content:
        read_share(file=file, content=content, number=number, apart=apart, clock=timezone.now)
