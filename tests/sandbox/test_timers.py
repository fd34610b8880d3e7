"""Timers run everything, in time and in order, on few threads."""

import threading
import time

from sandbox.timers import Timers


def _wait(timers: Timers) -> None:
    deadline = time.monotonic() + 5
    while timers.unfinished:
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_jobs_run_by_their_time_and_not_by_their_order() -> None:
    timers, done = Timers(workers=1), []
    for name, delay in (("late", 0.2), ("soon", 0.05), ("at once", 0), ("middle", 0.1)):
        timers.after(delay, lambda name=name: done.append(name))
    _wait(timers)
    assert done == ["at once", "soon", "middle", "late"]


def test_a_thousand_waiting_jobs_need_no_further_thread() -> None:
    timers, done = Timers(workers=4), []
    before = threading.active_count()
    for number in range(1000):
        timers.after(0.05, lambda number=number: done.append(number))
    assert threading.active_count() == before
    _wait(timers)
    assert sorted(done) == list(range(1000))


def test_a_job_that_fails_harms_no_other() -> None:
    timers, done = Timers(workers=1), []
    timers.after(0, lambda: 1 / 0)
    timers.after(0, lambda: done.append("next"))
    _wait(timers)
    assert done == ["next"]


def test_waiting_jobs_can_be_forgotten() -> None:
    timers, done = Timers(workers=1), []
    timers.after(0.1, lambda: done.append("never"))
    timers.forget_waiting()
    assert timers.unfinished == 0
    time.sleep(0.2)
    assert done == []
