"""Ready surveys: complete in English and Spanish, each text one segment; drafted in eight more languages."""

import re

import pytest

from agencies.models.agency import LANGUAGES
from messaging.segments import count
from surveys import on_screen, parsing
from surveys.cautions import missing_from_first
from surveys.languages import COMPLETE, OFFERS, asked_for, offering, sendable, spoken
from surveys.library import ELEMENTS, SURVEYS, ReadySurvey
from surveys.models import Question

EVERY = list(SURVEYS.values())
DRAFTED = [language for language in LANGUAGES if language not in COMPLETE]
PLACES = re.compile(r"\{\w+\}")
REPLIES: dict[str, dict[str, list[tuple[str, int | None]]]] = {
    "rating": {"en": [("1", 1), ("5", 5)]},
    "rating_10": {"en": [("0", 0), ("10", 10)]},
    "choice": {"en": [("1", 1), ("4", 4)]},
    "comment": {"en": [("SKIP", None)]},
    "yes_no": {
        "en": [("YES", 1), ("NO", 0)],
        "es": [("SI", 1), ("NO", 0)],
        "zh": [("是", 1), ("否", 0)],
        "vi": [("CÓ", 1), ("KHÔNG", 0)],
        "ko": [("예", 1), ("아니요", 0)],
        "tl": [("OO", 1), ("HINDI", 0)],
        "ht": [("WI", 1), ("NON", 0)],
        "pt": [("SIM", 1), ("NAO", 0)],
        "ru": [("ДА", 1), ("НЕТ", 0)],
        "ar": [("نعم", 1), ("لا", 0)],
    },
}


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
    for first in survey.questions[0].text.values():
        assert first.startswith(("{agency}:", "{agency}："))
        assert "STOP" in first
        assert list(missing_from_first(first)) == []


@pytest.mark.parametrize("survey", EVERY, ids=lambda survey: survey.name)
def test_drafts_are_short(survey: ReadySurvey) -> None:
    """A first text takes three segments at the most, any other two."""
    texts = [*(question.text for question in survey.questions), survey.thanks]
    for place, text in enumerate(texts):
        for language in DRAFTED:
            counted = count(filled(text[language]))
            assert counted.segments <= (3 if place == 0 else 2), (counted, text[language])


@pytest.mark.parametrize("survey", EVERY, ids=lambda survey: survey.name)
def test_every_language_asks_the_same(survey: ReadySurvey) -> None:
    """The same places to fill in, the same scale, the same number of choices, each named in the text."""
    for question in survey.questions:
        assert set(question.text) == set(LANGUAGES), question.name
        assert set(question.choices) in ({*LANGUAGES}, set()), question.name
        for language, text in question.text.items():
            assert PLACES.findall(text) == PLACES.findall(question.text["en"]), text
            if question.kind.startswith("rating"):
                lowest, highest = (0, 10) if question.kind == "rating_10" else (1, 5)
                assert on_screen.ends(text, lowest=lowest, highest=highest).highest, text
            for number, words in enumerate(question.choices.get(language, []), start=1):
                assert f"{number}{'' if language == 'zh' else ' '}{words}" in text, text


@pytest.mark.parametrize("survey", EVERY, ids=lambda survey: survey.name)
def test_what_a_draft_tells_people_to_reply_is_understood(survey: ReadySurvey) -> None:
    for question in survey.questions:
        kind = parsing.Kind(question.kind)
        for language in LANGUAGES:
            for reply, number in REPLIES[question.kind].get(language, REPLIES[question.kind]["en"]):
                read = parsing.parse(
                    kind=kind,
                    text=reply,
                    language=language,
                    choices=question.choices.get(language, ()),
                )
                assert isinstance(read, parsing.Value), (question.text[language], reply)
                assert read.number == number, (question.text[language], reply)


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


@pytest.mark.parametrize("survey", EVERY, ids=lambda survey: survey.name)
def test_it_is_drafted_in_every_language_and_sent_in_the_complete_ones(
    survey: ReadySurvey,
) -> None:
    texts = [*(question.text for question in survey.questions), survey.thanks, survey.unclear]
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
