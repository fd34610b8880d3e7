"""Which themes the machine finds in comments, against a few words for each theme.

No public texts carry labels of such themes, so they are measured on our own comments alone.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from sklearn.metrics import f1_score

from bench.comments.model import LANGUAGES, UNIT, held_out, in_language, keys, learnt, lesson
from bench.labelled import interval
from bench.results import Result
from feedback.comments.examples import Example
from feedback.comments.model import Model
from feedback.comments.taxonomy import THEMES

FOLDS = 5
WORDS = {
    "response_time": r"wait|hour|minute|fast|quick|slow|late|tard|esper|rápid|lent|demor",
    "courtesy": r"rude|polite|kind|nice|friend|respect|amable|groser|educad|atent",
    "listening": r"listen|heard|ignore|serious|believe|escuch|caso|creyeron",
    "explanation": r"explain|question|told me|inform|next step|explic|pregunt",
    "follow_up": r"call(?:ed)? (?:me )?back|follow|update|heard back|llam|avis|noticia",
    "outcome": r"solved|found|arrest|fixed|nothing|caught|resolv|encontr|hicieron",
    "dispatcher": r"dispatch|operator|911|phone|call taker|operadora|teléfono",
    "fairness": r"fair|bias|racis|discrimin|profil|just[oa]s?\b|parcial",
    "safety": r"safe|scared|afraid|patrol|speed|segur|miedo|patrulla",
    "language": r"spanish|english|language|translat|interpret|español|inglés|idioma|intérprete",
    "scam": r"scam|who is this|fraud|real|estafa|fraude|quién es",
}


def themes(model: Model) -> Iterator[Result]:
    """In each language, and after comments were put right by hand."""
    for code, language in LANGUAGES.items():
        own = in_language(code)
        found = [keys(each) for each in model.hear([example.comment for example in own])]
        words = [_by_words(example.comment) for example in own]
        yield _result(f"themes of service comments, {language}", own, found, words)
    yield _corrected(model)


def _corrected(model: Model) -> Result:
    """Each fifth after the other four were put right by hand; floor: before that."""
    found: dict[str, frozenset[str]] = {}
    every = held_out()
    for fold in range(FOLDS):
        rest = [each for at, each in enumerate(every) if at % FOLDS != fold]
        part = [each.comment for at, each in enumerate(every) if at % FOLDS == fold]
        taught = learnt([lesson(example) for example in rest])
        found |= dict(zip(part, map(keys, taught.hear(part)), strict=True))
    by_hand = len(every) - len(every) // FOLDS
    ordered = [found[example.comment] for example in every]
    before = [keys(each) for each in model.hear([example.comment for example in every])]
    name = f"themes, {by_hand} comments put right by hand"
    return _result(name, every, ordered, floor=before)


def _result(
    name: str,
    own: Sequence[Example],
    found: Sequence[frozenset[str]],
    floor: Sequence[frozenset[str]],
) -> Result:
    right = sum(len(a & each.themes) for a, each in zip(found, own, strict=True))
    named, there = sum(map(len, found)), sum(len(each.themes) for each in own)
    note = f"Named and right: {interval(right, named)}. There and found: {interval(right, there)}. "
    note += "Naming none: 0 %; VADER knows no themes."
    truth = [each.themes for each in own]
    return Result(name=name, ours=_f1(truth, found), floor=_f1(truth, floor), unit=UNIT, note=note)


def _f1(truth: Sequence[frozenset[str]], found: Sequence[frozenset[str]]) -> float:
    theirs, ours = (
        np.array([[key in each for key in THEMES] for each in marks]) for marks in (truth, found)
    )
    return 100 * float(f1_score(theirs, ours, average="macro", zero_division=0))


def _by_words(comment: str) -> frozenset[str]:
    return frozenset(key for key, words in WORDS.items() if re.search(words, comment.lower()))
