"""What is answered at once."""

import pytest

from agencies.models.agency import LANGUAGES
from feedback.safety.answers import HEARD, HELP, ROUTE, complaint_text, help_text
from feedback.safety.wording import WORDINGS
from messaging.segments import count

VOICE = "Cedar Falls Police"


def test_every_language_that_is_understood_is_answered() -> None:
    spoken = {wording.language for wording in WORDINGS}
    assert spoken == set(HELP) == set(HEARD) == set(ROUTE) >= set(LANGUAGES)


@pytest.mark.parametrize("language", ["en", "es"])
def test_one_segment_is_enough_where_the_cheap_alphabet_is(language: str) -> None:
    for body in (
        help_text(own={}, languages=[language], agency=VOICE),
        complaint_text(own={}, route="(319) 555-0100", languages=[language], agency=VOICE),
    ):
        priced = count(body)
        assert (priced.encoding, priced.segments) == ("GSM-7", 1), body


@pytest.mark.parametrize("language", sorted(HELP))
def test_both_numbers_are_named_in_every_language(language: str) -> None:
    body = help_text(own={}, languages=[language], agency=VOICE)
    assert "911" in body
    assert "988" in body
    assert "{" not in body


def test_a_language_without_a_text_is_answered_in_the_next() -> None:
    assert help_text(own={"es": "¡{agency}!"}, languages=["xx", "es"], agency=VOICE) == f"¡{VOICE}!"
    assert help_text(own={}, languages=["xx"], agency=VOICE).startswith(VOICE)


def test_without_a_route_none_is_promised() -> None:
    assert "complaint" not in complaint_text(own={}, route="", languages=["en"], agency=VOICE)
