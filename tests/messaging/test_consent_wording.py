"""What citizens write, besides the keywords, when they want no more texts."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messaging.consent import Consent, Wish, classify

CLEAR = [
    # a keyword with nothing but politeness around it
    *("please stop", "Stop please", "STOP now!", "ok stop", "Hi, stop. Thanks", "stop stop stop"),
    *("Please cancel", "quit already", "STOP / END", "unsubscribe please", "Stop. Thank you."),
    # English
    "please stop texting me",
    "Stop texting me",
    "stop texting",
    "STOP TEXTING THIS NUMBER",
    "Stop fucking texting me!!",
    "stop messaging us",
    "quit messaging me",
    "please stop contacting me",
    "stop spamming my phone",
    "stop bothering me",
    "can you please stop texting me",
    "Could you stop sending me these messages?",
    "I want you to stop texting me",
    "I told you to stop texting me",
    "you guys need to stop texting me",
    "I would like to stop receiving these texts",
    "how do I stop these messages?",
    "How do I unsubscribe",
    "stop sending me texts",
    "Stop sending these surveys",
    "stop sending me stuff",
    "stop the texts",
    "no more texts",
    "No more messages please!",
    "no more surveys",
    "don't text me",
    "don't text me again",
    "Don\u2019t text me again.",
    "dont txt me anymore",
    "Do not contact me",
    "do not text this number again",
    "do not send me any more messages",
    "never text me again",
    "I don't want any more texts",
    "I do not want to receive these messages",
    "i dont want to be texted",
    "I no longer wish to receive texts from you",
    "I don't want you texting me",
    "take me off the list",
    "Take me off your list please",
    "take my number off your list",
    "get me off this list",
    "remove me",
    "Remove me from your list",
    "please remove my number",
    "remove this number from your system",
    "delete my number",
    "lose my number",
    "unsubscribe me",
    "opt me out",
    "I want to opt out",
    "I am opting out",
    "opt out please",
    "I revoke my consent",
    "leave me alone",
    "please just leave me alone",
    "stop texting me or I will call a lawyer",
    "do not text or call me",
    "stop calling and texting me",
    "please take this number off",
    "I'd like to be removed from this list",
    "opt out of these texts",
    "unsubscribe from texts",
    "cease and desist",
    "stop the alerts",
    "I don't consent to these texts",
    "No thank you. Stop.",
    "stop texting me because I'm at work",
    "5 stop texting me",
    # beside an answer, unmistakable
    "The officer was great but please stop texting me",
    "4. Please take me off your list.",
    "Who is this? Don't text me again",
    "He was nice please stop texting me",
    # Spanish, whatever the languages
    "no mas",
    "No m\u00e1s",
    "no m\u00e1s mensajes",
    "\u00a1No m\u00e1s mensajes por favor!",
    "no me manden mas mensajes",
    "No me env\u00eden m\u00e1s textos",
    "no me escriban m\u00e1s",
    "por favor no me molesten",
    "ya no quiero mensajes",
    "No quiero recibir m\u00e1s mensajes",
    "no quiero que me escriban",
    "no me manden nada mas",
    "dejen de mandarme mensajes",
    "quiero que paren los mensajes",
    "alto a los mensajes",
    "deje de enviar mensajes",
    "d\u00e9jenme en paz",
    "dejeme tranquila",
    "qu\u00edtenme de la lista",
    "b\u00f3rreme de su lista",
    "denme de baja",
    "quiero darme de baja",
    "borren mi n\u00famero",
    "basta de mensajes",
]

DOUBTFUL = [
    *("Stop. The officer was rude.", "5 stop", "stop 2", "The officer was rude. Stop.", "stop it"),
    *("I want to stop", "you need to stop", "reply STOP", "stopp", "stoppp!!", "stpo", "enough"),
    *("make it stop", "no more", "go away", "fuck off", "not interested", "I'm not interested."),
    *("unsubcribe", "no texts", "don't call me", "stop calling me", "stop harassing me"),
    *("\U0001f6d1", "\U0001f6ab\U0001f6ab", "why do you keep texting me", "I don't want this"),
    *("I never signed up for this", "You got the wrong guy"),
    "I don't want to hear from you",
    "do not disturb",
    "Officer was helpful. Leave me alone.",
    "Took three hours, stop texting",
    "basta",
    "ya basta!",
    "no quiero m\u00e1s",
    "no me interesa",
    "equivocado",
]

WRONG_NUMBER = [
    "wrong number",
    "Wrong number!",
    "WRONG NUMBER SORRY",
    "Sorry, wrong number",
    "you have the wrong number",
    "I think you have the wrong number",
    "u got the wrong number",
    "You've got the wrong number",
    "Sorry you have the wrong person",
    "this is the wrong number",
    "It's a wrong number",
    "wrong #",
    "Wrong person",
    "Wrong number. I never called the police.",
    "I did not call anyone, you have the wrong number, please stop",
    "you have the wrong number this is not Maria",
    "Wrong number, stop texting me",
    "wrong number stop",
    "this isn't John you have the wrong number",
    "I'm not the person you are looking for",
    "numero equivocado",
    "N\u00famero equivocado",
    "es n\u00famero equivocado",
    "tiene el n\u00famero equivocado",
    "se equivoc\u00f3 de n\u00famero",
    "Creo que est\u00e1 equivocado de n\u00famero",
    "persona equivocada",
]


@pytest.mark.parametrize("text", CLEAR)
def test_free_wording_opts_out(text: str) -> None:
    assert classify(text=text) == Consent(Wish.STOP, keyword=False, doubtful=False)


@pytest.mark.parametrize("text", DOUBTFUL)
def test_doubtful_wording_opts_out_and_is_listed(text: str) -> None:
    assert classify(text=text) == Consent(Wish.STOP, keyword=False, doubtful=True)


@pytest.mark.parametrize("text", WRONG_NUMBER)
def test_wrong_number(text: str) -> None:
    assert classify(text=text) == Consent(Wish.WRONG_NUMBER, keyword=False, doubtful=False)


VOCABULARY = sorted({word for text in CLEAR + DOUBTFUL + WRONG_NUMBER for word in text.split()})


@given(st.lists(st.sampled_from(VOCABULARY), max_size=300).map(" ".join))
def test_no_text_takes_long_to_judge(text: str) -> None:
    """However many of the words come together: the deadline of a single example is 200 ms."""
    consent = classify(text=text, languages=("en", "es"))
    assert consent is None or consent.wish in Wish


@pytest.mark.parametrize(
    "text",
    [
        "stop " + "these texts " * 800 + "x",
        "no me manden " + "mas mensajes " * 800 + "x",
        "i dont want to " + "be get " * 800 + "x",
        "no more " + "survey text " * 800 + "x",
        "stop " * 1_600 + "x",
    ],
)
def test_a_repeated_word_does_not_hold_up_the_webhook(text: str) -> None:
    started = perf_counter()
    assert classify(text=text, languages=("en", "es")) is None
    assert perf_counter() - started < 0.25
