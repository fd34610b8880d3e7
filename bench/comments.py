"""How often the machine says of a comment what a person says: how it sounds, which themes it speaks of.

Sentiment is measured on public texts that strangers labelled, and on service comments that were kept apart from the
examples; themes on the latter, since no public texts carry such labels. Whoever wrote the examples wrote these as well,
so other people's comments may be harder. Floors: the class that is most frequent; for themes a few words each.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
from sklearn.metrics import f1_score
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from bench.labelled import interval, percent
from bench.results import Result
from bench.stage import Stage
from bench.surroundings import ROOT
from feedback.comments.examples import Example, examples, read
from feedback.comments.measured import FILE as MEASURED
from feedback.comments.model import SOUNDS, Heard, Lesson, Model, train
from feedback.comments.taxonomy import THEMES

COUNT, QUICK = 1, 0  # always every row; whether the console is told
UNIT = "macro-F1, %"
LANGUAGES = {"en": "English", "es": "Spanish"}
HELD_OUT = Path(__file__).with_name("comments_held_out.tsv")
PUBLIC = ROOT.parent / "shared" / "data" / "sentiment"
LABELS = {"0": "poor", "1": "neutral", "2": "good"}
KEYS = dict(enumerate(THEMES))
FOLDS = 5
AS_VADER_SAYS = 0.05  # of its compound score: what its authors take for neutral
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


def measure(*, stage: Stage, count: int, seed: int, now: datetime) -> list[Result]:
    """Read every labelled comment; unless it is quick, write down for the console how often it was right."""
    held_out = list(read(HELD_OUT))
    model = learnt()
    results = [*_sounds_of_comments(model, held_out), *_sounds_in_public(model)]
    results += [*_themes(model, held_out), _corrected(model, held_out)]
    if count:
        MEASURED.write_text(json.dumps(figures(model, held_out), indent=2) + "\n")
    return results


def learnt(more: Sequence[Lesson] = ()) -> Model:
    """The model of an agency that has changed nothing, and has taught it these."""
    return train(lessons=[*map(lesson, examples()), *more], themes=list(KEYS))


def lesson(example: Example) -> Lesson:
    marks = {number: key in example.themes for number, key in KEYS.items()}
    return Lesson(example.comment, example.sounds, marks)


def figures(model: Model, held_out: Sequence[Example]) -> dict[str, int]:
    """What the console says of the machine: whole numbers, so that they can be checked."""
    heard = model.hear([example.comment for example in held_out])
    named = [_keys(each) for each in heard]
    right = [found & example.themes for found, example in zip(named, held_out, strict=True)]
    return {
        "comments": len(held_out),
        "sounds_right": sum(
            each.sounds == example.sounds for each, example in zip(heard, held_out, strict=True)
        ),
        "themes_named": sum(map(len, named)),
        "themes_right": sum(map(len, right)),
        "themes_there": sum(len(example.themes) for example in held_out),
    }


# ---- how it sounds


def _sounds_of_comments(model: Model, held_out: Sequence[Example]) -> Iterator[Result]:
    for code, language in LANGUAGES.items():
        own = [example for example in held_out if example.language == code]
        texts, truth = [each.comment for each in own], [each.sounds for each in own]
        yield _sounds(f"sentiment of service comments, {language}", model, texts, truth)


def _sounds_in_public(model: Model) -> Iterator[Result]:
    """On texts from elsewhere: with our examples alone, and with their own labels learnt as well."""
    if not PUBLIC.is_dir():
        return
    train_on = [pair for name in LANGUAGES.values() for pair in _public(name, "train")]
    with_theirs = learnt([Lesson(text, sounds) for text, sounds in train_on])
    for language in LANGUAGES.values():
        texts, truth = zip(*_public(language, "val"), strict=True)
        name = f"sentiment of public texts, {language}"
        yield _sounds(name, model, texts, truth)
        yield _sounds(f"{name}, their own labels learnt", with_theirs, texts, truth)


def _public(language: str, part: str) -> list[tuple[str, str]]:
    """Texts of UMSAB with what people said of them."""
    texts, labels = (
        (PUBLIC / f"{language.lower()}_{part}_{what}.txt").read_text(encoding="utf-8").splitlines()
        for what in ("text", "labels")
    )
    return [(text, LABELS[label]) for text, label in zip(texts, labels, strict=True)]


def _sounds(name: str, model: Model, texts: Sequence[str], truth: Sequence[str]) -> Result:
    found = [each.sounds for each in model.hear(texts)]
    most = Counter(truth).most_common(1)[0][0]
    vader = [_vader(text) for text in texts]
    n = len(truth)
    right, theirs = (
        sum(a == b for a, b in zip(guess, truth, strict=True)) for guess in (found, vader)
    )
    note = (
        f"Right: {interval(right, n)}; VADER macro-F1 {_macro(truth, vader):.0f} %, right {percent(theirs, n):.0f} %; "
        f"always “{most}” right {percent(Counter(truth)[most], n):.0f} %."
    )
    return Result(
        name=name, ours=_macro(truth, found), floor=_macro(truth, [most] * n), unit=UNIT, note=note
    )


def _macro(truth: Sequence[str], found: Sequence[str]) -> float:
    return 100 * float(f1_score(truth, found, labels=SOUNDS, average="macro", zero_division=0))


def _vader(text: str) -> str:
    score = _analyzer.polarity_scores(text)["compound"]
    return "good" if score >= AS_VADER_SAYS else "poor" if score <= -AS_VADER_SAYS else "neutral"


_analyzer = SentimentIntensityAnalyzer()


# ---- what it speaks of


def _themes(model: Model, held_out: Sequence[Example]) -> Iterator[Result]:
    for code, language in LANGUAGES.items():
        own = [example for example in held_out if example.language == code]
        found = [_keys(each) for each in model.hear([example.comment for example in own])]
        words = [_by_words(example.comment) for example in own]
        yield _themes_result(f"themes of service comments, {language}", own, found, words)


def _corrected(model: Model, held_out: Sequence[Example]) -> Result:
    """Each fifth after the other four were put right by hand; floor: before that."""
    found: dict[str, frozenset[str]] = {}
    for fold in range(FOLDS):
        rest = [each for at, each in enumerate(held_out) if at % FOLDS != fold]
        part = [each.comment for at, each in enumerate(held_out) if at % FOLDS == fold]
        taught = learnt([lesson(example) for example in rest])
        found |= dict(zip(part, map(_keys, taught.hear(part)), strict=True))
    by_hand = len(held_out) - len(held_out) // FOLDS
    ordered = [found[example.comment] for example in held_out]
    before = [_keys(each) for each in model.hear([example.comment for example in held_out])]
    name = f"themes, {by_hand} comments put right by hand"
    return _themes_result(name, held_out, ordered, floor=before)


def _themes_result(
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


def _keys(heard: Heard) -> frozenset[str]:
    return frozenset(KEYS[number] for number in heard.themes)
