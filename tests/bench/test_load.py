"""The load asks as people do: nobody's next reply leaves before the one before it is answered."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bench.load import Request, WrongAnswer, post_all

SLOW = "anna"


class Server(ThreadingHTTPServer):
    """Answers one person slowly, and remembers what came while somebody still waited for an answer."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.waiting: Counter[str] = Counter()
        self.came: list[str] = []
        self.too_early: list[str] = []


class Handler(BaseHTTPRequestHandler):
    """Says again what it was told."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_POST(self) -> None:  # the name that http.server asks for
        body = self.rfile.read(int(self.headers["Content-Length"]))
        person = body.decode().partition(" ")[0]
        self.server.came.append(body.decode())
        if self.server.waiting[person]:
            self.server.too_early.append(body.decode())
        self.server.waiting[person] += 1
        if person == SLOW:
            time.sleep(0.05)
        self.server.waiting[person] -= 1
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


def _exchange(person: str, *, expects: str = "") -> list[Request]:
    bodies = [f"{person} {step}" for step in range(3)]
    return [Request("/", {}, body.encode(), expects or body) for body in bodies]


def test_nobody_speaks_again_before_being_answered(server: Server) -> None:
    exchanges = [_exchange(person) for person in (SLOW, "ben", "carla")]
    load = post_all(port=server.server_port, exchanges=exchanges, connections=3)
    assert server.too_early == []
    assert sorted(server.came) == sorted(
        f"{each} {n}" for each in (SLOW, "ben", "carla") for n in range(3)
    )
    assert len(load.times) == 9


def test_nobody_waits_for_somebody_slow(server: Server) -> None:
    exchanges = [_exchange(person) for person in (SLOW, "ben", "carla")]
    post_all(port=server.server_port, exchanges=exchanges, connections=3)
    assert server.came[-1] == f"{SLOW} 2"


def test_a_wrong_answer_is_told(server: Server) -> None:
    with pytest.raises(WrongAnswer, match="3 answers were wrong"):
        post_all(
            port=server.server_port, exchanges=[_exchange("ben", expects="thanks")], connections=2
        )
