"""What a citizen wishes is done once, and answered once."""

import pytest
from django.db import transaction

from agencies.models import Agency
from agencies.models.agency import LANGUAGES
from agencies.tenancy import acting_for
from messaging import segments
from messaging.models import Citizen, Reply
from messaging.wish_answers import HELP as HELP_IN
from messaging.wish_answers import STOPPED as STOPPED_IN
from messaging.wish_answers import WRONG_NUMBER as WRONG_NUMBER_IN
from surveys.models import Conversation
from tests.walk import Text

STOPPED = "Cedar Falls Police: you will get no more texts from us. Reply START to get them again."
SORRY = "Cedar Falls Police: sorry about that. We will not text this number again."
HELP = (
    "Cedar Falls Police: we ask people who called us how it went. "
    "In an emergency call 911. Reply STOP to opt out."
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("first", "then", "confirmation"),
    [
        ("wrong number", "please stop texting me", SORRY),
        ("please stop texting me", "wrong number", STOPPED),
        ("please stop texting me", "please stop texting me!!", STOPPED),
        ("ALTO", "BAJA", STOPPED),
    ],
)
def test_who_leaves_is_told_so_once(
    agency: Agency, text: Text, first: str, then: str, confirmation: str
) -> None:
    assert text(first) == [confirmation]
    assert text(then) == []
    with acting_for(agency):
        assert not Citizen.objects.get().reachable
        assert {reply.handled_by for reply in Reply.objects.all()} == {"consent"}


@pytest.mark.parametrize(
    ("word", "answers"),
    [
        # Twilio answers the words that it knows; we answer the rest.
        ("STOP", []),
        ("stop", []),
        ("OptOut", []),
        ("HELP", []),
        ("START", []),
        ("S.T.O.P", [STOPPED]),
        ("ALTO", [STOPPED]),
        ("BAJA", [STOPPED]),
        ("help!", [HELP]),
        ("AYUDA", [HELP]),
    ],
)
def test_somebody_answers_every_keyword(text: Text, word: str, answers: list[str]) -> None:
    assert text(word) == answers


def test_a_citizen_who_reads_spanish_is_told_in_spanish(agency: Agency, text: Text) -> None:
    text("hola")
    with acting_for(agency):
        Citizen.objects.update(language="es")
    [confirmation] = text("ALTO")
    assert confirmation.startswith("Cedar Falls Police: ya no le enviaremos mensajes.")


@pytest.mark.parametrize("texts", [STOPPED_IN, HELP_IN, WRONG_NUMBER_IN])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_of_an_agency_has_its_answer(language: str, texts: dict[str, str]) -> None:
    body = segments.plain(texts[language].format(agency="Cedar Falls Police"))
    assert body.lstrip("\u200f").startswith("Cedar Falls Police")
    assert segments.count(body).segments <= 3


@pytest.mark.parametrize(
    ("language", "texted", "texts"),
    [
        ("zh", "退订", STOPPED_IN),
        ("ru", "Вы ошиблись номером", WRONG_NUMBER_IN),
        ("vi", "trợ giúp", HELP_IN),
    ],
)
def test_who_texts_in_their_language_is_answered_in_it(
    agency: Agency,
    asked: Conversation,
    text: Text,
    language: str,
    texted: str,
    texts: dict[str, str],
) -> None:
    Agency.objects.filter(pk=agency.pk).update(languages=["en", language])
    with acting_for(agency), transaction.atomic():
        agency.citizens.update(language=language)
    assert text(texted) == [segments.plain(texts[language].format(agency=agency.voice))]
