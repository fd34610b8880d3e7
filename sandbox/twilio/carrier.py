"""Taking texts: from the product, to be sent; and from phones, to be brought to the product."""

import random
import re
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from urllib.parse import urlsplit

from django.utils import timezone

from sandbox.faults import Faults
from sandbox.timers import Timers
from sandbox.twilio.books import Books
from sandbox.twilio.keywords import Keyword, keyword_in, own_answer
from sandbox.twilio.lifecycle import Lifecycle
from sandbox.twilio.messages import API, Direction, Line, Message
from sandbox.twilio.refusals import REFUSED_FROM, REFUSED_TO, refused
from sandbox.twilio.twiml import BadTwiML, TwiMLMessage, read_twiml
from sandbox.twilio.webhooks import Answer, Webhooks

_LONGEST_BODY = 1600
_LONGEST_VALIDITY = 36_000
_PLACE = {"City": "CEDAR FALLS", "State": "IA", "Zip": "50613", "Country": "US"}


class Carrier:
    """The two ways in. Everything slow is left to the timers' threads."""

    def __init__(
        self,
        *,
        books: Books,
        faults: Faults,
        timers: Timers,
        webhooks: Webhooks,
        lifecycle: Lifecycle,
        pace: float,
    ) -> None:
        self._books = books
        self._faults = faults
        self._timers = timers
        self._webhooks = webhooks
        self._lifecycle = lifecycle
        self._pace = pace

    def send(self, *, account_sid: str, form: Mapping[str, str], now: datetime) -> Message:
        """Take a text from the REST API, whose form fields are Twilio's, and set it on its way.

        Raises Refused with the error that Twilio would give.
        """
        to, service = e164(form.get("To", "")), form.get("MessagingServiceSid", "")
        if not to:
            raise refused(21604)
        line = self._line_for(account_sid, e164(form.get("From", "")), service)
        _check(form, to=to, sender=line.number)
        if self._books.is_opted_out(line=line.number, citizen=to):
            raise refused(21610)
        message = Message(
            account_sid=account_sid,
            direction=Direction.API,
            sender=line.number,
            to=to,
            body=form["Body"],
            status="accepted" if service else "queued",
            created=now,
            status_callback=form.get("StatusCallback", ""),
            messaging_service_sid=service,
        )
        self._books.add(message)
        self._lifecycle.start(message)
        return message

    def receive(self, *, line: Line, sender: str, body: str, now: datetime) -> Message:
        """Take a text from a phone, answer Twilio's own keywords, and bring it to the product."""
        message = Message(
            account_sid=line.account_sid,
            direction=Direction.INBOUND,
            sender=sender,
            to=line.number,
            body=body,
            status="received",
            created=now,
            sent=now,
        )
        self._books.add(message)
        if keyword := keyword_in(body):
            self._obey(keyword, line, sender)
        delay = random.uniform(0.02, 0.15) * self._pace
        self._timers.after(delay, partial(self._bring, message, line))
        return message

    def _line_for(self, account_sid: str, sender: str, service: str) -> Line:
        """A service that no line names is served by the account's first line."""
        if sender:
            if code := REFUSED_FROM.get(sender):
                raise refused(code, sender=sender)
            line = self._books.line(sender)
            if line is None or line.account_sid != account_sid:
                raise refused(21606, sender=sender)
            return line
        if not service:
            raise refused(21603)
        lines = [line for line in self._books.lines() if line.account_sid == account_sid]
        if not lines or not re.fullmatch(r"MG[0-9a-fA-F]{32}", service):
            raise refused(21701)
        return next((line for line in lines if line.messaging_service_sid == service), lines[0])

    def _obey(self, keyword: Keyword, line: Line, citizen: str) -> None:
        opted_out = self._books.is_opted_out(line=line.number, citizen=citizen)
        if keyword is not Keyword.HELP and opted_out is (keyword is Keyword.START):
            stops = keyword is Keyword.STOP
            self._books.set_opted_out(line=line.number, citizen=citizen, opted_out=stops)
        if answer := own_answer(keyword, opted_out=opted_out):
            self._reply(TwiMLMessage(answer, None, None, None), line, citizen, by_twilio=True)

    def _bring(self, message: Message, line: Line) -> None:
        """Post an incoming text to the line's webhook and follow what it answers."""
        fault = self._faults.for_inbound()
        if fault.drop:
            return
        parameters = _incoming(message)
        if fault.wrong_signature:
            forged_with = line.auth_token + "forged"
            if self._webhooks.post(line.inbound_url, parameters, auth_token=forged_with).is_good:
                self._books.alert("wrong_signature_accepted")
        answer = self._post(message, line, parameters)
        if fault.duplicate:
            lost, answer = answer, self._post(message, line, parameters)
            if lost.is_good and answer.is_good and lost.document != answer.document:
                self._books.alert("answers_differ")
        self._follow(answer, line, message.sender)

    def _post(self, message: Message, line: Line, parameters: Mapping[str, str]) -> Answer:
        answer = self._webhooks.post(line.inbound_url, parameters, auth_token=line.auth_token)
        self._books.note(message, status="received", answered=answer.status)
        return answer

    def _follow(self, answer: Answer, line: Line, citizen: str) -> None:
        if not answer.is_good:
            self._books.alert("11200")  # Twilio: HTTP retrieval failure
            return
        if answer.document and "xml" not in answer.content_type:
            self._books.alert("12300")  # Twilio: invalid content type
            return
        try:
            replies = read_twiml(answer.document, base_url=line.inbound_url)
        except BadTwiML:
            self._books.alert("12100")  # Twilio: document parse failure
            return
        for reply in replies:
            self._reply(reply, line, citizen, by_twilio=False)

    def _reply(self, reply: TwiMLMessage, line: Line, citizen: str, *, by_twilio: bool) -> None:
        to = reply.to or citizen
        sender = reply.sender or line.number
        if not by_twilio and self._books.is_opted_out(line=sender, citizen=to):
            self._books.alert("21610")
            return
        message = Message(
            account_sid=line.account_sid,
            direction=Direction.REPLY,
            sender=sender,
            to=to,
            body=reply.body,
            status="queued",
            created=timezone.now(),
            status_callback=reply.status_callback or "",
            by_twilio=by_twilio,
        )
        self._books.add(message)
        self._lifecycle.start(message)


