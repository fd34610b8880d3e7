"""Things to do later: one heap, one clock thread, a small pool of workers."""

import heapq
import itertools
import logging
import threading
import time
from collections.abc import Callable
from queue import SimpleQueue

Job = Callable[[], None]

logger = logging.getLogger(__name__)


class Timers:
    """Runs jobs after a delay on a fixed number of threads, however many jobs wait.

    Jobs of one moment start in the order in which they were given. A job that raises is logged and
    forgotten.
    """

    def __init__(self, *, workers: int) -> None:
        self._heap: list[tuple[float, int, Job]] = []
        self._order = itertools.count()
        self._ready: SimpleQueue[Job] = SimpleQueue()
        self._changed = threading.Condition()
        self._unfinished = 0
        for number in range(workers):
            self._start(self._work, f"timers-worker-{number}")
        self._start(self._keep_time, "timers-clock")

    def after(self, seconds: float, job: Job) -> None:
        """Run the job after so many seconds; at once when that is zero or less."""
        with self._changed:
            self._unfinished += 1
            if seconds <= 0:
                self._ready.put(job)
                return
            due = time.monotonic() + seconds
            heapq.heappush(self._heap, (due, next(self._order), job))
            if self._heap[0][0] == due:
                self._changed.notify()

    @property
    def unfinished(self) -> int:
        """How many jobs wait or run right now; 0 means that nothing more will happen by itself."""
        return self._unfinished

    def forget_waiting(self) -> None:
        """Drop every job that is not due yet."""
        with self._changed:
            self._unfinished -= len(self._heap)
            self._heap.clear()

    def _start(self, target: Job, name: str) -> None:
        threading.Thread(target=target, name=name, daemon=True).start()

    def _keep_time(self) -> None:
        with self._changed:
            while True:
                now = time.monotonic()
                while self._heap and self._heap[0][0] <= now:
                    self._ready.put(heapq.heappop(self._heap)[2])
                self._changed.wait(self._heap[0][0] - now if self._heap else None)

    def _work(self) -> None:
        while True:
            job = self._ready.get()
            try:
                job()
            except Exception:
                logger.exception("A job of the sandbox failed")
            with self._changed:
                self._unfinished -= 1
