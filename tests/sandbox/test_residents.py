"""The town answers believably, understands questions by their form, and repeats itself by seed."""

import pytest

from sandbox import voices
from sandbox.residents import (
    Asked,
    Reply,
    Temperament,
    reply_of,
    speaks_spanish,
    temperament_of,
    trouble_of,
    what_is_asked,
)

RATING = (
    "Cedar Falls Police: about your call #26-018113, how was the officer's service? "
    "Reply 1 (poor) to 5 (great). Confidential. Reply STOP to opt out."
)
NUMBERS = [f"+1319{n:07}" for n in range(5550110, 5554110)]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (RATING, Asked.RATING),
        ("Gracias. ¿Qué tal? Responda de 1 (malo) a 5 (excelente).", Asked.RATING),
        ("Sorry, we could not read that. How was it? Reply 1-5.", Asked.RATING),
        ("Did the officer explain? Reply 1 yes, 2 partly, 3 no.", Asked.CHOICE),
        ("Did an officer come? Reply 1 for yes or 2 for no.", Asked.CHOICE),
        ("Did the officer explain what would happen next? Reply YES or NO.", Asked.YES_NO),
        ("¿Le explicó lo que pasaría después? Responda SI o NO.", Asked.YES_NO),
        ("Last one: what should we keep doing? Reply in your own words, or SKIP.", Asked.COMMENT),
        ("¿Qué debemos mejorar? Responda con sus palabras, o NADA.", Asked.COMMENT),
        ("Thank you. Every answer is read by Cedar Falls Police. For help now, call 911.", None),
        ("Gracias. Lee todas las respuestas. Si necesita ayuda ahora, llame al 911.", None),
        ("Cedar Falls Police: an officer is on the way. Reply STOP to opt out.", None),
    ],
)
def test_a_question_is_known_by_its_form(text: str, asked: Asked | None) -> None:
    assert what_is_asked(text) is asked


def _first_replies(seed: int) -> dict[str, Reply | None]:
    return {
        number: reply_of(number=number, text=RATING, replies_before=0, seed=seed)
        for number in NUMBERS
    }


def test_the_same_seed_gives_the_same_answers_and_another_gives_others() -> None:
    assert _first_replies(1) == _first_replies(1)
    assert _first_replies(1) != _first_replies(2)


def test_about_45_in_a_hundred_answer_and_mostly_well() -> None:
    silent = {Temperament.STOP, Temperament.WRONG_NUMBER, Temperament.NONSENSE}
    replies = {
        number: reply
        for number, reply in _first_replies(1).items()
        if reply and temperament_of(number=number, seed=1) not in silent
    }
    assert len(replies) / len(NUMBERS) == pytest.approx(0.445, abs=0.03)
    digits = [reply.text.strip(" .!") for reply in replies.values()]
    plain = [int(digit) for digit in digits if digit in "12345"]
    assert sum(rating >= 4 for rating in plain) / len(plain) == pytest.approx(0.85, abs=0.06)
    assert set(plain) == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("temperament", "answered"),
    [
        (Temperament.NEVER, [False, False, False]),
        (Temperament.DIGITS, [True, True, True]),
        (Temperament.FIRST_ONLY, [True, False, False]),
        (Temperament.STOP, [True, False, False]),
        (Temperament.NONSENSE, [True, True, False]),
    ],
)
def test_how_long_a_temperament_lasts(temperament: Temperament, answered: list[bool]) -> None:
    number = next(n for n in NUMBERS if temperament_of(number=n, seed=1) is temperament)
    replies = [
        reply_of(number=number, text=RATING, replies_before=before, seed=1) for before in range(3)
    ]
    assert [reply is not None for reply in replies] == answered


def test_a_choice_is_answered_with_what_it_offers() -> None:
    question = "Did the officer explain? Reply 1 yes, 2 partly, 3 no."
    answers = {
        reply.text
        for number in NUMBERS
        if temperament_of(number=number, seed=1) in (Temperament.DIGITS, Temperament.WORDS)
        and (reply := reply_of(number=number, text=question, replies_before=1, seed=1))
    }
    assert answers == {"1", "2", "3", "yes", "partly", "no"}


def test_spanish_residents_comment_in_spanish_and_skip_with_the_word_offered() -> None:
    question = "¿Qué debemos mejorar? Responda con sus palabras, o NADA."
    spanish = {*voices.SPANISH_GLAD, *voices.SPANISH_SO_SO, *voices.SPANISH_SORRY, "NADA", "nada"}
    speakers = [number for number in NUMBERS if speaks_spanish(number=number, seed=1)]
    said = {
        reply.text
        for number in speakers
        if (reply := reply_of(number=number, text=question, replies_before=3, seed=1))
    }
    assert len(speakers) > 100
    assert said <= spanish
    assert "NADA" in said
    assert len(said) > 15


def test_residents_who_speak_spanish_answer_no_more_than_others() -> None:
    speakers = [number for number in NUMBERS if speaks_spanish(number=number, seed=1)]
    answered = [
        reply_of(
            number=number,
            text="Responda 1 (muy mal) a 5 (excelente).",
            replies_before=0,
            seed=1,
        )
        for number in speakers
    ]
    silent = answered.count(None)
    assert silent / len(speakers) == pytest.approx(0.53, abs=0.06)


def test_a_few_phones_cannot_be_reached() -> None:
    troubles = [trouble_of(number=number, seed=1) for number in NUMBERS]
    assert {30003, 30005, 30006} < set(troubles)
    assert troubles.count(None) / len(troubles) == pytest.approx(0.968, abs=0.01)


def test_there_are_enough_sentences() -> None:
    english = {*voices.ENGLISH_GLAD, *voices.ENGLISH_SO_SO, *voices.ENGLISH_SORRY}
    spanish = {*voices.SPANISH_GLAD, *voices.SPANISH_SO_SO, *voices.SPANISH_SORRY}
    assert len(english) >= 60
    assert len(spanish) >= 20
