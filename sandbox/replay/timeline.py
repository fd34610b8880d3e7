"""When each report leaves: in the order of the file's own times, faster than they passed, or all at once."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import islice

from sandbox.replay.reports import Report

AT_ONCE = 200  # reports in one request, at the most


def batches(
    *,
    reports: Iterable[Report],
    speed: float | None,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Sequence[Report]]:
    """Give the reports that are due together, waiting until they are. Without a speed all are due at once.

    A speed of 60 lets an hour of the file pass in a minute. `clock` and `sleep` are in seconds.
    """
    ordered = sorted(reports, key=lambda report: report.moment)
    if speed is None:
        remaining = iter(ordered)
        while batch := list(islice(remaining, AT_ONCE)):
            yield batch
        return
    start, sent = clock(), 0
    while sent < len(ordered):
        passed = timedelta(seconds=(clock() - start) * speed)
        batch = _due(ordered, sent, passed)
        if batch:
            sent += len(batch)
            yield batch
        else:
            ahead = ordered[sent].moment - ordered[0].moment - passed
            sleep(ahead.total_seconds() / speed)


def _due(ordered: Sequence[Report], sent: int, passed: timedelta) -> list[Report]:
    now = ordered[0].moment + passed
    return [report for report in ordered[sent : sent + AT_ONCE] if report.moment <= now]
