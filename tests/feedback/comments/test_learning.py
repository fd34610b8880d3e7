"""The learner against scikit-learn's, and what comes with Engage to learn from."""

from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression

from bench.comments import figures_of
from bench.comments.model import held_out, in_language, learnt
from feedback.comments.examples import examples
from feedback.comments.learning import STRENGTH, fit, probabilities
from feedback.comments.measured import by_language, measured
from feedback.comments.model import SOUNDS, Lesson, train
from feedback.comments.taxonomy import THEMES


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(10, 60), st.integers(1, 20), st.floats(0.05, 0.95))
def test_weights_are_those_of_scikit_learn(seed: int, n: int, width: int, rare: float) -> None:
    chance = np.random.default_rng(seed)
    texts = chance.normal(size=(n, width))
    labels = (chance.random((n, 2)) < rare).astype(float)
    labels[0], labels[1] = 1, 0
    constant = np.column_stack([texts, np.ones(n)])
    weights = fit(texts, labels)
    for column in range(2):
        theirs = LogisticRegression(
            C=STRENGTH, class_weight="balanced", fit_intercept=False, tol=1e-10, max_iter=10_000
        ).fit(constant, labels[:, column])
        assert weights[:, column] == pytest.approx(theirs.coef_[0], abs=2e-2)
        ours = probabilities(texts, weights[:, column : column + 1])[:, 0]
        assert ours == pytest.approx(theirs.predict_proba(constant)[:, 1], abs=1e-2)


def test_what_nobody_said_teaches_nothing() -> None:
    chance = np.random.default_rng(1)
    texts = chance.normal(size=(30, 5))
    labels = (texts[:, :1] > 0).astype(float)
    silent = np.vstack([labels, np.full((10, 1), np.nan)])
    more = np.vstack([texts, chance.normal(size=(10, 5))])
    assert fit(more, silent) == pytest.approx(fit(texts, labels), abs=2e-2)


def test_where_there_is_nothing_to_tell_apart_nothing_is_found() -> None:
    texts = np.random.default_rng(1).normal(size=(5, 3))
    for labels in (np.ones((5, 1)), np.zeros((5, 1)), np.full((5, 1), np.nan)):
        assert probabilities(texts, fit(texts, labels)) == pytest.approx(0.5)


def test_examples_are_labelled_with_what_is_known() -> None:
    for example in examples():
        assert example.sounds in SOUNDS, example
        assert example.themes <= THEMES.keys(), example
        assert example.language in {"en", "es"}
    taught = {example.comment.lower() for example in examples()}
    assert len(taught) == len(examples())
    assert not taught & {example.comment.lower() for example in held_out()}


def test_each_theme_has_examples_in_both_languages() -> None:
    for key in THEMES:
        for language in ("en", "es"):
            found = [e for e in examples() if key in e.themes and e.language == language]
            assert len(found) >= 4, (key, language)


def test_a_new_theme_is_learnt_from_a_few_sentences_in_either_language() -> None:
    """The encoder puts sentences of one meaning close together, whatever the language."""
    own, parking = 1, 2
    lessons = [
        Lesson(e.comment, e.sounds, {own: "courtesy" in e.themes, parking: False})
        for e in examples()
    ]
    sentences = (
        "Cars park across my driveway",
        "Illegal parking on our street",
        "A truck blocks the fire lane",
    )
    lessons += [Lesson(words, themes={parking: True}) for words in sentences]
    model = train(lessons=lessons, themes=[own, parking])
    english, spanish, other = model.hear(
        [
            "People keep parking in front of my garage",
            "Estacionan los carros frente a mi entrada",
            "He was so polite",
        ]
    )
    assert parking in english.themes
    assert parking in spanish.themes
    assert other == model.hear(["He was so polite"])[0]
    assert other.themes == {own}
    assert other.sounds == "good"


def test_what_the_console_says_of_the_machine_was_measured() -> None:
    """`make bench ARGS="--only comments"` writes the figures anew."""
    model = learnt()
    for code, figures in by_language().items():
        assert asdict(figures) == figures_of(model, in_language(code))
    assert measured().comments == len(held_out())


def test_a_rating_tips_what_the_words_leave_open_and_not_what_they_say() -> None:
    model = learnt()
    mild, angry = (
        "Dispatcher kept me on the line, that meant a lot",
        "He was rude and threatened me",
    )
    assert model.hear([mild], [5])[0].sounds == "good"
    assert model.hear([angry], [5])[0].sounds == "poor"
    assert model.hear([mild, angry], [0, 0]) == model.hear([mild, angry])


def test_what_is_not_about_service_is_judged_by_words_from_elsewhere() -> None:
    model = learnt()
    heard = model.hear(
        ["I love this song so much!!", "Worst game ever, they lost again, I hate it"]
    )
    assert [each.sounds for each in heard] == ["good", "poor"]
