"""The blows: each chosen by a seed, each followed at once by what an operator's supervisor would do."""

import os
import random
import signal
from collections import Counter
from collections.abc import Callable, Mapping

from engage.embedded.postgres import Postgres
from sandbox.stack import Stack

KINDS = {
    "Twilio's faults changed": 10,
    "Redis emptied": 4,
    "worker killed": 3,
    "web server killed": 2,
    "beat killed": 2,
    "Postgres restarted": 1,
    "Postgres crashed": 1,
}
"""The kinds of trouble, and how often each comes beside the others."""

HOLD = 1  # seconds for which an answer that never comes is held: short, so that a run is

PLANS: tuple[Mapping[str, object], ...] = (
    {},
    {"429": 0.3},
    {"500": 0.05, "500_after": 0.1},
    {"timeout_before": 0.03, "timeout_after": 0.06, "hold": HOLD},
    {"reset": 0.05, "reset_after": 0.1},
    {"slow": {"rate": 0.3, "seconds": 0.5}, "latency": 0.02},
    {"drop_callback": 0.2, "duplicate_callback": 0.2, "reorder_callback": 0.2},
    {"drop_inbound": 0.1, "duplicate_inbound": 0.3, "wrong_signature": 0.2},
    {
        **{"429": 0.05, "500": 0.03, "500_after": 0.05, "reset_after": 0.03},
        **{"drop_callback": 0.1, "duplicate_callback": 0.1, "reorder_callback": 0.1},
        **{"drop_inbound": 0.05, "duplicate_inbound": 0.1, "wrong_signature": 0.1},
    },
)
"""What Twilio and the network do meanwhile; the names are those of sandbox/faults.py."""


class Troubles:
    """Makes trouble for a stack on a Postgres of its own. `made` and `faults` count what happened.

    Call it from the main thread: a server that it restarts lives as long as the thread that did so.
    """

    def __init__(self, *, stack: Stack, postgres: Postgres, seed: int) -> None:
        self.made: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self.stack = stack
        self._postgres = postgres
        self.seed = seed
        self._dice = random.Random(seed)
        self._blows: dict[str, Callable[[], None]] = {
            "Twilio's faults changed": self._change_plan,
            "Redis emptied": stack.empty_redis,
            "worker killed": lambda: self._kill("worker"),
            "web server killed": lambda: self._kill("web"),
            "beat killed": lambda: self._kill("beat"),
            "Postgres restarted": postgres.restart,
            "Postgres crashed": self._crash_postgres,
        }

    def make(self) -> None:
        """Make the next trouble. The first ones are one of each kind, so that a short run meets them all."""
        unseen = [kind for kind in KINDS if not self.made[kind]]
        kind = unseen[0] if unseen else self._dice.choices(tuple(KINDS), tuple(KINDS.values()))[0]
        self._blows[kind]()
        self.made[kind] += 1

    def end(self) -> None:
        """Twilio works again; what ran still runs."""
        self._note_faults()
        self.stack.sandbox.fail()

    def _change_plan(self) -> None:
        self._note_faults()
        first = not self.made["Twilio's faults changed"]
        plan = PLANS[-1] if first else self._dice.choice(PLANS)
        self.stack.sandbox.fail(seed=self.seed + self.made.total(), **plan)

    def _note_faults(self) -> None:
        self.faults.update(self.stack.sandbox.books()["faults"])

    def _kill(self, name: str) -> None:
        self.stack.kill(name)
        self.stack.start(name)

    def _crash_postgres(self) -> None:
        """Without a last checkpoint: it comes up by reading its write-ahead log."""
        os.kill(self._postgres.pid, signal.SIGQUIT)
        self._postgres.restart()
