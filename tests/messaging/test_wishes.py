"""What a citizen wishes is done once, and answered once."""

import pytest

from agencies.models import Agency
from agencies.tenancy import acting_for
from messaging.models import Citizen, Reply
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
