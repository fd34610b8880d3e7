"""Labelled texts of the tests, and how a share of them is written down."""

import csv
from collections.abc import Iterator
from pathlib import Path

from bench.surroundings import ROOT
from insights.statistics import wilson

EVERYDAY = ROOT.parent / "shared" / "data" / "sms" / "uci_sms_spam_collection.tsv"


def rows(path: str) -> list[dict[str, str]]:
    """The rows of a labelled file of the tests. `part` says whether the rules were made with it: tuning, held_out."""
    with (ROOT / "tests" / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def everyday_texts() -> list[str]:
    """Texts that strangers once wrote to each other (UCI SMS Spam Collection, ham); none where it is not at hand."""
    if not EVERYDAY.is_file():
        return []
    return list(_ham(EVERYDAY))


def _ham(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, text = line.partition("\t")
        if kind == "ham":
            yield text


def percent(hits: int, n: int) -> float:
    """A share in percent; 0 of none."""
    return 100 * hits / n if n else 0.0


def interval(hits: int, n: int) -> str:
    """ "46 of 62, 95 % interval 62–84 %" (Wilson)."""
    if not n:
        return "none"
    bounds = wilson(count=hits, total=n)
    return f"{hits} of {n}, 95 % interval {100 * bounds.low:.0f}–{100 * bounds.high:.0f} %"
