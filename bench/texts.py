"""Texts a second through the worker: first texts of conversations, each asked about once more before it leaves."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from agencies.tenancy import acting_for
from bench.results import Result
from bench.stage import Stage, open_conversations, phone
from bench.surroundings import WORKER_THREADS, worker
from messaging import twilio
from messaging.models import Message
from messaging.tasks import wake_line
from sandbox.process import Sandbox, running_sandbox

COUNT, QUICK = 3_000, 64
LATENCY = 0.1  # seconds until the look-alike answers
CEILING = WORKER_THREADS / LATENCY
FIRST_PLACE = 100_000  # citizens of their own, apart from those of other benchmarks
PATIENCE = 120  # seconds

# Nobody answers, and receipts come long after the run: what is measured is sending alone.
LOOK_ALIKE = {"SANDBOX_PACE": "10000", "SANDBOX_RESIDENTS": "0", "SANDBOX_JOURNAL": ""}


class NotSent(Exception):
    """Texts were left over, or went out twice."""


def measure(*, stage: Stage, count: int, seed: int, now: datetime) -> list[Result]:
    """Have the worker send `count` texts to the look-alike, then send as many by Twilio's own client alone."""
    warm = range(FIRST_PLACE, FIRST_PLACE + 2 * WORKER_THREADS)
    places = range(warm.stop, warm.stop + count)
    with running_sandbox(env=LOOK_ALIKE) as sandbox:
        _register(sandbox, stage)
        sandbox.fail(latency=LATENCY)
        seconds = _by_worker(stage, sandbox, warm, places, now)
        _check(sandbox, places)
        plain = _by_client_alone(stage, sandbox, count)
    ours = count / seconds
    note = f"{count:,} queued first texts, {WORKER_THREADS} threads, the look-alike answers after {LATENCY} s."
    return [
        Result(
            name="texts through the worker, and threads ÷ latency",
            ours=ours,
            floor=CEILING,
            unit="texts/s",
            note=f"{note} Nothing can be faster than {WORKER_THREADS} ÷ {LATENCY} s.",
        ),
        Result(
            name="texts through the worker, and the client alone",
            ours=ours,
            floor=count / plain,
            unit="texts/s",
            note=f"{note} Floor: Twilio's own client in as many threads; no queue, no database.",
        ),
    ]


def _register(sandbox: Sandbox, stage: Stage) -> None:
    sandbox.register_line(
        account_sid=stage.line.account,
        auth_token=stage.line.auth_token,
        number=stage.line.number,
        inbound_url="http://127.0.0.1:1/nobody-writes",
        agency=stage.agency.name,
    )


def _by_worker(stage: Stage, sandbox: Sandbox, warm: range, places: range, now: datetime) -> float:
    """Seconds from waking the worker until every text is SENT; its threads have sent some before."""
    open_conversations(stage, places=warm, now=now, queued=True)
    wake_line(stage.agency.pk, stage.line.pk)
    environment = {"TWILIO_API_BASE": sandbox.url, "SANDBOX": "this-is-not-twilio"}

    def warmed_up() -> bool:
        return _waiting(stage) == 0

    with worker(environment, ready=warmed_up):
        open_conversations(stage, places=places, now=now, queued=True)
        begun = time.perf_counter()
        wake_line(stage.agency.pk, stage.line.pk)
        _wait_until(lambda: _waiting(stage) == 0)
        return time.perf_counter() - begun


def _waiting(stage: Stage) -> int:
    with acting_for(stage.agency), transaction.atomic():
        return (
            Message.objects.filter(purpose=Message.Purpose.OPENING)
            .exclude(status=Message.Status.SENT)
            .count()
        )


def _wait_until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > deadline:
            raise NotSent(f"Texts still wait after {PATIENCE} seconds.")
        time.sleep(0.1)


def _check(sandbox: Sandbox, places: range) -> None:
    """Raise NotSent unless the look-alike has exactly one text for each number."""
    wanted = {phone(place) for place in places}
    arrived = [text["to"] for text in sandbox.messages() if text["to"] in wanted]
    if sorted(arrived) != sorted(wanted):
        raise NotSent(f"{len(wanted)} numbers should have got one text each, {len(arrived)} came.")


def _by_client_alone(stage: Stage, sandbox: Sandbox, count: int) -> float:
    settings.TWILIO_API_BASE = sandbox.url
    ready = threading.Barrier(WORKER_THREADS + 1)

    def send_some(thread: int) -> None:
        ready.wait()
        for place in range(thread, count, WORKER_THREADS):
            twilio.send(
                line=stage.line,
                to=phone(FIRST_PLACE + place),
                body="Thank you. How was the person who took your call? Reply 1 (poor) to 5 (great).",
                callback=f"{settings.PUBLIC_URL}/hooks/",
                valid_for=timedelta(hours=10),
            )

    with ThreadPoolExecutor(WORKER_THREADS) as threads:
        running = [threads.submit(send_some, thread) for thread in range(WORKER_THREADS)]
        ready.wait()
        begun = time.perf_counter()
        for each in running:
            each.result()
        return time.perf_counter() - begun
