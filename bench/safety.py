"""How much danger and misconduct the safety net hears, and how often it cries wolf.

Floor: a list of a dozen keywords, anywhere in the text.
"""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from bench.labelled import everyday_texts, interval, percent, rows
from bench.results import Result
from bench.stage import Stage
from feedback.safety.concerns import DISTRESS, Concern
from feedback.safety.recognizing import recognize

COUNT = QUICK = 0  # always every row
KEYWORDS = {
    Concern.DANGER: r"\b(help|911|emergency|gun|knife|kill|suicide|suicidal|die|danger|hurt|ayuda|emergencia|matar)\b",
    Concern.MISCONDUCT: r"\b(racist|hit me|stole|complaint|racista|queja)\b",
}

Row = dict[str, str]
Hear = Callable[[str], str]  # a concern, or "none"


def measure(*, stage: Stage, count: int, seed: int, now: datetime) -> list[Result]:
    """Recall, then precision, of distress and of misconduct; false alarms over texts of strangers."""
    labelled = rows("feedback/safety/distress.tsv")
    results = []
    for part, words in (
        ("held_out", "rules not made with them"),
        ("tuning", "rules made with them"),
    ):
        group = [row for row in labelled if row["part"] == part]
        results += _of("distress", DISTRESS, group, words)
        results += _of("misconduct", (Concern.MISCONDUCT,), group, words)
    return [*results, *_false_alarms()]


def ours(text: str) -> str:
    heard = recognize(text)
    return heard.concern if heard else "none"


def floor(text: str) -> str:
    found = (c for c, words in KEYWORDS.items() if re.search(words, text, re.IGNORECASE))
    return next(found, "none")


def _of(name: str, wanted: Collection[str], group: Sequence[Row], words: str) -> list[Result]:
    """Of those that are labelled so, how many are heard; of those that are heard, how many are labelled so."""
    recall, precision = {}, {}
    for hear in (ours, floor):
        heard = [(hear(row["text"]) in wanted, row["concern"] in wanted) for row in group]
        hits = sum(taken and labelled for taken, labelled in heard)
        recall[hear] = hits, sum(labelled for _, labelled in heard)
        precision[hear] = hits, sum(taken for taken, _ in heard)
    return [
        Result(
            name=f"{name}, {measure}: {words}",
            ours=percent(*shares[ours]),
            floor=percent(*shares[floor]),
            unit="%",
            note=f"{interval(*shares[ours])}; keywords {interval(*shares[floor])}.",
        )
        for measure, shares in (("recall", recall), ("precision", precision))
    ]


def _false_alarms() -> list[Result]:
    texts = everyday_texts()
    if not texts:
        return []
    quiet = {hear: sum(hear(text) == "none" for text in texts) for hear in (ours, floor)}
    return [
        Result(
            name="everyday texts of strangers that raise no alarm",
            ours=percent(quiet[ours], len(texts)),
            floor=percent(quiet[floor], len(texts)),
            unit="%",
            note=f"{interval(quiet[ours], len(texts))}. UCI SMS Spam Collection, ham.",
        )
    ]
