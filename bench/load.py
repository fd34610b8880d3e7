"""The load: requests over a few kept connections, from a process of its own."""

import html
import multiprocessing
import socket
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import BinaryIO

OK = 200
TIMEOUT = 30.0  # seconds


@dataclass(frozen=True, slots=True)
class Request:
    """A POST that is ready to be sent, and words that its answer must have."""

    path: str
    headers: dict[str, str]
    body: bytes
    expects: str

    @property
    def written(self) -> bytes:
        """What is sent over the wire."""
        headers = {"Host": "localhost", "Content-Length": str(len(self.body)), **self.headers}
        lines = [f"POST {self.path} HTTP/1.1", *(f"{name}: {v}" for name, v in headers.items())]
        return "\r\n".join([*lines, "", ""]).encode() + self.body


@dataclass(frozen=True, slots=True)
class Load:
    """How it went: seconds for everything, seconds for each request, and what was answered wrongly."""

    seconds: float
    times: list[float]
    wrong: list[str]


Exchange = Sequence[Request]
"""Requests of which each is sent once the one before is answered, as nobody answers a question that was not asked."""

Answered = tuple[Request, int, bytes, float]
"""A request, the status and the body of its answer, and the seconds that it took."""


class WrongAnswer(Exception):
    """A request was not answered as it must be."""


def post_all(*, port: int, exchanges: Sequence[Exchange], connections: int) -> Load:
    """Send to 127.0.0.1 the first request of each exchange, then the second of each, and so on.

    Each over the connection that is free next, as Twilio does: none waits for the exchange of somebody else. Raises
    WrongAnswer with the first few answers that were not 200 or lack the words that they must have.
    """
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=spawn) as process:
        load = process.submit(_post_all, port, exchanges, connections).result()
    if load.wrong:
        raise WrongAnswer(f"{len(load.wrong)} answers were wrong, such as {load.wrong[:3]}")
    return load


def _post_all(port: int, exchanges: Sequence[Exchange], connections: int) -> Load:
    ready = threading.Barrier(connections + 1)
    waiting: SimpleQueue[Exchange] = SimpleQueue()
    for exchange in exchanges:
        waiting.put(exchange)
    with ThreadPoolExecutor(connections) as threads:
        running = [threads.submit(_post, port, waiting, ready) for _ in range(connections)]
        ready.wait()
        begun = time.perf_counter()
        answered = [each for connection in running for each in connection.result()]
        seconds = time.perf_counter() - begun
    wrong = [
        f"{status} {said.decode()[:300]}"
        for request, status, said, _ in answered
        if status != OK or request.expects not in html.unescape(said.decode())
    ]
    return Load(seconds, [took for *_, took in answered], wrong)


def _post(port: int, waiting: SimpleQueue[Exchange], ready: threading.Barrier) -> list[Answered]:
    """By a plain socket: the load shares the cores with what is measured, so it must cost little."""
    answered = []
    with socket.create_connection(("127.0.0.1", port), TIMEOUT) as server:
        server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        answers = server.makefile("rb")
        ready.wait()
        while exchange := _next_of(waiting):
            request, *left = exchange
            begun = time.perf_counter()
            server.sendall(request.written)
            status, said = _read(answers)
            answered.append((request, status, said, time.perf_counter() - begun))
            if left:
                waiting.put(left)
    return answered


def _next_of(waiting: SimpleQueue[Exchange]) -> Exchange:
    """What is left of the exchange that waited longest; nothing where none waits."""
    with suppress(Empty):
        return waiting.get_nowait()
    return ()


def _read(answers: BinaryIO) -> tuple[int, bytes]:
    """The status and the body of the next answer on a connection."""
    status = int(answers.readline().split()[1])
    length = 0
    while (header := answers.readline().lower()) not in {b"\r\n", b""}:
        if header.startswith(b"content-length:"):
            length = int(header.partition(b":")[2])
    return status, answers.read(length)
