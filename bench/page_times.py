"""How long something takes that asks Postgres: by the clock, and by the processor time of both."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bench.results import percentile

ROUNDS, WARM_UP = 30, 3
NANOSECONDS = 1e-9


@dataclass(frozen=True, slots=True)
class Moment:
    """Seconds so far: of the clock, of work of this process, of work of the Postgres that serves one connection."""

    clock: float
    own: float
    database: float

    @classmethod
    def now(cls, backend: int) -> Self:
        return cls(time.perf_counter(), time.process_time(), _worked(backend))


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of one time after the other: by the clock; of them this process at work, and its Postgres.

    Where other programs want the same processors, the clock tells mostly of them; work is what a quiet machine would
    take at most.
    """

    seconds: list[float]
    own: list[float]
    database: list[float]

    @property
    def work(self) -> list[float]:
        return [sum(both) for both in zip(self.own, self.database, strict=True)]

    def at(self, share: float) -> float:
        """The percentile by the clock, in milliseconds."""
        return percentile(self.seconds, share) * 1000

    def work_at(self, share: float) -> float:
        """The percentile of work, in milliseconds."""
        return percentile(self.work, share) * 1000


def times(work: Callable[[], None], *, backend: int, long: float) -> Times:
    """Thirty times after some to warm up, or for `long` seconds, once at the least; `backend` is Postgres' process."""
    taken: list[tuple[Moment, Moment]] = []
    first = time.perf_counter()
    for round_number in range(-WARM_UP, ROUNDS):
        begun = Moment.now(backend)
        if taken and begun.clock - first > long:
            break
        work()
        ended = Moment.now(backend)
        if round_number >= 0 or ended.clock - first > long:
            taken.append((begun, ended))
    return Times(
        seconds=[ended.clock - begun.clock for begun, ended in taken],
        own=[ended.own - begun.own for begun, ended in taken],
        database=[ended.database - begun.database for begun, ended in taken],
    )


def _worked(process: int) -> float:
    """Seconds that a process of this machine has worked, by the scheduler of Linux."""
    nanoseconds, *_ = Path(f"/proc/{process}/schedstat").read_text().split()
    return int(nanoseconds) * NANOSECONDS
