"""Keywords and TwiML: what Twilio reads in a text and in an answer."""

import pytest

from sandbox.twilio.keywords import Keyword, keyword_in, own_answer
from sandbox.twilio.twiml import BadTwiML, TwiMLMessage, read_twiml

BASE = "https://engage.example/twilio/inbound"


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("STOP", Keyword.STOP),
        (" stop ", Keyword.STOP),
        ("Unsubscribe", Keyword.STOP),
        ("Unsubscribe!", None),
        ("start", Keyword.START),
        ("yes", Keyword.START),
        ("HELP", Keyword.HELP),
        ("stop it now", None),
        ("they did not stop the noise", None),
        ("5", None),
        ("", None),
    ],
)
def test_a_keyword_stands_alone(text: str, keyword: Keyword | None) -> None:
    assert keyword_in(text) is keyword


@pytest.mark.parametrize(
    ("keyword", "opted_out", "beginning"),
    [
        (Keyword.STOP, False, "You have successfully been unsubscribed"),
        (Keyword.STOP, True, None),
        (Keyword.START, True, "You have successfully been re-subscribed"),
        (Keyword.START, False, None),
        (Keyword.HELP, False, "Reply STOP to unsubscribe"),
        (Keyword.HELP, True, None),
    ],
)
def test_twilios_own_answer(keyword: Keyword, opted_out: bool, beginning: str | None) -> None:
    answer = own_answer(keyword, opted_out=opted_out)
    assert (answer or "").startswith(beginning or "")
    assert bool(answer) is bool(beginning)


@pytest.mark.parametrize(
    ("document", "messages"),
    [
        (b"", ()),
        (b"<Response/>", ()),
        (b"<Response><Message>Thanks &amp; bye</Message></Response>", (("Thanks & bye", None),)),
        (
            b'<?xml version="1.0" encoding="UTF-8"?><Response><Message statusCallback="/r/7">A'
            b"</Message><Message><Body>B</Body></Message></Response>",
            (("A", "https://engage.example/r/7"), ("B", None)),
        ),
        (b"<Response><Message> </Message><Redirect>/x</Redirect></Response>", ()),
    ],
)
def test_twiml_is_read(document: bytes, messages: tuple[tuple[str, str | None], ...]) -> None:
    expected = tuple(TwiMLMessage(body, None, None, callback) for body, callback in messages)
    assert read_twiml(document, base_url=BASE) == expected


@pytest.mark.parametrize("document", [b"OK", b"<Response><Message>", b"<html></html>"])
def test_what_is_not_twiml_is_refused(document: bytes) -> None:
    with pytest.raises(BadTwiML):
        read_twiml(document, base_url=BASE)
