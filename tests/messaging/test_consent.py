"""The keywords of consent, however they are dressed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messaging.consent import Consent, Wish, classify, is_yes

KEYWORDS = {
    Wish.STOP: [
        *("STOP", "stop", "Stop", " sToP ", "STOP.", "Stop!!!", '"STOP"', "'stop'", "(stop)"),
        *("S T O P", "s.t.o.p.", "STOP\n", "st\u200bop", "\ufeffSTOP\u200d", "Stop \U0001f6d1"),
        *("\U0001f621STOP\U0001f621", "st\u00f3p", "\uff33\uff34\uff2f\uff30", "*stop*", "STOP?"),
        *("STOPALL", "stop all", "Unsubscribe", "UNSUBSCRIBE.", "cancel", "End", "QUIT", "quit!"),
        *("Revoke", "OPTOUT", "opt out", "Opt-Out", "OPT OUT!"),
    ],
    Wish.START: ["START", "start.", "UNSTOP", "Un-stop", "un stop"],
    Wish.HELP: ["HELP", "help!", "Info", "INFO?", "h e l p"],
}

SPANISH_KEYWORDS = {
    Wish.STOP: ["ALTO", "alto!", "\u00a1Alto!", "Parar", "CANCELAR", "c\u00e1ncelar", "Baja"],
    Wish.HELP: ["AYUDA", "\u00bfayuda?"],
}


def table(wordings: dict[Wish, list[str]]) -> list[tuple[str, Wish]]:
    return [(text, wish) for wish, texts in wordings.items() for text in texts]


@pytest.mark.parametrize(("text", "wish"), table(KEYWORDS))
@pytest.mark.parametrize("languages", [("en",), ("en", "es"), ("es",), ()])
def test_keywords(text: str, wish: Wish, languages: tuple[str, ...]) -> None:
    assert classify(text=text, languages=languages) == Consent(wish, keyword=True, doubtful=False)


@pytest.mark.parametrize(("text", "wish"), table(SPANISH_KEYWORDS))
def test_spanish_keywords_where_spanish_is_spoken(text: str, wish: Wish) -> None:
    expected = Consent(wish, keyword=True, doubtful=False)
    assert classify(text=text, languages=["en", "es"]) == expected
    assert classify(text=text, languages=["en"]) is None
    assert classify(text=text) is None


def test_a_spanish_keyword_said_politely() -> None:
    assert classify(text="alto por favor") is None
    assert classify(text="alto por favor", languages=["es"]) == Consent(
        Wish.STOP, keyword=False, doubtful=False
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(
            ("YES", True),
            ("yes", True),
            ("Yes!", True),
            (" y e s ", True),
            ("Yes \U0001f44d", True),
        ),
        *(("yes please", False), ("y", False), ("yess", False), ("no", False), ("", False)),
    ],
)
def test_is_yes(text: str, expected: bool) -> None:
    assert is_yes(text) is expected


@given(st.text())
def test_any_text_can_be_judged(text: str) -> None:
    consent = classify(text=text, languages=("en", "es"))
    assert consent is None or consent.wish is Wish.STOP or not consent.doubtful


@given(
    st.sampled_from([text for texts in KEYWORDS.values() for text in texts if text.isascii()]),
    st.text(alphabet=" .,!?-_\u200b\u00a0\U0001f600\u0301", max_size=5),
    st.text(alphabet=" .,!?-_\u200b\u00a0\U0001f600\u0301", max_size=5),
)
def test_a_keyword_stays_one_whatever_decorates_it(text: str, before: str, after: str) -> None:
    assert classify(text=f"{before}{text.upper()}{after}") == classify(text=text)
