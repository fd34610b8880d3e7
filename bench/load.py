"""The load: requests over a few kept connections, from a process of its own."""

import html
import multiprocessing
import socket
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
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


class WrongAnswer(Exception):
    """A request was not answered as it must be."""


def post_all(*, port: int, queues: Sequence[Sequence[Request]]) -> Load:
    """Send each queue in its order over a connection of its own, all at once, to 127.0.0.1.

    Raises WrongAnswer with the first few answers that were not 200 or lack the words that they must have.
    """
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=spawn) as process:
        load = process.submit(_post_all, port, queues).result()
    if load.wrong:
        raise WrongAnswer(f"{len(load.wrong)} answers were wrong, such as {load.wrong[:3]}")
    return load


def _post_all(port: int, queues: Sequence[Sequence[Request]]) -> Load:
    ready = threading.Barrier(len(queues) + 1)
    wrong: list[str] = []
    with ThreadPoolExecutor(len(queues)) as threads:
        running = [threads.submit(_post_queue, port, queue, ready, wrong) for queue in queues]
        ready.wait()
        begun = time.perf_counter()
        times = [seconds for each in running for seconds in each.result()]
        return Load(time.perf_counter() - begun, times, wrong)


def _post_queue(
    port: int, queue: Sequence[Request], ready: threading.Barrier, wrong: list[str]
) -> list[float]:
    """By a plain socket: the load shares the cores with what is measured, so it must cost little."""
    times, heard = [], []
    with socket.create_connection(("127.0.0.1", port), TIMEOUT) as server:
        server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        answers = server.makefile("rb")
        ready.wait()
        for request in queue:
            begun = time.perf_counter()
            server.sendall(request.written)
            heard.append(_read(answers))
            times.append(time.perf_counter() - begun)
    for request, (status, said) in zip(queue, heard, strict=True):
        if status != OK or request.expects not in html.unescape(said.decode()):
            wrong.append(f"{status} {said.decode()[:300]}")
    return times


def _read(answers: BinaryIO) -> tuple[int, bytes]:
    """The status and the body of the next answer on a connection."""
    status = int(answers.readline().split()[1])
    length = 0
    while (header := answers.readline().lower()) not in {b"\r\n", b""}:
        if header.startswith(b"content-length:"):
            length = int(header.partition(b":")[2])
    return status, answers.read(length)
