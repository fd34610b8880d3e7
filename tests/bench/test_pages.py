"""Every page that is measured has plain SQL beside it, and every address says something that its page understands."""

import os
import time

from bench.page_addresses import PAGES
from bench.page_floors import FLOORS
from bench.page_times import times
from insights.exploring.dimensions import DIMENSIONS


def test_each_page_has_a_floor() -> None:
    assert list(FLOORS) == list(PAGES)
    assert all(floor for floor in FLOORS.values())


def test_each_filter_of_explore_is_measured() -> None:
    for key in DIMENSIONS:
        assert f"explore, by {key}, 12 months" in PAGES
        assert f"explore, one {key}, 12 months" in PAGES


def test_work_is_less_than_the_clock_where_somebody_sleeps() -> None:
    taken = times(lambda: time.sleep(0.05), backend=os.getpid(), long=0.1)
    assert taken.at(0.5) >= 50
    assert taken.work_at(0.95) < 40
