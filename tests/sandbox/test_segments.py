"""Segments are counted as Twilio's own calculator counts them."""

import json
from pathlib import Path

import pytest

from sandbox.twilio.segments import count_segments

VERDICTS = (
    Path(__file__).resolve().parents[2].parent / "shared" / "data" / "twilio" / "segments.jsonl"
)


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("a" + "€" * 80, 2),
        ("\u2019" + "a" * 69, 1),
        ("\u2019" + "a" * 70, 2),
        ("😀" * 35, 1),
        ("😀" * 67, 3),  # two units each: 33 in a segment of 67, none is split
    ],
)
def test_segments_of_a_text(text: str, segments: int) -> None:
    assert count_segments(text) == segments


def test_segments_as_twilios_calculator_gives_them() -> None:
    if not VERDICTS.exists():
        pytest.skip("The verdicts of Twilio's calculator are not beside this checkout.")
    verdicts = [json.loads(line) for line in VERDICTS.read_text().splitlines()]
    wrong = [v["text"] for v in verdicts if count_segments(v["text"]) != v["segments"]]
    assert len(verdicts) > 5000
    assert wrong == []
