"""Learns how words sound in posts about anything, and how comments about service differ from them.

`python -m bench.comments.elsewhere` writes `feedback/comments/elsewhere.npz`. The posts are UMSAB's (cardiffnlp/xlm-t,
Apache-2.0), their training part in English and Spanish, labelled by strangers. They are not part of Engage:
weights alone are kept.
"""

from itertools import chain

import numpy as np

from bench.surroundings import ROOT
from feedback.comments.encoding import encode
from feedback.comments.examples import LEARNT_BEFORE, examples
from feedback.comments.learning import fit
from feedback.comments.model import SOUNDS

PUBLIC = ROOT.parent / "shared" / "data" / "sentiment"
LANGUAGES = {"en": "english", "es": "spanish"}
LABELS = {"0": "poor", "1": "neutral", "2": "good"}
# By cross-validation within what is learnt from.
STRENGTH_OF_SOUNDS, STRENGTH_OF_SERVICE = 0.3, 1.0


def posts(language: str, part: str) -> list[tuple[str, str]]:
    """Texts of UMSAB in a language ("en", "es") with how they sound to people; none where they are not at hand."""
    if not PUBLIC.is_dir():
        return []
    texts, labels = (
        (PUBLIC / f"{LANGUAGES[language]}_{part}_{what}.txt").read_text("utf-8").splitlines()
        for what in ("text", "labels")
    )
    return [(text, LABELS[label]) for text, label in zip(texts, labels, strict=True)]


def learn() -> None:
    """Write the weights."""
    elsewhere = list(chain.from_iterable(posts(language, "train") for language in LANGUAGES))
    texts = encode([text for text, _ in elsewhere])
    sounds = np.array([[sound == each for each in SOUNDS] for _, sound in elsewhere], dtype=float)
    service = encode([example.comment for example in examples()])
    about = np.concatenate([np.ones(len(service)), np.zeros(len(texts))])[:, np.newaxis]
    weights = np.hstack(
        [
            fit(texts, sounds, strength=STRENGTH_OF_SOUNDS),
            fit(np.vstack([service, texts]), about, strength=STRENGTH_OF_SERVICE),
        ]
    )
    np.savez_compressed(LEARNT_BEFORE, weights=weights.astype(np.float32))


if __name__ == "__main__":
    learn()
