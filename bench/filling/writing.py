"""Writes the past block by block, in a process of its own, while Postgres takes in the blocks before."""

import multiprocessing
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor

import numpy as np

from bench.filling.drawn import Block, Drawn
from bench.filling.happening import decide, districts, happen
from bench.filling.talking import Talk

INCIDENTS_AT_ONCE = 40_000
AHEAD = 3  # blocks that may wait for Postgres: some 60 MB each

_drawn: Drawn  # in the process that writes


def blocks(drawn: Drawn) -> Iterator[Block]:
    """All rows, those before that others point at."""
    starts = iter(range(0, len(drawn.calls), INCIDENTS_AT_ONCE))
    # What was drawn is hundreds of megabytes: a process that forks off has it already.
    forked = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(1, forked, initializer=_begin, initargs=(drawn,)) as writer:
        waiting: deque[Future[Block]] = deque()
        for start in starts:
            waiting.append(writer.submit(_write, start))
            if len(waiting) == AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def write(drawn: Drawn, start: int, stop: int) -> Block:
    """The rows of these incidents and of all that came of them. Needs none of the blocks before."""
    dice = np.random.default_rng([drawn.seed, start])
    district = districts(dice, stop - start)
    first, last = np.searchsorted(drawn.asked.incident, (start, stop))
    asked = drawn.asked.incident[first:last] - start
    decided = drawn.calls.closed[start:stop].copy()
    decided[asked] = drawn.asked.at[first:last]
    here = slice(start, stop)
    return [
        *happen(drawn, here, district, dice),
        *decide(drawn, here, decided),
        *Talk(drawn, slice(int(first), int(last)), district[asked], dice).written(),
    ]


def _begin(drawn: Drawn) -> None:
    global _drawn  # noqa: PLW0603  of this process alone
    _drawn = drawn


def _write(start: int) -> Block:
    return write(_drawn, start, min(start + INCIDENTS_AT_ONCE, len(_drawn.calls)))
