"""How often the machine hears in a comment what a person hears: beside the most frequent class, and beside VADER.

We know of no public comments with the ratings of the same people. The ratings here are invented: eight of ten fit what
a person heard in the words, two are any. So their figures say what the rule does, not how people rate.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random

from sklearn.metrics import f1_score
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from bench.comments.elsewhere import posts
from bench.comments.model import LANGUAGES, UNIT, in_language
from bench.labelled import interval, percent
from bench.results import Result
from feedback.comments.model import SOUNDS, Model

AS_VADER_SAYS = 0.05  # of its compound score: what its authors take for neutral
FITTING = {"good": (4, 5), "neutral": (3,), "poor": (1, 2)}
OPPOSITE = {"good": (1, 2), "poor": (4, 5)}
THAT_FIT = 0.8


def sounds(model: Model, chance: Random) -> Iterator[Result]:
    """Service comments by their words, then beside ratings; then posts about anything."""
    for code, language in LANGUAGES.items():
        own = in_language(code)
        texts, truth = [each.comment for each in own], [each.sounds for each in own]
        name = f"sentiment of service comments, {language}"
        yield _result(f"{name}, words alone", model, texts, truth)
        ratings = [_rating(each, chance) for each in truth]
        yield _result(f"{name}, words and rating", model, texts, truth, ratings)
        yield _contradicted(f"{name}, rating says the opposite", model, texts, truth, chance)
    for code, language in LANGUAGES.items():
        if public := posts(code, "val"):
            texts, truth = map(list, zip(*public, strict=True))
            yield _result(
                f"sentiment of public posts, {language}, words alone", model, texts, truth
            )


def _rating(sound: str, chance: Random) -> int:
    return chance.choice(FITTING[sound] if chance.random() < THAT_FIT else range(1, 6))


def _contradicted(
    name: str, model: Model, texts: Sequence[str], truth: Sequence[str], chance: Random
) -> Result:
    """Of the good and poor comments that the words alone give away: how many, beside an opposite rating, still do."""
    alone = model.hear(texts)
    clear = [
        (text, sound)
        for text, sound, heard in zip(texts, truth, alone, strict=True)
        if heard.sounds == sound and sound in OPPOSITE
    ]
    ratings = [chance.choice(OPPOSITE[sound]) for _, sound in clear]
    heard = model.hear([text for text, _ in clear], ratings)
    kept = sum(found.sounds == sound for found, (_, sound) in zip(heard, clear, strict=True))
    turned = sum(
        found.sounds in OPPOSITE and found.sounds != sound
        for found, (_, sound) in zip(heard, clear, strict=True)
    )
    note = f"Heard as the words say: {interval(kept, len(clear))}; as the rating says: {turned}, the rest neutral."
    return Result(
        name=name, ours=percent(kept, len(clear)), floor=0, unit="% as the words say", note=note
    )


def _result(
    name: str,
    model: Model,
    texts: Sequence[str],
    truth: Sequence[str],
    ratings: Sequence[int] = (),
) -> Result:
    found = [each.sounds for each in model.hear(texts, ratings)]
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
