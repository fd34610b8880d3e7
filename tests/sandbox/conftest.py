"""A running sandbox and a product's webhooks, both real and both over HTTP."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

import pytest
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from sandbox.process import Sandbox, running_sandbox

ACCOUNT = "AC" + "0123456789abcdef" * 2
TOKEN = "a-token-of-the-account"
LINE = "+13195550199"


@dataclass(frozen=True, slots=True)
class Received:
    """One request that reached the receiver."""

    method: str
    url: str
    headers: dict[str, str]
    body: bytes

    @property
    def form(self) -> dict[str, str]:
        """The form's fields, empty ones too."""
        return dict(parse_qsl(self.body.decode(), keep_blank_values=True))

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


Answer = tuple[int, str, str]
ClientOf = Callable[..., Client]


@dataclass
class Receiver:
    """What the product's server would be: remembers requests, answers as it is told."""

    url: str
    received: list[Received] = field(default_factory=list)
    answer: Callable[[Received], Answer] = lambda _: (200, "text/xml", "<Response/>")

    def statuses(self, sid: str) -> list[str]:
        """The statuses that were called back about a text, in order."""
        forms = [post.form for post in self.received if "MessageStatus" in post.form]
        return [form["MessageStatus"] for form in forms if form["MessageSid"] == sid]

    def wait_for(self, number: int, *, seconds: float = 5) -> list[Received]:
        """Wait until so many requests have come and return them."""
        deadline = time.monotonic() + seconds
        while len(self.received) < number:
            assert time.monotonic() < deadline, f"{len(self.received)} of {number} requests came"
            time.sleep(0.01)
        return list(self.received)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            url = here.url + self.path
            received = Received(self.command, url, dict(self.headers.items()), body)
            status, content_type, document = here.answer(received)
            here.received.append(received)
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(document.encode())))
            self.end_headers()
            self.wfile.write(document.encode())

        do_PUT = do_POST

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here = Receiver(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield here
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def process() -> Iterator[Sandbox]:
    with running_sandbox(env={"SANDBOX_PACE": "0", "SANDBOX_RESIDENTS": "0"}) as sandbox:
        yield sandbox


@pytest.fixture
def line_fields(receiver: Receiver) -> dict[str, str]:
    """What registers the line whose webhook is the receiver."""
    return {
        "account_sid": ACCOUNT,
        "auth_token": TOKEN,
        "number": LINE,
        "inbound_url": f"{receiver.url}/twilio/inbound?line=7",
        "agency": "Cedar Falls Police",
        "api_url": receiver.url,
        "api_key": "a-key-of-the-cad",
    }


@pytest.fixture
def sandbox(process: Sandbox, line_fields: dict[str, str]) -> Iterator[Sandbox]:
    """An empty sandbox with one line."""
    process.reset()
    process.register_line(**line_fields)
    yield process
    process.fail()
    process.wait_until_idle()


@pytest.fixture
def client_of() -> ClientOf:
    """Make Twilio's own client go to a sandbox, with only scheme and host replaced."""

    def make(sandbox: Sandbox, *, token: str = TOKEN, timeout: float = 5) -> Client:
        http = TwilioHttpClient(timeout=timeout)
        at_twilio = http.request

        def at_sandbox(method: str, uri: str, *args: Any, **kwargs: Any) -> Any:
            there = uri.replace("https://api.twilio.com", sandbox.url)
            return at_twilio(method, there, *args, **kwargs)

        http.request = at_sandbox
        return Client(ACCOUNT, token, http_client=http)

    return make


@pytest.fixture
def client(sandbox: Sandbox, client_of: ClientOf) -> Client:
    """Twilio's client at the empty sandbox."""
    return client_of(sandbox)
