"""What a page shows of a text: the question alone."""

import pytest

from surveys import on_screen
from surveys.library import SURVEYS

READY = [
    (language, question.kind, text)
    for survey in SURVEYS.values()
    for question in survey.questions
    for language, text in question.text.items()
]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "{agency}: about your call #{reference}, how was the officer's service? "
            "Reply 1 (poor) to 5 (great). Confidential. Reply STOP to opt out.",
            "How was the officer's service?",
        ),
        ("Gracias. ¿A qué vino? Responda 1 denuncia, 2 copias.", "¿A qué vino?"),
        ("{agency}：关于您的报案 #{reference}，警员的服务如何？请回复1（差）到5（很好）。", "警员的服务如何？"),
        ("You agreed to be asked about case #{reference}. Was it fair? Reply YES.", "Was it fair?"),
        ("How was it? And why was it so? Reply in your own words.", "How was it? And why was it so?"),
        ("Tell us how we did. Reply 1 (poor) to 5 (great).", "Tell us how we did."),
        ("Tell us more", "Tell us more"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_question_is_what_is_asked(text: str, shown: str) -> None:
    assert on_screen.question(text) == shown


@pytest.mark.parametrize(("language", "kind", "text"), READY)
def test_every_ready_question_ends_with_its_mark(language: str, kind: str, text: str) -> None:
    shown = on_screen.question(text)
    assert shown[-1] in "?？؟"
    assert "{" not in shown
    assert "STOP" not in shown


@pytest.mark.parametrize(
    ("language", "kind", "text"), [each for each in READY if each[1].startswith("rating")]
)
def test_every_ready_rating_says_what_its_ends_mean(language: str, kind: str, text: str) -> None:
    lowest, highest = (0, 10) if kind == "rating_10" else (1, 5)
    ends = on_screen.ends(text, lowest=lowest, highest=highest)
    assert ends.lowest
    assert ends.highest


def test_a_scale_without_words_has_none() -> None:
    assert on_screen.ends("How was it, 1 to 5?", lowest=1, highest=5) == on_screen.Ends()
