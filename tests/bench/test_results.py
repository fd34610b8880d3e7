"""What a benchmark says, as a table and as a file."""

import json
from pathlib import Path

import pytest

from bench.results import Result, percentile, table, write

REPLIES = Result(
    name="replies",
    ours=250.4,
    floor=1001.6,
    unit="replies/s",
    note="All of them were right.",
    p95=41.6,
    floor_p95=3.2,
    work_p95=12.4,
)
TEXTS = Result(name="texts", ours=120, floor=160, unit="texts/s", note="16 threads.")


def test_the_table_aligns_figures_to_the_right_and_puts_the_notes_below() -> None:
    assert table([REPLIES, TEXTS]).splitlines() == [
        "name     ours  floor  ratio  unit             p95   work",
        "-------  ----  -----  -----  ---------  ---------  -----",
        "replies   250  1,002   0.25  replies/s  42 ms (3)  12 ms",
        "texts     120    160   0.75  texts/s            –      –",
        "",
        "replies: All of them were right.",
        "texts: 16 threads.",
    ]


def test_the_file_is_a_list_with_the_same_figures(tmp_path: Path) -> None:
    write([REPLIES, TEXTS], to=tmp_path / "results.json")
    first, second = json.loads((tmp_path / "results.json").read_text())
    assert first == {
        "name": "replies",
        "ours": 250.4,
        "floor": 1001.6,
        "ratio": 0.25,
        "unit": "replies/s",
        "note": "All of them were right.",
        "p95": 41.6,
        "floor_p95": 3.2,
        "work_p95": 12.4,
    }
    assert (second["ratio"], second["p95"]) == (0.75, None)


@pytest.mark.parametrize(
    ("times", "share", "expected"),
    [
        ([3.0], 0.95, 3.0),
        ([1.0, 2.0, 3.0, 4.0], 0.5, 2.0),
        (list(map(float, range(1, 101))), 0.95, 95.0),
        (list(map(float, range(1, 101))), 1.0, 100.0),
        ([5.0, 1.0], 0.0, 1.0),
    ],
)
def test_a_percentile_is_a_time_that_was_measured(
    times: list[float], share: float, expected: float
) -> None:
    assert percentile(times, share) == expected


def test_no_times_have_no_percentile() -> None:
    with pytest.raises(ValueError, match="no times"):
        percentile([], 0.95)


def test_where_the_floor_is_nothing_there_is_no_ratio() -> None:
    nothing = Result(name="read", ours=90, floor=0, unit="%", note="9 of 10.")
    assert nothing.ratio is None
    assert "–" in table([nothing]).splitlines()[2]
