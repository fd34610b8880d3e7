"""Replies in which somebody is in danger, or alleges misconduct, told from everyday ones."""

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.safety.concerns import DISTRESS, Concern
from feedback.safety.recognizing import recognize

LABELLED = Path(__file__).with_name("distress.tsv")
TEXTS = (
    Path(__file__).resolve().parents[3].parent
    / "shared"
    / "data"
    / "sms"
    / "uci_sms_spam_collection.tsv"
)


def labelled(part: str) -> list[dict[str, str]]:
    with LABELLED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in rows if row["part"] == part]


TUNING = labelled("tuning")


def name(row: dict[str, str]) -> str:
    return f"{row['language']}: {row['text']}"


@pytest.mark.parametrize("row", [r for r in TUNING if r["concern"] in DISTRESS], ids=name)
def test_nobody_in_danger_is_missed(row: dict[str, str]) -> None:
    heard = recognize(row["text"])
    assert heard
    assert heard.concern in DISTRESS
    assert row["language"] in heard.languages


@pytest.mark.parametrize("row", [r for r in TUNING if r["concern"] == Concern.MISCONDUCT], ids=name)
def test_an_allegation_is_heard(row: dict[str, str]) -> None:
    """One of danger at the same time may be taken for more than it is, never for less."""
    assert recognize(row["text"]) is not None


def test_everyday_answers_are_hardly_ever_taken_for_distress() -> None:
    harmless = [row["text"] for row in TUNING if row["concern"] == "none"]
    alarmed = [text for text in harmless if recognize(text) is not None]
    assert len(harmless) > 200
    assert len(alarmed) <= 4, alarmed


def test_the_table_has_every_class_and_says_nothing_twice() -> None:
    rows = [*TUNING, *labelled("held_out")]
    assert len({(row["language"], row["text"]) for row in rows}) == len(rows) >= 600
    assert {row["concern"] for row in rows} == {*Concern, "none"}


def test_everyday_texts_of_strangers_raise_few_alarms() -> None:
    if not TEXTS.is_file():
        pytest.skip("the public collection of texts is not beside this checkout")
    lines = TEXTS.read_text(encoding="utf-8").splitlines()
    everyday = [text for kind, _, text in (line.partition("\t") for line in lines) if kind == "ham"]
    alarmed = [text for text in everyday if recognize(text) is not None]
    assert len(everyday) > 4000
    assert len(alarmed) < len(everyday) * 0.03


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    heard = recognize(text)
    assert heard is None or heard.concern in Concern


@pytest.mark.parametrize(
    "piece",
    [
        *("a", "he ", "my ", "help ", "me ", "is ", "not ", "911 ", "the ", "call ", "| ", "a b "),
        *("send ", "someone ", "my ex ", "oficial ", "no ", "gracias ", "quiero ", "kill ", "to "),
    ],
)
def test_a_long_text_takes_no_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    before = time.perf_counter()
    recognize(text)
    assert time.perf_counter() - before < 1
