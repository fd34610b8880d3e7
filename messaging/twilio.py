"""Twilio: the only file that knows it. Twilio's own client, its signature, its answer to a webhook."""

import hmac
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from xml.sax.saxutils import escape, quoteattr

import requests
from django.conf import settings
from requests.adapters import HTTPAdapter
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.request_validator import RequestValidator
from twilio.rest import Client
from urllib3.exceptions import NewConnectionError

from agencies.models import Line

TIMEOUT = 15.0  # seconds until an answer that is not read counts as none
TWILIO = "https://api.twilio.com"
CONNECTIONS = 32  # kept open per process
TOO_MANY_REQUESTS = 429
SERVER_ERROR = 500
NOT_FOUND = 404
TRIAL = "Sent from your Twilio trial account - "  # put before each text of such an account


@dataclass
class Refused(Exception):
    """Twilio did not accept the text. `code` is Twilio's error number."""

    code: int
    words: str


@dataclass
class TryLater(Exception):
    """The text was surely not accepted, and may be offered again later."""

    words: str


@dataclass
class NoAnswer(Exception):
    """Nobody knows whether the text was accepted: it must not be offered again on a guess."""

    words: str


@dataclass(frozen=True, slots=True)
class OutgoingText:
    """What a webhook's answer says: the text, and where its receipts go."""

    body: str
    callback: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A text as Twilio's own list has it, in Twilio's words: `direction` is inbound, outbound-api or outbound-reply."""

    provider_id: str
    direction: str
    sender: str
    to: str
    service: str
    body: str
    status: str
    error_code: int | None
    created_at: datetime


@dataclass(slots=True)
class Allowance:
    """How many requests may still be spent on reading one line's list, and how many texts a page of it has."""

    requests: int
    page: int = 100


class _Http(TwilioHttpClient):  # type: ignore[misc]  # twilio ships no types
    """Twilio's HTTP client with a wide pool, which goes to `TWILIO_API_BASE` where that is set."""

    def __init__(self, base: str) -> None:
        super().__init__(timeout=TIMEOUT)
        self.base = urlsplit(base)
        adapter = HTTPAdapter(pool_connections=4, pool_maxsize=CONNECTIONS)
        self.session.mount("https://", adapter)
        self.session.mount("http://", adapter)
        self._read_environment_once(base or TWILIO)

    def _read_environment_once(self, url: str) -> None:
        """Proxies and certificates that the environment names. Each reading costs a twentieth of a text's time."""
        found = self.session.merge_environment_settings(url, {}, None, None, None)
        self.session.proxies = found["proxies"]
        self.session.verify = found["verify"]
        self.session.trust_env = False

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        if self.base.netloc:
            url = urlunsplit((self.base.scheme, self.base.netloc, *urlsplit(url)[2:]))
        return super().request(method, url, *args, **kwargs)


@lru_cache(maxsize=1)
def _http(base: str) -> _Http:
    return _Http(base)


def _client(line: Line) -> Client:
    return Client(line.account, line.auth_token, http_client=_http(settings.TWILIO_API_BASE))


def send(*, line: Line, to: str, body: str, callback: str, valid_for: timedelta) -> str:
    """Offer one text to Twilio and return its id (SM…).

    `callback` gets the receipts; Twilio drops a text that it could not send within `valid_for` (10 s to 10 h).
    Raises Refused, TryLater or NoAnswer, which say what may be done next.
    """
    sender = (
        {"messaging_service_sid": line.messaging_service}
        if line.messaging_service
        else {"from_": line.number}
    )
    seconds = min(max(int(valid_for.total_seconds()), 10), 36_000)
    try:
        message = _client(line).messages.create(
            to=to, body=body, status_callback=callback, validity_period=seconds, **sender
        )
    except TwilioRestException as error:
        raise _policy(error) from error
    except requests.exceptions.RequestException as error:
        raise _unread(error) from error
    return str(message.sid)


def _policy(error: TwilioRestException) -> Exception:
    if error.status == TOO_MANY_REQUESTS:
        return TryLater("Twilio asked to slow down.")
    if error.status >= SERVER_ERROR:
        return NoAnswer(f"Twilio answered with error {error.status}.")
    return Refused(code=error.code or error.status, words=error.msg)


def _unread(error: requests.exceptions.RequestException) -> Exception:
    """Only a connection that was never made proves that nothing was accepted."""
    cause = getattr(error.args[0] if error.args else None, "reason", None)
    cause = getattr(cause, "original_error", cause)  # what a proxy's error wraps
    never_connected = isinstance(cause, NewConnectionError) or isinstance(
        error, requests.exceptions.ConnectTimeout
    )
    if never_connected:
        return TryLater("Twilio could not be reached.")
    return NoAnswer("The connection to Twilio broke before its answer was read.")


