"""A run: feed, trouble, calm, then the audits."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from engage.embedded.postgres import Postgres
from engage.embedded.valkey import Valkey
from sandbox.chaos.audits import AUDITS, CLOSES, OPENS, Finding, promise_of
from sandbox.chaos.feeding import Feeder
from sandbox.chaos.ledger import copy_books
from sandbox.chaos.passing import Nights, let_pass
from sandbox.chaos.troubles import Troubles
from sandbox.clock import Clock
from sandbox.stack import EVERYTHING, Stack, manage, running_stack, wait_for

LONG_RUN = 500  # incidents
PER_TROUBLE, PER_TROUBLE_IN_A_SHORT_RUN = 20, 12  # incidents
TROUBLES_PER_STEP = 8  # through the nights that pass
NIGHTS = 3  # in a long run
CAP = 12  # low enough for the busiest callers to reach it
LOOKS = 2
PATIENCE = 90.0  # seconds in which everything must have settled
_UNSETTLED = """
    SELECT id FROM incidents_incident WHERE undecided AND closed_at IS NOT NULL
    UNION ALL
    SELECT id FROM messaging_message
    WHERE status = 'queued' AND not_before < %s
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did and what the audits found, by the sentence of each.

    `passed` is when it began and ended by the moved clock.
    """

    incidents: int
    requests: int
    texts: int
    replies: int
    seconds: float
    passed: tuple[datetime, datetime]
    troubles: Mapping[str, int]
    faults: Mapping[str, int]
    findings: Mapping[str, Finding]

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong; what is listed as waiting is not."""
        return not any(finding.wrong for finding in self.findings.values())


def run(*, incidents: int, seed: int, quiet: bool = True) -> Outcome:
    """Run the processes on servers of their own, feed and trouble them, let them settle, audit the books.

    The same seed gives the same incidents and troubles in the same order; how they meet is up to the machine.
    `quiet` drops what the processes complain of meanwhile.
    Raises RuntimeError where the API finds fault with an incident, TimeoutError where a server does not come up.
    """
    began = time.monotonic()
    with _servers() as (folder, postgres, valkey):
        nights = Nights(seed, NIGHTS if incidents >= LONG_RUN else 1)
        clock = Clock.make(folder / "clock", at=nights.begin)
        with _stack(folder, postgres, valkey, incidents, seed, quiet) as stack:
            feeder = Feeder(stack=stack, clock=clock, incidents=incidents, seed=seed)
            troubles = Troubles(stack=stack, postgres=postgres, seed=seed)
            _live_through(feeder, troubles, clock, nights, incidents)
            _settle(stack, clock)
            ledger = copy_books(
                stack=stack,
                accepted=feeder.accepted,
                cap=CAP,
                segments_a_day=segments_a_day(incidents),
                now=clock.now(),
            )
    return Outcome(
        incidents=len(ledger.accepted),
        requests=feeder.offered,
        texts=len(ledger.texts),
        replies=len(ledger.stored),
        seconds=round(time.monotonic() - began, 1),
        passed=(nights.begin, nights.end),
        troubles=dict(troubles.made),
        faults=dict(troubles.faults),
        findings={promise_of(audit): audit(ledger) for audit in AUDITS},
    )


def segments_a_day(incidents: int) -> int:
    """The agency's cap: low enough that first questions of the busiest day wait."""
    return max(incidents // 3, 1)


@contextmanager
def _servers() -> Iterator[tuple[Path, Postgres, Valkey]]:
    """Servers that may be crashed: nobody else works on them, and what Postgres has promised is on disk."""
    with TemporaryDirectory(prefix="chaos-") as name:
        folder = Path(name)
        with Postgres(folder) as postgres, Valkey(folder, durable=False) as valkey:
            yield folder, postgres, valkey


@contextmanager
def _stack(
    folder: Path, postgres: Postgres, valkey: Valkey, incidents: int, seed: int, quiet: bool
) -> Iterator[Stack]:
    """The processes, residents who answer at once, an agency with sending hours and caps that are within reach."""
    town = {"SANDBOX_PACE": "0", "SANDBOX_RESIDENTS": "1", "SANDBOX_SEED": str(seed)}
    with running_stack(
        sandbox_env=town,
        database_url=postgres.url,
        redis_url=valkey.url,
        clock_file=folder / "clock",
        quiet=quiet,
    ) as stack:
        stack.execute(
            "UPDATE agencies_agency SET daily_cap = %s, segments_a_day = %s, window_opens = %s, window_closes = %s",
            *(CAP, segments_a_day(incidents), OPENS, CLOSES),
        )
        yield stack


def _live_through(
    feeder: Feeder, troubles: Troubles, clock: Clock, nights: Nights, incidents: int
) -> None:
    """One trouble for every so many incidents, and nights that pass meanwhile, until all are accepted and it is day."""
    apart = PER_TROUBLE if incidents >= LONG_RUN else PER_TROUBLE_IN_A_SHORT_RUN
    marks = range(1, incidents, apart)
    hours = nights.moments(between=len(marks) // TROUBLES_PER_STEP)
    feeder.start()
    for nth, mark in enumerate(marks, start=1):
        while len(feeder.accepted) < mark and feeder.is_alive():
            time.sleep(0.02)
        troubles.make()
        for until in _share(hours, nth, len(marks)):
            let_pass(stack=troubles.stack, clock=clock, feeder=feeder, until=until)
    feeder.join()
    troubles.end()
    if feeder.mistake:
        raise RuntimeError(f"The API found fault with an incident: {feeder.mistake}")


def _share(hours: Sequence[datetime], nth: int, of: int) -> Sequence[datetime]:
    """The nth part of the hours, so that they are spread evenly."""
    return hours[len(hours) * (nth - 1) // of : len(hours) * nth // of]


def _settle(stack: Stack, clock: Clock) -> None:
    """Wait until nothing is due any more; then close all and let Twilio be asked for the rest.

    Whatever is still unsettled after PATIENCE is for the audits to tell.
    """
    with suppress(TimeoutError):
        wait_for(lambda: _is_quiet(stack, clock), "everything to settle", seconds=PATIENCE)
    for name in EVERYTHING:
        stack.kill(name)
    manage(stack.environment, "chaos", "--step", "ask-twilio")


def _is_quiet(stack: Stack, clock: Clock) -> bool:
    """Looked at on both sides, twice: a text that arrives may be answered, and the answer be on its way."""
    looks = 0
    soon = clock.now() + timedelta(seconds=8)
    while (
        looks < LOOKS
        and not stack.sandbox.books()["unfinished"]
        and not stack.query(_UNSETTLED, soon)
    ):
        time.sleep(0.5)
        looks += 1
    return looks == LOOKS
