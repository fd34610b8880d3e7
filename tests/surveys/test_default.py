"""The default survey: each of its texts costs one segment, in each of its languages."""

import pytest

from messaging import wish_answers
from messaging.segments import count
from surveys.languages import COMPLETE
from surveys.library import DEFAULT

TEXTS = [
    *(question.text[language] for question in DEFAULT.questions for language in COMPLETE),
    *(DEFAULT.thanks[language] for language in COMPLETE),
    *(
        texts[language]
        for texts in (wish_answers.STOPPED, wish_answers.WRONG_NUMBER, wish_answers.HELP)
        for language in COMPLETE
    ),
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_is_one_segment(text: str) -> None:
    filled = text.replace("{agency}", "Cedar Falls Police").replace("{reference}", "26-018113")
    assert count(filled).segments == 1, count(filled)
