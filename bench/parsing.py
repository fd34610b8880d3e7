"""How often a reply is read as a person would read it: by kind of question and language.

Floor: what three lines of code reach: the first figure that is in range, a yes or no at the beginning, the whole text.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from bench.labelled import everyday_texts, interval, percent, rows
from bench.results import Result
from bench.stage import Stage
from surveys.parsing import Kind, Unclear, parse

COUNT = QUICK = 0  # always every row
UNIT = "% read right"
CHOICES = ("Front desk", "911 call-taker", "Patrol officer", "Detective", "Someone else")
IN_RANGE = {Kind.RATING: range(1, 6), Kind.RATING_10: range(11), Kind.CHOICE: range(1, 6)}

Row = dict[str, str]
Read = Callable[[Row], str]  # a number, "" for a comment, "unclear"


def measure(*, stage: Stage, count: int, seed: int, now: datetime) -> list[Result]:
    """Read every labelled reply; those that the rules were made with, and those that they were not, apart."""
    labelled = rows("surveys/replies.tsv")
    held_out = [row for row in labelled if row["part"] == "held_out"]
    results = [_result("replies read, rules not made with them", held_out, _confused(held_out))]
    for kind in Kind:
        own = [row for row in labelled if row["kind"] == kind]
        for language in dict.fromkeys(row["language"] for row in own):
            group = [row for row in own if row["language"] == language]
            results.append(_result(f"replies read: {kind} in {language}", group))
    return [*results, *_everyday()]


def ours(row: Row) -> str:
    read = parse(
        kind=Kind(row["kind"]), text=row["text"], language=row["language"], choices=CHOICES
    )
    if isinstance(read, Unclear):
        return "unclear"
    return "" if read.number is None else str(read.number)


def floor(row: Row) -> str:
    kind, text = Kind(row["kind"]), row["text"]
    if kind is Kind.COMMENT:
        return ""
    if kind is Kind.YES_NO:
        begun = re.match(r"\W*(y|n)", text, re.IGNORECASE)
        return "unclear" if begun is None else "1" if begun[1].lower() == "y" else "0"
    figures = (int(found) for found in re.findall(r"\d+", text) if len(found) < len("1000"))
    return next((str(figure) for figure in figures if figure in IN_RANGE[kind]), "unclear")


def _result(name: str, group: Sequence[Row], more: str = "") -> Result:
    right = {read: sum(read(row) == row["number"] for row in group) for read in (ours, floor)}
    n = len(group)
    return Result(
        name=name,
        ours=percent(right[ours], n),
        floor=percent(right[floor], n),
        unit=UNIT,
        note=f"{interval(right[ours], n)}.{more}",
    )


def _confused(group: Sequence[Row]) -> str:
    """A reply that nobody understood is asked about again; one that is misunderstood is not."""
    wrong = [row for row in group if ours(row) not in {row["number"], "unclear"}]
    return f" Taken for another answer: {interval(len(wrong), len(group))}; the others are asked again."


def _everyday() -> Iterator[Result]:
    texts = everyday_texts()
    if not texts:
        return
    as_rating = [{"kind": "rating", "language": "en", "text": text} for text in texts]
    left = {read: sum(read(row) == "unclear" for row in as_rating) for read in (ours, floor)}
    yield Result(
        name="everyday texts of strangers not taken for ratings",
        ours=percent(left[ours], len(texts)),
        floor=percent(left[floor], len(texts)),
        unit=UNIT,
        note=f"{interval(left[ours], len(texts))}. UCI SMS Spam Collection, ham.",
    )
