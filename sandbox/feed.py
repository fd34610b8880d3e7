"""A CAD that closes an incident every few seconds and reports it."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from sandbox.reporting import Reported, report_incident
from sandbox.scenes import Scene, scene

_INCIDENTS_A_DAY = 55
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 30.0
_REFUSED_FOR_GOOD = frozenset({400, 404, 409, 413, 415, 422})


def run_feed(
    *,
    api_url: str,
    api_key: str,
    seconds: float,
    seed: int,
    state: Path | None,
    say: Callable[[str], None],
) -> None:
    """Report incidents for ever, one every so many seconds.

    An incident that the agency cannot take right now (no answer, a wrong key, a busy server) is
    offered again, less and less often, until it is taken; what it finds wrong is said aloud.
    `state` is a file with the last number given, so that a restart goes on behind it; without it,
    numbers begin anew each day.
    """
    for number in _numbers(state):
        happening = scene(number, seed=seed, closed_at=datetime.now(UTC))
        for reported in _report(happening, api_url=api_url, api_key=api_key):
            if reported.status and not reported.is_taken:
                say(f"{happening.reference} was not taken: {reported.problem}")
        if state:
            _remember(number, state)
        time.sleep(seconds)


def _remember(number: int, state: Path) -> None:
    """Whole or not at all: a feed that is killed while it writes must still find a number."""
    written = state.with_suffix(".new")
    written.write_text(str(number))
    written.replace(state)


def _report(happening: Scene, *, api_url: str, api_key: str) -> Iterator[Reported]:
    for report in happening.reports:
        wait, told = _FIRST_WAIT, ""
        while True:
            reported = report_incident(
                api_url=api_url, api_key=api_key, reference=happening.reference, report=report
            )
            if reported.problem != told:
                yield reported
                told = reported.problem
            if reported.is_taken or reported.status in _REFUSED_FOR_GOOD:
                break
            time.sleep(wait)
            wait = min(wait * 2, _LONGEST_WAIT)


def _numbers(state: Path | None) -> Iterator[int]:
    number = datetime.now(UTC).timetuple().tm_yday * _INCIDENTS_A_DAY
    if state and state.exists():
        number = int(state.read_text())
    while True:
        number += 1
        yield number
