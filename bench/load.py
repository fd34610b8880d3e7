"""The load: requests over a few kept connections, from a process of its own."""

import html
import multiprocessing
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection

OK = 200
TIMEOUT = 30.0  # seconds


@dataclass(frozen=True, slots=True)
class Request:
    """A POST that is ready to be sent, and words that its answer must have."""

    path: str
    headers: dict[str, str]
    body: bytes
    expects: str


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
    connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    connection.connect()
    times = []
    ready.wait()
    for request in queue:
        begun = time.perf_counter()
        connection.request("POST", request.path, request.body, request.headers)
        response = connection.getresponse()
        said = response.read().decode()
        times.append(time.perf_counter() - begun)
        if response.status != OK or request.expects not in html.unescape(said):
            wrong.append(f"{response.status} {said[:300]}")
    connection.close()
    return times
