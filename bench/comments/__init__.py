"""How often the machine says of a comment what a person says: how it sounds, its themes, its language.

Sentiment is measured on public posts that strangers labelled, and on service comments that were kept apart from the
examples; themes on the latter alone. Whoever wrote the examples wrote these as well, so other people's comments may be
harder. Floors: the class that is most frequent; for themes a few words each.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from random import Random

from bench.comments.languages import languages
from bench.comments.model import LANGUAGES, in_language, keys, learnt
from bench.comments.sounds import sounds
from bench.comments.themes import themes
from bench.results import Result
from bench.stage import Stage
from feedback.comments.examples import Example
from feedback.comments.measured import FILE as MEASURED
from feedback.comments.model import Model

COUNT, QUICK = 1, 0  # always every row; whether the console is told


def measure(*, stage: Stage, count: int, seed: int, now: datetime) -> list[Result]:
    """Read every labelled comment; unless it is quick, write down for the console how often it was right."""
    model = learnt()
    results = [*sounds(model, Random(seed)), *themes(model), *languages()]
    if count:
        figures = {code: figures_of(model, in_language(code)) for code in LANGUAGES}
        MEASURED.write_text(json.dumps(figures, indent=2) + "\n")
    return results


def figures_of(model: Model, comments: Sequence[Example]) -> dict[str, int]:
    """What the console says of the machine, by words alone: whole numbers, so that they can be checked."""
    heard = model.hear([example.comment for example in comments])
    named = [keys(each) for each in heard]
    right = [found & example.themes for found, example in zip(named, comments, strict=True)]
    return {
        "comments": len(comments),
        "sounds_right": sum(
            each.sounds == example.sounds for each, example in zip(heard, comments, strict=True)
        ),
        "themes_named": sum(map(len, named)),
        "themes_right": sum(map(len, right)),
        "themes_there": sum(len(example.themes) for example in comments),
    }
