"""What citizens write about the service, which must not be taken for an opt-out."""

import csv
from pathlib import Path

import pytest

from messaging.consent import classify
from messaging.consent_languages import LANGUAGES

ORDINARY_TEXTS = (
    Path(__file__).resolve().parents[2].parent
    / "shared"
    / "data"
    / "sms"
    / "uci_sms_spam_collection.tsv"
)

REPLIES = Path(__file__).resolve().parents[1] / "surveys" / "replies.tsv"
EVERY = ("en", "es", *LANGUAGES)

ANSWERS = [
    # rating the service with our words in it
    "they did not stop the noise",
    "officer could not stop him",
    "please stop the speeding on our street",
    "Stop the speeding on Elm St",
    "The officer helped stop the fight",
    "Nobody could stop the barking",
    "He would not stop texting me and the officer took it seriously",
    "my ex won't stop texting me",
    "My ex keeps texting me",
    "The officer told him to stop contacting me",
    "He told him to please stop texting me",
    "I told him: stop texting me",
    'The officer said "leave me alone" to my kid',
    "he was told to leave and stop contacting me",
    "They need to stop calling my mother",
    "Stop texting and driving enforcement would help",
    "stop texting while driving",
    "no more texting and driving please",
    "stop sending officers who don't care",
    "Please stop sending them to my house",
    "stop the texts from my ex",
    "never contacted me with an update",
    "Never send me updates like they promised",
    "They never text me back",
    "Nobody called me back to end the case",
    "It took until the end",
    "The end",
    "in the end it was fine",
    "He quit helping me halfway",
    "I had to cancel my appointment",
    "cancel my report",
    "they cancelled the call",
    "Officer said freeze, stop, and he ran",
    "it was at a stop sign",
    "bus stop",
    "don't stop doing what you do",
    "Don't stop!",
    "non stop noise",
    "Traffic stop went fine",
    "the dispatcher called the wrong number back",
    "He wrote the wrong number on my report",
    "you have the wrong number on my report",
    "They put the wrong address, wrong number, and never came",
    "I called the wrong number first",
    "They arrested the wrong person",
    "remove the abandoned car",
    "take me off guard",
    "Get me out of here",
    "leave me alone with the kids",
    "no contact with the officer",
    "end it",
    "good stop",
    "stop by more often",
    "stop harassing people",
    "could you please stop the drug dealing next door",
    "please make them stop",
    "please don't send him again",
    "you sent the wrong person",
    "no mas comentarios",
    "They would not leave me alone on the road, so kind",
    "the kids next door won't leave us alone",
    "The officer seemed bored, not interested.",
    "Officer not interested in helping",
    "no more complaints from me",
    "So no messages. Had food?",
    "nothing else, no thanks",
    "No thank you",
    "Don't bother",
    # asking for help is for whoever looks after safety
    "help me",
    "Please help",
    "They were a big help",
    "I need more info",
    "no info was given",
    "start to finish great",
    # plain answers
    *("5", "1", "yes", "YES", "No", "y", "n/a", "ok", "Thanks", "great job", "", "   ", "?!", "👍"),
    # Spanish
    "la ayuda fue buena",
    "ayuda fue buena",
    "Alto riesgo en esta calle",
    "La calle est\u00e1 en baja iluminaci\u00f3n",
    "no m\u00e1s llegaron tarde",
    "no me ayudaron m\u00e1s",
    "dejen de estacionarse en mi calle",
    "el oficial se equivoc\u00f3 de casa",
    "no par\u00f3 el ruido",
    "No gracias",
]


@pytest.mark.parametrize("text", ANSWERS)
@pytest.mark.parametrize("languages", [("en",), ("en", "es"), EVERY])
def test_an_answer_is_no_opt_out(text: str, languages: tuple[str, ...]) -> None:
    assert classify(text=text, languages=languages) is None


def test_what_other_languages_add_takes_no_answer_of_the_parser() -> None:
    """Each of the replies with which reading answers is tested, to an agency that texts in every language."""
    with REPLIES.open(encoding="utf-8", newline="") as file:
        replies = [row["text"] for row in csv.DictReader(file, delimiter="\t")]
    assert len(replies) > 500
    differ = [
        text
        for text in replies
        if classify(text=text, languages=EVERY) != classify(text=text, languages=("en", "es"))
    ]
    assert differ == []


@pytest.mark.skipif(not ORDINARY_TEXTS.exists(), reason="the ordinary texts are not beside us")
def test_ordinary_texts_are_not_taken_for_opt_outs() -> None:
    """Of 4,827 texts between acquaintances, those that say it outright and no others."""
    lines = ORDINARY_TEXTS.read_text(encoding="utf-8").splitlines()
    ham = [text for label, text in (line.split("\t", 1) for line in lines) if label == "ham"]
    assert len(ham) > 4_800
    taken = [text for text in ham if classify(text=text, languages=EVERY)]
    outright = ("text me anymore", "do not contact me again", "have the wrong number")
    assert [text for text in taken if not any(words in text for words in outright)] == []
    assert len(taken) <= 3