def check(line: Line) -> str:
    """Ask Twilio about the line's account and number; return a sentence, or raise Refused or TryLater."""
    client = _client(line)
    try:
        account = client.api.v2010.accounts(line.account).fetch()
        if not line.number:
            return f"Twilio knows the account “{account.friendly_name}”."
        owned = client.incoming_phone_numbers.list(phone_number=line.number, limit=1)
    except TwilioRestException as error:
        raise Refused(code=error.code or error.status, words=error.msg) from error
    except (TwilioException, requests.exceptions.RequestException) as error:
        raise TryLater("Twilio could not be reached. Try again in a minute.") from error
    if not owned:
        raise Refused(code=21606, words=f"The account does not own {line.number}.")
    return f"Twilio knows the account “{account.friendly_name}” and its number {line.number}."


def fetch(*, line: Line, provider_id: str, allowance: Allowance) -> Listed | None:
    """One text as Twilio has it now; None where Twilio has none with this id. Raises TryLater."""
    try:
        with _reading(allowance):
            return _listed(_client(line).messages(provider_id).fetch())
    except _Missing:
        return None


def sent_to(*, line: Line, phone: str, allowance: Allowance) -> Iterator[list[Listed]]:
    """The line's texts with the number `phone` as their receiver, newest first, page by page. Raises TryLater.

    Not narrowed by Twilio's date of sending, which a text that still waits at Twilio does not have. A messaging
    service sends from any of its numbers.
    """
    sender = {} if line.messaging_service else {"from_": line.number}
    return _pages(line, allowance, to=phone, **sender)


def received(
    *, line: Line, since: datetime, until: datetime, allowance: Allowance
) -> Iterator[list[Listed]]:
    """What came in for the line between two moments, newest first, page by page. Raises TryLater.

    A messaging service is asked for by reading the account's whole list.
    """
    receiver = {} if line.messaging_service else {"to": line.number}
    days = {"date_sent_after": since, "date_sent_before": until}
    for page in _pages(line, allowance, **receiver, **days):
        yield [
            text
            for text in page
            if text.direction == "inbound"
            and since.replace(microsecond=0) <= text.created_at <= until
            and (text.to == line.number or text.service == line.messaging_service != "")
        ]


def _pages(line: Line, allowance: Allowance, **filters: object) -> Iterator[list[Listed]]:
    with _reading(allowance):
        page = _client(line).messages.page(page_size=allowance.page, **filters)
    while page is not None:
        yield [_listed(message) for message in page]
        if page.next_page_url is None:
            return
        with _reading(allowance):
            page = page.next_page()


class _Missing(Exception):
    """Twilio has nothing with this id."""


@contextmanager
def _reading(allowance: Allowance) -> Iterator[None]:
    """Spend one request. Whatever goes wrong, what was asked is still unknown and is asked again later."""
    if allowance.requests <= 0:
        raise TryLater("The line has had its requests for now.")
    allowance.requests -= 1
    try:
        yield
    except TwilioRestException as error:
        if error.status == NOT_FOUND:
            raise _Missing from error
        raise TryLater(f"Twilio answered with error {error.code or error.status}.") from error
    except (TwilioException, requests.exceptions.RequestException, ValueError) as error:
        raise TryLater("Twilio's list could not be read.") from error


def _listed(message: Any) -> Listed:
    return Listed(
        provider_id=str(message.sid),
        direction=str(message.direction),
        sender=message.from_ or "",
        to=message.to or "",
        service=message.messaging_service_sid or "",
        body=(message.body or "").removeprefix(TRIAL),
        status=str(message.status),
        error_code=message.error_code,
        created_at=message.date_created,
    )


def is_genuine(*, line: Line, url: str, fields: Mapping[str, str], signature: str) -> bool:
    """Whether Twilio signed this request. `url` is the public address, exactly as Twilio was given it.

    Signed is the address with all fields, in the order of their names. Twilio's own validator has the last word: it
    knows more ways, such as an address with its port, and takes many times as long.
    """
    signed = url + "".join(f"{name}{fields[name]}" for name in sorted(fields))
    expected = b64encode(hmac.digest(line.auth_token.encode(), signed.encode(), "sha1"))
    if hmac.compare_digest(expected, signature.encode()):
        return True
    return bool(RequestValidator(line.auth_token).validate(url, fields, signature))


def answer(texts: list[OutgoingText]) -> str:
    """The TwiML that makes Twilio send `texts` to whoever texted us."""
    said = (
        f"<Message statusCallback={quoteattr(text.callback)}>{escape(text.body)}</Message>"
        for text in texts
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><Response>{"".join(said)}</Response>'
