"""What a citizen wishes of us besides answering: to stop, to start again, help, or to tell of a wrong number."""

from datetime import datetime

from messaging import outbox
from messaging.citizens import never_text, opt_in, opt_out
from messaging.consent import Wish, classify, is_yes
from messaging.models import Message, Reply

STOPPED = {
    "en": "{agency}: you will get no more texts from us. Reply START to get them again.",
    "es": "{agency}: no recibirá más mensajes. Responda START para recibirlos de nuevo.",
}
WRONG_NUMBER = {
    "en": "{agency}: sorry about that. We will not text this number again.",
    "es": "{agency}: disculpe la molestia. Este número no recibirá más mensajes.",
}


def handle(*, reply: Reply, now: datetime) -> bool:
    """Apply the wish that a text expresses. The first of the reply handlers.

    A keyword (STOP, START, HELP) is answered by Twilio itself; we answer wishes in other words, once. After a STOP the
    handlers that follow still hear the text, so that they can end what they had open.
    """
    citizen, agency = reply.citizen, reply.citizen.agency
    if citizen.opted_out_at and is_yes(reply.body):
        opt_in(citizen=citizen)
        return _by_consent(reply)
    consent = classify(text=reply.body, languages=agency.languages)
    if consent is None:
        return False
    _by_consent(reply)
    if consent.wish is Wish.STOP:
        known = citizen.opted_out_at is not None
        opt_out(citizen=citizen, how=f"texted “{reply.body}”", now=now)
        if not (consent.keyword or known):
            _answer(reply, STOPPED, now)
        return False
    if consent.wish is Wish.WRONG_NUMBER:
        if citizen.never_text_at is None:
            never_text(citizen=citizen, reason="said that this is a wrong number", now=now)
            _answer(reply, WRONG_NUMBER, now)
        return False
    if consent.wish is Wish.START:
        opt_in(citizen=citizen)
    return True


def _by_consent(reply: Reply) -> bool:
    reply.handled_by = "consent"
    reply.save(update_fields=["handled_by"])
    return True


def _answer(reply: Reply, texts: dict[str, str], now: datetime) -> None:
    body = texts.get(reply.citizen.language, texts["en"]).format(agency=reply.citizen.agency.voice)
    outbox.answer(reply=reply, body=body, purpose=Message.Purpose.CONSENT, now=now)