def e164(number: str) -> str:
    """Return a number as Twilio keeps it: separators gone, ten digits taken as American."""
    bare = re.sub(r"[\s().-]", "", number)
    return f"+1{bare}" if re.fullmatch(r"\d{10}", bare) else bare


def _check(form: Mapping[str, str], *, to: str, sender: str) -> None:
    if not re.fullmatch(r"\+[1-9]\d{7,14}", to):
        raise refused(21211, to=to)
    if code := REFUSED_TO.get(to):
        raise refused(code, to=to, sender=sender)
    if to == sender:
        raise refused(21266, to=to)
    if not form.get("Body"):
        raise refused(21602)
    if len(form["Body"]) > _LONGEST_BODY:
        raise refused(21617)
    callback = form.get("StatusCallback", "")
    if callback and (urlsplit(callback).scheme not in ("http", "https") or " " in callback):
        raise refused(21609, callback=callback)
    validity = form.get("ValidityPeriod", "1")
    if not validity.isdecimal() or not 1 <= int(validity) <= _LONGEST_VALIDITY:
        raise refused(90007, validity=validity)


def _incoming(message: Message) -> dict[str, str]:
    places = {f"{side}{part}": name for side in ("From", "To") for part, name in _PLACE.items()}
    return places | {
        "AccountSid": message.account_sid,
        "ApiVersion": API[1:],
        "Body": message.body,
        "From": message.sender,
        "MessageSid": message.sid,
        "NumMedia": "0",
        "NumSegments": str(message.segments),
        "SmsMessageSid": message.sid,
        "SmsSid": message.sid,
        "SmsStatus": "received",
        "To": message.to,
    }
