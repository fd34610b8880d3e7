"""Ready surveys: complete in English and Spanish, each text one segment; the default one drafted in eight more."""

import pytest

from agencies.models.agency import LANGUAGES
from messaging.segments import count
from surveys.languages import COMPLETE, OFFERS, asked_for, offering, sendable, spoken
from surveys.library import DEFAULT, ELEMENTS, SURVEYS, ReadySurvey
from surveys.models import Question

EVERY = list(SURVEYS.values())


def filled(text: str) -> str:
    return text.replace("{agency}", "Cedar Falls Police").replace("{reference}", "26-018113")


@pytest.mark.parametrize("survey", EVERY, ids=lambda survey: survey.name)
def test_every_text_is_there_in_both_languages_and_one_segment(survey: ReadySurvey) -> None:
    for texts in (*(question.text for question in survey.questions), survey.thanks):
        for language in COMPLETE:
            text = filled(texts[language])
            assert count(text).segments == 1, (count(text), text)


@pytest.mark.parametrize("survey", EVERY, ids=lambda survey: survey.name)
def test_a_first_text_says_who_asks_and_how_to_stop(survey: ReadySurvey) -> None:
    for language in COMPLETE:
        first = survey.questions[0].text[language]
        assert first.startswith("{agency}:")
        assert "STOP" in first


@pytest.mark.parametrize("survey", EVERY, ids=lambda survey: survey.name)
def test_every_question_is_one_that_we_can_ask(survey: ReadySurvey) -> None:
    names = [question.name for question in survey.questions]
    assert len(set(names)) == len(names) <= 5
    for place, question in enumerate(survey.questions):
        assert question.kind in Question.Kind.values
        assert question.about in Question.About.values
        assert question.element in {*ELEMENTS, ""}
        assert len(question.label) <= 60
        assert (question.kind == "choice") is bool(question.choices)
        assert question.only_if is None or question.only_if.name in names[:place]


@pytest.mark.parametrize(
    ("survey", "standard"), [("calea_45_2_2", "45.2.2"), ("calea_2_6_5", "2.6.5")]
)
def test_each_element_of_a_standard_has_its_question(survey: str, standard: str) -> None:
    served = [question.element for question in SURVEYS[survey].questions]
    assert served == [f"{standard} {letter}" for letter in "abcde"]


def test_only_people_who_called_are_asked_because_they_called() -> None:
    assert [each.name for each in EVERY if each.begins == "closed"] == ["post_contact", "dispatch"]


def test_the_default_is_drafted_in_every_language_and_sent_in_the_complete_ones() -> None:
    texts = [*(question.text for question in DEFAULT.questions), DEFAULT.thanks, DEFAULT.unclear]
    assert all(set(text) == set(LANGUAGES) == set(OFFERS) for text in texts)
    assert sendable(texts=texts, confirmed=[]) == ["en", "es"]
    assert sendable(texts=texts, confirmed=["ar"]) == ["en", "es", "ar"]
    assert sendable(texts=[], confirmed=[]) == []


@pytest.mark.parametrize(
    ("wanted", "agency", "ready", "expected"),
    [
        ("es", ["en", "es"], ["en", "es"], "es"),
        ("vi", ["en", "vi"], ["en"], "en"),
        ("vi", ["es", "vi"], ["en", "es"], "es"),
        ("en", ["es"], ["en", "es"], "es"),
        ("vi", ["vi"], ["en"], "en"),
    ],
)
def test_who_cannot_be_asked_in_their_language_is_asked_in_the_agencys(
    wanted: str, agency: list[str], ready: list[str], expected: str
) -> None:
    assert spoken(wanted=wanted, agency=agency, ready=ready) == expected


def test_an_offer_never_makes_a_text_dearer() -> None:
    assert offering("Hi.", spoken="en", others=["en", "es", "vi"]).endswith(
        "Español: ES Tieng Viet: VI"
    )
    full = "x" * 155
    assert offering(full, spoken="en", others=["es"]) == full


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ES", "es"),
        ("Es.", "es"),
        ("español por favor", "es"),
        ("in Spanish please", "es"),
        ("Tiếng Việt", "vi"),
        ("中文", "zh"),
        ("es un buen agente", ""),
        ("5", ""),
        ("", ""),
    ],
)
def test_who_asks_for_a_language_says_nothing_else(text: str, language: str) -> None:
    assert asked_for(text) == language
