"""The benchmarks run: each finds the database as it must be afterwards, or they would say so and fail."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_a_quick_run_measures_all_of_them(tmp_path: Path) -> None:
    results = tmp_path / "results.json"
    command = [sys.executable, "-m", "bench", "--quick", "--results", str(results)]
    run = subprocess.run(
        command, cwd=ROOT, timeout=240, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    measured = {each["name"]: each for each in json.loads(results.read_text())}
    names = list(measured)
    assert names[:4] == [
        "replies through the webhook",
        "texts through the worker, and threads ÷ latency",
        "texts through the worker, and the client alone",
        "incidents through the API",
    ]
    assert {
        "replies read: rating in es",
        "distress, recall: rules made with them",
        "overview, 12 months",
        "overview, 30 days: among others, and alone",
    } <= set(names[4:])
    assert all(each["ours"] > 0 for each in measured.values())
    assert all(measured[name]["floor"] > 0 for name in names[:4])
    assert all(name in run.stdout for name in measured)
