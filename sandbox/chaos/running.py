"""A run: feed, trouble, calm, then the audits."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from engage.embedded.postgres import Postgres
from engage.embedded.valkey import Valkey
from sandbox.chaos import clocks
from sandbox.chaos.audits import AUDITS, Finding, promise_of
from sandbox.chaos.feeding import Feeder
from sandbox.chaos.ledger import Claim, copy_books
from sandbox.chaos.troubles import Troubles
from sandbox.stack import EVERYTHING, Stack, manage, running_stack, wait_for

LONG_RUN = 500  # incidents
PER_TROUBLE, PER_TROUBLE_IN_A_SHORT_RUN = 20, 12  # incidents
CAP = 12  # low enough for the busiest callers to reach it
LOOKS = 2
PATIENCE = 90.0  # seconds in which everything must have settled
_UNSETTLED = """
    SELECT id FROM incidents_incident WHERE undecided AND closed_at IS NOT NULL
    UNION ALL
    SELECT id FROM messaging_message
    WHERE status = 'queued' AND not_before < now() + interval '8 seconds'
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did and what the audits found, by the sentence of each."""

    incidents: int
    requests: int
    texts: int
    replies: int
    seconds: float
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
    with _servers() as (postgres, valkey), _stack(postgres, valkey, seed, quiet) as stack:
        feeder = Feeder(stack=stack, incidents=incidents, seed=seed)
        troubles = Troubles(stack=stack, postgres=postgres, seed=seed)
        _live_through(feeder, troubles, incidents)
        _settle(stack)
        ledger = copy_books(stack=stack, accepted=feeder.accepted, cap=CAP)
        claims = tuple(_under_moved_clocks(stack, incidents, seed))
    ledger = replace(ledger, claims=claims, moved_cap=clocks.CAP)
    return Outcome(
        incidents=len(ledger.accepted),
        requests=feeder.offered,
        texts=len(ledger.texts),
        replies=len(ledger.stored),
        seconds=round(time.monotonic() - began, 1),
        troubles=dict(troubles.made),
        faults=dict(troubles.faults),
        findings={promise_of(audit): audit(ledger) for audit in AUDITS},
    )


@contextmanager
def _servers() -> Iterator[tuple[Postgres, Valkey]]:
    """Servers that may be crashed: nobody else works on them, and what Postgres has promised is on disk."""
    with (
        TemporaryDirectory(prefix="chaos-") as folder,
        Postgres(Path(folder)) as postgres,
        Valkey(Path(folder), durable=False) as valkey,
    ):
        yield postgres, valkey


@contextmanager
def _stack(postgres: Postgres, valkey: Valkey, seed: int, quiet: bool) -> Iterator[Stack]:
    """The processes, with residents who answer at once, and an agency whose cap is within reach."""
    town = {"SANDBOX_PACE": "0", "SANDBOX_RESIDENTS": "1", "SANDBOX_SEED": str(seed)}
    with running_stack(
        sandbox_env=town, database_url=postgres.url, redis_url=valkey.url, quiet=quiet
    ) as stack:
        stack.execute("UPDATE agencies_agency SET daily_cap = %s", CAP)
        yield stack


def _live_through(feeder: Feeder, troubles: Troubles, incidents: int) -> None:
    """One trouble for every so many incidents, until all are accepted."""
    feeder.start()
    apart = PER_TROUBLE if incidents >= LONG_RUN else PER_TROUBLE_IN_A_SHORT_RUN
    for mark in range(1, incidents, apart):
        while len(feeder.accepted) < mark and feeder.is_alive():
            time.sleep(0.02)
        troubles.make()
    feeder.join()
    troubles.end()
    if feeder.mistake:
        raise RuntimeError(f"The API found fault with an incident: {feeder.mistake}")


def _settle(stack: Stack) -> None:
    """Wait until nothing is due any more; then close the web server as well, and let Twilio be asked for the rest.

    Whatever is still unsettled after PATIENCE is for the audits to tell.
    """
    with suppress(TimeoutError):
        wait_for(lambda: _is_quiet(stack), "everything to settle", seconds=PATIENCE)
    for name in EVERYTHING:
        stack.kill(name)
    manage(stack.environment, "chaos", "--step", "ask-twilio")


def _is_quiet(stack: Stack) -> bool:
    """Looked at on both sides, twice: a text that arrives may be answered, and the answer be on its way."""
    looks = 0
    while looks < LOOKS and not stack.sandbox.books()["unfinished"] and not stack.query(_UNSETTLED):
        time.sleep(0.5)
        looks += 1
    return looks == LOOKS


def _under_moved_clocks(stack: Stack, incidents: int, seed: int) -> list[Claim]:
    """Three days in steps of 20 minutes; of an hour, in a short run."""
    minutes = 20 if incidents >= LONG_RUN else 60
    step = ("--step", "clocks", "--minutes", str(minutes), "--seed", str(seed))
    claims = json.loads(manage(stack.environment, "chaos", *step))
    return [Claim(**{**each, "at": datetime.fromisoformat(each["at"])}) for each in claims]
