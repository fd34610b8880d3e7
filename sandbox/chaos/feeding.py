"""A CAD that reports incidents through the API, and offers each until it has read that it was taken."""

import threading
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import requests

from sandbox.scenes import Scene, scene
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

    def __init__(self, *, stack: Stack, incidents: int, seed: int) -> None:
        super().__init__(daemon=True, name="CAD")
        self.accepted: list[str] = []
        self.offered = 0
        self.mistake = ""
        self._stack = stack
        self._numbers = range(1, incidents + 1)
        self._seed = seed
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"Bearer {stack.agency['key']}"

    def run(self) -> None:
        """Report them all."""
        for first in range(0, len(self._numbers), AT_ONCE):
            if self.mistake:
                return
            now = datetime.now(UTC)
            numbers = self._numbers[first : first + AT_ONCE]
            scenes = [scene(number, seed=self._seed, closed_at=now) for number in numbers]
            if first // AT_ONCE % EVERY == 0:
                self._in_bulk(scenes)
            else:
                for each in scenes:
                    self._one_by_one(each)

    def _one_by_one(self, happening: Scene) -> None:
        for report in happening.reports:
            self._offer("PUT", f"/{happening.reference}", report)
        self.accepted.append(happening.reference)
        time.sleep(PAUSE)

    def _in_bulk(self, scenes: Sequence[Scene]) -> None:
        for order in range(max(len(each.reports) for each in scenes)):
            told = [each for each in scenes if order < len(each.reports)]
            reports = [{"reference": s.reference, **s.reports[order]} for s in told]
            self._offer("POST", "/bulk", {"incidents": reports})
        self.accepted += [each.reference for each in scenes]
        time.sleep(PAUSE * len(scenes))

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
