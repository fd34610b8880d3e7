"""A whole replay: codes, incidents, the time that people need, and what came of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import urllib3
from django.utils import timezone

from agencies.models import Agency
from sandbox.founding import feed_key
from sandbox.process import Sandbox
from sandbox.replay import progress
from sandbox.replay.addresses import Addresses
from sandbox.replay.calming import wait_until_calm
from sandbox.replay.codes import accept_suggestions, known_otherwise
from sandbox.replay.door import Door
from sandbox.replay.files import CallsFile
from sandbox.replay.playing import earlier_moments, play, reports_for
from sandbox.replay.replayed import Replayed
from sandbox.replay.summary import Summary, summarise
from sandbox.replay.telling import Run, tell_accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How to replay: `speed` None is as fast as possible; `wait` are seconds at the most, after the last incident."""

    speed: float | None
    seed: int
    wait: float
    accept_suggestions: bool


def run(
    *,
    agency: Agency,
    path: Path,
    file: CallsFile,
    addresses: Addresses,
    wishes: Wishes,
    say: Callable[[str], None],
) -> tuple[Run, Summary]:
    """Replay the calls of a file, wait until it is quiet, and count what came of it. Raises Shut."""
    start, since = time.monotonic(), timezone.now()
    for warning in known_otherwise(agency=agency, calls=file.calls):
        say(f"Take care: {warning}")
    accepted = None
    if wishes.accept_suggestions:
        accepted = accept_suggestions(agency=agency, calls=file.calls, now=since)
        say(tell_accepted(accepted))
    sending_began = time.monotonic()
    with progress.sending(len(file.calls)) as on_sent:
        sent = play(
            reports=reports_for(calls=file.calls, seed=wishes.seed),
            door=Door(url=addresses.web, key=feed_key(agency)),
            earlier=earlier_moments(agency=agency, prefix=file.prefix),
            speed=wishes.speed,
            on_sent=on_sent,
        )
    sending = time.monotonic() - sending_began
    replayed = Replayed(agency=agency, prefix=file.prefix, since=since)
    calmed = None
    if sent.count("created"):
        sandbox = Sandbox(addresses.texts, urllib3.PoolManager())
        with progress.calming() as on_look:
            calmed = wait_until_calm(
                replayed=replayed, sandbox=sandbox, seconds=wishes.wait, on_look=on_look
            )
    ran = Run(
        file=path.name,
        agency=agency.name,
        calls=len(file.calls),
        unreadable=tuple(file.unreadable),
        accepted=accepted,
        sending=sending,
        calmed=calmed,
        elapsed=time.monotonic() - start,
    )
    return ran, summarise(replayed=replayed, sent=sent)
