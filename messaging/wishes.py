"""What a citizen wishes of us besides answering: to stop, to start again, help, or to tell of a wrong number."""

from datetime import datetime

from messaging import outbox
from messaging.citizens import never_text, opt_in, opt_out
from messaging.consent import Consent, Wish, classify, is_yes
from messaging.models import Message, Reply
from messaging.wish_answers import HELP, STOPPED, WRONG_NUMBER

# Twilio answers these itself, spelled like this alone: its default list, English only.
ANSWERED_BY_TWILIO = {
    *("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"),
    *("START", "UNSTOP", "YES", "HELP", "INFO"),
}


def handle(*, reply: Reply, now: datetime) -> bool:
    """Apply the wish that a text expresses. The first of the reply handlers.

    What Twilio answers itself stays without an answer of ours; nobody who can't be texted any more is answered twice.
    After STOP the handlers that follow still hear the text, so that they can end what they had open.
    """
    citizen, agency = reply.citizen, reply.citizen.agency
    if citizen.opted_out_at and is_yes(reply.body):
        opt_in(citizen=citizen, how=_texted(reply), now=now)
        return _by_consent(reply)
    consent = classify(text=reply.body, languages=agency.languages)
    if consent is None:
        return False
    _by_consent(reply)
    was_reachable = citizen.reachable
    texts = _apply(consent, reply, now)
    if was_reachable and texts and reply.body.strip().upper() not in ANSWERED_BY_TWILIO:
        _answer(reply, texts, now)
    return consent.wish not in {Wish.STOP, Wish.WRONG_NUMBER}


def _apply(consent: Consent, reply: Reply, now: datetime) -> dict[str, str]:
    """Do what is wished; return how to answer, by language."""
    match consent.wish:
        case Wish.STOP:
            opt_out(citizen=reply.citizen, how=_texted(reply), now=now, doubtful=consent.doubtful)
            return STOPPED
        case Wish.WRONG_NUMBER:
            if reply.citizen.never_text_at is None:
                reason = "said that this is a wrong number"
                never_text(citizen=reply.citizen, reason=reason, now=now, how=_texted(reply))
            return WRONG_NUMBER
        case Wish.START:
            opt_in(citizen=reply.citizen, how=_texted(reply), now=now)
            return {}
        case Wish.HELP:
            return HELP


def _texted(reply: Reply) -> str:
    return f"texted “{reply.body}”"


def _by_consent(reply: Reply) -> bool:
    reply.handled_by = "consent"
    return True


def _answer(reply: Reply, texts: dict[str, str], now: datetime) -> None:
    body = texts.get(reply.citizen.language, texts["en"]).format(agency=reply.citizen.agency.voice)
    outbox.answer(reply=reply, body=body, purpose=Message.Purpose.CONSENT, now=now)
