"""Timers run everything, in time and in order, on few threads."""

import threading
import time
from functools import partial

from sandbox.timers import Timers


def _fail() -> None:
    raise RuntimeError


def _wait(timers: Timers) -> None:
    deadline = time.monotonic() + 5
    while timers.unfinished:
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_jobs_run_by_their_time_and_not_by_their_order() -> None:
    timers = Timers(workers=1)
    done: list[str] = []
    for name, delay in (("late", 0.2), ("soon", 0.05), ("at once", 0), ("middle", 0.1)):
        timers.after(delay, partial(done.append, name))
    _wait(timers)
    assert done == ["at once", "soon", "middle", "late"]


def test_a_thousand_waiting_jobs_need_no_further_thread() -> None:
    timers = Timers(workers=4)
    done: list[int] = []
    before = threading.active_count()
    for number in range(1000):
        timers.after(0.05, partial(done.append, number))
    assert threading.active_count() == before
    _wait(timers)
    assert sorted(done) == list(range(1000))


def test_a_job_that_fails_harms_no_other() -> None:
    timers = Timers(workers=1)
    done: list[str] = []
    timers.after(0, _fail)
    timers.after(0, partial(done.append, "next"))
    _wait(timers)
    assert done == ["next"]


def test_waiting_jobs_can_be_forgotten() -> None:
    timers = Timers(workers=1)
    done: list[str] = []
    timers.after(0.1, partial(done.append, "never"))
    timers.forget_waiting()
    assert timers.unfinished == 0
    time.sleep(0.2)
    assert done == []
