"""Time passes: over nights, midnights and a change of the clocks, while the processes run."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from sandbox.chaos.audits import CLOSES, HOME, OPENS
from sandbox.chaos.feeding import Feeder
from sandbox.clock import Clock
from sandbox.stack import Stack, wait_for

# When clocks go back and forward in Iowa, on a Sunday at two in the morning.
CHANGES = (datetime(2026, 11, 1, 7, tzinfo=UTC), datetime(2027, 3, 14, 8, tzinfo=UTC))
EDGES = (time(0), OPENS, CLOSES)
BEFORE = timedelta(seconds=1)  # so that the running processes live through the edge itself
LONG_AGO = timedelta(seconds=10)  # what began then was left behind by a process that is dead
CALM_WITHIN, STILL_WITHIN = 5.0, 60.0  # seconds
_DUE = "SELECT count(*) FROM messaging_message WHERE status = 'queued' AND not_before <= %s"
_ON_ITS_WAY = """
    SELECT count(*) FROM messaging_message
    WHERE status = 'sending' AND in_reply_to_id IS NULL AND claimed_at BETWEEN %s AND %s
"""


@dataclass(frozen=True, slots=True)
class Nights:
    """So many nights in which time passes, the last of them with a change of the clocks.

    Odd seeds go through the autumn's change, even ones through the spring's.
    """

    seed: int
    nights: int

    @property
    def begin(self) -> datetime:
        """An afternoon."""
        return self._at(-self.nights, time(16))

    @property
    def end(self) -> datetime:
        """A morning on which texts may leave everywhere."""
        return self._at(0, time(11))

    def moments(self, *, between: int) -> list[datetime]:
        """When the clock is set anew, in order: a second before each edge, and so many times evenly between."""
        length = self.end - self.begin
        evenly = (self.begin + length * n / (between + 1) for n in range(1, between + 1))
        edges = [self._at(-back, edge) for back in range(self.nights + 1) for edge in EDGES]
        before = (edge - BEFORE for edge in (*edges, self._change))
        return [*sorted({*evenly, *(at for at in before if self.begin < at < self.end)}), self.end]

    @property
    def _change(self) -> datetime:
        return CHANGES[(self.seed + 1) % len(CHANGES)]

    def _at(self, days: int, clock: time) -> datetime:
        day = self._change.astimezone(HOME).date() + timedelta(days=days)
        return datetime.combine(day, clock, tzinfo=HOME).astimezone(UTC)


def let_pass(*, stack: Stack, clock: Clock, feeder: Feeder, until: datetime) -> None:
    """Set the clock to a moment while nothing is on its way, once what is due has left.

    A text that is being sent as hours pass in an instant would be looked for at Twilio before it arrives there.
    Beat would have called meanwhile: it is not waited for.
    """
    with feeder.resting():
        with suppress(TimeoutError):
            wait_for(lambda: _is_calm(stack, clock), "calm", seconds=CALM_WITHIN)
        wait_for(lambda: _is_set(stack, clock, until), f"calm before {until}", seconds=STILL_WITHIN)
    for task in ("messaging.tasks.sweep", "surveys.tasks.decide"):
        stack.call(task)


def _is_calm(stack: Stack, clock: Clock) -> bool:
    return not stack.sandbox.books()["unfinished"] and stack.query(_DUE, clock.now()) == [(0,)]


def _is_set(stack: Stack, clock: Clock, until: datetime) -> bool:
    """Whether nothing was on its way, and the clock could be set."""
    if stack.sandbox.books()["unfinished"]:
        return False
    with _stopped(stack, "worker"):
        now = clock.now()
        [[on_their_way]] = stack.query(_ON_ITS_WAY, now - LONG_AGO, now)
        if on_their_way or stack.sandbox.books()["unfinished"]:
            return False
        clock.move_to(max(until, now))
        return True


@contextmanager
def _stopped(stack: Stack, name: str) -> Iterator[None]:
    """Hold a process in the middle of whatever it does."""
    group = stack.processes[name].pid
    os.killpg(group, signal.SIGSTOP)
    try:
        yield
    finally:
        os.killpg(group, signal.SIGCONT)
