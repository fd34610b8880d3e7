"""A CAD that reports incidents through the API, and offers each until it has read that it was taken."""

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import requests

from sandbox.chaos.audits import ELSEWHERE
from sandbox.clock import Clock
from sandbox.scenes import Report, Scene, scene
from sandbox.stack import Stack

AT_ONCE = 5  # incidents in a bulk request
EVERY = 10  # of so many bundles, one goes as a bulk request
PAUSE = 0.03  # seconds between incidents, so that the blows find texts and replies under way
AGAIN = 0.2  # seconds until an incident that was not taken is offered again
_OURS = range(400, 500)  # a mistake of the CAD: offering it again would not help


class Feeder(threading.Thread):
    """Reports `incidents` scenes of a seed. `accepted` grows by the reference of each closing that was taken.

    `offered` counts every request. What the API finds wrong ends the thread: `mistake` then holds its words.
    """

    def __init__(self, *, stack: Stack, clock: Clock, incidents: int, seed: int) -> None:
        super().__init__(daemon=True, name="CAD")
        self.accepted: list[str] = []
        self.offered = 0
        self.mistake = ""
        self._stack = stack
        self._clock = clock
        self._turn = threading.Lock()
        self._numbers = range(1, incidents + 1)
        self._seed = seed
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"Bearer {stack.agency['key']}"

    def run(self) -> None:
        """Report them all."""
        for first in range(0, len(self._numbers), AT_ONCE):
            if self.mistake:
                return
            numbers = self._numbers[first : first + AT_ONCE]
            if first // AT_ONCE % EVERY == 0:
                self._in_bulk(numbers)
            else:
                for number in numbers:
                    self._one_by_one(number)

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Report nothing meanwhile."""
        with self._turn:
            yield

    def _scene(self, number: int) -> Scene:
        """What has just happened."""
        now = self._clock.now()
        happening = scene(number, seed=self._seed, closed_at=now)
        for report in happening.reports:
            _move_house(report, number)
        return happening

    def _one_by_one(self, number: int) -> None:
        with self._turn:
            happening = self._scene(number)
            for report in happening.reports:
                self._offer("PUT", f"/{happening.reference}", report)
            self.accepted.append(happening.reference)
        time.sleep(PAUSE)

    def _in_bulk(self, numbers: Sequence[int]) -> None:
        with self._turn:
            self._all_at_once([self._scene(number) for number in numbers])
        time.sleep(PAUSE * len(numbers))

    def _all_at_once(self, scenes: Sequence[Scene]) -> None:
        for order in range(max(len(each.reports) for each in scenes)):
            told = [each for each in scenes if order < len(each.reports)]
            reports = [{"reference": s.reference, **s.reports[order]} for s in told]
            self._offer("POST", "/bulk", {"incidents": reports})
        self.accepted += [each.reference for each in scenes]

    def _offer(self, method: str, path: str, body: Mapping[str, Any]) -> None:
        """Send until success was read: a connection that broke says nothing of what the other side did."""
        url = f"{self._stack.url}/api/v1/incidents{path}"
        while not self.mistake:
            self.offered += 1
            try:
                answer = self._session.request(method, url, json=dict(body), timeout=10)
            except requests.RequestException:
                time.sleep(AGAIN)
                continue
            if answer.ok and answer.status_code != requests.codes.multi_status:
                return
            if answer.status_code in _OURS or answer.ok:
                self.mistake = f"{path}: {answer.text}"
            time.sleep(AGAIN)


def _move_house(report: Report, number: int) -> None:
    """Every other caller has a number of another area code, the same whenever they call."""
    caller = report.get("caller")
    if isinstance(caller, dict) and number % 2:
        phone = caller["phone"]
        codes = sorted(ELSEWHERE)
        caller["phone"] = f"+1{codes[int(phone[-1]) % len(codes)]}{phone[5:]}"
